"""Every word of a file is found, seen on the page or not; what a machine cannot read is told."""

import io
from datetime import date

import docx as word
import pytest
import xlsxwriter

from dienhong.privacy.detector import hits
from dienhong.privacy.readers import Unreadable, read, text_of
from dienhong.privacy.workbooks import sheets
from tests.factories import files

LINE = "Ông Đỗ Mạnh Cường, số định danh 031090004438"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_word_document_gives_its_paragraphs_and_its_rows() -> None:
    text = text_of("a.docx", files.docx(LINE, table=[["Họ tên", "Số CCCD"], ["Đỗ Mạnh Cường", "031090004438"]]))
    assert LINE in text
    assert [line.split("\t")[:2] for line in text.splitlines() if "\t" in line] == [
        ["Họ tên ", "Số CCCD "],
        ["Đỗ Mạnh Cường ", "031090004438 "],
    ]


@pytest.mark.parametrize("part", ["comments", "footnotes", "header1", "footer2", "endnotes", "glossary/document"])
def test_words_outside_the_page_are_read(part: str) -> None:
    inner = f'<w:x xmlns:w="{W}"><w:p><w:r><w:t>031090004438</w:t></w:r></w:p></w:x>'
    assert "031090004438" in text_of("a.docx", files.package({"word/document.xml": "<a/>", f"word/{part}.xml": inner}))


def test_deleted_words_still_tracked_and_links_are_read() -> None:
    body = f'<w:x xmlns:w="{W}"><w:del><w:r><w:delText>031090004438</w:delText></w:r></w:del></w:x>'
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Target="tel:0912345678" TargetMode="External"/></Relationships>'
    )
    text = text_of("a.docx", files.package({"word/document.xml": body, "word/_rels/document.xml.rels": links}))
    assert "031090004438" in text and "tel:0912345678" in text


def test_properties_are_read() -> None:
    document = word.Document()
    document.core_properties.comments = LINE
    out = io.BytesIO()
    document.save(out)
    assert LINE in text_of("a.docx", out.getvalue())


def test_a_workbook_gives_rows_dates_hidden_sheets_and_comments() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        seen = book.add_worksheet("Thôn Đình Hạ")
        seen.write_row(0, 0, ["Họ tên", "Ngày sinh", "Số tiền"])
        seen.write_string(1, 0, "Đỗ Mạnh Cường")
        seen.write_datetime(1, 1, date(1990, 3, 2), book.add_format({"num_format": "dd/mm/yyyy"}))
        seen.write_number(1, 2, 1500000)
        seen.write_comment(1, 0, "gọi 0912 345 678")
        hidden = book.add_worksheet("nháp")
        hidden.write_string(5, 5, LINE)
        hidden.hide()
    text = text_of("a.xlsx", out.getvalue())
    assert "Đỗ Mạnh Cường\t02/03/1990\t1500000" in text
    for words in ("Thôn Đình Hạ", LINE, "0912 345 678"):
        assert words in text


def test_what_a_pivot_table_and_another_workbook_left_behind_is_read() -> None:
    parts = {
        "xl/pivotCache/pivotCacheDefinition1.xml": '<p xmlns="x"><s v="031090004438"/></p>',
        "xl/externalLinks/externalLink1.xml": '<e xmlns="x"><v>0912345678</v></e>',
    }
    text = text_of("a.xlsx", grown(files.xlsx(["a"]), parts))
    assert "031090004438" in text and "0912345678" in text


def test_a_pdf_gives_the_words_of_all_pages() -> None:
    text = text_of("a.pdf", files.pdf(LINE, "Trang hai: điện thoại 0912 345 678"))
    assert LINE in text and "0912 345 678" in text


def test_a_scan_and_a_picture_inside_are_told() -> None:
    assert read("a.pdf", files.pdf("Trang đầu có chữ, dài hơn hai mươi chữ", "")).unread == ("trang 2 là ảnh quét",)
    document = word.Document()
    document.add_paragraph(LINE)
    document.add_picture(io.BytesIO(files.photo(20, 20, "PNG")))
    out = io.BytesIO()
    document.save(out)
    reading = read("a.docx", out.getvalue())
    assert LINE in reading.text and reading.unread == ("có 1 ảnh trong tệp",)
    with pytest.raises(Unreadable, match="cán bộ phải tự xem"):
        text_of("a.docx", out.getvalue())
    assert read("a.png", files.photo(20, 20, "PNG")).unread == ("tệp là ảnh",)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 x", files.pdf(LINE)[:200], b"PK\x03\x04"])
@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx"])
def test_a_broken_file_is_told_as_unread(name: str, data: bytes) -> None:
    assert read(name, data).unread


def test_two_cells_at_the_corners_of_a_sheet_do_not_fill_the_memory() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        page.write_string(0, 0, "a")
        page.write_string(1_048_575, 16_383, "b")
    with pytest.raises(Unreadable, match=r"quá 400\.000 ô"):
        sheets(out.getvalue())


def grown(data: bytes, parts: dict[str, str]) -> bytes:
    """A package with further parts."""
    import zipfile

    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


TITLE = "DANH SÁCH HỌC SINH ĐƯỢC HỖ TRỢ"
MERGED = [
    ["STT", "Họ và tên", "Ngày, tháng, năm sinh", "", "Số ĐDCN"],
    ["", "", "Nam", "Nữ", ""],
    ["1", "Vũ Thị Thử", "", "02/3/1990", "31090004438"],
]


def kinds(name: str, data: bytes) -> list[tuple[str, str]]:
    text = text_of(name, data)
    return [(hit.kind.value, text[hit.start : hit.end]) for hit in hits(text)]


def test_a_heading_over_two_columns_speaks_for_both_in_excel() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        zeros = book.add_format({"num_format": "000000000000"})
        page.merge_range(0, 0, 0, 4, TITLE)
        for row, cells in enumerate(MERGED, start=1):
            for column, words in enumerate(cells):
                page.write_string(row, column, words)
        page.write_number(3, 4, 31090004438, zeros)
        page.merge_range(1, 2, 1, 3, MERGED[0][2])
    assert kinds("a.xlsx", out.getvalue()) == [("birth_date", "02/3/1990"), ("id_number", "31090004438")]


def test_a_heading_over_two_columns_speaks_for_both_in_word() -> None:
    document = word.Document()
    made = document.add_table(rows=0, cols=5)
    for row in MERGED:
        for cell, words in zip(made.add_row().cells, row, strict=True):
            cell.text = words
    made.cell(0, 2).merge(made.cell(0, 3))
    out = io.BytesIO()
    document.save(out)
    assert kinds("a.docx", out.getvalue()) == [("birth_date", "02/3/1990"), ("id_number", "31090004438")]


def test_the_title_of_a_table_is_no_heading_of_its_columns() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        page.merge_range(0, 0, 0, 5, TITLE)
        for column, words in enumerate(("STT", "Việc", "Ngày làm", "Nơi", "Đơn vị", "Ghi chú")):
            page.write_string(1, column, words)
        page.write_string(2, 2, "02/3/2026")
    assert kinds("a.xlsx", out.getvalue()) == []


@pytest.mark.parametrize("words", ["Số CC", "Số ĐDCN", "Số căn cước"])
def test_short_words_for_the_number_are_headings_too(words: str) -> None:
    assert kinds("a.xlsx", files.xlsx(["STT", "Họ tên", words], [1, "Vũ Thị Thử", 31090004438])) == [
        ("id_number", "31090004438")
    ]


@pytest.mark.parametrize("name", ["word/afchunk.htm", "word/afchunk.rtf", "word/chunk.docx", "word/activeX1.bin"])
def test_a_part_that_word_shows_and_no_reader_reads_is_told(name: str) -> None:
    data = grown(files.docx("Chữ"), {name: "<p>CCCD 031090004438</p>"})
    (told,) = read("a.docx", data).unread
    assert name in told


def test_what_every_office_file_holds_beside_its_words_is_not_told() -> None:
    extra = {"word/fonts/font1.odttf": "x", "word/printerSettings1.bin": "x"}
    assert read("a.docx", grown(files.docx("Chữ"), extra)).unread == ()
    assert read("a.xlsx", files.xlsx(["Chữ"])).unread == ()
