"""The lines of all quarterly lists as one open table, in the words of the pages: read off the register quarter by quarter, so
that no answer reads more of it than its own rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from dienhong.disclosure.models import Item
from dienhong.disclosure.summaries.listed import Listed, items_told, lines
from dienhong.disclosure.summaries.quarters import number_of, quarters
from dienhong.law.periods import Period, Window
from dienhong.page.open_data import CHUNK, Cell, Kind, OpenColumn, OpenTable
from dienhong.page.request import PageRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """One line of one list."""

    quarter: Period
    line: Listed

    @property
    def key(self) -> str:
        """As 2026-2-CK-2026-0001."""
        return f"{_named(self.quarter)}-{self.line.code}"


class QuarterLines(OpenTable):
    """A table whose rows are the lines of the lists, the oldest quarter first: computed, and walked by quarter and code."""

    def records(self, request: PageRequest) -> Iterator[dict[str, Cell]]:
        """Every row, some hundred at a time."""
        return map(self.record, _every(request))

    def page(self, request: PageRequest, after: str, most: int) -> tuple[list[dict[str, Cell]], str]:
        """The rows after a key, of one quarter: so that a page asks the same however many quarters there are."""
        for quarter, last in _begun(request, after):
            found = list(_lines(quarter, last, most + 1))
            if not found:
                continue
            more = len(found) > most or _told_since(quarter, request).exists()
            return [self.record(row) for row in found[:most]], found[:most][-1].key if more else ""
        return [], ""

    def one(self, request: PageRequest, key: str) -> dict[str, Cell] | None:
        """The row of a key."""
        for quarter in _quarters(request):
            begin = f"{_named(quarter)}-"
            if key.startswith(begin):
                window = quarter.calendar_window()
                found = lines(items_told(window).filter(pk=key.removeprefix(begin)), window)
                return self.record(Row(quarter, found[0])) if found else None
        return None


def _begun(request: PageRequest, after: str) -> Iterator[tuple[Period, str]]:
    """The quarters from that of a key on, each with the code after which its lines are still to come."""
    begun = not after
    for quarter in _quarters(request):
        named = f"{_named(quarter)}-"
        if begun:
            yield quarter, ""
        elif after.startswith(named):
            begun = True
            yield quarter, after.removeprefix(named)


def _lines(quarter: Period, last: str, most: int) -> Iterator[Row]:
    """The first lines of a quarter after a code."""
    window = quarter.calendar_window()
    items = items_told(window).order_by("pk").filter(pk__gt=last)[:most]
    return (Row(quarter, line) for line in lines(items, window))


def _told_since(quarter: Period, request: PageRequest) -> "QuerySet[Item]":
    """What was told between the end of a quarter and today."""
    end = quarter.calendar_window().to_on
    return items_told(Window(end + DAY, request.today)) if end < request.today else Item.objects.none()


def _every(request: PageRequest) -> Iterator[Row]:
    for quarter, last in _begun(request, ""):
        code = last
        while found := list(_lines(quarter, code, CHUNK)):
            yield from found
            code = found[-1].line.code


def _quarters(request: PageRequest) -> list[Period]:
    since = request.commune.formed_on if request.commune else request.today
    return list(reversed(quarters(since, request.today)))


def _named(quarter: Period) -> str:
    return f"{quarter.year}-{number_of(quarter)}"


def _told(row: Any) -> str:
    return "; ".join(one.line_vi for one in row.line.told)


LINES = QuarterLines(
    "disclosure-quarter-lines",
    _("Từng dòng của danh mục công khai từng quý"),
    _(
        "Mỗi nội dung được công khai trong một quý là một dòng: bằng những hình thức nào, ngày nào, ở đâu. Nội dung đã gỡ thì "
        "không còn tên."
    ),
    (
        OpenColumn("id", _("Khóa"), kind=Kind.CODE, read=lambda row: row.key, about=_("Năm, quý, mã nội dung.")),
        OpenColumn("year", _("Năm"), kind=Kind.WHOLE, read=lambda row: row.quarter.year),
        OpenColumn("quarter", _("Quý"), kind=Kind.WHOLE, read=lambda row: number_of(row.quarter)),
        OpenColumn("item", _("Mã nội dung công khai"), kind=Kind.CODE, read=lambda row: row.line.code),
        OpenColumn("content", _("Nội dung theo luật"), kind=Kind.CODE, read=lambda row: row.line.content),
        OpenColumn("title", _("Tên"), read=lambda row: row.line.title, may_lack=True),
        OpenColumn("told", _("Hình thức, ngày, nơi"), read=_told),
    ),
    lambda request: list(_every(request)),
)
