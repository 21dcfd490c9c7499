"""What acts that were killed left among the files: taken away when it was announced, told when it is a stranger.

Whoever stores a file holds the lock on the chain from before its announcement to the end of the act: what lies
announced while we hold that lock belongs to no running act. A file nobody announced is never deleted by the program: it
may be all that is left of an entry, for instance after an older database was put back by hand.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import transaction

from dienhong.records import history
from dienhong.records.attachments import ANNOUNCED, announcement_of, discard, path_of
from dienhong.records.models import Attachment

SHA256 = re.compile(r"[0-9a-f]{64}")
CHUNK = 500


def sweep() -> int:
    """Take away what killed acts announced and no attachment names; returns how many files went. Safe at any time and
    twice at once; without an announcement the database is not even opened. For a start of the program and the morning."""
    if not any(_announced()):
        return 0
    gone = 0
    with transaction.atomic():
        history.lock_head()
        for sha256 in list(_announced()):
            if Attachment.objects.filter(sha256=sha256).exists():  # killed after its commit: the act stands
                announcement_of(sha256).unlink(missing_ok=True)
            else:
                discard(sha256)
                gone += 1
    return gone


def strays() -> Iterator[Path]:
    """Files in the folder of files that belong to no attachment and to no running act, in constant memory."""
    every = (path for path in Path(settings.FILES).rglob("*") if path.is_file())
    while chunk := list(islice(every, CHUNK)):
        if suspects := _unnamed(chunk):
            with transaction.atomic():
                history.lock_head()
                found = [path for path in _unnamed(suspects) if path.is_file()]
            yield from found


def _announced() -> Iterator[str]:
    folder = Path(settings.FILES) / ANNOUNCED
    return (path.name for path in folder.glob("*") if SHA256.fullmatch(path.name))


def _unnamed(paths: Iterable[Path]) -> list[Path]:
    paths = list(paths)
    digests = {path.name for path in paths if SHA256.fullmatch(path.name)}
    named = set(Attachment.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
    return [
        path for path in paths if path.name not in named or path not in (path_of(path.name), announcement_of(path.name))
    ]
