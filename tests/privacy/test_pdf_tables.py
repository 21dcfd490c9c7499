"""A table in a PDF is searched cell by cell where its cells can be found again, and told as unread all the same."""

import pytest

from dienhong.privacy.detector import hits
from dienhong.privacy.name_lists import people
from dienhong.privacy.pdf_tables import headings, rebuilt
from dienhong.privacy.readers import read
from tests.factories import files

TABLE = """Danh sách hỗ trợ theo Quyết định 12/QĐ-UBND

TT    Họ và     Ngày        Số         Số tài      Thôn
      tên       sinh        CMND       khoản
1     Đỗ        01/3/199    0312456    3100205     Đình Hạ
      Mạnh      1           71         123451
      Mẫu
2     Vũ Thị    02/3/199               3100205     Đình Hạ
      Thử       2                      123452
          1
3     Lê Thị    1988        0312456    3100205     Cầu Đá
      Định                  73         123453
Tổng cộng ba hộ, mỗi hộ năm trăm nghìn đồng, chi một lần trong tháng"""
FOUND = [
    ("birth_date", "01/3/1991"),
    ("id_number", "031245671"),
    ("account", "3100205123451"),
    ("birth_date", "02/3/1992"),
    ("account", "3100205123452"),
    ("id_number", "031245673"),
    ("account", "3100205123453"),
]


def test_wrapped_cells_are_put_together_under_their_headings() -> None:
    rows = rebuilt(TABLE)
    assert [(hit.kind.value, rows[hit.start : hit.end]) for hit in hits(rows)] == FOUND
    assert [hit.shown for hit in people(rows)] == ["chừng 3 tên người"]
    assert "Tổng cộng" not in rows


def test_a_table_about_persons_in_a_pdf_is_searched_and_told() -> None:
    reading = read("a.pdf", files.pdf(TABLE, "trang sau không có bảng nào"))
    assert reading.unread == (
        "có bảng về người (cột họ tên, ngày sinh, số giấy tờ, tài khoản): trong PDF máy có thể đọc sót ô của bảng",
    )
    assert {hit.kind.value for hit in hits(reading.text)} >= {"birth_date", "id_number", "account"}


def test_names_and_amounts_are_a_list_and_nothing_is_unread() -> None:
    rows = ["TT   Họ và tên      Số tiền", "1    Đỗ Mạnh        500.000", "2    Vũ Thị Thử     700.000"]
    reading = read("a.pdf", files.pdf("\n".join(rows)))
    assert reading.unread == () and [hit.shown for hit in people(reading.text)] == ["chừng 2 tên người"]


@pytest.mark.parametrize(
    "text",
    [
        "Địa chỉ: số 1 đường Trần Phú; Điện thoại: 0225 3123456; Email: a@b.vn",
        "Học sinh sinh hoạt hè, vệ sinh môi trường, liên hệ đoàn thanh niên",
        "TT   Hạng mục   Khối lượng   Thành tiền",
        "Mẫu 05: kê khai nơi ở",
    ],
)
def test_what_is_no_heading_about_persons_is_left_alone(text: str) -> None:
    assert headings(text) == ()


def test_a_heading_in_one_line_or_in_many_is_seen() -> None:
    assert headings("TT  Ngày sinh  Số CMND  Số tài khoản") == ("ngày sinh", "số giấy tờ", "tài khoản")
    assert headings("TT\nNgày,\ntháng,\nnăm\nsinh\nĐiện\nthoại") == ("ngày sinh", "điện thoại")
