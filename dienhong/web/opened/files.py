"""A table as a file: CSV and JSON written as they are read from the database, Excel through a file of its own.

A made Excel file lies on the disk under no name and is read from there: in memory it would stay with every worker.
CSV is UTF-8 with a byte-order mark and commas (RFC 4180), so that Excel shows Vietnamese right; where Excel is set to another
separator, the Excel file is the one to take. A cell that would be a formula gets an apostrophe before it.
"""

import csv
import json
import os
import tempfile
import threading
import weakref
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.translation import get_language

from dienhong.page.csv_cells import inert
from dienhong.page.excel import XLSX, write_sheet
from dienhong.page.open_data import Cell, Kind, OpenTable
from dienhong.page.request import PageRequest
from dienhong.records.until_an_act import UntilAnAct

BOM = "\ufeff"
ROWS_A_PIECE = 200
PIECE = 64 * 1024


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """The text."""
        return text


class _Kept:
    """A file without a name, there as long as somebody keeps or reads it; many may read it at a time."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.size = os.fstat(descriptor).st_size
        weakref.finalize(self, os.close, descriptor)

    def pieces(self) -> Iterator[bytes]:
        """All of it, from its beginning."""
        place = 0
        while piece := os.pread(self.descriptor, PIECE, place):
            yield piece
            place += len(piece)


def csv_file(request: PageRequest, table: OpenTable) -> StreamingHttpResponse:
    """The table as CSV."""
    return _sent(_csv(request, table), table, "csv", "text/csv; charset=utf-8")


def json_file(request: PageRequest, table: OpenTable) -> StreamingHttpResponse:
    """The table as one JSON array of objects."""
    return _sent(_json(request, table), table, "json", "application/json; charset=utf-8")


def xlsx_file(request: PageRequest, table: OpenTable) -> StreamingHttpResponse:
    """The table as an Excel sheet, with Vietnamese headings. Made once until an act or another day: of a hundred thousand rows
    it costs ten seconds, and anybody may ask again and again."""
    demo = bool(request.commune and request.commune.is_demo)
    key = (table.slug, request.today, get_language() or "", demo)
    with MAKING:  # who comes meanwhile waits for the same file
        kept = SHEETS()
        if key not in kept:
            kept[key] = _xlsx(request, table, demo=demo)
        sheet = kept[key]
    reply = StreamingHttpResponse(sheet.pieces(), content_type=XLSX)
    reply.headers["Content-Length"] = str(sheet.size)
    reply.headers["Content-Disposition"] = f'attachment; filename="{table.slug}.xlsx"'
    return reply


def _xlsx(request: PageRequest, table: OpenTable, *, demo: bool) -> _Kept:
    rows = (tuple(record.values()) for record in table.records(request))
    with tempfile.TemporaryFile() as out:
        write_sheet(out, str(table.vi), [str(column.vi) for column in table.columns], rows, demo=demo)
        out.flush()
        return _Kept(os.dup(out.fileno()))


def _no_sheets() -> dict[tuple[str, date, str, bool], _Kept]:
    return {}


SHEETS = UntilAnAct(_no_sheets)
MAKING = threading.Lock()


def plain(cell: Cell, kind: Kind) -> str | int | float:
    """A cell as CSV bears it: nothing for none, 1 and 0 for yes and no, and no text that a spreadsheet would carry out."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return int(cell)
    return inert(cell) if isinstance(cell, str) and kind not in (Kind.NUMBER, Kind.WHOLE) else cell


def _csv(request: PageRequest, table: OpenTable) -> Iterator[str]:
    writer: Any = csv.writer(_Echo(), lineterminator="\r\n")
    kinds = [column.kind for column in table.columns]
    yield BOM + writer.writerow([column.name for column in table.columns])
    lines = (
        writer.writerow([plain(cell, kind) for cell, kind in zip(record.values(), kinds, strict=True)])
        for record in table.records(request)
    )
    yield from _in_pieces(lines)


def _json(request: PageRequest, table: OpenTable) -> Iterator[str]:
    yield "[\n"
    told = (json.dumps(record, ensure_ascii=False) for record in table.records(request))
    first = next(told, None)
    if first is not None:
        yield first
        yield from _in_pieces(f",\n{one}" for one in told)
    yield "\n]\n"


def _in_pieces(lines: Iterator[str]) -> Iterator[str]:
    """Some rows at a time: one write a row would cost more than the row."""
    piece: list[str] = []
    for line in lines:
        piece.append(line)
        if len(piece) == ROWS_A_PIECE:
            yield "".join(piece)
            piece.clear()
    yield "".join(piece)


def _sent(pieces: Iterator[str], table: OpenTable, ending: str, kind: str) -> StreamingHttpResponse:
    reply = StreamingHttpResponse((piece.encode("utf-8", "replace") for piece in pieces), content_type=kind)
    reply.headers["Content-Disposition"] = f'attachment; filename="{table.slug}.{ending}"'
    reply.headers["Access-Control-Allow-Origin"] = "*"
    reply.headers["Cache-Control"] = "no-cache"
    return reply
