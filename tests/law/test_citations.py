from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.citations import Citation, CitationError, cite_vi

item = st.from_regex(r"[1-9][0-9]?[a-d]?", fullmatch=True)
point = st.sampled_from(["a", "b", "c", "d", "đ", "e"])
numbers = st.sampled_from(["02/2011/QH13", "155/2026/NĐ-CP", "11-QĐi/TW", "1/2030/ABC", "82/NQ-HĐND"])


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    depth = draw(st.integers(0, 3))
    some = st.lists(item, min_size=1, max_size=3).map(tuple)
    return Citation(
        draw(numbers),
        draw(some) if depth > 0 else (),
        draw(some) if depth > 1 else (),
        draw(st.lists(point, min_size=1, max_size=3).map(tuple)) if depth > 2 else (),
        draw(st.sampled_from(["", "03/TCD", "14a"])),
    )


@given(citations())
def test_what_is_printed_is_read_back(citation: Citation) -> None:
    assert Citation.parse(str(citation)) == citation


@given(st.lists(citations(), min_size=1, max_size=4))
def test_several_are_joined_by_a_semicolon(several: list[Citation]) -> None:
    assert Citation.parse_all("; ".join(map(str, several))) == tuple(several)


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        (
            "02/2011/QH13 art 27 k 1 pt a",
            "điểm a khoản 1 Điều 27 Luật Khiếu nại số 02/2011/QH13",
            "Khoản 1 Điều 27 Luật Khiếu nại",
        ),
        (
            "02/2011/QH13 art 27 k 1,2",
            "khoản 1, 2 Điều 27 Luật Khiếu nại số 02/2011/QH13",
            "Khoản 1, 2 Điều 27 Luật Khiếu nại",
        ),
        (
            "91/2015/QH13 art 147-148",
            "Điều 147–148 Bộ luật Dân sự số 91/2015/QH13",
            "Điều 147–148 Bộ luật Dân sự",
        ),
        (
            "42/2013/QH13 art 15 k 2 pt đ",
            "điểm đ khoản 2 Điều 15 Luật Tiếp công dân số 42/2013/QH13",
            "Khoản 2 Điều 15 Luật Tiếp công dân",
        ),
        ("155/2026/NĐ-CP art 10", "Điều 10 Nghị định số 155/2026/NĐ-CP", "Điều 10 Nghị định 155/2026/NĐ-CP"),
        ("136/2025/QH15 art 1 k 7", "khoản 7 Điều 1 Luật số 136/2025/QH15", "Khoản 7 Điều 1 Luật 136/2025/QH15"),
        ("11-QĐi/TW", "Quy định số 11-QĐi/TW", "Quy định 11-QĐi/TW"),
        ("999/2031/NĐ-CP art 2", "Điều 2 Nghị định số 999/2031/NĐ-CP", "Điều 2 Nghị định 999/2031/NĐ-CP"),
        ("77-XX/ĐU", "văn bản số 77-XX/ĐU", "Văn bản 77-XX/ĐU"),
        (
            "154/2026/NĐ-CP form 03/TCD",
            "Mẫu số 03/TCD ban hành kèm theo Nghị định số 154/2026/NĐ-CP",
            "Mẫu số 03/TCD ban hành kèm theo Nghị định 154/2026/NĐ-CP",
        ),
    ],
)
def test_vietnamese(text: str, full: str, short: str) -> None:
    citation = Citation.parse(text)
    assert citation.vi == full
    assert citation.short_vi == short


@pytest.mark.parametrize(
    "text",
    [
        "",
        "art 27",
        "02/2011/QH13 art",
        "02/2011/QH13 k 1",
        "02/2011/QH13 art 27 pt a",
        "Điều 27 Luật Khiếu nại",
        "a; b",
    ],
)
def test_what_does_not_parse_is_told_in_vietnamese_with_an_example(text: str) -> None:
    with pytest.raises(CitationError, match=r"Không đọc được trích dẫn .* 02/2011/QH13 art 27 k 1 pt a"):
        Citation.parse(text)


def test_a_text_outside_the_grammar_is_shown_as_it_stands() -> None:
    assert cite_vi("Quy chế làm việc của UBND xã") == "Quy chế làm việc của UBND xã"
    assert cite_vi("10/2022/QH15 art 32 k 1; 72/2025/QH15 art 43") == (
        "Khoản 1 Điều 32 Luật Thực hiện dân chủ ở cơ sở; Điều 43 Luật Tổ chức chính quyền địa phương"
    )
