"""Files as people send them: sound pictures, papers and workbooks, made here so that no binary file is kept."""

import io
import os
import zipfile
import zlib
from collections.abc import Mapping, Sequence


def photo(width: int = 640, height: int = 480, kind: str = "JPEG", colour: str = "#8C1D18") -> bytes:
    """A sound picture of one colour."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, kind)
    return out.getvalue()


def noise(width: int = 80, height: int = 80) -> bytes:
    """A sound picture that no other one equals."""
    from PIL import Image

    out = io.BytesIO()
    Image.frombytes("RGB", (width, height), os.urandom(width * height * 3)).save(out, "PNG")
    return out.getvalue()


def docx(*paragraphs: str, table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word document of these paragraphs, then a table of these rows."""
    import docx as word

    document = word.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, words in zip(made.add_row().cells, row, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(*rows: Sequence[object], sheet: str = "Danh sách") -> bytes:
    """A workbook of one sheet; a date is written as Excel writes dates."""
    from datetime import date

    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet(sheet)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(place, column, value, day)
                elif isinstance(value, int | float):
                    page.write_number(place, column, value)
                else:
                    page.write_string(place, column, str(value))
    return out.getvalue()


def package(parts: Mapping[str, str | bytes], *, deflate: bool = True) -> bytes:
    """A ZIP package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return out.getvalue()


def pdf(*pages: str, objects: Mapping[int, str] | None = None, catalog: str = "") -> bytes:
    """A PDF of these pages, Vietnamese letters and all; `objects` are further ones (from number 100), `catalog` more of
    what the catalogue says."""
    pages = pages or ("",)
    letters = sorted(set("".join(pages)) - {"\n"})
    if len(letters) > 200:
        raise ValueError("this small font has room for two hundred letters")
    code = {letter: 0x20 + place for place, letter in enumerate(letters)}
    pairs = "\n".join(f"<{code[c]:02x}> <{c.encode('utf-16-be').hex()}>" for c in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def "
        "1 begincodespacerange <00> <ff> endcodespacerange "
        f"{len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    bodies = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{10 + 2 * i} 0 R' for i in range(len(pages)))}] >>",
        3: f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R /FirstChar 32 /LastChar {31 + len(letters)} "
        f"/Widths [{' '.join(['500'] * len(letters))}] >>",
        4: _stream(cmap),
    }
    for place, page in enumerate(pages):
        lines = page.split("\n")
        shown = " T* ".join("<" + "".join(f"{code[c]:02x}" for c in line) + "> Tj" for line in lines)
        bodies[10 + 2 * place] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {11 + 2 * place} 0 R >>"
        )
        bodies[11 + 2 * place] = _stream(f"BT /F 12 Tf 14 TL 50 800 Td {shown} ET")
    bodies.update(objects or {})
    return laid_out(bodies)


def filled_pdf(filling: bytes) -> bytes:
    """A sound PDF of an empty page that carries these bytes."""
    body = f"<< /Length {len(filling)} >>\nstream\n{filling.decode('latin-1')}\nendstream"
    return pdf("", objects={100: body})


def laid_out(bodies: Mapping[int, str], trailer: str = "/Root 1 0 R") -> bytes:
    """Objects as a PDF file with its table of places."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(bodies.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start, size = len(out), max(bodies) + 1
    out += f"xref\n0 {size}\n".encode()
    for number in range(size):
        row = f"{places[number]:010d} 00000 n" if number in places else "0000000000 65535 f"
        out += f"{row} \n".encode()
    out += f"trailer\n<< /Size {size} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _stream(text: str) -> str:
    data = zlib.compress(text.encode("latin-1"))
    return f"<< /Length {len(data)} /Filter /FlateDecode >>\nstream\n{data.decode('latin-1')}\nendstream"
