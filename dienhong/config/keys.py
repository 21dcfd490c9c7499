"""Secrets of an installation: made once, kept in a folder only its owner may read, never logged."""

import os
import secrets
from pathlib import Path


def secret(folder: Path, name: str) -> str:
    """The secret `name` in `folder`; made with mode 0600 when absent. Raises OSError."""
    path = folder / name
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        value = secrets.token_urlsafe(48)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process of the same start was quicker
            return path.read_text(encoding="ascii").strip()
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(value)
        return value
