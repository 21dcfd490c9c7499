"""Mail without a mail server: each letter becomes one .eml file in the outbox folder, whole or absent."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from dienhong.config.keys import private

UNFIT = re.compile(r"[^A-Za-z0-9]")


class FolderBackend(BaseEmailBackend):
    """Lays letters into `settings.OUTBOX`. The file is named after the Message-ID: a letter laid twice is one file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each letter; returns how many. Raises OSError."""
        for message in email_messages:
            lay(Path(settings.OUTBOX), message)
        return len(email_messages)


def lay(folder: Path, message: EmailMessage) -> Path:
    """Write one letter beside its place, then move it there, so that a power cut leaves no half of one. What is written
    beside bears the letter's name too: laying it again leaves nothing behind."""
    private(folder)
    whole = message.message()
    name = UNFIT.sub("", str(whole["Message-ID"]).partition("@")[0])
    place, beside = folder / f"{name}.eml", folder / f".{name}.part"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(b"\r\n".join([*whole.as_bytes().splitlines(), b""]))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place)
    _sync(folder)
    return place


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
