"""The file of a backup: a gzip-compressed tar whose first member is the manifest (names, sizes, SHA-256 of all the rest).

What is read back is hostile until proved ours: headers are read one by one, only plain files named in the manifest, with
the size it says, are accepted; nothing is written outside the folder that was asked for, and no more than was declared.
"""

import gzip
import hashlib
import io
import json
import os
import re
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE_FILE, DATABASE_DUMP, HISTORY_KEY = "database/dienhong.sqlite3", "database/dienhong.dump", "keys/history.key"
NAME = re.compile(
    rf"{re.escape(DATABASE_FILE)}|{re.escape(DATABASE_DUMP)}|{re.escape(HISTORY_KEY)}|files/[0-9a-f]{{2}}/[0-9a-f]{{64}}"
)
LARGEST_MANIFEST = 256 * 1024 * 1024
BLOCK = tarfile.BLOCKSIZE
CHUNK = 1024 * 1024


class BadArchive(ValueError):
    """Not a whole backup of ours; the message is Vietnamese."""


@dataclass(frozen=True)
class Member:
    """One file of the backup, and where it is read from."""

    name: str
    source: Path
    sha256: str
    size: int

    @classmethod
    def of(cls, name: str, source: Path) -> "Member":
        """Measured now."""
        with source.open("rb") as file:
            return cls(name, source, hashlib.file_digest(file, "sha256").hexdigest(), source.stat().st_size)


def write(
    target: Path, told: dict[str, Any], members: Sequence[Member], each: Callable[[Member], None] = lambda _: None
) -> None:
    """Write the backup at `target`, whole or not at all, readable by its owner only. Raises OSError, BadArchive."""
    rows = [{"name": one.name, "sha256": one.sha256, "size": one.size} for one in members]
    manifest = json.dumps({"format": FORMAT, **told, "members": rows}, ensure_ascii=False, indent=1).encode()
    with (
        _appearing(target) as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=6, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.GNU_FORMAT) as tar,
    ):
        _add(tar, MANIFEST, len(manifest), io.BytesIO(manifest))
        for one in members:
            with one.source.open("rb") as source:
                checked = _Hashing(source)
                _add(tar, one.name, one.size, checked)
            if checked.digest.hexdigest() != one.sha256:
                raise BadArchive(f"Tệp {one.name} đổi trong lúc sao lưu.")
            each(one)


def extract(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack into the empty `folder` and compare with the manifest; returns it. Raises BadArchive, OSError."""
    try:
        with gzip.open(source, "rb") as packed:
            entries = _headers(packed)
            manifest = _manifest(entries, packed, folder)
            wanted = {row["name"]: row for row in manifest["members"]}
            for name, size in entries:
                row = wanted.pop(name, None)
                if row is None or row["size"] != size:
                    raise BadArchive(f"Bản sao lưu có tệp lạ hoặc sai cỡ: {name[:120]}.")
                digest = _unpack(packed, size, folder / name)
                if digest != row["sha256"]:
                    raise BadArchive(f"Tệp {name} trong bản sao lưu đã hỏng hoặc bị sửa.")
    except (gzip.BadGzipFile, EOFError, tarfile.TarError, OverflowError) as wrong:
        raise BadArchive("Tệp này không phải bản sao lưu của Diên Hồng, hoặc bị cắt, bị hỏng.") from wrong
    except OSError as wrong:
        if wrong.errno is None:  # zlib's own complaints
            raise BadArchive("Bản sao lưu bị hỏng.") from wrong
        raise
    if wanted:
        raise BadArchive(f"Bản sao lưu thiếu {len(wanted)} tệp, ví dụ {next(iter(wanted))}.")
    return manifest


class _Hashing:
    """Reads on, and remembers the digest of what it read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        return data


def _add(tar: tarfile.TarFile, name: str, size: int, content: Any) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    tar.addfile(info, content)


def _headers(packed: gzip.GzipFile) -> Iterator[tuple[str, int]]:
    """Name and size of each member. The caller reads its bytes before it asks for the next.

    Only plain headers are taken: a link, folder, device or extended header never comes out of `write`.
    """
    while True:
        block = _exactly(packed, BLOCK)
        if not block.strip(b"\0"):
            return
        info = tarfile.TarInfo.frombuf(block, "ascii", "strict")
        if info.type != tarfile.REGTYPE or info.size < 0:
            raise BadArchive("Bản sao lưu có mục không phải tệp thường (liên kết, thư mục…); không mở.")
        yield info.name, info.size
        _exactly(packed, -info.size % BLOCK)


def _manifest(entries: Iterator[tuple[str, int]], packed: gzip.GzipFile, folder: Path) -> dict[str, Any]:
    name, size = next(entries, ("", 0))
    if name != MANIFEST or size > LARGEST_MANIFEST:
        raise BadArchive("Tệp này không phải bản sao lưu của Diên Hồng: thiếu bảng kê ở đầu.")
    try:
        manifest: dict[str, Any] = json.loads(_exactly(packed, size))
        rows = manifest["members"]
        names = [str(row["name"]) for row in rows]
        total = sum(int(row["size"]) for row in rows)
        good = all(isinstance(row["sha256"], str) and type(row["size"]) is int and row["size"] >= 0 for row in rows)
    except (ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise BadArchive("Bảng kê của bản sao lưu không đọc được.") from wrong
    if manifest.get("format") != FORMAT:
        raise BadArchive("Bản sao lưu thuộc định dạng mà phiên bản này không đọc được.")
    if not good or len(set(names)) != len(names) or not all(NAME.fullmatch(name) for name in names):
        raise BadArchive("Bảng kê của bản sao lưu có tên tệp không hợp lệ; không mở.")
    if total > shutil.disk_usage(folder).free:
        raise BadArchive(f"Đĩa không đủ chỗ: bản sao lưu cần {total // 1_000_000 + 1} MB.")
    return manifest


def _unpack(packed: gzip.GzipFile, size: int, target: Path) -> str:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as file:
        left = size
        while left:
            data = _exactly(packed, min(left, CHUNK))
            digest.update(data)
            file.write(data)
            left -= len(data)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _exactly(packed: gzip.GzipFile, size: int) -> bytes:
    data = packed.read(size)
    if len(data) != size:
        raise EOFError
    return data


@contextmanager
def _appearing(target: Path) -> Iterator[IO[bytes]]:
    """A file that appears under its name when all of it is on the disk. Where the file system can, it has no name before:
    not even a killed process leaves half of it."""
    try:
        handle = os.open(target.parent, os.O_TMPFILE | os.O_RDWR, 0o600)
        temporary = None
    except OSError:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".dang-sao-luu-")
        temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if temporary is None:
                _name(file.fileno(), target)
            else:
                temporary.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _name(handle: int, target: Path) -> None:
    """Give the nameless file its name. The folder's descriptor makes Python follow the link that stands for the file."""
    open_files = os.open("/proc/self/fd", os.O_RDONLY)
    try:
        os.link(str(handle), target, src_dir_fd=open_files, follow_symlinks=True)
    finally:
        os.close(open_files)
