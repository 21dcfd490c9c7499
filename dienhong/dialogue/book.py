"""Sổ theo dõi đối thoại. No law gives this book a form: the columns are ours, after what the law and the reports ask of a
dialogue. Opinions and issues stand in separate groups because they are different things."""

from collections.abc import Iterable, Iterator, Mapping

from dienhong.dialogue.models import Dialogue
from dienhong.documents.models import Document
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.page.book import BookCell, BookRow, columns
from dienhong.records.codes import resolve_many
from dienhong.records.entry import Record

OPINIONS = "Ý kiến"
COLUMNS = columns(
    ("order", "STT"),
    ("held_on", "Ngày tổ chức"),
    ("kind", "Loại, cấp"),
    ("hosts", "Chủ trì"),
    ("place", "Địa điểm, thôn tham gia"),
    ("title", "Nội dung"),
    ("attendees", "Số người dự"),
    ("opinions", "Số ý kiến", OPINIONS),
    ("answered", "Trả lời tại chỗ", OPINIONS),
    ("assigned", "Giao giải quyết", OPINIONS),
    ("issues", "Số vấn đề"),
    ("front", "MTTQ tổng hợp ý kiến"),
    ("plan", "Kế hoạch"),
    ("conclusion", "Thông báo kết luận"),
)


def rows(entries: Iterable[Dialogue], start: int = 1) -> Iterator[BookRow]:
    """The entries as rows of the book, the first numbered `start`; documents and villages are looked up together."""
    chunk: list[Dialogue] = []
    for entry in entries:
        chunk.append(entry)
        if len(chunk) == 500:
            yield from _rows(chunk, start)
            start, chunk = start + len(chunk), []
    yield from _rows(chunk, start)


def _rows(entries: list[Dialogue], start: int) -> Iterator[BookRow]:
    cited = {code for entry in entries for code in (entry.plan, entry.conclusion, *entry.village_codes) if code}
    known = resolve_many(cited)
    for number, entry in enumerate(entries, start=start):
        yield BookRow(_cells(number, entry, known), voided=not entry.standing)


def _cells(number: int, entry: Dialogue, known: Mapping[str, Record]) -> tuple[BookCell, ...]:
    villages = ", ".join(str(getattr(known[code], "name", code)) for code in entry.village_codes if code in known)
    level = f"{entry.get_level_display()}"
    return (
        _number(number),
        BookCell((date_vi(entry.held_on),), "date", value=entry.held_on),
        _lines(str(entry.get_kind_display()), level),
        _lines(str(entry.get_hosts_display()), entry.co_chair and f"Đồng chủ trì: {entry.co_chair}"),
        _lines(entry.place, villages),
        _lines(entry.title, entry.topic and f"Chuyên đề: {entry.topic}", strong=bool(entry.topic)),
        _number(entry.attendees),
        _number(entry.opinions),
        _number(entry.answered_on_spot),
        _number(entry.assigned),
        _number(entry.issues),
        BookCell(("x",), "tick") if entry.front_digest else BookCell(),
        _document(known.get(entry.plan)),
        _document(known.get(entry.conclusion)),
    )


def _number(value: int) -> BookCell:
    return BookCell((number_vi(value),), "n", value=value)


def _lines(*lines: str, strong: bool = False) -> BookCell:
    return BookCell(tuple(line for line in lines if line), strong=strong)


def _document(entry: Record | None) -> BookCell:
    if not isinstance(entry, Document):
        return BookCell()
    return BookCell((entry.number, date_vi(entry.signed_on) if entry.signed_on else "chưa rõ ngày"), "date")
