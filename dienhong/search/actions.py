"""`put` and `drop`: called by an act, inside its transaction, when it makes a thing public, changes it or withdraws it.

Only what is PUBLIC goes in. Nothing here is history: the index is made again from the registers by `dienhong search rebuild`.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from dienhong.search import index
from dienhong.search.models import PublicFiles, PublicText
from dienhong.search.words import beginning_of

#: Bits of an id that number the things of one day.
WITHIN_A_DAY = 24
#: What a reader sees of a row: when none of it moves, nothing changed.
SAID = ("kind", "title", "text", "path", "day", "village")


@transaction.atomic
def put(
    code: str,
    *,
    kind: str,
    title: str,
    text: str,
    path: str,
    on: date,
    by_village: str = "",
    files: Sequence[tuple[str, str]] = (),
    at: datetime | None = None,
) -> None:
    """Make a public thing findable, or tell anew what is found of it. `kind` is one of `web.kinds`; `path` its public page;
    `on` the day it is ordered by; `by_village` the code of the village it belongs to, if it is one village's; `files` the
    names and words of what hangs on it, of which the beginning is searched; `at` when the act is done that tells it, none
    where no act is done and the index is only made anew."""
    before = PublicText.objects.filter(code=code).first()
    if before is not None and before.changed_at is None:
        at = None  # a row that is older than its instants: `instants.fill` tells them
    moved = before is not None and before.day != on
    texts = [[name, beginning_of(words)] for name, words in files]
    held = PublicFiles.objects.filter(thing=before).first() if before is not None else None
    same_files = texts == (held.texts if held else [])
    if before is not None and moved:
        PublicText.objects.filter(pk=before.pk).delete()
    there = None if moved else before
    row = PublicText(
        id=there.pk if there else _next_id(on),
        code=code,
        kind=kind,
        title=title[: PublicText._meta.get_field("title").max_length],
        text=text,
        path=path,
        day=on,
        village=by_village,
        public_since=before.public_since if before else at,
    )
    same = same_files and before is not None and all(getattr(before, name) == getattr(row, name) for name in SAID)
    last = before.changed_at if before else None
    row.changed_at = at if at and not same else last
    row.save(force_insert=there is None, force_update=there is not None)
    index.write([row])
    if texts:
        _put_files(row, texts)
    elif held is not None and not moved:
        held.delete()


def _put_files(row: PublicText, texts: list[list[str]]) -> None:
    """Their words are told anew with every put: the title and the filters are found with them."""
    files, _ = PublicFiles.objects.update_or_create(thing=row, defaults={"texts": texts})
    index.write_files([files])


def drop(code: str) -> None:
    """Make a thing unfindable: it was withdrawn, voided, or its time is over. Nothing happens when it was not there."""
    PublicText.objects.filter(code=code).delete()


def _next_id(on: date) -> int:
    first = on.toordinal() << WITHIN_A_DAY
    last = PublicText.objects.filter(id__gte=first, id__lt=first + (1 << WITHIN_A_DAY)).aggregate(last=Max("id"))[
        "last"
    ]
    return first if last is None else int(last) + 1
