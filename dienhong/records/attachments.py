"""Files of entries: stored once by content under the data folder, in place only when whole and before the act commits.

A file is announced before it lies in its place, and the announcement goes when the act is committed: a file that a
killed act left behind is still announced, so `leftovers.sweep` takes away that file and never another. When the act
fails by itself its file goes at once: what was refused leaves nothing on the disk.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from dienhong.law.verdict import Refused, Verdict
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.file_kinds import clean_name, media_type
from dienhong.records.file_safety import why_unsafe
from dienhong.records.models import Attachment

ANNOUNCED = "announced"
_fresh: ContextVar[list[str] | None] = ContextVar("files stored by the running act", default=None)


def attach(code: str, name: str, content: BinaryIO, *, by: Actor, at: datetime) -> Attachment:
    """Keep a file with an entry. Refused when it is empty, too large, of an unknown kind, broken, or acts by itself; call
    inside the act's transaction.

    The name is kept as a plain name: no folder, no invisible character, at most 200 characters.
    """
    name, data, kind = at_the_door(name, content)
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


def at_the_door(name: str, content: BinaryIO) -> tuple[str, bytes, str]:
    """(plain name, bytes, media type) of a file that may be kept. Raises Refused with the reason; writes nothing."""
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
    if why := why_unsafe(kind, data):
        raise Refused(Verdict.no(f"Tệp “{name}” {why}; chưa lưu."))
    return name, data, kind


def path_of(sha256: str) -> Path:
    """Where the file with this content lies."""
    return Path(settings.FILES) / sha256[:2] / sha256


def announcement_of(sha256: str) -> Path:
    """Where a running act announces the file with this content; the same bytes under a second name."""
    return Path(settings.FILES) / ANNOUNCED / sha256


def discard(sha256: str) -> None:
    """Take the file away, its announcement last: killed in between, it is still announced. Only under the chain's lock."""
    path_of(sha256).unlink(missing_ok=True)
    announcement_of(sha256).unlink(missing_ok=True)


@contextmanager
def gone_on_failure() -> Iterator[None]:
    """Files stored inside are deleted again when the block fails. Stands inside the transaction whose lock on the chain
    keeps another act from counting on the same file meanwhile; blocks may lie in one another."""
    mine: list[str] = []
    outer = _fresh.get()
    token = _fresh.set(mine)
    try:
        yield
    except BaseException:
        for sha256 in mine:
            discard(sha256)
        raise
    finally:
        _fresh.reset(token)
    if outer is not None:
        outer.extend(mine)


def _store(digest: str, data: bytes) -> None:
    target, announcement = path_of(digest), announcement_of(digest)
    if target.exists():
        return
    fresh = _fresh.get()
    if fresh is not None:
        fresh.append(digest)
    for folder in (announcement.parent, target.parent):
        _folder(folder)
    announcement.unlink(missing_ok=True)  # half a file of an act that was killed while it wrote
    with os.fdopen(os.open(announcement, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    _sync(announcement.parent)
    target.hardlink_to(announcement)
    _sync(target.parent)
    # Robust: the act is done by then, and a name that could not be taken off is swept later.
    transaction.on_commit(partial(announcement.unlink, missing_ok=True), robust=True)


def _folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sync(folder.parent)


def _sync(folder: Path) -> None:
    """The new name survives a power cut as well as the bytes."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
