"""A backup taken while acts go on, restored elsewhere: whole, equal, without the sealing key; hostile files are refused."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from dienhong.ops.archive import MANIFEST
from tests.journeys.server import BIN, ROOT
from tests.ops.running import dienhong, done, found, told, wait_until

LOAD = """
import os, sys
from datetime import date
from io import BytesIO
import django; django.setup()
from dienhong.documents.actions import attach_file, record_document
from dienhong.page.clock import real_now
from dienhong.records.actor import Actor
from tests.factories.files import noise
from tests.factories.petitions import reception, visit
by, number = Actor("Chuyên viên", "party_office"), int(sys.argv[1])
while True:
    at = real_now()
    document = record_document(number=f"{number}-BC/ĐU", direction="out", by=by, at=at)
    attach_file(document.code, "anh.png", BytesIO(noise()), by=by, at=at)
    reception(date(2026, 6, 4), by=by, at=at, visits=(visit(),))
    number += 1
"""


@contextmanager
def load(folder: Path, processes: int = 2) -> Iterator[None]:
    """Officers at work in processes of their own until the block ends, then killed in the middle of it."""
    command = [sys.executable, "-c", LOAD]
    running = [
        subprocess.Popen([*command, str(1 + 100_000 * one)], env=told(folder), cwd=ROOT, stderr=subprocess.DEVNULL)
        for one in range(processes)
    ]
    try:
        yield
        assert all(one.poll() is None for one in running), "the load ended before the backup did"
    finally:
        for one in running:
            one.kill()
            one.wait()


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "dienhong.sqlite3", timeout=60)) as database:
        return database.execute(query).fetchall()


def manifest_of(file: Path) -> dict[str, object]:
    with tarfile.open(file) as packed:
        first = packed.next()
        assert first is not None and first.name == MANIFEST
        read = packed.extractfile(first)
        assert read is not None
        return json.loads(read.read())  # type: ignore[no-any-return]


def only_backup(folder: Path) -> Path:
    [file] = folder.iterdir()
    return file


def test_a_backup_under_load_restores_whole(tmp_path: Path) -> None:
    source, kept, target = found(tmp_path / "a"), tmp_path / "kept", tmp_path / "b"
    (source / "keys" / "seal.key").write_text("the key of sealed identities, which never travels")
    with load(source):
        wait_until(lambda: rows(source, "select count(*) from records_attachment")[0][0] >= 70)  # type: ignore[operator]
        said = done(source, "backup", str(kept))
        after = rows(source, "select count(*) from records_attachment")[0][0]
    assert "seal.key" in said and "không nằm trong bản sao lưu" in said
    file = only_backup(kept)
    assert file.name.startswith("dienhong-an-khanh-11668-") and stat.S_IMODE(file.stat().st_mode) == 0o600
    packed = gzip.decompress(file.read_bytes())
    assert b"which never travels" not in packed
    assert (source / "keys" / "session.key").read_bytes() not in packed
    said = done(source, "restore", str(file), "--to", str(target))
    assert "Sổ nguyên vẹn." in said
    manifest = manifest_of(file)
    head = manifest["head"]
    assert rows(target, "select seq, hash from records_chainhead") == [(head["seq"], head["hash"])]  # type: ignore[index]
    assert rows(source, f"select hash from records_event where seq = {head['seq']}") == [(head["hash"],)]  # type: ignore[index]
    for prefix, table in (("VB", "documents_document"), ("TCD", "petitions_reception")):
        assert rows(target, f"select count(*) from {table}") == [(manifest["counts"][prefix],)]  # type: ignore[index]
    attached = [str(digest) for (digest,) in rows(target, "select sha256 from records_attachment")]
    assert 70 <= len(attached) <= int(str(after))
    for digest in random.Random(11668).sample(attached, 50):
        there, here = (folder / "files" / digest[:2] / digest for folder in (source, target))
        assert hashlib.sha256(here.read_bytes()).hexdigest() == digest and here.read_bytes() == there.read_bytes()
    assert not (target / "keys" / "seal.key").exists() and stat.S_IMODE(target.stat().st_mode) == 0o700
    assert not list((source / "run").glob("snapshot-*"))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_backup_leaves_no_half_file(tmp_path: Path, how: signal.Signals) -> None:
    source, kept = found(tmp_path / "a"), tmp_path / "kept"
    with load(source):
        wait_until(lambda: rows(source, "select count(*) from records_attachment")[0][0] >= 30)  # type: ignore[operator]
    for wait in (0.05, 0.1, 0.2):
        command = [str(BIN / "dienhong"), "backup", str(kept)]
        started = subprocess.Popen(
            command, env=told(source), cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        wait_until(lambda: started.poll() is not None or list((source / "run").glob("snapshot-*")))  # noqa: B023
        try:
            started.wait(timeout=wait)
        except subprocess.TimeoutExpired:
            os.kill(started.pid, how)
            started.wait()
        for file in kept.glob("*") if kept.exists() else ():
            assert manifest_of(file)["format"] == 1, "what stands there is whole"
    done(source, "backup", str(tmp_path / "kept2"))
    assert not list((source / "run").glob("snapshot-*")), "what a killed backup left in the data folder is taken away"


def test_a_missing_file_is_told_and_the_rest_is_saved(tmp_path: Path) -> None:
    source = found(tmp_path / "a")
    with load(source, 1):
        wait_until(lambda: rows(source, "select count(*) from records_attachment")[0][0] >= 3)  # type: ignore[operator]
    [(gone,), *_] = rows(source, "select sha256 from records_attachment")
    (source / "files" / str(gone)[:2] / str(gone)).unlink()
    ran = dienhong(source, "backup", str(tmp_path / "kept"))
    assert ran.returncode == 1 and str(gone)[:12] in ran.stderr
    assert manifest_of(only_backup(tmp_path / "kept"))["absent"] == [gone]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    done(found(tmp_path / "a"), "backup", str(tmp_path / "kept"))
    return only_backup(tmp_path / "kept")


def rewritten(whole: Path, change: object) -> Path:
    """The backup again, its members changed by `change(manifest, members)`: a list of (TarInfo, bytes)."""
    with tarfile.open(whole) as packed:
        members = [(info, packed.extractfile(info).read()) for info in packed]  # type: ignore[union-attr]
    manifest = json.loads(members[0][1])
    change(manifest, members)  # type: ignore[operator]
    data = json.dumps(manifest).encode()
    members[0][0].size = len(data)
    target = whole.parent.parent / "hostile.tar.gz"
    with tarfile.open(target, "w:gz", format=tarfile.GNU_FORMAT) as packed:
        packed.addfile(members[0][0], io.BytesIO(data))
        for info, content in members[1:]:
            packed.addfile(info, io.BytesIO(content))
    return target


def plant(name: str, kind: bytes = tarfile.REGTYPE, *, listed: bool = True) -> object:
    def change(manifest: dict[str, list[object]], members: list[object]) -> None:
        info = tarfile.TarInfo(name)
        info.type, info.size, info.linkname = kind, 1 if kind == tarfile.REGTYPE else 0, "/etc/passwd"
        members.append((info, b"x"))
        if listed:
            digest = hashlib.sha256(b"x").hexdigest()
            manifest["members"].append({"name": name, "size": info.size, "sha256": digest})

    return change


def altered(manifest: object, members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
    members[1] = (members[1][0], members[1][1][:-1] + b"!")


def claims_much(manifest: dict[str, list[dict[str, object]]], members: object) -> None:
    manifest["members"][0]["size"] = 10**18


def lacks_one(manifest: object, members: list[object]) -> None:
    del members[2]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (plant("../ngoai.txt"), "tên tệp không hợp lệ"),
        (plant("/tmp/ngoai.txt"), "tên tệp không hợp lệ"),
        (plant("files/../../ngoai.txt"), "tên tệp không hợp lệ"),
        (plant("../ngoai.txt", listed=False), "tệp lạ"),
        (plant("files/aa/" + "a" * 64, tarfile.SYMTYPE), "không phải tệp thường"),
        (plant("files/aa/" + "a" * 64, tarfile.LNKTYPE), "không phải tệp thường"),
        (plant("files/aa/" + "a" * 64, tarfile.FIFOTYPE), "không phải tệp thường"),
        (altered, "đã hỏng hoặc bị sửa"),
        (claims_much, "Đĩa không đủ chỗ"),
        (lacks_one, "thiếu 1 tệp"),
    ],
)
def test_a_hostile_or_damaged_backup_is_refused_and_writes_nothing(
    tmp_path: Path, whole: Path, change: object, words: str
) -> None:
    file = rewritten(whole, change)
    before = sorted(tmp_path.iterdir())
    ran = dienhong(tmp_path / "a", "restore", str(file), "--to", str(tmp_path / "b"))
    assert ran.returncode == 2 and words in ran.stderr and "Traceback" not in ran.stderr, ran.stderr
    assert sorted(tmp_path.iterdir()) == before


def test_a_cut_backup_and_a_full_folder_are_refused(tmp_path: Path, whole: Path) -> None:
    data = whole.read_bytes()
    cut = tmp_path / "cut.tar.gz"
    for size in (0, 10, len(data) // 2, len(data) - 100):
        cut.write_bytes(data[:size])
        ran = dienhong(tmp_path / "a", "restore", str(cut), "--to", str(tmp_path / "b"))
        assert ran.returncode == 2 and "Chưa ghi gì" in ran.stderr and not (tmp_path / "b").exists()
    ran = dienhong(tmp_path / "a", "restore", str(whole), "--to", str(tmp_path / "a"))
    assert ran.returncode == 2 and "không phải thư mục trống" in ran.stderr
