"""Files of entries: stored once by content under the data folder, renamed into place only when whole."""

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from dienhong.law.verdict import Refused, Verdict
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.models import Attachment

# What officers really attach, by the first bytes of the file; everything else is refused.
KNOWN = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"PK\x03\x04": "application/zip",
}
OFFICE_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def attach(code: str, name: str, content: BinaryIO, *, by: Actor, at: datetime) -> Attachment:
    """Keep a file with an entry. Refused when it is empty, too large or of an unknown type; call inside the act's transaction."""
    data = content.read(settings.ATTACHMENT_MAX_BYTES + 1)
    if not data:
        raise Refused(Verdict.no(f"Tệp “{name}” rỗng; chưa lưu tệp này."))
    if len(data) > settings.ATTACHMENT_MAX_BYTES:
        limit = settings.ATTACHMENT_MAX_BYTES // 1_000_000
        raise Refused(Verdict.no(f"Tệp “{name}” lớn hơn {limit} MB; chưa lưu tệp này."))
    media_type = _media_type(name, data)
    if media_type is None:
        raise Refused(
            Verdict.no(f"Tệp “{name}” không phải PDF, Word (.docx), Excel (.xlsx) hay ảnh PNG, JPEG; chưa lưu.")
        )
    digest = hashlib.sha256(data).hexdigest()
    _store(digest, data)
    attachment = Attachment.objects.create(
        code=code, name=Path(name).name[:200], sha256=digest, size=len(data), media_type=media_type, added_at=at
    )
    changes = {"attachment": [None, {"name": attachment.name, "sha256": digest, "size": len(data)}]}
    history.append(code, "attach", by=by, at=at, changes=changes, head=history.lock_head())
    return attachment


def path_of(sha256: str) -> Path:
    """Where the file with this content lies."""
    return Path(settings.FILES) / sha256[:2] / sha256


def _media_type(name: str, data: bytes) -> str | None:
    for magic, media_type in KNOWN.items():
        if data.startswith(magic):
            return OFFICE_TYPES.get(Path(name).suffix.lower()) if media_type == "application/zip" else media_type
    return None


def _store(digest: str, data: bytes) -> None:
    target = path_of(digest)
    if target.exists():
        return
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(target)
