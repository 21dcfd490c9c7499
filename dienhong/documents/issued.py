"""Is this paper one that the people's committee of the commune itself put out, of a kind that is asked for?"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import Q

from dienhong.documents.models import Direction, Document
from dienhong.documents.numbers import STATE_TYPES, NumberError, parse
from dienhong.law.dates_vi import date_vi

if TYPE_CHECKING:
    from django.db.models import QuerySet

COMMITTEE = "UBND"
NAMES = ("ủy ban nhân dân", "uỷ ban nhân dân", "ubnd")


def by_committee(types: Collection[str]) -> "QuerySet[Document]":
    """Standing papers that look like it, for a field that offers some; `why_not_committee` is the question itself."""
    shape = Q()
    for one in types:
        shape |= Q(number__contains=f"/{one}-{COMMITTEE}")
    found: QuerySet[Document] = Document.objects.standing().filter(shape, direction=Direction.OUTGOING)
    return found


def why_not_committee(document: Document, types: Collection[str]) -> str:
    """Why it is not such a paper, in a Vietnamese sentence; "" when it is."""
    wanted = " hoặc ".join(STATE_TYPES[one].lower() for one in types)
    try:
        number = parse(document.number)
    except NumberError:
        number = None
    ours = document.direction == Direction.OUTGOING and _is_committee(document.issuer)
    if number is not None and ours and number.organ == COMMITTEE and number.system == "state":
        if number.type_code in types:
            return ""
        return f"{_cited(document)} không phải {wanted}."
    by = f" do {document.issuer} ban hành" if document.issuer else ""
    return f"{_cited(document)}{by}; cần {wanted} của UBND xã trong sổ văn bản đi."


def _is_committee(issuer: str) -> bool:
    """A paper without a known issuer is judged by its number and its book."""
    return not issuer.strip() or issuer.strip().casefold().startswith(NAMES)


def _cited(document: Document) -> str:
    signed = f" ngày {date_vi(document.signed_on)}" if document.signed_on else ""
    return f"{document.kind} {document.number}{signed}"
