"""The text of a paper: headings, paragraphs, tables, and the closing block of recipients and signature."""

from __future__ import annotations

from dataclasses import replace

from dienhong.documents import docx_styles as names
from dienhong.documents.docx_header import cased
from dienhong.documents.docx_xml import ControlIds, Element, cell, el, paragraph, row, run_elements, table, text_run
from dienhong.documents.house_styles import HouseStyle
from dienhong.documents.paper import Align, Block, Heading, Paper, Paragraph, Runs, Table, Text

CELL_SIDE_TWIPS, CELL_TOP_TWIPS = 100, 30
_JC = {"left": "left", "center": "center", "right": "right"}


def body_elements(paper: Paper, house: HouseStyle, ids: ControlIds) -> list[Element]:
    """The blocks in order; what introduces a table, and the last paragraph, stay with what follows them."""
    blocks = _ended(paper.blocks, house.ending.mark)
    elements: list[Element] = []
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Heading):
            elements.append(_heading(block, house, ids))
        elif isinstance(block, Paragraph):
            stays = [el("keepNext")] if after is None or isinstance(after, Table) else None
            elements.append(paragraph(names.BODY, *run_elements(block.runs, ids), properties=stays))
        else:
            elements += _table(block, house.text_width_twips, ids)
    return elements


def closing_elements(paper: Paper, house: HouseStyle) -> list[Element]:
    """Recipients on the left; authority, title, room for the signature and name on the right; never split."""
    left = house.text_width_twips // 2
    right = house.text_width_twips - left
    signature = _signature(paper.authority, paper.signer_title, paper.signer_name, house)
    if paper.opposite:
        opposite = _signature("", paper.opposite, "", house)
        return [table([left, right], [row(cell(left, *opposite), cell(right, *signature))], lines=False)]
    label = paragraph(names.RECIPIENTS_LABEL, text_run(house.recipients_label.text))
    lines = [paragraph(names.RECIPIENTS, text_run(line)) for line in recipient_lines(paper, house)]
    return [table([left, right], [row(cell(left, label, *lines), cell(right, *signature))], lines=False)]


def _signature(authority: str, title: str, name: str, house: HouseStyle) -> list[Element]:
    over = [paragraph(names.AUTHORITY, text_run(cased(authority, house.authority.case)))] if authority else []
    return [
        *over,
        paragraph(names.SIGNER_TITLE, text_run(cased(title, house.signer_title.case))),
        paragraph(names.SIGNER_NAME, text_run(cased(name, house.signer_name.case))),
    ]


def recipient_lines(paper: Paper, house: HouseStyle) -> list[str]:
    """The lines under "Nơi nhận", each with the house style's dash and final sign, the archive line last."""
    form = house.recipients
    given = [line.strip().removeprefix("-").strip().rstrip(",;.") for line in paper.recipients]
    if form.archive and not any(line.startswith("Lưu") for line in given):
        given.append(form.archive)
    ends = [form.separator] * (len(given) - 1) + [form.last]
    return [f"{form.dash}{line}{end}" for line, end in zip(given, ends, strict=True)]


def grid_rows(
    header: tuple[Runs, ...],
    rows: tuple[tuple[Runs, ...], ...],
    ids: ControlIds,
    *,
    widths: list[int],
    aligns: tuple[Align, ...],
    styles: tuple[str, str],
) -> list[Element]:
    """Rows of a ruled table, its header repeated on each page; `styles` are those of header cells and of cells."""

    def one(index: int, runs: Runs, style: str, align: Align | None) -> Element:
        direct = [el("jc", val=_JC[align])] if align else None
        content = paragraph(style, *run_elements(runs, ids), properties=direct)
        return cell(widths[index], content, align="center")

    head = [one(i, runs, styles[0], None) for i, runs in enumerate(header)]
    made = [row(*head, header=True)]
    for line in rows:
        if len(line) != len(widths):
            raise ValueError(f"a row has {len(line)} cells, its table {len(widths)} columns")
        made.append(row(*(one(i, runs, styles[1], aligns[i] if aligns else None) for i, runs in enumerate(line))))
    return made


def shared(weights: tuple[float, ...], total: int, columns: int) -> list[int]:
    """Column widths in twips that add up to `total` exactly."""
    weights = weights or (1.0,) * columns
    if len(weights) != columns:
        raise ValueError(f"{len(weights)} widths for {columns} columns")
    widths = [int(total * weight / sum(weights)) for weight in weights]
    widths[-1] += total - sum(widths)
    return widths


def _heading(block: Heading, house: HouseStyle, ids: ControlIds) -> Element:
    look = house.heading(block.level)
    number = [text_run(f"{block.number}{look.mark} ")] if block.number else []
    runs = tuple(replace(r, text=cased(r.text, look.case)) if look.case == "upper" else r for r in block.runs)
    return paragraph(names.heading_style(block.level), *number, *run_elements(runs, ids))


def _table(block: Table, room: int, ids: ControlIds) -> list[Element]:
    widths = shared(block.widths, room, len(block.header))
    rows = grid_rows(
        block.header, block.rows, ids, widths=widths, aligns=block.aligns, styles=(names.CELL_HEAD, names.CELL)
    )
    made = table(widths, rows, lines=True, side_twips=CELL_SIDE_TWIPS, top_twips=CELL_TOP_TWIPS)
    gap = el("p", el("pPr", el("pStyle", val=names.CELL), el("spacing", line=120, lineRule="exact")))
    return [made, gap]


def _ended(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    """The blocks with the house style's ending after the last words, in place of the one they came with."""
    if not blocks or not isinstance(last := blocks[-1], Paragraph) or not last.runs:
        return blocks
    *before, final = last.runs
    if isinstance(final, Text):
        ended = (*before, replace(final, text=final.text.rstrip().removesuffix("./.").rstrip(". ") + mark))
    else:
        ended = (*last.runs, Text(mark))
    return (*blocks[:-1], Paragraph(ended))
