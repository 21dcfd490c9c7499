"""Excel out: what officers live in. Text is written as text, so no cell of a citizen becomes a formula."""

import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from django.http import FileResponse, HttpResponse
from django.utils import timezone

from dienhong.law.dates_vi import date_vi
from dienhong.page.sheet_in import SheetPlan
from dienhong.page.sheet_template import write_template

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_WIDTH = 60
MAX_CELL = 32_767  # characters, counted as Excel does
MAX_ROWS = 1_048_576
CUT = " … (cắt bớt: quá dài cho một ô Excel)"
FIRST_DAY = date(1900, 3, 1)  # before it Excel's calendar is wrong or absent


def workbook_response(
    filename: str, title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, demo: bool = False
) -> HttpResponse:
    """A download of one sheet. The file goes with the response that carries it."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - FileResponse closes it
    write_sheet(file, title, headings, rows, demo=demo)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=filename, content_type=XLSX)  # type: ignore[return-value]


def template_response(plan: SheetPlan[Any]) -> HttpResponse:
    """A download of the empty template of an import."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - FileResponse closes it
    write_template(file, plan)
    file.seek(0)
    name = f"mau-{plan.filename}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)  # type: ignore[return-value]


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
        instant = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top", "border": 1})
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, min(MAX_WIDTH, max(10, len(heading) + 4)))
        sheet.write_string(0, 0, _text(f"{title} (DỮ LIỆU MẪU)" if demo else title), head)
        for column, heading in enumerate(headings):
            sheet.write_string(2, column, _text(heading), bold)
        sheet.freeze_panes(3, 0)
        count = 0
        for count, row in enumerate(rows, start=1):
            if 2 + count >= MAX_ROWS:
                raise ValueError("more rows than a sheet holds: nothing is left out silently")
            for column, value in enumerate(row):
                _write(sheet, 2 + count, column, value, (plain, day, instant))
    return count


def _write(sheet: Any, row: int, column: int, value: Any, formats: tuple[Any, Any, Any]) -> None:
    plain, day, instant = formats
    if isinstance(value, bool) or value is None:
        sheet.write_string(row, column, "" if value is None else ("x" if value else ""), plain)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, value, plain)
    elif isinstance(value, datetime):  # before date: an instant is a date too; Excel knows no time zones
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        sheet.write_datetime(row, column, local.replace(tzinfo=None), instant)
    elif isinstance(value, date):
        if value >= FIRST_DAY:
            sheet.write_datetime(row, column, value, day)
        else:
            sheet.write_string(row, column, date_vi(value), plain)
    else:
        sheet.write_string(row, column, _text(str(value)), plain)


def _text(text: str) -> str:
    """Words as a cell can hold them: no half characters (a lone surrogate breaks the whole file), not too long."""
    stored = text.encode("utf-16-le", "replace")
    if len(stored) // 2 > MAX_CELL:
        return stored[: 2 * (MAX_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT
    return stored.decode("utf-16-le")
