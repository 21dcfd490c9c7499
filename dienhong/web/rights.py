"""Which permission reads which book, for the screens where entries of several books meet."""

from collections.abc import Iterable

from dienhong.page.permissions import PUBLIC, may
from dienhong.page.request import PageRequest
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.queries import is_barred
from dienhong.records.entry import Record
from dienhong.records.models import Closing
from dienhong.supervision.queries import INTERNAL, internal_codes

__all__ = ["INTERNAL", "READS", "may_read", "may_read_book", "unreadable"]
READS = {
    "VB": "documents.read",
    "DV": "commune.read",
    "SK": "commune.read",
    "NN": "commune.read",
    "TCD": "petitions.read",
    "LT": "petitions.read",
    "GTX": "petitions.read",
    "DK": "bookings.read",
    "KS": "listening.read",
    "DG": "listening.read",
    "LPG": "listening.read",
    "VVC": "escalations.read",
    "BTT": "escalations.read",
    "TTC": "petitions.read",
    "BN": "petitions.read",
    "NP": "sealed.keepers",
    "DT": "petitions.read",
    "CK": "disclosure.read",
    "KCK": "disclosure.read",
    "DDC": "disclosure.read",
    "YK": "disclosure.read",
    "HCK": "disclosure.read",
    "DMC": "disclosure.read",
    "BHD": "disclosure.read",
    "DTH": "dialogue.read",
    "LH": "dialogue.read",
    "KDT": "dialogue.read",
    "CHD": "dialogue.read",
    "YCD": "dialogue.read",
    "CD": "directives.read",
    "NV": "directives.read",
    "GB": "directives.read",
    "GS": "supervision.read",
    "CTR": "supervision.read",
    "DS": "compliance.read",
    "CH": "compliance.read",
    "YC": "reports.read",
    "BC": "reports.read",
    "F": PUBLIC,
    # A closing is read by whoever reads the book it closes.
    "KSO": "desk.read",
}


def may_read_book(request: PageRequest, prefix: str) -> bool:
    """Whether the posts held today read the book of `prefix`; a book nobody has listed is nobody's."""
    needed = READS.get(prefix)
    return needed is not None and (needed == PUBLIC or may(request, needed))


def may_read(request: PageRequest, entry: Record) -> bool:
    """Whether the reader may know that this entry exists: its book, and for the Party's own matters the right to those; a
    denunciation is not for whom it names."""
    if isinstance(entry, Closing):
        return may_read_book(request, entry.CODE_PREFIX) and may_read_book(request, entry.prefix)
    if not may_read_book(request, entry.CODE_PREFIX):
        return False
    if isinstance(entry, Petition) and is_barred(entry.code, request.user.pk):
        return False
    return not getattr(entry, "internal", False) or may(request, INTERNAL)


def unreadable(request: PageRequest, codes: Iterable[str]) -> frozenset[str]:
    """Those of `codes` that the reader must not see: of books closed to him, and matters internal to the Party."""
    every = list(codes)
    books = {prefix: may_read_book(request, prefix) for prefix in {code.partition("-")[0] for code in every}}
    closed = frozenset(code for code in every if not books[code.partition("-")[0]])
    return closed if may(request, INTERNAL) else closed | internal_codes(every)
