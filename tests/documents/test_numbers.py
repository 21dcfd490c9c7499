"""Numbers of documents: what people type, what papers print, and what merely looks like a number."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.documents.numbers import (
    LAW_TYPES,
    PARTY_TYPES,
    STATE_TYPES,
    NumberError,
    citations_in,
    format_number,
    parse,
)

REPORT = (Path(__file__).parents[1] / "data" / "citations.txt").read_text("utf-8")
CITED = {
    "741-CV/BTGDVTU": ("Công văn", date(2026, 4, 29)),
    "1669/NQ-UBTVQH15": ("Nghị quyết", None),
    "15-CT/TU": ("Chỉ thị", None),
    "553-KL/TU": ("Kết luận", None),
    "142-CV/ĐU": ("Công văn", date(2025, 10, 4)),
    "44-KH/ĐU": ("Kế hoạch", date(2026, 1, 16)),
    "37-QĐ/TW": ("Quy định", date(2021, 10, 25)),
    "50-CT/TW": ("Chỉ thị", date(2025, 7, 23)),
    "04/NQ-HĐND": ("Nghị quyết", date(2026, 3, 9)),
    "82/NQ-HĐND": ("Nghị quyết", date(2025, 12, 11)),
    "10/KH-UBND": ("Kế hoạch", date(2026, 1, 15)),
    "97/2025/QH15": ("Luật", None),
    "38/2022/NĐ-CP": ("Nghị định", None),
    "120-KL/TW": ("Kết luận", date(2016, 1, 7)),
}


@pytest.mark.parametrize(
    ("typed", "text", "number", "year", "type_code", "organ", "system"),
    [
        ("741-CV/BTGDVTU", "741-CV/BTGDVTU", 741, None, "CV", "BTGDVTU", "party"),
        ("11-QĐi/TW", "11-QĐi/TW", 11, None, "QĐi", "TW", "party"),
        ("82/NQ-HĐND", "82/NQ-HĐND", 82, None, "NQ", "HĐND", "state"),
        ("1669/NQ-UBTVQH15", "1669/NQ-UBTVQH15", 1669, None, "NQ", "UBTVQH15", "state"),
        ("45/UBND-VP", "45/UBND-VP", 45, None, "", "UBND-VP", "state"),
        ("97/2025/QH15", "97/2025/QH15", 97, 2025, "", "QH15", "law"),
        ("38/2022/NĐ-CP", "38/2022/NĐ-CP", 38, 2022, "NĐ", "CP", "law"),
        ("02/2025/QĐ-TTg", "02/2025/QĐ-TTg", 2, 2025, "QĐ", "TTg", "law"),
        ("4/NQ-HĐND", "04/NQ-HĐND", 4, None, "NQ", "HĐND", "state"),
        ("Số: 35/BC-UBND.", "35/BC-UBND", 35, None, "BC", "UBND", "state"),
        ("số\n\n82/NQ-HĐND", "82/NQ-HĐND", 82, None, "NQ", "HĐND", "state"),
        ("  741 – CV / BTGDVTU ", "741-CV/BTGDVTU", 741, None, "CV", "BTGDVTU", "party"),
        ("44\u2011KH/\u00d0U", "44-KH/ĐU", 44, None, "KH", "ĐU", "party"),
        (unicodedata.normalize("NFD", "37-QĐ/TW"), "37-QĐ/TW", 37, None, "QĐ", "TW", "party"),
    ],
)
def test_a_number_is_read_as_people_write_it(
    typed: str, text: str, number: int, year: int | None, type_code: str, organ: str, system: str
) -> None:
    read = parse(typed)
    assert (read.text, read.number, read.year, read.type_code, read.organ, read.system) == (
        text, number, year, type_code, organ, system
    )  # fmt: skip
    assert parse(read.text) == read


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Chưa có số văn bản"),
        ("   ", "Chưa có số văn bản"),
        ("NQ-HĐND", "chưa có số thứ tự"),
        ("82", "chỉ có số thứ tự"),
        ("82/NQ", "thiếu cơ quan ban hành"),
        ("12-CV/", "thiếu cơ quan ban hành"),
        ("0/NQ-HĐND", "từ 1 đến 999999"),
        ("12-cv/đu", "có phải là 12-CV/ĐU"),
        ("12-XYZ/ĐU", "“XYZ” không phải chữ viết tắt"),
        ("97/2525/QH15", "năm ban hành chưa đúng"),
        ("741-CV-BTGDVTU", "không đúng cách ghép"),
        ("82/NQ-HĐND ngày 11/12/2025", "không đúng cách ghép"),
    ],
)
def test_what_is_no_number_is_told_in_vietnamese_with_a_right_one_beside_it(typed: str, says: str) -> None:
    with pytest.raises(NumberError) as told:
        parse(typed)
    assert says in str(told.value)
    assert "741-CV/BTGDVTU" in str(told.value)


organs = st.from_regex(r"[A-ZĐƯ]{2,8}[0-9]{0,2}", fullmatch=True)
kinds = st.one_of(
    st.tuples(st.sampled_from(sorted(PARTY_TYPES)), organs, st.just("party"), st.none()),
    st.tuples(st.sampled_from(sorted(STATE_TYPES)), organs, st.just("state"), st.none()),
    st.tuples(st.sampled_from(sorted(LAW_TYPES)), organs, st.just("law"), st.integers(1945, 2100)),
    st.tuples(
        st.just(""), st.from_regex(r"(QH|UBTVQH)[0-9]{1,2}", fullmatch=True), st.just("law"), st.integers(1945, 2100)
    ),
    st.tuples(
        st.just(""),
        st.from_regex(r"[A-ZĐ]{4,8}-[A-ZĐ]{2,6}", fullmatch=True).filter(lambda o: o.split("-")[0] not in LAW_TYPES),
        st.just("state"),
        st.none(),
    ),
)


@given(st.integers(1, 999999), kinds)
def test_reading_what_was_written_gives_the_same_parts(number: int, kind: tuple[str, str, str, int | None]) -> None:
    type_code, organ, system, year = kind
    text = format_number(number, type_code, organ, system, year)
    read = parse(text)
    assert (read.number, read.type_code, read.organ, read.system, read.year) == (number, type_code, organ, system, year)
    assert read.text == text
    spaced = text.replace("/", " /\n").replace("-", "\u2011 ")
    assert parse(unicodedata.normalize("NFD", spaced)) == read


def test_parts_that_make_another_number_are_refused() -> None:
    with pytest.raises(NumberError):
        format_number(12, "", "NQ-HĐND", "state")  # would read back as a resolution, not a công văn
    with pytest.raises(NumberError):
        format_number(0, "BC", "ĐU", "party")


@given(
    st.one_of(st.text(max_size=80), st.text(alphabet="0123456789/-–‑ .\n&NQHĐUCVKLTWgisố\u0301\u00d0²٣", max_size=40))
)
def test_whatever_is_typed_gives_a_number_or_a_number_error(text: str) -> None:
    try:
        read = parse(text)
    except NumberError as told:
        assert len(str(told)) < 400
    else:
        assert parse(read.text) == read


def test_all_fourteen_citations_of_a_real_report_and_nothing_else() -> None:
    found = citations_in(REPORT)
    first = {str(c.number): (c.kind_vi, c.date) for c in reversed(found)}
    assert first == CITED
    assert len(found) == 17


def test_citations_survive_decomposed_text_and_point_into_the_text_as_given() -> None:
    decomposed = unicodedata.normalize("NFD", REPORT)
    assert [(c.kind_vi, c.number, c.date) for c in citations_in(decomposed)] == [
        (c.kind_vi, c.number, c.date) for c in citations_in(REPORT)
    ]
    for citation in citations_in(decomposed):
        cited = unicodedata.normalize("NFC", decomposed[slice(*citation.span)])
        assert " ".join(cited.split()).startswith(citation.kind_vi)
        assert cited.endswith(str(citation.date.year) if citation.date else citation.number.organ)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Luật Khiếu nại số 02/2011/QH13, ngày 11 tháng 11 năm 2011.", [("Luật", "02/2011/QH13", date(2011, 11, 11))]),
        ("Kế hoạch thực hiện Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026", [("Nghị quyết", "12-NQ/ĐU", date(2026, 9, 5))]),
        ("công văn số 741-\nCV/BTGDVTU, ngày\n29/4/2026", [("Công văn", "741-CV/BTGDVTU", date(2026, 4, 29))]),
        ("Nghị quyết số 12/NQ-HĐND - HĐND xã ban hành", [("Nghị quyết", "12/NQ-HĐND", None)]),
        ("Quyết định số 12/QĐ-UBND ngày 31/02/2026", [("Quyết định", "12/QĐ-UBND", None)]),
        ("Luật Công đoàn, Nghị định số 30/2020/NĐ-CP", [("Nghị định", "30/2020/NĐ-CP", None)]),
        ("Nghị quyết Đại hội nhiệm kỳ 2025 - 2030; 19/19 thôn; ngày 09/3/2026; số 12/5", []),
        ("Báo cáo 6 tháng đầu năm 2026, 25 cuộc, kế hoạch 2026/HĐ", []),
    ],
)
def test_citations_in_sentences(sentence: str, expected: list[tuple[str, str, date | None]]) -> None:
    assert [(c.kind_vi, str(c.number), c.date) for c in citations_in(sentence)] == expected


@given(st.text(max_size=200))
def test_looking_for_citations_never_fails(text: str) -> None:
    for citation in citations_in("Nghị quyết số " + text):
        assert 0 <= citation.span[0] < citation.span[1] <= len(text) + 14
