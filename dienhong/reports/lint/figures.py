"""Checks of figures: a zero and an open book, a declared number without its document, a rate without its base."""

from __future__ import annotations

from collections.abc import Iterator

from dienhong.law.dates_vi import date_vi
from dienhong.records.codes import model_of
from dienhong.reports.built import Built, Used
from dienhong.reports.composed import Composed, Number
from dienhong.reports.lint.findings import Finding, Fix, Severity
from dienhong.reports.wording import span_vi

BRIEFINGS = "reception.with_briefings"
RECEPTIONS = "petitions.receptions_held"


def book_name(prefix: str) -> str:
    """The register of a prefix as people call it: "Sổ tiếp công dân"."""
    model = model_of(prefix)
    return model.REGISTER if model else prefix


def unproved_zeros(built: Built) -> Iterator[Finding]:
    """A zero without closings over its whole window (error): nobody has said that the book was kept."""
    for section, used, number in _first_uses(built):
        if not used.computed.is_unproved_zero or used.computed.gap is None:
            continue
        gap = date_vi(used.computed.gap)
        books = ", ".join(book_name(prefix) for prefix in used.computed.open_books)
        if used.computed.is_unheard:
            why = f"{' '.join(used.computed.notes)} Còn nơi chưa báo thì chưa được ghi 0."
        elif books:
            why = f"{books} chưa khóa từ ngày {gap} nên chưa được ghi 0."
        else:
            why = "Danh mục này không có việc khóa sổ, nên số 0 chưa có gì chứng minh."
        yield Finding(
            id=f"zero/{used.key}/{section.key}",
            severity=Severity.ERROR,
            text=f"Số 0 chưa có chứng cứ: {used.computed.label.lower()}",
            reason=why,
            section=section.key,
            start=number.start,
            end=number.end,
            book=used.computed.open_books[0] if used.computed.open_books else "",
            figure=used.code,
        )


def open_books(built: Built) -> Iterator[Finding]:
    """Figures whose books are not closed over their window (error): the count may still grow. One finding a book."""
    told: set[tuple[str, str, str]] = set()
    for section, used, number in _first_uses(built):
        computed = used.computed
        if computed.gap is None or computed.is_unproved_zero or computed.value is None:
            continue
        for prefix in computed.open_books:
            place = (section.key, prefix, computed.window.label_vi())
            if place in told:
                continue
            told.add(place)
            yield Finding(
                id=f"open-book/{prefix}/{computed.window.label_vi()}/{section.key}",
                severity=Severity.ERROR,
                text=f"{book_name(prefix)} chưa khóa hết {span_vi(computed.window)}",
                reason="Số đếm từ sổ còn mở có thể còn đổi. Khóa sổ trước khi chốt báo cáo.",
                section=section.key,
                start=number.start,
                end=number.end,
                book=prefix,
                figure=used.code,
            )


def undocumented(built: Built) -> Iterator[Finding]:
    """A declared number whose source document is not in the register of documents (error)."""
    for section, used, number in _first_uses(built):
        if used.computed.kind == "declared" and used.computed.source not in built.documents:
            yield Finding(
                id=f"undocumented/{used.key}",
                severity=Severity.ERROR,
                text=f"Số khai chưa có văn bản nguồn: {used.computed.label.lower()}",
                reason="Số không có sổ nào đếm phải kèm văn bản. Vào sổ văn bản nguồn rồi khai lại số này.",
                section=section.key,
                start=number.start,
                end=number.end,
                figure=used.code,
            )


def baseless(built: Built) -> Iterator[Finding]:
    """A rate without its base (error): "100%" of nobody knows how many."""
    for section, used, number in _first_uses(built):
        if used.computed.how == "ratio" and not used.computed.denominator:
            yield Finding(
                id=f"baseless/{used.key}/{section.key}",
                severity=Severity.ERROR,
                text=f"Tỷ lệ chưa có mẫu số: {used.computed.label.lower()}",
                reason="Chưa biết là phần trăm của bao nhiêu. Ghi đủ danh sách hoặc bản ghi làm mẫu số của kỳ này trước.",
                section=section.key,
                start=number.start,
                end=number.end,
                figure=used.code,
            )


def briefings(built: Built) -> Iterator[Finding]:
    """Briefings counted together with receptions (warning): a briefing is not a reception."""
    used = built.by_key.get(BRIEFINGS)
    for section in built.sections:
        number = next((one for one in section.numbers() if one.key == BRIEFINGS and not one.part), None)
        if used is None or number is None:
            continue
        own = sum(part.value for part in used.computed.parts if part.key != "briefing")
        briefed = sum(part.value for part in used.computed.parts if part.key == "briefing")
        if not briefed:
            continue
        token = section.text[number.start : number.end]
        fixes = (Fix(f"Sửa thành {own}", number.start, token, f"[[{RECEPTIONS}]]"),) if token.startswith("[[") else ()
        yield Finding(
            id=f"briefings/{section.key}",
            severity=Severity.WARNING,
            text=f"Số {number.text} tính cả {briefed} cuộc giao ban",
            reason=f"Giao ban không phải tiếp công dân. Bỏ ra thì còn {own} cuộc.",
            section=section.key,
            start=number.start,
            end=number.end,
            fixes=fixes,
            figure=used.code,
        )


def proved_zeros(built: Built) -> Iterator[Finding]:
    """Zeros that closings prove, told as what they are: evidence of a kept book."""
    for section in built.sections:
        proved = [
            used
            for one, used, _ in _first_uses(built)
            if one.key == section.key
            and used.computed.value == 0
            and used.computed.closings
            and used.computed.gap is None
        ]
        if proved:
            many = f"{len(proved)} số 0" if len(proved) > 1 else "Số 0"
            closings = sorted({code for used in proved for code in used.computed.closings})
            yield Finding(
                id=f"proved/{section.key}",
                severity=Severity.OK,
                text=f"{many} có chứng cứ",
                reason=f"Sổ đã khóa: {', '.join(closings)}.",
                section=section.key,
                figure=proved[0].code,
            )


def _first_uses(built: Built) -> Iterator[tuple[Composed, Used, Number]]:
    """Each figure once a section, at its first number there."""
    by_key = built.by_key
    for section in built.sections:
        seen: set[str] = set()
        for number in section.numbers():
            if number.key in by_key and number.key not in seen:
                seen.add(number.key)
                yield section, by_key[number.key], number
