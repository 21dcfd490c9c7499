"""Lines of figures as a table people can read, and as a file a machine can: percentages are computed here, never kept."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dienhong.disclosure.figures import percent, plain
from dienhong.disclosure.models import TableLine, Version
from dienhong.page.csv_cells import inert

HEADINGS = ("STT", "Chỉ tiêu", "Dự toán", "Thực hiện", "Tỷ lệ %")


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `share` is what was carried out of what was planned, in per cent with one decimal."""

    line: TableLine
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The table of a version; a column nobody filled is not shown."""

    unit: str
    rows: tuple[Row, ...]
    has_planned: bool
    has_done: bool
    has_share: bool


def figures(version: Version) -> Figures | None:
    """The table of a version, None when it has no lines."""
    rows = tuple(Row(line, percent(line.planned, line.done)) for line in version.lines.all())
    if not rows:
        return None
    return Figures(
        unit=version.amount_unit or "đồng",
        rows=rows,
        has_planned=any(row.line.planned is not None for row in rows),
        has_done=any(row.line.done is not None for row in rows),
        has_share=any(row.share is not None for row in rows),
    )


def as_csv(rows: Iterable[Row]) -> bytes:
    """The table for a spreadsheet: UTF-8 with its mark, whole numbers without dots; no text of a cell becomes a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in rows:
        amounts = ("" if value is None else plain(value) for value in (row.line.planned, row.line.done, row.share))
        writer.writerow([inert(row.line.number), inert(row.line.said), *amounts])
    return out.getvalue().encode("utf-8-sig")
