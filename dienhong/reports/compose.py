"""From a built report to a paper: what it says, in the order of its house style's parts; looks are the writer's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dienhong.documents import paper as p
from dienhong.documents.house_styles import style
from dienhong.reports import composed as c
from dienhong.reports import kept
from dienhong.reports.annex import annex_of
from dienhong.reports.built import Built
from dienhong.reports.outlines import outline

SAMPLE = "DỮ LIỆU MẪU"


def paper_of(built: Built) -> p.Paper:
    """The paper of a report: composed for a draft, read back as it was stored for a frozen one."""
    return kept.load_paper(built.report.frozen_text.paper_json) if built.frozen else compose(built)


def compose(built: Built) -> p.Paper:
    """The paper of what was built, as of now; a draft leaves room for number, day and month."""
    report, frame = built.report, outline(built.report.outline)
    return p.Paper(
        style_id=report.style_id,
        organ=report.organ,
        superior_organ=report.superior_organ,
        kind=frame.kind,
        summary=report.title,
        blocks=tuple(_blocks(built.sections)),
        type_code=frame.type_code,
        organ_code=report.organ_code,
        place=built.commune.name,
        number=report.number or None,
        signed_on=report.signed_on,
        year=report.period.year,
        authority=style(report.style_id).on_behalf_of(report.body),
        signer_title=report.signer_title,
        signer_name=report.signer_name,
        recipients=tuple(report.recipients),
        watermark_note=SAMPLE if built.commune.is_demo else None,
        annex=annex_of(built),
    )


def _blocks(sections: Iterable[c.Composed]) -> Iterator[p.Block]:
    for section in sections:
        if section.heading:
            yield p.Heading(section.level, p.runs(section.heading), section.number)
        for block in section.blocks:
            yield _table(block) if isinstance(block, c.Grid) else p.Paragraph(runs_of(block.line))


def _table(grid: c.Grid) -> p.Table:
    return p.Table(
        header=tuple(p.runs(title) for title in grid.header),
        rows=tuple(tuple(runs_of(cell) for cell in row) for row in grid.rows),
        widths=grid.widths,
    )


def runs_of(line: c.Line) -> p.Runs:
    """A line's nodes as runs: a number becomes a content control, a document's number never breaks."""
    given: list[str | p.Run] = []
    for node in line:
        if isinstance(node, c.Words):
            given.append(node.text)
        elif isinstance(node, c.Number):
            given += [f"{node.qualifier} " if node.qualifier else "", p.Num(node.text, node.tag, node.label)]
        elif isinstance(node, c.Cited):
            given += [node.before, p.Ref(node.number), node.after]
        else:
            given.append(node.raw)
    return p.runs(*given)
