"""Workbooks as officers send them in: a filled template, and what should never be opened."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from dienhong.page.sheet_in import SheetPlan
from dienhong.page.sheet_template import HEADINGS_ROW, write_template


def template(plan: SheetPlan[Any]) -> bytes:
    """The empty template."""
    file = io.BytesIO()
    write_template(file, plan)
    return file.getvalue()


def filled(headings: Sequence[str], rows: Sequence[Sequence[Any]], *, skip: int = HEADINGS_ROW) -> bytes:
    """A workbook with these headings in the row where the template has them, and these rows."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(skip, 0, headings)
        for number, row in enumerate(rows, start=skip + 1):
            sheet.write_row(number, 0, row)
    return file.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The workbook with some of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in parts:
                new.writestr(part.filename, old.read(part))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()
