"""A marked document is seen wherever the mark stands; ordinary words with "mật" in them are no mark."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest

from dienhong.documents.docx_writer import write_docx
from dienhong.documents.offered import offered_mark, offered_text
from dienhong.documents.secrecy import mark_in_name, secrecy_mark
from dienhong.privacy.packages import Unreadable
from tests.documents.papers import party_report

MARKED = {
    "Mật": "Mật",
    "mật": "Mật",
    "Mật.": "Mật",
    "TỐI MẬT": "Tối mật",
    "Tuyệt mật": "Tuyệt mật",
    "Độ mật: Mật": "Mật",
    "Mức độ mật: Tối mật": "Tối mật",
    "Số 12-BC/ĐU (Mật)": "Mật",
    "Số 05-BC/ĐU\n(Mật)": "Mật",
    "MẬT 12-BC/ĐU": "Mật",
    "Báo cáo tình hình quý II - TỐI MẬT": "Tối mật",
    "ĐẢNG CỘNG SẢN VIỆT NAM\n\nTUYỆT MẬT\n\nBáo cáo về công tác dân vận": "Tuyệt mật",
    "TUYỆT  MẬT        ĐẢNG CỘNG SẢN VIỆT NAM": "Tuyệt mật",
    "ĐẢNG ỦY XÃ\tMẬT": "Mật",
    "*** MẬT ***\nNội dung": "Mật",
    "[TỐI MẬT]": "Tối mật",
    "T Ố I   M Ậ T": "Tối mật",
    "M Ậ T": "Mật",
    "Dòng thường\n| MẬT | Số 3 |\nvà một dòng TUYỆT MẬT": "Tuyệt mật",
}
ORDINARY = [
    "",
    "Luật Bảo vệ bí mật nhà nước",
    "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "giữ bí mật thông tin của người tố cáo",
    "người tố cáo được giữ bí\nmật họ tên",
    "QUY CHẾ BẢO VỆ BÍ\nMẬT",
    "bảo mật thông tin",
    "BẢO MẬT",
    "mật độ dân số 1.400 người/km²",
    "MẬT ĐỘ DÂN SỐ",
    "Mật độ xây dựng",
    "Mật thám",
    "Mật khẩu đăng nhập",
    "mật ong, mật mía",
    "thân mật, mật thiết, cẩn mật",
    "quản lý tài liệu mật tại cơ quan",
    "Tài liệu mật do Văn phòng giữ",
    "Độ mật:",
    "Độ mật: Không",
    "trời tối mật độ xe giảm",
    "Bỏ phiếu kín, bí mật.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "mark"), MARKED.items())
def test_a_mark_is_seen(text: str, mark: str) -> None:
    assert secrecy_mark(text) == mark
    assert secrecy_mark(unicodedata.normalize("NFD", text)) == mark


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_are_no_mark(text: str) -> None:
    assert secrecy_mark(text) is None
    assert secrecy_mark("Kính gửi: Đảng ủy xã\n" + text + "\nvà các đơn vị") is None


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("MẬT 12-BC_ĐU.pdf", "Mật"),
        ("BC 12 (Mật).pdf", "Mật"),
        ("Mật.pdf", "Mật"),
        ("toi-mat_12.pdf", "Tối mật"),
        ("C:\\Công văn\\TUYET MAT 3.docx", "Tuyệt mật"),
        ("mat-tran-to-quoc.pdf", None),
        ("bảo_mật.docx", None),
        ("BÁO CÁO BẢO MẬT.pdf", None),
        ("mật độ dân số.xlsx", None),
        ("", None),
    ],
)
def test_marks_in_file_names(name: str, mark: str | None) -> None:
    assert mark_in_name(name) == mark


def _docx(body: str, **parts: str) -> io.BytesIO:
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {word}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:hdr {word}>{text}</w:hdr>")
    stream.seek(0)
    return stream


def _p(*texts: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def test_a_stamp_inside_a_word_file() -> None:
    clean = _docx(_p("Báo cáo") + _p("giữ bí mật"))
    assert offered_mark("a.docx", clean) is None
    assert clean.tell() == 0
    assert offered_mark("a.docx", _docx(_p("Báo cáo") + _p("TỐI ", "M", "ẬT"))) == "Tối mật"
    assert offered_mark("a.docx", _docx(_p("Báo cáo"), header1=_p("MẬT"))) == "Mật"
    boxed = f"<w:p><w:r><w:pict><w:txbxContent>{_p('TUYỆT MẬT')}</w:txbxContent></w:pict></w:r></w:p>"
    assert offered_mark("a.DOCX", _docx(_p("Báo cáo") + boxed)) == "Tuyệt mật"


def test_our_own_papers_are_read_and_bear_no_mark() -> None:
    stream = io.BytesIO()
    write_docx(party_report(), stream)
    text = offered_text("bao-cao.docx", stream)
    assert "Số 35-BC/ĐU" in text
    assert "Trần Quốc Hưng" in text
    assert secrecy_mark(text) is None


def test_text_files_and_files_judged_by_name_only() -> None:
    assert offered_mark("a.txt", io.BytesIO("ĐẢNG ỦY\nMẬT\n".encode())) == "Mật"
    assert offered_mark("a.txt", io.BytesIO("ĐẢNG ỦY\nMẬT\n".encode("utf-16"))) == "Mật"
    assert offered_mark("a.pdf", io.BytesIO("MẬT".encode())) is None
    assert offered_mark("a (Mật).pdf", io.BytesIO(b"%PDF-")) == "Mật"


@pytest.mark.parametrize(
    ("stream", "told"),
    [
        (io.BytesIO(b"not a zip"), "hỏng"),
        (io.BytesIO(b""), "hỏng"),
        (_docx("<w:p><unclosed>"), "hỏng"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(stream: io.BytesIO, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        offered_mark("a.docx", stream)


def test_bombs_and_foreign_entities_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>')
    with pytest.raises(Unreadable, match="DOCTYPE"):
        offered_text("a.docx", stream)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (65 * 1024 * 1024))
    with pytest.raises(Unreadable, match="lớn bất thường"):
        offered_text("a.docx", stream)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(Unreadable, match="không có phần nội dung"):
        offered_text("a.docx", stream)
