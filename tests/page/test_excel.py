"""Workbooks: what people type stays text, whole and readable, whatever they typed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from dienhong.page.excel import MAX_CELL, write_sheet


def cell(value: Any) -> Any:
    """The value as it is read back from a workbook of one cell."""
    return read(value)[3][0]


def read(value: Any, *, title: str = "Sổ", demo: bool = False) -> list[list[Any]]:
    """A sheet of one cell, read back."""
    file = BytesIO()
    write_sheet(file, title, ["Cột"], [[value]], demo=demo)
    return CalamineWorkbook.from_filelike(BytesIO(file.getvalue())).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\tTab", "0031090004438", "http://x.vn", "1e5", "{=1}"],
)
def test_what_looks_like_a_formula_or_a_number_is_text(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(
    ("value", "read_back"),
    [
        (25, 25.0),
        (Decimal("24.5"), 24.5),
        (date(2026, 6, 4), date(2026, 6, 4)),
        (datetime(2025, 12, 31, 17, 30, tzinfo=UTC), datetime(2026, 1, 1, 0, 30)),  # noqa: DTZ001 - Excel knows no zones
        (date(1899, 12, 31), "31/12/1899"),
        (True, "x"),
        (False, ""),
        (None, ""),
    ],
)
def test_numbers_days_and_instants_keep_their_kind(value: Any, read_back: Any) -> None:
    assert cell(value) == read_back


@pytest.mark.parametrize("width", [1, 2])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(width: int) -> None:
    whole = ("ạ" if width == 1 else "𠀀") * (MAX_CELL // width)
    assert cell(whole) == whole
    cut = cell(whole + "thừa")
    assert cut.endswith("(cắt bớt: quá dài cho một ô Excel)")
    assert len(cut.encode("utf-16-le")) // 2 <= MAX_CELL


def test_a_character_no_file_can_hold_does_not_break_the_file() -> None:
    assert cell("a\ud800b") == "a?b"
    assert "a" in cell("a\x00\x0b\x1f\ufffe\uffffb")


@given(st.text(max_size=40))
def test_any_text_makes_a_workbook_that_opens(text: str) -> None:
    visible = "".join(c for c in text if c.isprintable() and not 0xD800 <= ord(c) <= 0xDFFF)
    assert "".join(c for c in str(cell(text)) if c in visible) or not visible


def test_demo_data_says_so_in_the_sheet() -> None:
    assert read("x", demo=True)[0][0] == "Sổ (DỮ LIỆU MẪU)"


def test_more_rows_than_a_sheet_holds_fail_and_are_not_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dienhong.page.excel.MAX_ROWS", 5)
    write: Callable[..., int] = write_sheet
    assert write(BytesIO(), "Sổ", ["Cột"], [["a"]] * 2) == 2
    with pytest.raises(ValueError, match="nothing is left out"):
        write(BytesIO(), "Sổ", ["Cột"], [["a"]] * 3)
