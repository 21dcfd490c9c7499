"""More bad files: workbooks of a few kilobytes that would fill the memory of whoever opens them by the book.

Each gets round a bound that looks at names, folders, namespaces or places as a well-behaved program writes them.
"""

import zipfile
from io import BytesIO

from tests.factories import files
from tests.hostile.made import BAD, HEADINGS, ROW, S, again, bad, document, grown, sheet, swapped

__all__ = ["BAD"]

SHEET = "xl/worksheets/sheet1.xml"
TEXT = '<c t="inlineStr"><is><t>x</t></is></c>'
FAR = f"<worksheet {S}><sheetData><row r='1048576'>{TEXT * 10}</row></sheetData></worksheet>"
MANY = 3_300_000


def with_sheet(part: str) -> bytes:
    """A workbook of this sheet, root and all."""
    return swapped(files.xlsx(HEADINGS, ROW), SHEET, part)


def moved(place: str) -> bytes:
    """A workbook whose sheet lies elsewhere."""
    with zipfile.ZipFile(BytesIO(swapped(files.xlsx(HEADINGS, ROW), SHEET, FAR))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[place] = parts.pop(SHEET)
    links = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = links.replace(b"worksheets/sheet1.xml", place.removeprefix("xl/").encode())
    return files.package(parts)


def _at(place: str) -> str:
    return f'<sheetData><row><c r="A1"><v>1</v></c></row><row><c r="{place}"><v>1</v></c></row></sheetData>'


def _around() -> str:
    far = '<row><c r="XFD1048576"><c r="A2"><v>1</v></c></c></row>'
    return f'<sheetData><row><c r="A1"><v>1</v></c></row>{far}</sheetData>'


def _attributes() -> str:
    return " ".join(f'a{number}=""' for number in range(1_600_000))


STRICT = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'
OLD_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
again("last_row_without_places", "cuoi.xlsx", lambda: with_sheet(FAR), "attach")
again("last_corner_in_small_letters", "nho.xlsx", lambda: sheet(_at("xfd1048576")), "attach")
again("last_corner_around_a_near_cell", "boc.xlsx", lambda: sheet(_around()), "attach")
again("last_row_in_the_strict_namespace", "strict.xlsx", lambda: with_sheet(FAR.replace(S, STRICT)), "attach")
again("last_row_without_a_namespace", "khong.xlsx", lambda: with_sheet(FAR.replace(f" {S}", "")), "attach")
again("last_row_in_another_folder", "chuyen.xlsx", lambda: moved("xl/ws/sheet1.xml"), "attach")
again("last_row_in_a_part_of_another_kind", "duoi.xlsx", lambda: moved("xl/worksheets/sheet1.bin"), "attach")
again(
    "millions_of_empty_cells", "o.xlsx", lambda: sheet(f"<sheetData><row>{'<c/>' * MANY}</row></sheetData>"), "attach"
)
again("a_million_nested_elements", "sau.xlsx", lambda: with_sheet("<a>" * MANY + "</a>" * MANY), "attach")
again("a_million_attributes", "nhan.xlsx", lambda: sheet(f"<sheetData {_attributes()}/>"), "attach")
again("document_of_a_million_attributes", "nhan.docx", lambda: document(f"<w:p {_attributes()}/>"), "attach")
again("document_nested_without_end", "sau.docx", lambda: document("<a>" * MANY + "</a>" * MANY), "attach")
again("workbook_behind_an_old_one", "hai.xlsx", lambda: OLD_HEAD + files.xlsx(HEADINGS, ROW))
again(
    "binary_workbook_beside_it",
    "nhi-phan.xlsx",
    lambda: grown(files.xlsx(HEADINGS, ROW), {"xl/workbook.bin": b"\x83\x01\x00"}),
    "attach",
)


@bad("chu-dai.xlsx", "attach")
def long_string_in_every_cell() -> bytes:
    cells = '<c t="s"><v>0</v></c>' * 10
    strings = f"<sst {S}><si><t>{'a' * 1_000_000}</t></si></sst>"
    book = swapped(files.xlsx(HEADINGS, ROW), "xl/sharedStrings.xml", strings)
    return swapped(book, SHEET, f"<worksheet {S}><sheetData>{f'<row>{cells}</row>' * 100}</sheetData></worksheet>")


@bad("mot-trang.xlsx", "attach", "sheet")  # the import reads the first sheet alone
def one_sheet_under_thousands_of_names() -> bytes:
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    names = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, 5000))
    rows = "".join(f"<row>{TEXT * 50}</row>" for _ in range(500))
    book = swapped(files.xlsx(HEADINGS, ROW), SHEET, f"<worksheet {S}><sheetData>{rows}</sheetData></worksheet>")
    return swapped(book, "xl/workbook.xml", f"<workbook {S} {space}><sheets>{names}</sheets></workbook>")
