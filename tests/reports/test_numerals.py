"""Numerals typed by hand: each is found, in whatever script; the law's own numbering is not one of them."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.reports.lint.numerals import is_numeral, untraced

SENTENCES = (Path(__file__).parents[1] / "data" / "report_sentences.txt").read_text(encoding="utf8").splitlines()


def found(text: str, *, first: bool = True) -> list[str]:
    return [text[start:end] for start, end in untraced(text, starts_paragraph=first)]


def test_the_sentences_of_a_real_kind_of_report() -> None:
    assert [found(sentence) for sentence in SENTENCES] == [
        ["01/7/2025"],
        ["24", "34.000", "19"],
        ["40", "02", "15", "23", "1.397"],
        ["6", "2026"],
        ["2025", "2030"],
        ["44", "16/01/2026"],
        ["5", "2026", "25"],
        ["100%"],
        [],
        [],
        [],
        ["2"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "theo Điều 32",
        "theo khoản 2 Điều 15",
        "điểm a khoản 2 Điều 15",
        "khoản 1, 2 và 3 Điều 15a",
        "khoản 1, khoản 2 Điều này",
        "các Điều 11, 12 và 13",
        "1. Tổ chức",
        "  12. Tổ chức",
        "2.1. Hội đồng nhân dân",
        "3) Tập huấn",
        "quý III, khóa XVI, Ⅻ",
        "km², m³, dm²",
    ],
)
def test_exempt(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("khoản 2 triệu đồng", ["2"]),
        ("các khoản 2, 3 triệu", ["2", "3"]),
        ("điều 32 người", ["32"]),
        ("Điều 2000 người", ["2000"]),
        ("Đã họp 1. Sau đó 2. Rồi thôi", ["1", "2"]),
        ("1.Tổ chức", ["1"]),
        ("2025. Năm ấy", ["2025"]),
        ("có ٢٥ cuộc", ["٢٥"]),
        ("có २५ cuộc", ["२५"]),
        ("có ２５ cuộc", ["２５"]),
        ("có ②⑤ cuộc", ["②⑤"]),
        ("có ½ số thôn", ["½"]),
        ("có 二十五 cuộc", ["二十五"]),
        ("x² = y", ["²"]),
        ("25 %", ["25"]),
        ("từ 01/01-31/5/2026", ["01/01-31/5/2026"]),
    ],
)
def test_not_exempt(text: str, numerals: list[str]) -> None:
    assert found(text) == numerals


def test_a_list_number_stands_only_where_a_paragraph_begins() -> None:
    assert found("1. Tổ chức", first=False) == ["1"]


@given(st.text(max_size=80))
def test_every_numeral_is_in_a_span_or_under_an_exemption(text: str) -> None:
    """Oracle: with letters of exemptions taken away nothing is exempt, so each numeral must be in exactly one span."""
    plain = "".join(" " if unicodedata.category(c).startswith("L") and not is_numeral(c) else c for c in text)
    spans = list(untraced(plain, starts_paragraph=False))
    covered = [at for start, end in spans for at in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {at for at, c in enumerate(plain) if is_numeral(c)} <= set(covered)


@given(st.integers(min_value=0, max_value=10**12))
def test_a_typed_count_is_always_found(count: int) -> None:
    assert found(f"Xã tổ chức {count} cuộc", first=False) == [str(count)]
