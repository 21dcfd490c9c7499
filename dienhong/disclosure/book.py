"""Sổ theo dõi công khai. No law gives this book a form: the columns follow Law 10/2022/QH15 art. 13(2), which wants the
form and the time of every disclosure, and what the province's tables ask (body, content, forms, plan, file)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dienhong.disclosure.models import Broadcast, Posting, Relay, Telling
from dienhong.documents.models import Document
from dienhong.law.dates_vi import date_vi
from dienhong.page.book import BookCell, BookRow, columns
from dienhong.records.codes import resolve_many
from dienhong.records.entry import Record

FORMS = "Hình thức và thời gian công khai"
COLUMNS = columns(
    ("order", "STT"),
    ("content", "Nội dung"),
    ("title", "Tên"),
    ("document", "Văn bản"),
    ("decided", "Ai quyết định, ngày"),
    ("due", "Hạn công khai"),
    ("portal", "Trang điện tử", FORMS),
    ("office", "Niêm yết tại trụ sở", FORMS),
    ("villages", "Niêm yết tại thôn", FORMS),
    ("loudspeaker", "Truyền thanh", FORMS),
    ("heads", "Qua trưởng thôn", FORMS),
    ("others", "Hình thức khác", FORMS),
    ("unit", "Đơn vị trả lời"),
    ("plan", "Theo kế hoạch"),
    ("note", "Ghi chú"),
)
CHUNK = 200


def rows(entries: Iterable[Any], start: int = 1) -> Iterator[BookRow]:
    """Items of `desk_queries.with_clock` as rows, the first numbered `start`; five queries a chunk."""
    chunk: list[Any] = []
    for entry in entries:
        chunk.append(entry)
        if len(chunk) == CHUNK:
            yield from _rows(chunk, start)
            start, chunk = start + len(chunk), []
    yield from _rows(chunk, start)


def _rows(entries: list[Any], start: int) -> Iterator[BookRow]:
    codes = [entry.code for entry in entries]
    documents = resolve_many(entry.document for entry in entries if entry.document)
    told = [_by_item(model.objects.filter(item__in=codes)) for model in (Posting, Broadcast, Relay, Telling)]
    for number, entry in enumerate(entries, start=start):
        mine = [found.get(entry.code, []) for found in told]
        yield BookRow(_cells(number, entry, documents, *mine), voided=not entry.standing)


def _by_item(found: Iterable[Any]) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = defaultdict(list)
    for one in found:
        grouped[one.item_id].append(one)
    return grouped


def _cells(
    number: int,
    entry: Any,
    documents: Mapping[str, Record],
    postings: list[Posting],
    broadcasts: list[Broadcast],
    relays: list[Relay],
    tellings: list[Telling],
) -> tuple[BookCell, ...]:
    office = [_span(one.from_on, one.to_on) for one in postings if not one.village]
    villages = [one for one in postings if one.village]
    heads = {one.village for one in relays}
    return (
        BookCell((str(number),), "n", value=number),
        _lines(entry.content),
        _lines(entry.title),
        _document(documents.get(entry.document)),
        _lines(entry.decided_by, date_vi(entry.decided_on)),
        _day(entry.due_on),
        _lines(*([f"từ {date_vi(entry.published_on)}"] if entry.published_on else [])),
        _lines(*office),
        _lines(*_villages(villages)),
        _lines(*(_span(one.from_on, one.to_on) for one in broadcasts)),
        _lines(f"{len(heads)} thôn" if heads else ""),
        _lines(*(f"{one.get_form_display()}, {date_vi(one.on)}" for one in tellings)),
        _lines(entry.unit),
        _lines(f"{entry.plan}, dòng {entry.plan_line}" if entry.plan else ""),
        _lines(_note(entry)),
    )


def _villages(postings: list[Posting]) -> list[str]:
    if not postings:
        return []
    ends = [one.to_on for one in postings]
    until = max((end for end in ends if end), default=None) if None not in ends else None
    return [f"{len({one.village for one in postings})} thôn", _span(min(one.from_on for one in postings), until)]


def _span(from_on: Any, to_on: Any) -> str:
    return f"{date_vi(from_on)} – {date_vi(to_on) if to_on else 'nay'}"


def _note(entry: Any) -> str:
    if entry.withdrawn_on:
        return f"Gỡ ngày {date_vi(entry.withdrawn_on)}: {entry.withdrawn_why}"
    if entry.published_on and entry.due_on and entry.published_on > entry.due_on:
        return "công khai trễ hạn"
    return "niêm yết thường xuyên" if entry.permanent else ""


def _lines(*lines: str) -> BookCell:
    return BookCell(tuple(line for line in lines if line))


def _day(day: Any) -> BookCell:
    return BookCell((date_vi(day),), "date", value=day) if day else BookCell()


def _document(entry: Record | None) -> BookCell:
    if not isinstance(entry, Document):
        return BookCell()
    return BookCell((entry.number, date_vi(entry.signed_on) if entry.signed_on else "chưa rõ ngày"))
