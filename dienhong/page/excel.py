"""Excel out: what officers live in. Text is written as text, so no cell of a citizen becomes a formula."""

import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import IO, Any

from django.http import FileResponse, HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_WIDTH = 60


def workbook_response(
    filename: str, title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, demo: bool = False
) -> HttpResponse:
    """A download of one sheet. The file goes with the response that carries it."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - FileResponse closes it
    write_sheet(file, title, headings, rows, demo=demo)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=filename, content_type=XLSX)  # type: ignore[return-value]


def write_sheet(
    file: IO[bytes], title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, demo: bool = False
) -> int:
    """Write title, headings and rows; returns the number of rows. Memory stays constant, whatever their number."""
    import xlsxwriter  # 40 ms that only an export should pay

    with xlsxwriter.Workbook(
        file,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    ) as book:
        sheet = book.add_worksheet("Sổ")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        head = book.add_format({"bold": True, "font_size": 14})
        plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "border": 1})
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, min(MAX_WIDTH, max(10, len(heading) + 4)))
        sheet.write_string(0, 0, f"{title} (DỮ LIỆU MẪU)" if demo else title, head)
        for column, heading in enumerate(headings):
            sheet.write_string(2, column, heading, bold)
        sheet.freeze_panes(3, 0)
        count = 0
        for count, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _write(sheet, 2 + count, column, value, plain, day)
    return count


def _write(sheet: Any, row: int, column: int, value: Any, plain: Any, day: Any) -> None:
    if isinstance(value, bool) or value is None:
        sheet.write_string(row, column, "" if value is None else ("x" if value else ""), plain)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, value, plain)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    else:
        sheet.write_string(row, column, str(value), plain)
