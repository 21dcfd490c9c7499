"""Sealing: words that only a holder of the key can read, with a key that lies in no database and goes into no backup.

AES-256-GCM under a key of 32 random bytes in a file of its own (mode 0600). What is sealed is bound to a place (the code of
the entry): moved to another entry it does not open. A sealed value says by which key it was made, so that a wrong or new
key is told and never mistaken for damage. Words are padded, so that the length of a name tells nothing.
"""

import base64
import contextlib
import hashlib
import os
import secrets
import tempfile
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES, NONCE_BYTES, MARK_BYTES = 32, 12, 8
BLOCK = 256  # characters of a name or an address vanish in it
FORM = b"DH1"


class NoKey(Exception):
    """There is no key file, or it holds no key. The message is Vietnamese and says what to do."""


class NotOpened(Exception):
    """The sealed value does not open: another key, another place, or changed bytes. The message is Vietnamese."""


def make_key(path: Path) -> None:
    """Make the key file with mode 0600; the first of several processes wins, one that is there stays as it is."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(temporary, path)
    finally:
        Path(temporary).unlink()


def seal(words: str, *, place: str, key_file: Path) -> bytes:
    """The words, sealed for one place. Raises NoKey."""
    key = _key(key_file)
    data = words.encode()
    padded = len(data).to_bytes(4, "big") + data
    padded += bytes(-len(padded) % BLOCK)
    nonce = secrets.token_bytes(NONCE_BYTES)
    return FORM + key_mark(key) + nonce + AESGCM(key).encrypt(nonce, padded, place.encode())


def unseal(sealed: bytes, *, place: str, key_file: Path) -> str:
    """The words again. Raises NoKey, NotOpened."""
    key = _key(key_file)
    form, mark, rest = sealed[:3], sealed[3 : 3 + MARK_BYTES], sealed[3 + MARK_BYTES :]
    if form != FORM:
        raise NotOpened("Nội dung niêm phong bị hỏng; hãy báo người quản trị, giữ nguyên dữ liệu.")
    if mark != key_mark(key):
        raise NotOpened("Nội dung niêm phong bằng một khóa khác; hãy đặt lại đúng tệp khóa niêm phong của xã.")
    try:
        padded = AESGCM(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], place.encode())
    except InvalidTag:
        raise NotOpened("Nội dung niêm phong đã bị sửa hoặc chuyển chỗ; hãy báo người quản trị.") from None
    length = int.from_bytes(padded[:4], "big")
    return padded[4 : 4 + length].decode()


def key_mark(key: bytes) -> bytes:
    """Which key it is, without telling anything of it."""
    return hashlib.sha256(b"dienhong seal" + key).digest()[:MARK_BYTES]


def _key(path: Path) -> bytes:
    try:
        key = base64.urlsafe_b64decode(path.read_bytes().strip())
    except (OSError, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise NoKey(
            "Không đọc được tệp khóa niêm phong. Chưa ghi gì; người giữ khóa phải đặt lại tệp khóa vào đúng chỗ."
        )
    return key
