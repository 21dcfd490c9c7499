"""Sổ tiếp công dân in its statutory form: the columns come from the law's form of the day, the values from the visits."""

from collections.abc import Callable, Iterable, Iterator

from dienhong.law.book_forms import BookForm
from dienhong.law.dates_vi import date_vi
from dienhong.page.book import BookCell, BookRow
from dienhong.petitions.models import Visit
from dienhong.petitions.states import Classification, Handling
from dienhong.privacy.masks import mask_number

MARK = "x"
WITHHELD = "(giữ bí mật danh tính)"


Fill = Callable[[int, Visit], BookCell]


def rows(form: BookForm, visits: Iterable[Visit], *, start: int = 1) -> Iterator[BookRow]:
    """The visits as rows of `form`; `start` is the number of the first. Identity numbers are masked: reading one is an act."""
    for number, visit in enumerate(visits, start=start):
        yield BookRow(tuple(_fill(column.key, number, visit) for column in form.columns))


def _fill(key: str, number: int, visit: Visit) -> BookCell:
    if key == "order":
        return BookCell((str(number),), "n")
    if key == "id_number":
        return _text(mask_number(visit.id_number))
    return COLUMNS[key](number, visit)


def _text(value: str) -> BookCell:
    return BookCell((value,) if value else ())


def _mark(visit: Visit, *handlings: str, with_note: bool = False) -> BookCell:
    if visit.handling not in handlings:
        return BookCell(())
    return BookCell((visit.handling_note,)) if with_note and visit.handling_note else BookCell((MARK,), "tick")


def _who(visit: Visit) -> BookCell:
    if visit.classification == Classification.DENUNCIATION:
        return BookCell((WITHHELD,))
    return BookCell((visit.full_name, visit.place_vi()), strong=True)


def _follow_up(visit: Visit) -> BookCell:
    answered = f"Đã trả lời {date_vi(visit.answered_on)}" if visit.answered_on else ""
    return BookCell(tuple(part for part in (visit.result, answered) if part))


COLUMNS: dict[str, Fill] = {
    "held_on": lambda _, visit: BookCell((date_vi(visit.reception.held_on),), "date"),
    "name_address": lambda _, visit: _who(visit),
    "content": lambda _, visit: _text(visit.content),
    "classification_people": lambda _, visit: BookCell(
        (str(visit.get_classification_display()), f"{visit.people_count} người"), "nowrap"
    ),
    "classification": lambda _, visit: _text(str(visit.get_classification_display())),
    "people_count": lambda _, visit: BookCell((str(visit.people_count),), "n"),
    "settled_by": lambda _, visit: _text(visit.settled_by),
    "accept": lambda _, visit: _mark(visit, Handling.ACCEPT),
    "return_guide": lambda _, visit: _mark(visit, Handling.RETURN_GUIDE, with_note=True),
    "transfer": lambda _, visit: _mark(visit, Handling.TRANSFER, with_note=True),
    "competent": lambda _, visit: _mark(visit, Handling.ACCEPT, Handling.ANSWERED),
    "guided_to": lambda _, visit: _mark(visit, Handling.RETURN_GUIDE, with_note=True),
    "accepted_by": lambda _, visit: _mark(visit, Handling.TRANSFER, with_note=True),
    "follow_up": lambda _, visit: _follow_up(visit),
    "note": lambda _, visit: _text(visit.note),
}
