"""The days a roster holds: a reporting period's, or a working year's that crosses two years (schools)."""

import re
from datetime import date

from dienhong.law.periods import Period, PeriodError, Window

_WORKING_YEAR = re.compile(r"(\d{4})-(\d{4})")


def span(period: str, from_on: date | None = None, to_on: date | None = None) -> Window:
    """`"2026-H1"` → its calendar days. `"2025-2026"` (năm học, năm công tác) has no days of its own in our data: they are
    given. Given days always win. Raises PeriodError with a Vietnamese message."""
    period = period.strip()
    crossing = _WORKING_YEAR.fullmatch(period)
    if crossing and int(crossing[2]) != int(crossing[1]) + 1:
        raise PeriodError(f"Kỳ “{period}” phải là hai năm liền nhau, ví dụ 2025-2026.")
    if crossing and not (from_on and to_on):
        raise PeriodError(f"Kỳ “{period}” vắt qua hai năm: hãy ghi ngày đầu và ngày cuối của năm công tác.")
    whole = None if crossing else Period.parse(period).calendar_window()
    first = from_on or (whole.from_on if whole else None)
    last = to_on or (whole.to_on if whole else None)
    if first is None or last is None:
        raise PeriodError(f"Không rõ kỳ “{period}” từ ngày nào đến ngày nào.")
    return Window(first, last)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day (Civil Code way of counting)."""
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    last = (following - date.resolution).day
    return date(year, month, min(day.day, last))
