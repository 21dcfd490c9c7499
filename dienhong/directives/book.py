"""Three books: sổ theo dõi văn bản chỉ đạo, sổ theo dõi nhiệm vụ, sổ giao ban. No law gives them a form; the columns are
ours: what came, what we made of it and after how many days, who had to do what by when, and the evidence."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from dienhong.directives.latency import latency
from dienhong.directives.models import Briefing, Directive, Localisation, Task
from dienhong.documents.models import Document
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.page.book import BookCell, BookRow, columns
from dienhong.records.codes import resolve_many
from dienhong.records.entry import Record

CHUNK = 500
THEIRS, OURS = "Văn bản của cấp trên", "Văn bản của xã"
DIRECTIVE_COLUMNS = columns(
    ("order", "STT"),
    ("received_on", "Ngày nhận"),
    ("issuer", "Cơ quan chỉ đạo"),
    ("their_number", "Số, ký hiệu", THEIRS),
    ("their_day", "Ngày ban hành", THEIRS),
    ("their_title", "Trích yếu", THEIRS),
    ("asks", "Yêu cầu với xã"),
    ("our_number", "Số, ký hiệu", OURS),
    ("our_day", "Ngày ban hành", OURS),
    ("days", "Sau bao nhiêu ngày", OURS),
    ("tasks", "Nhiệm vụ xong / giao"),
)
TASK_COLUMNS = columns(
    ("order", "STT"),
    ("source", "Từ văn bản"),
    ("title", "Nhiệm vụ"),
    ("owner", "Chức vụ, đơn vị được giao"),
    ("due_on", "Hạn"),
    ("done_on", "Ngày xong"),
    ("evidence", "Chứng cứ"),
)
BRIEFING_COLUMNS = columns(
    ("order", "STT"),
    ("held_on", "Ngày giao ban"),
    ("kind", "Loại"),
    ("host", "Chủ trì"),
    ("audience", "Thành phần"),
    ("participants", "Số người dự"),
    ("title", "Nội dung"),
    ("actions", "Việc giao sau giao ban"),
)


def directive_rows(entries: Iterable[Directive], start: int = 1) -> Iterator[BookRow]:
    """Rows of `queries.directives()`, with every document of ours, not the first only."""
    yield from _chunked(entries, start, _directive_chunk)


def task_rows(entries: Iterable[Task], start: int = 1) -> Iterator[BookRow]:
    """Tasks with their evidence."""
    yield from _chunked(entries, start, _task_chunk)


def briefing_rows(entries: Iterable[Briefing], start: int = 1) -> Iterator[BookRow]:
    """Briefings with what was given out."""
    yield from _chunked(entries, start, _briefing_chunk)


def _chunked(
    entries: Iterable[Any], start: int, rows: Callable[[list[Any], int], Iterator[BookRow]]
) -> Iterator[BookRow]:
    chunk: list[Any] = []
    for entry in entries:
        chunk.append(entry)
        if len(chunk) == CHUNK:
            yield from rows(chunk, start)
            start, chunk = start + len(chunk), []
    yield from rows(chunk, start)


def _directive_chunk(entries: list[Any], start: int) -> Iterator[BookRow]:
    linked: dict[str, list[str]] = {entry.code: [] for entry in entries}
    for row in Localisation.objects.filter(directive__in=list(linked)).order_by("id"):
        linked[row.directive_id].append(row.document)
    known = resolve_many(code for codes in linked.values() for code in codes)
    for number, entry in enumerate(entries, start=start):
        papers = [known.get(code) for code in linked[entry.code]]
        ours = [paper for paper in papers if isinstance(paper, Document) and paper.standing]
        yield BookRow(_directive_cells(number, entry, ours), voided=not entry.standing)


def _directive_cells(number: int, entry: Any, ours: list[Document]) -> tuple[BookCell, ...]:
    days = [
        latency(parent_signed=entry.their_signed_on, received=entry.received_on, child_signed=paper.signed_on).text_vi
        if paper.signed_on
        else "chưa rõ"
        for paper in ours
    ]
    return (
        _number(number),
        _day(entry.received_on),
        _lines(entry.issuer),
        _lines(entry.their_number or entry.document, kind="date"),
        _day(entry.their_signed_on) if entry.their_signed_on else _lines("chưa rõ"),
        _lines(entry.their_title or ""),
        _lines(entry.asks),
        _lines(*(paper.number for paper in ours), kind="date"),
        _lines(*(date_vi(paper.signed_on) if paper.signed_on else "chưa rõ" for paper in ours), kind="date"),
        _lines(*days, kind="date"),
        _lines(f"{entry.done}/{entry.tasks}" if entry.tasks else ""),
    )


def _task_chunk(entries: list[Task], start: int) -> Iterator[BookRow]:
    sources = resolve_many(entry.source for entry in entries)
    papers = {source.document for source in sources.values() if isinstance(source, Directive)}
    known = {**sources, **resolve_many(papers | {entry.evidence_document for entry in entries})}
    for number, entry in enumerate(entries, start=start):
        cells = (
            _number(number),
            _lines(*_source(entry.source, known)),
            _lines(entry.title),
            _lines(entry.owner),
            _day(entry.due_on),
            _day(entry.done_on) if entry.done_on else BookCell(),
            _lines(entry.evidence, *_source(entry.evidence_document, known)),
        )
        yield BookRow(cells, voided=not entry.standing)


def _source(code: str, known: Mapping[str, Record]) -> tuple[str, ...]:
    entry = known.get(code)
    paper = known.get(entry.document) if isinstance(entry, Directive) else entry
    return (paper.cite_vi(), code) if isinstance(paper, Document) else (code,)


def _briefing_chunk(entries: list[Briefing], start: int) -> Iterator[BookRow]:
    for number, entry in enumerate(entries, start=start):
        cells = (
            _number(number),
            _day(entry.held_on),
            _lines(str(entry.get_kind_display())),
            _lines(str(entry.get_host_display())),
            _lines(str(entry.get_audience_display())),
            _number(entry.participants),
            _lines(entry.title),
            _lines(*entry.actions.splitlines()),
        )
        yield BookRow(cells, voided=not entry.standing)


def _number(value: int) -> BookCell:
    return BookCell((number_vi(value),), "n", value=value)


def _day(value: date) -> BookCell:
    return BookCell((date_vi(value),), "date", value=value)


def _lines(*lines: str, kind: str = "") -> BookCell:
    return BookCell(tuple(line for line in lines if line), kind)
