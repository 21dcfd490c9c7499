"""Reading a day as people type it."""

import re
from datetime import date

DAY = re.compile(r"^\s*(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4})\s*$")
FIRST_YEAR, LAST_YEAR = 1900, 2100  # beyond these a year is a slip of the keyboard, and Excel and papers cannot say it
SHOWN = 30
ISO = re.compile(r"^\s*(\d{4})-(\d{2})-(\d{2})\s*$")


def parse_day(text: str) -> date:
    """`"5/6/2026"` or `"2026-06-05"` → date, from 1900 to 2100. Raises ValueError with a Vietnamese message."""
    if match := ISO.match(text):
        year, month, day = map(int, match.groups())
    elif match := DAY.match(text):
        day, month, year = map(int, match.groups())
    else:
        raise ValueError(f"“{text.strip()[:SHOWN]}” không phải ngày; hãy ghi ngày/tháng/năm, ví dụ 05/6/2026.")
    try:
        found = date(year, month, day)
    except ValueError:
        shown = f"{day:02d}/{month:02d}" if month <= 2 else f"{day:02d}/{month}"
        raise ValueError(f"Không có ngày {shown}/{year:04d}; hãy xem lại lịch.") from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"Năm {year:04d} không đúng; hãy ghi năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
    return found
