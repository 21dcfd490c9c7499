"""What the law asks of one item: its forms, places and clocks, as it stood on the day the duty began."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from dienhong.law.calendar import Calendar
from dienhong.law.dates_vi import date_vi
from dienhong.law.disclosure import NotInForce, Requirement, publish_limit, required, sector
from dienhong.law.limits import Due, due, limit

POSTING, PORTAL, LOUDSPEAKER, HEADS = "posting", "portal", "loudspeaker", "village_head"
CHANGED, ANSWER = "disclosure.changed", "disclosure.correction"
ANSWER_KEY = "answer"


@dataclass(frozen=True, slots=True)
class Asked:
    """The cells of the matrix for one item, and what the law's data do not know for its day."""

    requirements: tuple[Requirement, ...]
    publish: str
    unknown: str = ""
    by_form: dict[str, Requirement] = field(default_factory=dict)

    def of(self, form: str) -> Requirement:
        """The cell of one form."""
        return self.by_form[form]


def asked_of(content: str, sector_id: str, starts_on: date, on: date) -> Asked:
    """What is asked of a matter whose duty began on `starts_on`.

    Where the sector's rule has no version for that day the general rule stands, and `unknown` says so; a matter older
    than the law itself (a regulation that still holds) is asked what the law asks on `on`. Raises UnknownContent.
    """
    if sector_id:
        sector(sector_id, on)  # an unknown name is refused whatever the day
        try:
            cells = required(content, starts_on, sector_id)
            return _asked(cells, publish_limit(content, starts_on, sector_id))
        except NotInForce as missing:
            cells = _general(content, starts_on, on)
            return _asked(cells, "", str(missing))
    try:
        return _asked(required(content, starts_on), publish_limit(content, starts_on))
    except NotInForce as missing:
        return _asked(required(content, on), "", str(missing))


def _general(content: str, starts_on: date, on: date) -> tuple[Requirement, ...]:
    try:
        return required(content, starts_on)
    except NotInForce:
        return required(content, on)


def _asked(cells: tuple[Requirement, ...], publish: str, unknown: str = "") -> Asked:
    return Asked(cells, publish, unknown, {cell.form.id: cell for cell in cells})


@dataclass(frozen=True, slots=True)
class Stay:
    """Until when something stays: `strict` is the day that the number of days alone gives, `answer.due` the day it is
    carried to when that one is a day off. Before the first the law was not kept; between the two it may be argued."""

    answer: Due
    strict: date

    @property
    def until(self) -> date:
        """The first day on which it may end."""
        return self.answer.due


def stay(limit_id: str, from_on: date, calendar: Calendar) -> Stay | None:
    """How long something that began on a day must stay; None where the law's data have no number for that day."""
    if not limit_id:
        return None
    try:
        answer = due(limit_id, from_on, calendar=calendar)
    except NotInForce:
        return None
    return Stay(answer, min((one.day for one in answer.moved), default=answer.due))


def last_day(may_end: date) -> date:
    """The last whole day of something that may end on a day: up on 02/6 for thirty days, it may come down on 02/7 and stays
    until the end of 01/7. Every screen and paper that says “đến hết” says this day."""
    return may_end - timedelta(days=1)


def unknown_vi(limit_id: str, on: date) -> str:
    """That the law's data have no number for a day, in the words of the limit."""
    return f"{limit(limit_id).vi}: dữ liệu luật không có hạn cho ngày {date_vi(on)}."
