"""The book of inspections as a printed table.

The form is ours: we have seen no form of this book issued by an authority, so no article is cited for its columns. It
holds what a report asks for (who, when, how, whom, what, outcome, findings, corrections), one row an inspection.
"""

from collections.abc import Callable, Iterable, Iterator

from dienhong.law.dates_vi import date_vi
from dienhong.page.book import BookCell, BookRow, columns
from dienhong.supervision.models import Finding, Inspection

TITLE = "Sổ theo dõi kiểm tra, giám sát"
FORM_WORDS = "Mẫu sổ của phần mềm; chưa thấy mẫu do cơ quan nhà nước ban hành"
COLUMNS = columns(
    ("order", "STT"),
    ("code", "Mã"),
    ("held_on", "Ngày"),
    ("body", "Cơ quan kiểm tra, giám sát"),
    ("kind", "Hình thức; chương trình"),
    ("subject", "Đối tượng"),
    ("topic", "Nội dung"),
    ("democracy", "Có nội dung dân chủ ở cơ sở"),
    ("outcome", "Kết quả"),
    ("findings", "Hạn chế, kiến nghị; hạn khắc phục"),
    ("corrections", "Khắc phục; chứng cứ; người xác nhận"),
    ("note", "Ghi chú"),
)


def rows(entries: Iterable[Inspection], start: int = 1) -> Iterator[BookRow]:
    """Standing inspections (their findings prefetched) as rows; `start` is the number of the first."""
    for number, entry in enumerate(entries, start=start):
        findings = list(entry.findings.all())
        cells = [BookCell((str(number),), "n", value=number)]
        cells += [FILLS[column.key](entry, findings) for column in COLUMNS[1:]]
        yield BookRow(tuple(cells))


def _text(value: str) -> BookCell:
    return BookCell((value,) if value else ())


def _found(finding: Finding) -> str:
    until = f" (hạn {date_vi(finding.correct_by)})" if finding.correct_by else ""
    return f"{finding.order}. {finding.text}{until}"


def _put_right(finding: Finding) -> str:
    if not finding.corrected_on:
        return f"{finding.order}. chưa khắc phục"
    return f"{finding.order}. {date_vi(finding.corrected_on)}: {finding.correction} ({finding.verified_by})"


def _kind(entry: Inspection) -> BookCell:
    lines = (str(entry.get_kind_display()), entry.programme)
    return BookCell(tuple(line for line in lines if line), "date")


Fill = Callable[[Inspection, list[Finding]], BookCell]
FILLS: dict[str, Fill] = {
    "code": lambda entry, _: BookCell((entry.code, "nội bộ Đảng") if entry.internal else (entry.code,), "date"),
    "held_on": lambda entry, _: BookCell((date_vi(entry.held_on),), "date", value=entry.held_on),
    "body": lambda entry, _: _text(str(entry.get_body_display())),
    "kind": lambda entry, _: _kind(entry),
    "subject": lambda entry, _: _text(entry.subject),
    "topic": lambda entry, _: _text(entry.topic),
    "democracy": lambda entry, _: BookCell(("x",), "tick") if entry.includes_democracy else BookCell(()),
    "outcome": lambda entry, _: _text(str(entry.get_outcome_display())),
    "findings": lambda _, findings: BookCell(tuple(_found(finding) for finding in findings)),
    "corrections": lambda _, findings: BookCell(tuple(_put_right(finding) for finding in findings)),
    "note": lambda entry, _: _text(entry.note),
}
