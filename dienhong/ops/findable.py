"""`dienhong search rebuild`, and what `doctor` asks of the search: everything public is found, and nothing else is.

A register whose things are public offers `finding.everything()` (its public entries), `finding.tell(entry)` and
`finding.VERBS` (which of its acts show, change and hide, by the prefix of a code); and `finding.beforehand()` if something must
be read first that takes long.
"""

import argparse
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from typing import Any

from dienhong.ops.start import installed

FINDING = (
    "dienhong.disclosure.finding",
    "dienhong.dialogue.finding",
    "dienhong.listening.finding",
    "dienhong.reports.finding",
)
CHUNK = 500


def rebuild(_args: argparse.Namespace) -> int:
    """Tell the search everything again, in one transaction: until it ends, readers find what they found before."""
    installed()
    print(f"Đã lập lại chỉ mục tìm kiếm: {told_again()} nội dung công khai.")
    return 0


def told_again() -> int:
    """Tell all, forget the rest; how many are found now. Since when each is public, and when it last changed, stays what acts
    told; the history tells it where that is not known."""
    from django.db import transaction

    from dienhong.records import history
    from dienhong.search import instants
    from dienhong.search.models import PublicText

    for name in FINDING:
        if beforehand := getattr(import_module(name), "beforehand", None):
            beforehand()
    with transaction.atomic():
        history.lock_head()
        told = set()
        for tell, entry in _everything():
            tell(entry)
            told.add(entry.code)
        rows = PublicText.objects.values_list("code", "pk").order_by("pk").iterator(chunk_size=CHUNK)
        gone = iter([pk for code, pk in rows if code not in told])
        while chunk := list(islice(gone, CHUNK)):
            PublicText.objects.filter(pk__in=chunk).delete()
        instants.fill({prefix: verbs for name in FINDING for prefix, verbs in import_module(name).VERBS.items()})
        return PublicText.objects.count()


def differing() -> Iterator[str | None]:
    """None for each public entry that is found, a Vietnamese sentence for one that is not and for one that should not be."""
    from dienhong.search.models import PublicText

    public = 0
    codes = (entry.code for _, entry in _everything())
    while chunk := list(islice(codes, CHUNK)):
        found = set(PublicText.objects.filter(code__in=chunk).values_list("code", flat=True))
        public += len(found)
        for code in chunk:
            yield None if code in found else f"{code}: công khai mà tìm không ra; chạy dienhong search rebuild"
    if PublicText.objects.count() != public:
        known = {entry.code for _, entry in _everything()}
        for code in PublicText.objects.values_list("code", flat=True).iterator(chunk_size=CHUNK):
            if code not in known:
                yield f"{code}: không còn công khai mà vẫn tìm ra; chạy ngay dienhong search rebuild"
    if PublicText.objects.filter(changed_at__isnull=True).exists():
        yield "Có nội dung chưa rõ công khai từ lúc nào nên không vào nguồn tin; chạy dienhong search rebuild"


def _everything() -> Iterator[tuple[Any, Any]]:
    for name in FINDING:
        module = import_module(name)
        for entry in module.everything():
            yield module.tell, entry
