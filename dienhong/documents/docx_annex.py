"""The annex: a table on pages of its own, lying down when it is wide, its header row repeated on each."""

from __future__ import annotations

from dienhong.documents import docx_styles as names
from dienhong.documents.docx_body import grid_rows, shared
from dienhong.documents.docx_xml import ControlIds, Element, paragraph, run_elements, table, text_run
from dienhong.documents.house_styles import HouseStyle, twips
from dienhong.documents.paper import Annex, Text

CELL_SIDE_TWIPS = 90


def annex_room(annex: Annex, house: HouseStyle) -> int:
    """Width in twips between the margins of the annex's pages."""
    if annex.landscape:
        return twips(house.page.height_mm - 2 * house.annex.margin_mm)
    return house.text_width_twips


def annex_elements(annex: Annex, house: HouseStyle, ids: ControlIds) -> list[Element]:
    """Label, title, caption, table and note."""
    room = annex_room(annex, house)
    widths = shared(tuple(column.width for column in annex.columns), room, len(annex.columns))
    header = tuple((Text(column.title),) for column in annex.columns)
    aligns = tuple(column.align for column in annex.columns)
    rows = grid_rows(
        header,
        annex.rows,
        ids,
        widths=widths,
        aligns=aligns,
        styles=(names.ANNEX_CELL_HEAD, names.ANNEX_CELL),
    )
    return [
        paragraph(names.ANNEX_LABEL, text_run(house.annex.label)),
        paragraph(names.ANNEX_TITLE, text_run(annex.title)),
        paragraph(names.ANNEX_CAPTION, *run_elements(annex.caption, ids)),
        table(widths, rows, lines=True, side_twips=CELL_SIDE_TWIPS, top_twips=house.annex.cell_twips),
        paragraph(names.ANNEX_NOTE, text_run(annex.note)),
    ]
