"""Permanent items whose source changed: the paper they cite was voided, or a later one that names it changes or ends it.

Words of a title are all that is read. A paper that only names the number (a report on how it was carried out) changes
nothing; an officer flags by hand what the words do not say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from dienhong.disclosure.models import Item
from dienhong.disclosure.states import State
from dienhong.documents.models import Document

CHANGES = re.compile(r"thay thế|sửa đổi|bổ sung|bãi bỏ|hủy bỏ|huỷ bỏ|thu hồi|đính chính|điều chỉnh", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Changed:
    """An item, the paper that changed its source, since when, and why in a sentence."""

    item: str
    document: str
    on: date
    why: str


def changed_sources(today: date) -> list[Changed]:
    """What nobody told of an item yet. A query for the items, one for their sources, one for each source."""
    items = list(Item.objects.standing().filter(state=State.PUBLISHED, permanent=True).exclude(document=""))
    papers = {one.code: one for one in Document.objects.filter(pk__in={item.document for item in items})}
    found: list[Changed] = []
    for item in items:
        paper, told = papers.get(item.document), set(item.changed_by.split())
        if paper is None or item.published_on is None:
            continue
        causes = _causes(paper, item.published_on, today)
        found += [Changed(item.code, cause, on, why) for cause, on, why in causes if cause not in told]
    return found


def names(title: str, number: str) -> bool:
    """Whether a title names a number, whole: 12/QĐ-UBND stands neither in 112/QĐ-UBND nor in 12/QĐ-UBNDTP."""
    return re.search(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", title) is not None


def _causes(paper: Document, since: date, today: date) -> Iterator[tuple[str, date, str]]:
    """(paper, day, sentence) of each thing that happened to a source since its item was public."""
    if paper.voided_at is not None and (day := timezone.localdate(paper.voided_at)) >= since:
        yield paper.code, min(day, today), f"{paper.cite_vi()} đã hủy khỏi sổ văn bản: {paper.void_reason}"
    status = paper.status_on(today)
    if status.code in ("expired", "amended") and status.since and status.since >= since and status.certainty.is_firm:
        yield f"{paper.code}@{status.since:%Y%m%d}", status.since, f"{paper.cite_vi()}: {status.label_vi}"
    later = Document.objects.standing().filter(title__contains=paper.number, entered_on__gte=since)
    for one in later.exclude(pk=paper.code).order_by("code_year", "code_number"):
        if CHANGES.search(one.title) and names(one.title, paper.number):
            day = min(max(one.signed_on or one.entered_on, since), today)
            yield one.code, day, f"{one.cite_vi()}: {one.title}"
