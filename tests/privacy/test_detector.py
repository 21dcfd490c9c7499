"""Values of persons are found however they are typed; what fills every official text is left in peace."""

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from vn_ident import PROVINCES

from dienhong.privacy.detector import Kind, hits
from dienhong.privacy.readers import text_of
from tests.factories import files

FOUND = [
    (Kind.ID_NUMBER, "Số CCCD <031090004438>, cấp tại Hải Phòng"),
    (Kind.ID_NUMBER, "số định danh <031 090 004 438>"),
    (Kind.ID_NUMBER, "ông Mẫu <031.090.004.438>"),
    (Kind.ID_NUMBER, "ông Mẫu <０３１０９０００４４３８>"),
    (Kind.ID_NUMBER, "ông Mẫu <031\u200b090\u200b004438>"),
    (Kind.ID_NUMBER, "cccd<031090004438>"),
    (Kind.ID_NUMBER, "CMND số <031 245 678>"),
    (Kind.ID_NUMBER, "chứng minh nhân dân số: <031-245-678>"),
    (Kind.ID_NUMBER, "CMND <031245678> 0912345678"),
    (Kind.ID_NUMBER, "Hộ chiếu số <B1234567>"),
    (Kind.PHONE, "ĐT: <0912345678>"),
    (Kind.PHONE, "gọi <0912.345.678> gặp bà Mẫu"),
    (Kind.PHONE, "+<84 912 345 678>"),
    (Kind.PHONE, "(<0225) 3.123.456>"),
    (Kind.PHONE, "<09 12 34 56 78>"),
    (Kind.ACCOUNT, "số tài khoản <19034567890123>"),
    (Kind.ACCOUNT, "STK: <1903 4567 8901 23> tại Agribank"),
    (Kind.BIRTH_DATE, "bà Vũ Thị Mẫu, sinh <ngày 02/3/1990>"),
    (Kind.BIRTH_DATE, "Sinh <ngày 02 tháng 3 năm 1990>"),
    (Kind.BIRTH_DATE, "Ngày, tháng, năm sinh: <02-3-1990>"),
    (Kind.BIRTH_DATE, "NS: <2.3.90>"),
    (Kind.BIRTH_DATE, "ông Trần Văn Mẫu (<02/3/1990>)"),
    (Kind.ADDRESS, "trú tại <số nhà 12>, thôn Đình Hạ"),
    (Kind.ADDRESS, "nhà bà Mẫu, <số 12A đường Trần> Phú"),
    (Kind.ADDRESS, "Địa chỉ: <ngõ 34>, thôn Đình Hạ"),
    (Kind.ADDRESS, "Thường trú: <số 12>, thôn Đình Hạ"),
    (Kind.EMAIL, "thư về <nguoi.mau@example.com>"),
    (Kind.ADDRESS, "hộ ở <Số 15> thôn Đông"),
    (Kind.ADDRESS, "nhà <12/34 Lê Lợi>, xã An Khánh"),
    (Kind.BIRTH_DATE, "Nguyễn Văn Mẫu (<12/3/1980>) được hỗ trợ"),
    (Kind.ACCOUNT, "<3100205123456> tại Agribank"),
    (Kind.ID_NUMBER, "mã số BHXH <3120456789>"),
    (Kind.ID_NUMBER, "số thẻ bảo hiểm y tế: <3123045678>"),
]
LEFT = [
    "Công văn 741-CV/BTGDVTU ngày 05/6/2026",
    "1.397.000.000",
    "Tổng kinh phí 1.397.000.000 đồng, đã giải ngân 84.912.345.678 đồng",
    "Mã hồ sơ DT-2026-0147, CK-2026-0012, BC-2026-0003",
    "Quyết định số 12/2026/QĐ-UBND ngày 05/6/2026",
    "Nghị quyết số 15-NQ/TU, 09.05.2026 15 giờ 30",
    "sinh năm 1990; Năm sinh: 1990",
    "Học sinh 05/6/2026; vệ sinh ngày 05/6/2026; phát sinh ngày 05/6/2026; tuyển sinh: 05/6/2026",
    "34.000 người, 24,5 km², 428 hộ, 0,5%",
    "thôn Đình Hạ, xã An Khánh",
    "văn bản số 05 phổ biến pháp luật; số 12 phó chủ tịch; gói thầu số 3 đường trục xã; bê tông hóa ngõ 34",
    "Điều 11 khoản 7 Luật 10/2022/QH15, giai đoạn 2021 - 2025",
    "1.500.000 3.000.000 250.000",
    "Tổng đài 1022; từ 07:30 đến 11:30",
    "vanphong@ankhanh.haiphong.gov.vn",
    "Tuyên truyền phòng, chống HIV/AIDS",
    "thửa 123, tờ bản đồ số 12, diện tích 1234567 m2",
    "Mã số thuế 0200123456",
    "Quyết định số 15 thôn Đông Hạ được hỗ trợ; có 05 thôn Đình Hạ, Cầu Đá; số 3 thôn nông thôn mới",
    "ngày 12/6 Lê Thị Mẫu dự họp; đạt 12/34 Đảng viên; tỷ lệ 15/19 Trần Phú; 12/34 hộ nghèo",
    "Nguyễn Văn Mẫu (12/3/2026) ký; Kế hoạch Phát triển (12/3/1998)",
    "chi BHXH 3120456789 đồng; bảo hiểm xã hội 1.234.567.890",
    "gói thầu 12345678 tại xã; 31002051 tại chợ",
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("kind", "text"), FOUND)
def test_a_value_of_a_person_is_found_where_it_stands(kind: Kind, text: str, form: str) -> None:
    text = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    before, _, rest = text.partition("<")
    value, _, after = rest.partition(">")
    found = [hit for hit in hits(before + value + after) if hit.kind is kind]
    plain = before + value + after
    assert [unicodedata.normalize("NFC", plain[hit.start : hit.end]) for hit in found] == [
        unicodedata.normalize("NFC", value)
    ]
    assert found[0].shown not in value and "••" in found[0].shown and found[0].why


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", LEFT)
def test_what_fills_every_official_text_is_no_hit(text: str, form: str) -> None:
    text = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert [(hit.kind, text[hit.start : hit.end]) for hit in hits(text)] == []


TABLE = [
    ["Họ và tên", "Số giấy tờ", "Điện thoại", "Ngày sinh", "Nơi ở", "Số tiền", "Ghi chú"],
    ["Đỗ Mạnh Cường", 31090004438, 912345678, date(1990, 3, 2), "Số 12, thôn Đình Hạ", 500000, "nhiễm HIV"],
    ["Vũ Thị Mẫu", "031 245 678", "0225 3123456", "1988", "thôn Đình Hạ", 1500000, ""],
]
IN_TABLE = [
    (Kind.ID_NUMBER, "31090004438"),
    (Kind.PHONE, "912345678"),
    (Kind.BIRTH_DATE, "02/03/1990"),
    (Kind.ADDRESS, "Số 12"),
    (Kind.HEALTH, "HIV"),
    (Kind.ID_NUMBER, "031 245 678"),
    (Kind.PHONE, "0225 3123456"),
]


@pytest.mark.parametrize(("kind", "text"), FOUND)
def test_a_value_is_found_wherever_the_line_breaks(kind: Kind, text: str) -> None:
    """A page of a PDF breaks its lines between any two words, within a number too."""
    start, end, plain = text.index("<"), text.index(">") - 1, text.replace("<", "").replace(">", "")
    for place in (place for place, letter in enumerate(plain) if letter == " "):
        broken = f"{plain[:place]}\n{plain[place + 1 :]}"
        found = [hit for hit in hits(broken) if hit.kind == kind and hit.start < end and start < hit.end]
        assert found, broken


@pytest.mark.parametrize("text", LEFT)
def test_two_lines_of_an_official_text_give_nothing_away_together(text: str) -> None:
    for place in (place for place, letter in enumerate(text) if letter == " "):
        broken = f"{text[:place]}\n{text[place + 1 :]}"
        assert len(hits(broken)) == sum(len(hits(line)) for line in broken.split("\n")), broken


def test_the_heading_of_a_column_speaks_for_what_stands_below() -> None:
    """Excel loses the zero in front of a number: only the heading tells what nine or eleven digits are."""
    book = text_of("a.xlsx", files.xlsx(["DANH SÁCH HỖ TRỢ ĐỢT 02"], *TABLE))
    assert [(hit.kind, book[hit.start : hit.end]) for hit in hits(book)] == IN_TABLE
    rows = [[f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell) for cell in row] for row in TABLE]
    paper = text_of("a.docx", files.docx("Danh sách", table=rows))
    assert [(hit.kind, paper[hit.start : hit.end]) for hit in hits(paper)] == IN_TABLE


def test_the_same_numbers_under_other_headings_are_no_hits() -> None:
    text = "Mã công trình\tKhối lượng\tSố tiền\n31090004438\t912345678\t512345678\n"
    assert hits(text) == []


NOISE = st.lists(
    st.sampled_from(
        [
            "Ủy ban nhân dân xã An Khánh",
            "1.397.000.000 đồng",
            "741-CV/BTGDVTU",
            "ngày 05/6/2026",
            "DT-2026-0147",
            "thôn Đình Hạ",
            "Luật 10/2022/QH15",
            "34.000",
            "–",
            "“",
            "\n",
        ]
    ),
    max_size=12,
).map(" ".join)
CITIZEN = st.builds(
    lambda province, century, year, serial: f"{province}{century}{year:02d}{serial:06d}",
    st.sampled_from([code for code, _ in PROVINCES]),
    st.sampled_from("01"),
    st.integers(0, 99),
    st.integers(0, 999_999),
)
MOBILE = st.builds(
    lambda head, rest: f"{head}{rest:07d}", st.sampled_from(["091", "098", "035", "077"]), st.integers(0, 9_999_999)
)
GROUPS = st.sampled_from([(), (3, 6, 9), (4, 7), (4, 8), (2, 4, 6, 8)])
GAPS = st.sampled_from([" ", ".", "-", "\u00a0", "\u2009"])


@st.composite
def written(draw: st.DrawFn, number: st.SearchStrategy[str]) -> tuple[str, str]:
    """(digits, as somebody wrote them): in groups, with full-width digits or with letters of no width in between."""
    digits, cuts, gap = draw(number), draw(GROUPS), draw(GAPS)
    shown = "".join((gap if place in cuts else "") + digit for place, digit in enumerate(digits))
    if draw(st.booleans()):
        shown = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in shown)
    if draw(st.booleans()):
        shown = "\u200b".join(shown)
    return digits, shown


@example(before="", after="", number=("001000001900", "00 10 00 00 1900"))
@given(before=NOISE, after=NOISE, number=st.one_of(written(CITIZEN), written(MOBILE)))
def test_a_planted_number_is_found_in_any_noise(before: str, after: str, number: tuple[str, str]) -> None:
    digits, shown = number
    text = f"{before} ; {shown} ; {after}"
    found = ["".join(str(unicodedata.decimal(c)) for c in text[h.start : h.end] if c.isdecimal()) for h in hits(text)]
    assert found == [digits]


@given(text=NOISE)
def test_noise_alone_is_silent(text: str) -> None:
    assert hits(text) == []


@given(st.text(max_size=200))
def test_any_text_is_searched_and_places_lie_within_it(text: str) -> None:
    found = hits(text)
    for hit in found:
        assert 0 <= hit.start < hit.end <= len(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text", ["1 " * 200_000, "0" * 400_000, "dia chi " * 50_000, "ông a " * 50_000, "a\t" * 200_000]
)
def test_no_text_makes_the_search_run_away(text: str) -> None:
    hits(text)
