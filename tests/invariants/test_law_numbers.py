"""A number of days, months, years or percent in a template is a number of law, kept in `dienhong/law` with its article and
its dates, unless it is written here that it is the house's own."""

import re
from pathlib import Path

from django.conf import settings

TEMPLATES = Path(settings.ROOT) / "dienhong"
# What a template says itself: everything but comments, variables and tags that say nothing.
SILENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|{{.*?}}|{% (?!trans|blocktrans)[^%]*%}", re.DOTALL)
NUMBER = r"(?:\d+|mười|mươi|hai|ba|bốn|năm|sáu|bảy|tám|chín|trăm)"
TOLD = re.compile(
    rf"\b{NUMBER}(?:\s+rưỡi)?\s*(?:%|phần trăm|ngày|tháng|năm\b|tuần)|(?:quá|hơn) (?:nửa|một nửa)\b", re.IGNORECASE
)
# Template and words → whose number it is.
OWN = {
    ("book.html", "mươi ngày"): "petitions.bookings.rules.BOOKERS_KEPT: how long the house keeps names, no article",
    ("prove.html", "30 ngày"): "petitions.online.proving.GOOD_FOR: how long a link of the house works",
    ("village.html", "sáu tuần"): "how many weeks the page shows",
    ("grid.html", "ba tuần"): "Tuesday of the next week, not a number; a custom of the commune, as the page says",
    ("today.html", "7 ngày"): "work.row.SOON: how far ahead the page looks",
    ("rating_closed.html", "quá nửa"): "half an hour for which a page stays open",
}


def told_numbers(text: str) -> list[str]:
    """Numbers of days and shares that a template says in its own words."""
    return [found.group().lower() for found in TOLD.finditer(SILENT.sub("\0", text))]


def test_a_number_of_law_in_a_template_is_found() -> None:
    assert told_numbers("<p>trước khi đối thoại ít nhất 7 ngày.</p>") == ["7 ngày"]
    assert told_numbers('{% translate "Ít nhất ba mươi ngày" %}') == ["mươi ngày"]
    assert told_numbers("{# 30 ngày #}{{ notice.days }} ngày, {% if n == 7 %}ngày{% endif %}") == []


def test_no_template_says_a_number_of_law() -> None:
    found = {
        (path.name, words)
        for path in TEMPLATES.rglob("*.html")
        for words in told_numbers(path.read_text(encoding="utf-8"))
    }
    assert found - OWN.keys() == set()
    assert OWN.keys() - found == set()
