"""Builds a report: its tokens are gathered, computed in one batch, and filled in. A frozen one is read back instead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dienhong.commune.models import Commune
from dienhong.documents.house_styles import style
from dienhong.documents.models import Document
from dienhong.indicators.compute import compute_many, declared
from dienhong.indicators.computed import Computed
from dienhong.indicators.definitions import UnknownIndicator, indicator
from dienhong.indicators.freeze import drift, frozen_computed
from dienhong.indicators.models import Figure
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused, Verdict
from dienhong.reports import kept
from dienhong.reports.built import Built, Used
from dienhong.reports.composed import Composed
from dienhong.reports.filling import Answers, Filler, lines_of
from dienhong.reports.models import Report, Section
from dienhong.reports.outlines import Outline, outline
from dienhong.reports.tokens import Token, parse, split_key, window_of
from dienhong.reports.wording import words_in


def build(report: Report, on: date) -> Built:
    """The report as it stands on `on`; that day dates nothing but the status of the documents it cites.

    Raises Refused on an installation without a commune.
    """
    commune = Commune.installed()
    if commune is None:
        raise Refused(Verdict.no("Phần mềm này chưa được cài cho xã nào, nên chưa có báo cáo."))
    return _frozen(report, commune, on) if report.is_frozen else _draft(report, commune, on)


def keys_of(texts: Iterable[str], frame: Outline) -> tuple[str, ...]:
    """The figure keys that the texts name, tables of the outline included, in order, each once."""
    found: dict[str, None] = {}
    for token in _tokens(texts, frame):
        if token.key:
            found[token.key] = None
    return tuple(found)


def answerable(key: str) -> bool:
    """Whether a figure could exist under this key: an indicator of the catalogue, or any fact."""
    return key.startswith("fact:") or _why_unknown(split_key(key)[0]) is None


def compute_keys(keys: Iterable[str], own: Window, since: date) -> tuple[dict[str, Computed], dict[str, str]]:
    """(values by key, why there is none by key), all indicators in one batch."""
    values: dict[str, Computed] = {}
    missing: dict[str, str] = {}
    wanted: dict[str, tuple[str, Window]] = {}
    for key in keys:
        if key.startswith("fact:"):
            fact = declared(key.removeprefix("fact:"), own.to_on)
            if fact is None:
                missing[key] = f"Chưa ai khai số “{key.removeprefix('fact:')}”; hãy khai kèm văn bản nguồn."
            else:
                values[key] = fact
            continue
        name, at = split_key(key)
        unknown = _why_unknown(name)
        if unknown:
            missing[key] = unknown
        else:
            wanted[key] = (name, window_of(at, own))
    computed = compute_many(wanted.values(), since=since)
    values.update((key, computed[pair]) for key, pair in wanted.items())
    return values, missing


def _draft(report: Report, commune: Commune, on: date) -> Built:
    frame = outline(report.outline)
    sections = list(report.sections.all())
    texts = [section.text for section in sections]
    keys = keys_of(texts, frame)
    values, missing = compute_keys(keys, report.window, commune.formed_on)
    codes = dict(Figure.objects.standing().filter(report=report.code, key__in=keys).values_list("key", "code"))
    documents = _documents(texts, frame, values.values(), report)
    answers = Answers(
        figures={key: (codes.get(key, ""), computed) for key, computed in values.items()},
        missing=missing,
        documents=documents,
        words=words_in(report, commune),
        outline=frame,
        before_date=style(report.style_id).citation.before_date,
    )
    composed = _filled(sections, answers)
    figures = [Used(codes.get(key, ""), key, computed, _places(key, composed)) for key, computed in values.items()]
    return Built(report, commune, on, composed, _in_order(figures), documents)


def _frozen(report: Report, commune: Commune, on: date) -> Built:
    sections = kept.load_sections(report.frozen_text.sections_json)
    stored = Figure.objects.standing().filter(report=report.code, frozen_at__isnull=False).select_related("evidence")
    rows: dict[str, Figure] = {figure.key: figure for figure in stored}
    now, _ = compute_keys(rows, report.window, commune.formed_on)
    figures = []
    for key, figure in rows.items():
        then = frozen_computed(figure)
        moved = drift(figure, now[key]) if key in now else "khi chốt có số này, nay không còn"
        figures.append(Used(figure.code, key, then, _places(key, sections), moved))
    cited = {node.code for section in sections for node in section.documents()}
    sources = {used.computed.source for used in figures if used.computed.source}
    documents = Document.objects.in_bulk([*cited, *sources, report.request.document])
    return Built(report, commune, on, sections, _in_order(figures), documents)


def _filled(sections: list[Section], answers: Answers) -> tuple[Composed, ...]:
    filler = Filler(answers)
    return tuple(filler.section(section) for section in sections)


def _documents(texts: list[str], frame: Outline, values: Iterable[Computed], report: Report) -> dict[str, Document]:
    codes = {token.name for token in _tokens(texts, frame) if token.kind == "doc" and token.name.startswith("VB-")}
    codes |= {computed.source for computed in values if computed.source}
    codes.add(report.request.document)
    return Document.objects.standing().in_bulk(sorted(codes))


def _tokens(texts: Iterable[str], frame: Outline) -> Iterable[Token]:
    for text in texts:
        for _, line in lines_of(text):
            for piece in parse(line):
                if not isinstance(piece, Token):
                    continue
                if piece.kind == "table" and piece.name in frame.tables:
                    cells = [cell for row in frame.tables[piece.name].rows for cell in row]
                    yield from _tokens(cells, frame)
                else:
                    yield piece


def _places(key: str, sections: Iterable[Composed]) -> tuple[str, ...]:
    return tuple(section.key for section in sections if any(number.key == key for number in section.numbers()))


def _in_order(figures: list[Used]) -> tuple[Used, ...]:
    """By code, as the annex lists them: codes of one report are issued in order of first use."""
    return tuple(sorted(figures, key=lambda used: (len(used.code), used.code)))


def _why_unknown(name: str) -> str | None:
    try:
        indicator(name)
    except UnknownIndicator as unknown:
        return str(unknown)
    return None
