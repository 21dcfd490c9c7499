"""The report to the people's council as figures: what each is, how it is written, how it is kept.

A nought of a book that is not closed proves nothing: `Report.told` says so instead.
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from dienhong.law.dates_vi import count_vi
from dienhong.law.periods import Window

COLUMNS = ("published", "in_time", "posted_places", "broadcasts", "relays")
ITEMS, QUESTIONS, CORRECTIONS = "CK", "HCK", "DDC"
NOT_CLOSED = "chưa khóa sổ"


@dataclass(slots=True)
class Line:
    """What was told of one content. `unclocked` had no time in the law's data; `posted_places` are papers put up."""

    id: str
    vi: str
    published: int = 0
    in_time: int = 0
    unclocked: int = 0
    posted_places: int = 0
    broadcasts: int = 0
    relays: int = 0


@dataclass(frozen=True, slots=True)
class Unposted:
    """An item, in how many places its paper is missing, and how many the law names."""

    code: str
    missing: int
    wanted: int


@dataclass(slots=True)
class Report:
    """All of it. `late` names the items told after their day and those not told yet, `untold` the latter (None in a report
    kept before they were told apart); `clocked` are the requests to correct
    for which the law had a number of days; `open_books` are those that no closing covers."""

    window: Window
    lines: list[Line]
    versions: int = 0
    withdrawn: int = 0
    late: list[str] = field(default_factory=list)
    untold: list[str] | None = field(default_factory=list)
    unposted: list[Unposted] = field(default_factory=list)
    questions: int = 0
    questions_answered: int = 0
    corrections: int = 0
    corrected: int = 0
    refused: int = 0
    clocked: int = 0
    answered_in_time: int = 0
    open_books: list[str] = field(default_factory=list)

    def total(self, column: str) -> int:
        """The sum of a column."""
        return sum(int(getattr(line, column)) for line in self.lines)

    def told(self, count: int, book: str = ITEMS) -> str:
        """A count as the report writes it; a nought only of a book that is closed."""
        return NOT_CLOSED if count == 0 and book in self.open_books else count_vi(count)

    @property
    def overdue(self) -> list[tuple[str, str]]:
        """The code of each item that met its day too late or not at all, and which of the two."""
        if self.untold is None:
            return [(code, "") for code in self.late]
        return [(code, " (chưa công khai)" if code in self.untold else " (công khai sau hạn)") for code in self.late]

    @property
    def items_open(self) -> bool:
        """Whether the book of items is not closed for all the days."""
        return ITEMS in self.open_books

    @property
    def facts(self) -> list[dict[str, str]]:
        """The counts beside the table, in words."""
        asked = self.told(self.questions, QUESTIONS)
        answered = f", đã trả lời {count_vi(self.questions_answered)}" if self.questions else ""
        return [
            {"label": "Bản sửa đổi, đính chính", "text": self.told(self.versions)},
            {"label": "Nội dung đã gỡ", "text": self.told(self.withdrawn)},
            {"label": "Câu hỏi", "text": f"{asked}{answered}"},
            {"label": "Đề nghị đính chính", "text": f"{self.told(self.corrections, CORRECTIONS)}{self._corrections()}"},
        ]

    def _corrections(self) -> str:
        if not self.corrections:
            return ""
        ended = f": đã đính chính {count_vi(self.corrected)}, không đính chính {count_vi(self.refused)}"
        if not self.clocked:
            return f"{ended}; luật chưa định số ngày trả lời cho các ngày này"
        return f"{ended}; trả lời đúng hạn {count_vi(self.answered_in_time)} trên {count_vi(self.clocked)} có hạn"

    def frozen(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self) | {"window": self.window.iso()}

    @classmethod
    def thawed(cls, kept: dict[str, Any]) -> "Report":
        """Out of what was kept."""
        days = kept["window"]
        own = {
            "window": Window(date.fromisoformat(days["from"]), date.fromisoformat(days["to"])),
            "lines": [Line(**one) for one in kept["lines"]],
            "unposted": [Unposted(**one) for one in kept["unposted"]],
            "untold": kept.get("untold"),
        }
        return cls(**(kept | own))
