"""`put` and `drop`: called by an act, inside its transaction, when it makes a thing public, changes it or withdraws it.

Only what is PUBLIC goes in. Nothing here is history: the index is made again from the registers by `dienhong search rebuild`.
"""

from datetime import date

from django.db import transaction
from django.db.models import Max

from dienhong.search import index
from dienhong.search.models import PublicText

#: Bits of an id that number the things of one day.
WITHIN_A_DAY = 24


@transaction.atomic
def put(code: str, *, kind: str, title: str, text: str, path: str, on: date, by_village: str = "") -> None:
    """Make a public thing findable, or tell anew what is found of it. `kind` is one of `web.kinds`; `path` its public page;
    `on` the day it is ordered by; `by_village` the code of the village it belongs to, if it is one village's."""
    there = PublicText.objects.filter(code=code).only("id", "day").first()
    if there is not None and there.day != on:
        there.delete()
        there = None
    row = PublicText(
        id=there.pk if there else _next_id(on),
        code=code,
        kind=kind,
        title=title[: PublicText._meta.get_field("title").max_length],
        text=text,
        path=path,
        day=on,
        village=by_village,
    )
    row.save(force_insert=there is None, force_update=there is not None)
    index.write([row])


def drop(code: str) -> None:
    """Make a thing unfindable: it was withdrawn, voided, or its time is over. Nothing happens when it was not there."""
    PublicText.objects.filter(code=code).delete()


def _next_id(on: date) -> int:
    first = on.toordinal() << WITHIN_A_DAY
    last = PublicText.objects.filter(id__gte=first, id__lt=first + (1 << WITHIN_A_DAY)).aggregate(last=Max("id"))[
        "last"
    ]
    return first if last is None else int(last) + 1
