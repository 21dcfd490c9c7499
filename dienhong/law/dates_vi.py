"""Dates and numbers as a Vietnamese administrative paper writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def day_month_vi(day: date) -> str:
    """As “05/6”, “05/02”: the day has two digits; the month only for January and February, as the papers do."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}/{month}"


def date_vi(day: date) -> str:
    """As “05/6/2026”, “05/02/2026”."""
    return f"{day_month_vi(day)}/{day.year}"


def date_long_vi(day: date) -> str:
    """As “ngày 12 tháng 6 năm 2026”, “ngày 05 tháng 02 năm 2026”: the line of place and date."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def weekday_vi(day: date) -> str:
    """As “thứ Năm”; Sunday is “Chủ nhật”."""
    return _WEEKDAYS[day.weekday()]


def number_vi(value: int | float | Decimal) -> str:
    """As “34.000”, “24,5”: dots between thousands, a comma before decimals, no trailing zeros, six decimals at most."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not exact.is_finite():
        raise ValueError(f"not a number that can be printed: {value}")
    rounded = round(exact, 6)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    decimals = decimals.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def count_vi(count: int) -> str:
    """As “03” for one to nine, “0” for none, “1.397” beyond: how a report writes a count inside a sentence."""
    return f"{count:02d}" if 1 <= count <= 9 else number_vi(count)
