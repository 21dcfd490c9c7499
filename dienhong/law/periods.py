"""Reporting periods (kỳ) and the dates a figure really covers (window).

Decree 09/2019/NĐ-CP article 12 closes the data of a period on the 14th; a Party report follows the window that the
công văn fixes. Both are windows of the same period, and a paper prints the one it used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dienhong.law.dates_vi import date_vi, day_month_vi
from dienhong.law.tables import read_table

_ROMAN = ("I", "II", "III", "IV")
_GRAMMAR = r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?"


class PeriodError(ValueError):
    """A period or window that cannot be; the message is Vietnamese."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Days from `from_on` to `to_on`, both included."""

    from_on: date
    to_on: date

    def __post_init__(self) -> None:
        if self.to_on < self.from_on:
            raise PeriodError(
                "Khoảng thời gian không hợp lệ: "
                f"ngày cuối {date_vi(self.to_on)} trước ngày đầu {date_vi(self.from_on)}."
            )

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.from_on <= day <= self.to_on

    def __len__(self) -> int:
        """How many days, first and last included."""
        return (self.to_on - self.from_on).days + 1

    def days(self) -> tuple[date, ...]:
        """Each day of the window, in order."""
        return tuple(self.from_on + timedelta(days=number) for number in range(len(self)))

    def covers(self, other: Window) -> bool:
        return self.from_on <= other.from_on and other.to_on <= self.to_on

    def label_vi(self) -> str:
        """As “01/01 – 31/5/2026”; both years are printed when they differ."""
        if self.from_on == self.to_on:
            return date_vi(self.to_on)
        same_year = self.from_on.year == self.to_on.year
        first = day_month_vi(self.from_on) if same_year else date_vi(self.from_on)
        return f"{first} – {date_vi(self.to_on)}"

    def iso(self) -> dict[str, str]:
        return {"from": self.from_on.isoformat(), "to": self.to_on.isoformat()}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole months that reports are made for: "2026-H1", "2026-H2", "2026", "2026-Q1", "2026-05"."""

    year: int
    first_month: int
    months: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a key. Raises PeriodError."""
        match = re.fullmatch(_GRAMMAR, text.strip())
        if match is None or not 1 < int(match["year"]) < 9999:
            raise PeriodError(
                f"Không đọc được kỳ báo cáo “{text}”. Viết theo mẫu: 2026-H1, 2026-H2, 2026, 2026-Q1 hoặc 2026-05."
            )
        year = int(match["year"])
        if match["half"]:
            return cls(year, 6 * int(match["half"]) - 5, 6)
        if match["quarter"]:
            return cls(year, 3 * int(match["quarter"]) - 2, 3)
        if match["month"]:
            return cls(year, int(match["month"]), 1)
        return cls(year, 1, 12)

    @property
    def key(self) -> str:
        if self.months == 12:
            return str(self.year)
        if self.months == 1:
            return f"{self.year}-{self.first_month:02d}"
        return f"{self.year}-{'H' if self.months == 6 else 'Q'}{self._ordinal}"

    @property
    def label_vi(self) -> str:
        """As “6 tháng đầu năm 2026”, “quý I năm 2026”, “tháng 5 năm 2026”, “năm 2026”."""
        if self.months == 12:
            return f"năm {self.year}"
        if self.months == 6:
            return f"6 tháng {'đầu' if self._ordinal == 1 else 'cuối'} năm {self.year}"
        if self.months == 3:
            return f"quý {_ROMAN[self._ordinal - 1]} năm {self.year}"
        return f"tháng {self.first_month} năm {self.year}"

    @property
    def next_label_vi(self) -> str:
        """Label of the period that follows: a report of the first half ends with the tasks of the second."""
        return self.following().label_vi

    def following(self) -> Period:
        month = self.first_month + self.months
        return Period(self.year + month // 13, (month - 1) % 12 + 1, self.months)

    def calendar_window(self) -> Window:
        """From the first day of the first month to the last day of the last."""
        after = self.following()
        return Window(date(self.year, self.first_month, 1), date(after.year, after.first_month, 1) - timedelta(days=1))

    def statutory_window(self) -> Window:
        """The window of State reports (Decree 09/2019 article 12, `periods.toml`): it closes on a day of the period's last
        month and begins the day after that day of the month before the period.

        Raises PeriodError for a period before the rule was in force.
        """
        before = date(self.year, self.first_month, 1) - timedelta(days=1)
        last_month = date(self.year, self.first_month + self.months - 1, 1)
        closing = _closing_day(last_month)
        return Window(before.replace(day=closing) + timedelta(days=1), last_month.replace(day=closing))

    def __str__(self) -> str:
        return self.key

    @property
    def _ordinal(self) -> int:
        return (self.first_month - 1) // self.months + 1


def _closing_day(on: date) -> int:
    """The day of the month on which the data of State reports close, by the version in force."""
    versions = [row for row in read_table("periods.toml")["state_report"]["value"] if row["from"] <= on]
    if not versions:
        raise PeriodError(f"Chưa có quy định chốt số liệu báo cáo cho kỳ kết thúc tháng {on.month}/{on.year}.")
    return int(max(versions, key=lambda row: row["from"])["closing_day"])
