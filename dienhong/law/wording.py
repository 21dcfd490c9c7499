"""The Vietnamese sentences that explain a due date to an officer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

from dienhong.law.calendar import Calendar
from dienhong.law.certainty import Certainty
from dienhong.law.citations import cite_vi
from dienhong.law.counting import Counted, Skipped, roll_forward_rule
from dienhong.law.dates_vi import count_vi, date_vi
from dienhong.law.limit_table import Limit, Term

_UNITS = {"working": "ngày làm việc", "calendar": "ngày"}


class Resolved(Protocol):
    """What a note needs to know of a due date."""

    @property
    def start(self) -> date: ...
    @property
    def due(self) -> date: ...
    @property
    def skipped(self) -> tuple[Skipped, ...]: ...
    @property
    def moved(self) -> tuple[Skipped, ...]: ...
    @property
    def worked(self) -> tuple[Skipped, ...]: ...
    @property
    def paused(self) -> tuple[date, ...]: ...


def rule(wanted: Limit, term: Term, start: date, counted: Counted, *, local: bool = False) -> str:
    """One sentence: how many days, counted from where, what was passed over, what moved it, by which article."""
    span = f"{count_vi(term.days)} {_UNITS[term.count]}"
    if wanted.kind == "before":
        head = f"Chậm nhất {span} trước {wanted.starts_vi} {date_vi(start)}"
    elif wanted.kind == "waiting":
        head = f"Sau {span} kể từ {wanted.starts_vi} {date_vi(start)}, không tính ngày đầu"
    else:
        head = f"Trong {span} kể từ {wanted.starts_vi} {date_vi(start)}, không tính ngày đầu"
    source = f"theo quy định riêng {term.cite}" if local else f"theo {_inline(term.cite)}"
    parts = [f"{head}, {source}"]
    if counted.skipped:
        parts.append(f"không tính {count_vi(len(counted.skipped))} ngày nghỉ: {_spans(counted.skipped)}")
    if counted.paused:
        parts.append(f"không tính {count_vi(len(counted.paused))} ngày tạm đình chỉ: {_ranges(counted.paused)}")
    if counted.moved:
        parts.append(_moved(counted))
    if counted.worked:
        parts.append(f"{_each(counted.worked)} là ngày làm việc")
    return "; ".join(parts) + "."


def earliest(rules: tuple[str, ...], chosen: str, due: date) -> str:
    """Several terms run side by side; the one that ends first counts."""
    listed = " ".join(f"({letter}) {text}" for letter, text in zip("abcdefgh", rules, strict=False))
    letter = "abcdefgh"[rules.index(chosen)]
    return f"Lấy hạn đến sớm hơn trong các hạn sau: {listed} Hạn sớm nhất là ({letter}), ngày {date_vi(due)}."


def note(certainty: Certainty, source: str, resolved: Resolved, calendar: Calendar) -> str:
    """What the officer should check: a value not read in its text, an uncertain day off, a year not listed."""
    notes = []
    if not certainty.is_firm:
        label = certainty.label_vi
        notes.append(f"{label[0].upper()}{label[1:]}: {source.removesuffix('.')}.")
    days = resolved.skipped + resolved.moved + resolved.worked
    if resolved.paused:
        notes.append("Luật nói thời gian tạm đình chỉ không tính; ở đây ngày giải quyết trở lại được tính (suy luận).")
    doubtful = tuple(day for day in days if calendar.is_doubtful(day.day))
    if doubtful:
        notes.append(f"Ngày nghỉ, ngày làm bù chưa đối chiếu quyết định gốc: {_spans(doubtful)}.")
    if not (calendar.is_known(resolved.start) and calendar.is_known(resolved.due)):
        years = f"{calendar.first.year}–{calendar.last.year}"
        notes.append(f"Lịch nghỉ lễ chỉ có cho các năm {years}; ngoài khoảng này mới trừ thứ Bảy, Chủ nhật.")
    return " ".join(notes)


def _moved(counted: Counted) -> str:
    by = roll_forward_rule()
    first = counted.moved[0]
    grade = "" if by.certainty.is_firm else f" – {by.certainty.label_vi}"
    return (
        f"ngày cuối {date_vi(first.day)} là ngày nghỉ ({first.reason}), nên hạn chuyển sang ngày làm việc "
        f"tiếp theo {date_vi(counted.end)} ({_inline(by.cite)}{grade})"
    )


def _ranges(days: tuple[date, ...]) -> str:
    """Days joined into spans: "từ 03/8/2026 đến hết 14/8/2026"."""
    spans: list[tuple[date, date]] = []
    for day in days:
        if spans and day - spans[-1][1] == timedelta(days=1):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    told = [date_vi(a) if a == b else f"từ {date_vi(a)} đến hết {date_vi(b)}" for a, b in spans]
    return ", ".join(told)


def _each(days: tuple[Skipped, ...]) -> str:
    return ", ".join(f"ngày {date_vi(day.day)} ({day.reason})" for day in days)


def local_not_applied(documents: tuple[str, ...]) -> str:
    """A local rule may bind the authority tighter; it neither shortens a citizen's time nor changes a legal effect."""
    return f"Quy định riêng {', '.join(documents)} không áp dụng cho thời hạn này."


def _inline(cite: str) -> str:
    """A short citation in the middle of a sentence: only Điều keeps its capital."""
    text = cite_vi(cite)
    return text[0].lower() + text[1:] if text.startswith(("Khoản", "Mẫu")) else text


def _spans(days: tuple[Skipped, ...]) -> str:
    """Days grouped by reason: "04/7/2026, 11/7/2026 (Thứ Bảy); 05/7/2026 (Chủ nhật)"."""
    grouped: dict[str, list[date]] = {}
    for entry in sorted(days, key=lambda item: item.day):
        grouped.setdefault(entry.reason, []).append(entry.day)
    return "; ".join(f"{', '.join(date_vi(day) for day in listed)} ({reason})" for reason, listed in grouped.items())
