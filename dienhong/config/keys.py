"""Secrets of an installation: made once, kept in a folder only its owner may read, never logged."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

SHORTEST = 32


class BadKey(ValueError):
    """A key file that is empty or cut."""


def secret(folder: Path, name: str) -> str:
    """The secret `name` in `folder`; made with mode 0600 when absent. Raises OSError, BadKey."""
    path = folder / name
    if not path.exists():
        private(folder)
        _make(path)
    value = path.read_text(encoding="ascii").strip()
    if len(value) < SHORTEST:  # an empty key would sign everything the same way for everybody
        raise BadKey(f"{path} is damaged: restore it from the backup; do not delete it, the history is signed with it")
    return value


def private(folder: Path) -> None:
    """Make the folder, closed to other users of the machine: it will hold personal data. One that exists stays as it is."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def _make(path: Path) -> None:
    """Write a new key beside `path` and link it there: it is whole or absent, and the first of several processes wins."""
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(temporary, path)
    finally:
        Path(temporary).unlink()
