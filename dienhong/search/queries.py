"""What anybody finds: the exact form before the folded one, title before text before files, then what speaks most of it; or
the newest.

A word that hundreds of things contain weighs nothing: among those the newest come first. So no question reads the words of
more than some hundred rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dienhong.search import matching
from dienhong.search.asked import Asked, Narrow, asked
from dienhong.search.matching import Where, count_of_either, looking_up
from dienhong.search.models import PublicFiles, PublicText

PAGE_SIZE = 20
#: Counted and leafed through up to here; beyond it is "hơn 1.000".
MOST = 1000
#: With more than these none is weighed against another.
WEIGHED = 500
#: With fewer than these the last word may also be the beginning of a longer one.
FEW = 20


@dataclass(frozen=True)
class Found:
    """A page of what was found. `total` stops at MOST, then `more` says that there is more; `asked` has the words to mark.
    `files`: of those rows that were found in their files alone, names and words of the files, by the id of the row."""

    asked: Asked
    rows: list[PublicText] = field(default_factory=list)
    total: int = 0
    more: bool = False
    page: int = 1
    files: dict[int, list[list[str]]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages may be leafed through; one when nothing was found."""
        return max(1, -(-self.total // PAGE_SIZE))


def find(words: str, *, newest: bool = False, kind: str = "", village: str = "", year: int = 0, page: int = 1) -> Found:
    """A page of the public things that contain every word (and every "quoted phrase"). At most twelve statements. A page beyond
    the end is the last."""
    question, narrow = asked(words), Narrow(kind, village, year)
    if not question.parts:
        return Found(question)
    with looking_up():
        total, where = _count(question, narrow)
        shown = min(total, MOST)
        page = min(max(1, page), max(1, -(-shown // PAGE_SIZE)))
        start = (page - 1) * PAGE_SIZE
        until = min(start + PAGE_SIZE, shown)
        ids = _ids(question, narrow, where, by_day=newest, total=total, until=until)[start:until] if total else []
        hung = _in_files(question, narrow, where, ids)
    rows = PublicText.objects.in_bulk(ids)
    return Found(question, [rows[one] for one in ids if one in rows], shown, total > MOST, page, hung)


def how_many(each: Sequence[str]) -> list[tuple[int, bool]]:
    """For each question what `find` would tell: the total and whether there is more. At most two queries a question."""
    told = []
    with looking_up():
        for words in each:
            question = asked(words)
            total = _count(question, Narrow("", "", 0))[0] if question.parts else 0
            told.append((min(total, MOST), total > MOST))
    return told


def public_path(code: str) -> str:
    """The public page of a code, or '' when nothing is public under it."""
    return PublicText.objects.filter(code=code).values_list("path", flat=True).first() or ""


def _count(question: Asked, narrow: Narrow) -> tuple[int, Where]:
    """How many there are, and the widest form that is asked for."""
    total = count_of_either(question, narrow, Where.ANYWHERE, Where.FILES, most=MOST + 1)
    if total < FEW and question.beginning:
        both = Where.BEGINNING, Where.FILES_BEGINNING
        return count_of_either(question, narrow, *both, most=MOST + 1), Where.FILES_BEGINNING
    return total, Where.FILES


def _in_files(question: Asked, narrow: Narrow, where: Where, ids: list[int]) -> dict[int, list[list[str]]]:
    """What the files say of those that were found in them alone."""
    texts = Where.BEGINNING if where.begun else Where.ANYWHERE
    rest = set(ids) - matching.among(question, narrow, texts, ids)
    return dict(PublicFiles.objects.filter(thing__in=rest).values_list("thing", "texts")) if rest else {}


def _ids(question: Asked, narrow: Narrow, where: Where, *, by_day: bool, total: int, until: int) -> list[int]:
    """The first ids in the order asked for, `until` of them at least."""
    if by_day:
        return _newest(question, narrow, where, many=total > MOST, until=until)
    if total <= WEIGHED:
        return matching.ranked(question, narrow, where)
    # So many that none of them weighs more: form by form, the newest first.
    found: dict[int, None] = {}
    pauses = matching.looks_back()
    for form in where.forms:
        if len(found) < until:
            found.update(dict.fromkeys(matching.newest_of_many(question, narrow, form, pauses, most=until)))
    return list(found)


def _newest(question: Asked, narrow: Narrow, where: Where, *, many: bool, until: int) -> list[int]:
    found: set[int] = set()
    pauses = matching.looks_back() if many else []
    for form in (Where.BEGINNING if where.begun else Where.ANYWHERE, where):
        if many:
            found.update(matching.newest_of_many(question, narrow, form, pauses, most=until))
        else:
            found.update(matching.newest(question, narrow, form, most=until))
    return sorted(found, reverse=True)[:until]
