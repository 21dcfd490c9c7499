"""Files of entries: stored once by content under the data folder, renamed into place only when whole.

A file is stored last, and goes again when the act it belongs to fails: what was refused leaves nothing on the disk.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from dienhong.law.verdict import Refused, Verdict
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.file_kinds import clean_name, media_type
from dienhong.records.models import Attachment

_fresh: ContextVar[list[Path] | None] = ContextVar("files stored by the running act", default=None)


def attach(code: str, name: str, content: BinaryIO, *, by: Actor, at: datetime) -> Attachment:
    """Keep a file with an entry. Refused when it is empty, too large or of an unknown kind; call inside the act's transaction.

    The name is kept as a plain name: no folder, no invisible character, at most 200 characters.
    """
    name = clean_name(name)
    data = content.read(settings.ATTACHMENT_MAX_BYTES + 1)
    if not data:
        raise Refused(Verdict.no(f"Tệp “{name}” rỗng; chưa lưu tệp này."))
    if len(data) > settings.ATTACHMENT_MAX_BYTES:
        limit = settings.ATTACHMENT_MAX_BYTES // 1_000_000
        raise Refused(Verdict.no(f"Tệp “{name}” lớn hơn {limit} MB; chưa lưu tệp này."))
    kind = media_type(name, data)
    if kind is None:
        raise Refused(
            Verdict.no(
                f"Tệp “{name}” không phải PDF, Word (.docx), Excel (.xlsx) hay ảnh PNG, JPEG, hoặc đuôi tên không đúng với "
                "nội dung; chưa lưu."
            )
        )
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic(), gone_on_failure():
        head = history.lock_head()
        attachment = Attachment.objects.create(
            code=code, name=name, sha256=digest, size=len(data), media_type=kind, added_at=at
        )
        changes = {"attachment": [None, {"name": name, "sha256": digest, "size": len(data)}]}
        history.append(code, "attach", by=by, at=at, changes=changes, head=head)
        _store(digest, data)
    return attachment


def path_of(sha256: str) -> Path:
    """Where the file with this content lies."""
    return Path(settings.FILES) / sha256[:2] / sha256


@contextmanager
def gone_on_failure() -> Iterator[None]:
    """Files stored inside are deleted again when the block fails. Stands inside the transaction whose lock on the chain
    keeps another act from counting on the same file meanwhile; blocks may lie in one another."""
    mine: list[Path] = []
    outer = _fresh.get()
    token = _fresh.set(mine)
    try:
        yield
    except BaseException:
        for path in mine:
            path.unlink(missing_ok=True)
        raise
    finally:
        _fresh.reset(token)
    if outer is not None:
        outer.extend(mine)


def _store(digest: str, data: bytes) -> None:
    target = path_of(digest)
    if target.exists():
        return
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync(target.parent)
    fresh = _fresh.get()
    if fresh is not None:
        fresh.append(target)


def _sync(folder: Path) -> None:
    """The new name survives a power cut as well as the bytes."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
