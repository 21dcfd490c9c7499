"""Reading a day as people type it."""

import re
from datetime import date

DAY = re.compile(r"^\s*(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4})\s*$")
ISO = re.compile(r"^\s*(\d{4})-(\d{2})-(\d{2})\s*$")


def parse_day(text: str) -> date:
    """`"5/6/2026"` or `"2026-06-05"` → date. Raises ValueError with a Vietnamese message."""
    if match := ISO.match(text):
        year, month, day = map(int, match.groups())
    elif match := DAY.match(text):
        day, month, year = map(int, match.groups())
    else:
        raise ValueError(f"“{text.strip()}” không phải ngày; hãy ghi ngày/tháng/năm, ví dụ 05/6/2026.")
    try:
        return date(year, month, day)
    except ValueError:
        shown = f"{day:02d}/{month:02d}" if month <= 2 else f"{day:02d}/{month}"
        raise ValueError(f"Không có ngày {shown}/{year}; hãy xem lại lịch.") from None
