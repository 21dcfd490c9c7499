"""The lines of all quarterly lists as one open table, in the words of the pages: read off the register quarter by quarter, so
that no answer reads more of it than its own rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from dienhong.disclosure.summaries.listed import Listed, items_told, lines
from dienhong.disclosure.summaries.quarters import number_of, quarters
from dienhong.law.periods import Period
from dienhong.page.open_data import CHUNK, Cell, Kind, OpenColumn, OpenTable
from dienhong.page.request import PageRequest


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
        return map(self.record, _after(request, "", CHUNK))

    def page(self, request: PageRequest, after: str, most: int) -> tuple[list[dict[str, Cell]], str]:
        """The rows after a key. As many queries as quarters are met on the way, and six for each that has lines."""
        found = [self.record(row) for row in islice(_after(request, after, most + 1), most + 1)]
        return found[:most], str(found[most - 1]["id"]) if len(found) > most else ""

    def one(self, request: PageRequest, key: str) -> dict[str, Cell] | None:
        """The row of a key."""
        for quarter in _quarters(request):
            begin = f"{_named(quarter)}-"
            if key.startswith(begin):
                window = quarter.calendar_window()
                found = lines(items_told(window).filter(pk=key.removeprefix(begin)), window)
                return self.record(Row(quarter, found[0])) if found else None
        return None


def _after(request: PageRequest, after: str, chunk: int) -> Iterator[Row]:
    begun = not after
    for quarter in _quarters(request):
        named, last = f"{_named(quarter)}-", ""
        if not begun:
            if not after.startswith(named):
                continue
            begun, last = True, after.removeprefix(named)
        window = quarter.calendar_window()
        told = items_told(window).order_by("pk")
        while items := list(told.filter(pk__gt=last)[:chunk]):
            yield from (Row(quarter, line) for line in lines(items, window))
            last = items[-1].pk


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
    lambda request: list(_after(request, "", CHUNK)),
)
