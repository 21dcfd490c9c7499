"""Papers as Word files: what is in the file, and what LibreOffice makes of it."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from dienhong.documents.docx_reader import ReadPaper, read_docx
from dienhong.documents.docx_writer import write_docx
from dienhong.documents.house_styles import style
from dienhong.documents.paper import Heading, Num, Paper, Paragraph, Ref, Table, runs
from dienhong.documents.text_width import balanced_lines, width_twips
from tests.documents.papers import FIGURES, num, party_report, report
from tests.tools import need_libreoffice, need_poppler

IDS = ["party/HD36", "party/HD05", "state/ND30"]


def written(paper: Paper) -> io.BytesIO:
    stream = io.BytesIO()
    write_docx(paper, stream)
    stream.seek(0)
    return stream


def read(paper: Paper) -> ReadPaper:
    return read_docx(written(paper))


def part(paper: Paper, name: str) -> str:
    with zipfile.ZipFile(written(paper)) as package:
        return package.read(name).decode()


@pytest.mark.parametrize("style_id", IDS)
def test_the_same_paper_gives_the_same_bytes(style_id: str) -> None:
    first, again = (hashlib.sha256(written(report(style_id)).getvalue()).hexdigest() for _ in range(2))
    assert first == again
    with zipfile.ZipFile(written(report(style_id))) as package:
        assert package.testzip() is None
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("style_id", IDS)
def test_pages_have_the_margins_of_the_house_style(style_id: str) -> None:
    house, (first, annex) = style(style_id), read(report(style_id)).pages
    assert (first.width_mm, first.height_mm) == (210, 297)
    assert (first.top_mm, first.bottom_mm, first.left_mm, first.right_mm) == pytest.approx(
        (house.page.top_mm, house.page.bottom_mm, house.page.left_mm, house.page.right_mm), abs=0.1
    )
    assert (annex.width_mm, annex.height_mm) == (297, 210)
    assert (first.hides_first_number, annex.hides_first_number) == (True, False)


def test_party_form() -> None:
    paper = read(party_report())
    assert paper.styled("DH Cơ quan cấp trên") == ("ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG",)
    assert paper.styled("DH Cơ quan ban hành") == ("ĐẢNG ỦY XÃ AN KHÁNH",)
    assert paper.styled("DH Dấu dưới cơ quan") == ("*",)
    assert paper.styled("DH Số ký hiệu") == ("Số 35-BC/ĐU",)
    assert paper.styled("DH Tiêu đề") == ("ĐẢNG CỘNG SẢN VIỆT NAM",)
    assert paper.styled("DH Địa danh, ngày") == ("An Khánh, ngày 12 tháng 6 năm 2026",)
    assert paper.styled("DH Tên loại") == ("BÁO CÁO",)
    (summary,) = paper.styled("DH Trích yếu")
    assert summary.split("\n") == [
        "kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm",
        "và nhiệm vụ trọng tâm 6 tháng cuối năm 2026",
    ]
    assert paper.styled("DH Gạch dưới trích yếu") == ("-----",)
    assert paper.styled("DH Đề mục 1")[0] == "I. ĐẶC ĐIỂM, TÌNH HÌNH"
    assert paper.styled("DH Đề mục 3")[0] == "1.1. Đối thoại và tiếp công dân"
    assert paper.styled("DH Nơi nhận (dòng)") == (
        "- Ban Tuyên giáo và Dân vận Thành ủy (b/c),",
        "- Thường trực Đảng ủy, HĐND, UBND xã,",
        "- Ban Xây dựng Đảng Đảng ủy,",
        "- Lưu Văn phòng Đảng ủy.",
    )
    assert paper.styled("DH Quyền hạn") == ("T/M BAN THƯỜNG VỤ",)
    assert paper.styled("DH Chức vụ") == ("BÍ THƯ",)
    assert paper.styled("DH Họ tên") == ("Trần Quốc Hưng",)
    assert paper.styled("DH Đoạn văn")[-1].endswith("trân trọng báo cáo.")
    assert (paper.author, paper.language) == ("Đảng ủy xã An Khánh", "vi-VN")
    assert paper.title.startswith("Báo cáo kết quả thực hiện dân chủ")


def test_state_form() -> None:
    paper = read(report("state/ND30"))
    assert paper.styled("DH Cơ quan cấp trên") == ()
    assert paper.styled("DH Cơ quan ban hành") == ("ỦY BAN NHÂN DÂN\nXÃ AN KHÁNH",)
    assert paper.styled("DH Dấu dưới cơ quan") == ()
    assert paper.styled("DH Số ký hiệu") == ("Số: 35/BC-UBND",)
    assert paper.styled("DH Tiêu ngữ") == ("Độc lập - Tự do - Hạnh phúc",)
    assert paper.styled("DH Trích yếu")[0].startswith("Kết quả")
    assert paper.styled("DH Nơi nhận (dòng)")[-2:] == ("- Các thôn;", "- Lưu: VT.")
    assert paper.styled("DH Quyền hạn") == ("TM. ỦY BAN NHÂN DÂN",)
    assert paper.styled("DH Đoạn văn")[-1].endswith("trân trọng báo cáo./.")


def test_room_is_left_for_a_number_and_a_day_that_are_not_there_yet() -> None:
    draft = replace(party_report(), number=None, signed_on=None, year=2026)
    assert read(draft).styled("DH Số ký hiệu") == ("Số      -BC/ĐU",)
    assert read(draft).styled("DH Địa danh, ngày") == ("An Khánh, ngày       tháng       năm 2026",)
    state = replace(report("state/ND30"), number=None, signed_on=date(2026, 2, 5))
    assert read(state).styled("DH Số ký hiệu") == ("Số:       /BC-UBND",)
    assert read(state).styled("DH Địa danh, ngày") == ("An Khánh, ngày 05 tháng 02 năm 2026",)
    assert written(draft).getvalue() == written(draft).getvalue()


@pytest.mark.parametrize("style_id", IDS)
def test_each_number_is_a_locked_control_with_its_figure(style_id: str) -> None:
    paper = read(report(style_id))
    assert paper.figures["F-2026-0007"] == "25"
    assert paper.figures["F-2026-0007/ubnd"] == "21"
    assert paper.figures["F-2026-0002"] == "34.000"
    assert {tag.partition("/")[0] for tag in paper.figures} == {code for code, _ in FIGURES.values()}
    assert all(control.locked and control.title for control in paper.controls)
    assert "có 25 buổi làm việc" in paper.text
    xml = part(report(style_id), "word/document.xml")
    ids = [line.split('"')[0] for line in xml.split('<w:id w:val="')[1:]]
    assert len(ids) == len(set(ids)) == len(paper.controls)


def test_one_figure_printed_as_two_numbers_is_told() -> None:
    torn = replace(party_report(), blocks=(Paragraph(runs(num("25", "receptions"), " và ", num("24", "receptions"))),))
    with pytest.raises(ValueError, match="F-2026-0007 is printed as 25 and as 24"):
        _ = read(torn).figures


def test_hyphens_of_document_numbers_do_not_break_and_rules_are_no_underscores() -> None:
    xml = part(party_report(), "word/document.xml")
    assert "741-CV" not in xml
    assert "<w:noBreakHyphen/>" in xml
    assert "___" not in xml
    assert "741-CV/BTGDVTU, ngày 29/4/2026" in read(party_report()).text


@pytest.mark.parametrize("style_id", IDS)
def test_tables_are_fixed_repeat_their_head_and_keep_rows_whole(style_id: str) -> None:
    document = docx.Document(written(report(style_id)))
    head, results, closing, annex = document.tables
    width = style(style_id).text_width_twips
    for table in document.tables:
        layout = table._tbl.tblPr.find(qn("w:tblLayout"))
        assert layout.get(qn("w:type")) == "fixed"
        for row in table.rows:
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None
            assert all(cell._tc.tcPr.find(qn("w:tcW")) is not None for cell in row.cells)
    for table in (head, results, closing):
        columns = [int(c.get(qn("w:w"))) for c in table._tbl.tblGrid]
        assert sum(columns) == pytest.approx(width, abs=1)
    assert head._tbl.tblPr.find(qn("w:tblBorders"))[0].get(qn("w:val")) == "none"
    for table in (results, annex):
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert len(annex.rows) == 18


@pytest.mark.parametrize("style_id", IDS)
def test_language_and_typeface_are_set_for_every_script(style_id: str) -> None:
    xml = part(report(style_id), "word/styles.xml")
    assert '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/>' in xml
    family = style(style_id).font.family
    assert f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:cs="{family}" w:eastAsia="{family}"/>' in xml
    used = docx.Document(written(report(style_id)))
    names = {p.style.name for p in used.paragraphs if p.style is not None}
    assert all(name.startswith("DH ") for name in names), names


@pytest.mark.parametrize("style_id", IDS)
def test_sample_data_is_said_on_every_page(style_id: str) -> None:
    marked = read(report(style_id))
    heads = [head for page in marked.pages for head in page.heads]
    assert len(heads) == 3
    assert all("DỮ LIỆU MẪU" in head for head in heads)
    real = read(replace(report(style_id), watermark_note=None))
    assert [head.strip() for page in real.pages for head in page.heads] == ["", "2", "2"]


def test_a_long_organ_moves_the_columns_instead_of_breaking() -> None:
    long = replace(party_report(), organ="Đảng ủy xã Nguyễn Bỉnh Khiêm", superior_organ="Đảng bộ TP. Huế")
    head = docx.Document(written(long)).tables[0]
    left = int(head._tbl.tblGrid[0].get(qn("w:w")))
    assert width_twips("ĐẢNG ỦY XÃ NGUYỄN BỈNH KHIÊM", 14, bold=True) < left
    assert "\n" not in read(long).styled("DH Cơ quan ban hành")[0]


def test_rows_that_do_not_fit_their_columns_are_refused() -> None:
    crooked = Table(header=(runs("a"), runs("b")), rows=((runs("1"),),))
    with pytest.raises(ValueError, match="1 cells"):
        written(replace(party_report(), blocks=(crooked,)))


@settings(deadline=None)
@given(st.text(max_size=40), st.integers(0, 99999))
def test_any_words_come_back_as_they_were_written(words: str, count: int) -> None:
    """Whatever an officer pastes; only characters that XML cannot hold are dropped."""
    kept = "".join(c for c in words if c in "\t\n" or not (c < " " or c in "\ufffe\uffff" or "\ud800" <= c <= "\udfff"))
    body = (
        Heading(2, runs("Đầu & <đuôi>"), "1"),
        Paragraph(
            runs("[" + words + "]", Num(str(count), "F-2026-9999/" + "a" * 80, words + "x"), Ref("1-2/A-B"), ".")
        ),
    )
    paper = read(replace(party_report(), blocks=body, annex=None))
    assert f"[{kept}]{count}1-2/A-B." in paper.text
    assert list(paper.figures.values()) == [str(count)]
    assert all(len(control.tag) <= 64 and len(control.title) <= 64 for control in paper.controls)


@given(st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyABCDĐ", min_size=1, max_size=9), min_size=1, max_size=30))
def test_balanced_lines_keep_every_word_and_use_no_more_lines_than_needed(words: list[str]) -> None:
    text, room = " ".join(words), 6000
    lines = balanced_lines(text, 14, room, bold=True)
    assert " ".join(lines) == text
    assert all(width_twips(line, 14, bold=True) <= room or " " not in line for line in lines)
    greedy: list[str] = []
    for word in words:
        longer = f"{greedy[-1]} {word}" if greedy else word
        if greedy and width_twips(longer, 14, bold=True) <= room:
            greedy[-1] = longer
        else:
            greedy.append(word)
    assert len(lines) == len(greedy)


def test_python_docx_is_loaded_only_by_those_who_make_papers() -> None:
    code = (
        "import sys, dienhong.documents.paper, dienhong.documents.house_styles, dienhong.documents.numbers,"
        "dienhong.documents.secrecy, dienhong.documents.offered; print([m for m in ('docx', 'lxml') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """The three papers as PDF, by a LibreOffice of its own profile."""
    folder = tmp_path_factory.mktemp("papers")
    names = {style_id: style_id.replace("/", "_") for style_id in IDS}
    for style_id, name in names.items():
        write_docx(report(style_id), folder / f"{name}.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / f"{name}.docx") for name in names.values()]
    subprocess.run(command + files, check=True, capture_output=True, timeout=180)
    yield {style_id: folder / f"{name}.pdf" for style_id, name in names.items()}


def _said(*command: str | Path) -> str:
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=True).stdout


@need_libreoffice
@need_poppler
@pytest.mark.parametrize("style_id", IDS)
def test_printed_pages(printed: dict[str, Path], style_id: str) -> None:
    pdf = printed[style_id]
    sizes = [
        line for line in _said("pdfinfo", "-l", "9", pdf).splitlines() if "size:" in line and line.startswith("Page")
    ]
    assert ["841.89 x 595" in line or "842" in line.split("x")[0] for line in sizes] == [False, False, False, True]
    pages = _said("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    assert len(pages) == 4
    assert all("DỮ LIỆU MẪU" in page for page in pages)
    heads = [page.strip().splitlines()[0].replace("DỮ LIỆU MẪU", "").strip() for page in pages]
    assert heads == ["", "2", "3", "4"]
    first = pages[0]
    if style_id == "state/ND30":
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    else:
        top = next(line for line in first.splitlines() if "ĐẢNG CỘNG SẢN VIỆT NAM" in line)
        assert "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG" in top  # neither side of the head breaks
        row = next(line for line in first.splitlines() if "Số 35" in line)
        assert "An Khánh, ngày 12 tháng 6 năm 2026" in row
    assert "Bảng truy xuất số liệu" in pages[3]
    assert "Trần Quốc Hưng" in pages[2]


@need_libreoffice
@need_poppler
@pytest.mark.parametrize("style_id", IDS)
def test_printed_in_one_family_without_substitutes(printed: dict[str, Path], style_id: str) -> None:
    rows = _said("pdffonts", printed[style_id]).splitlines()[2:]
    families = {row.split()[0].partition("+")[2].partition("-")[0] for row in rows}
    assert families <= {"LiberationSerif", "TimesNewRomanPS", "TimesNewRomanPSMT"}
    assert len(families) == 1
