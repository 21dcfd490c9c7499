"""Checks of time: a window shorter than the period, a figure of another year."""

from __future__ import annotations

from collections.abc import Iterator

from dienhong.law.dates_vi import date_vi
from dienhong.reports.built import Built, Used
from dienhong.reports.composed import Composed
from dienhong.reports.filling import lines_of
from dienhong.reports.lint.findings import Finding, Fix, Severity
from dienhong.reports.wording import span_vi

#: A text that prints one of these tells its reader which days the numbers cover.
_TELLS = ("[[window]]", "[[window_end]]")
_ENDING = " (số liệu tính đến ngày [[window_end]])"


def short_window(built: Built) -> Iterator[Finding]:
    """Counted figures of a window shorter than the period, in a section that does not say so (warning)."""
    window, period = built.window, built.report.period
    if window.covers(period.calendar_window()):
        return
    by_key = built.by_key
    for section in built.sections:
        number = next(
            (
                one
                for one in section.numbers()
                if one.key in by_key and by_key[one.key].computed.books and "@" not in one.key
            ),
            None,
        )
        if number is None or any(tell in section.text for tell in _TELLS):
            continue
        yield Finding(
            id=f"short-window/{section.key}",
            severity=Severity.WARNING,
            text=f"Số liệu đến {date_vi(window.to_on)}, báo cáo {period.label_vi}",
            reason="Người đọc sẽ tưởng là số của cả kỳ.",
            section=section.key,
            start=number.start,
            end=number.end,
            fixes=_say_so(section, number.start, date_vi(window.to_on)),
            figure=number.figure,
        )


def another_period(built: Built) -> Iterator[Finding]:
    """A figure over another period than the report's (warning): it is not a result of this period."""
    for section in built.sections:
        seen: set[str] = set()
        for number in section.numbers():
            used = built.by_key.get(number.key)
            if used is None or not used.another_period or number.key in seen or used.computed.window == built.window:
                continue
            seen.add(number.key)
            yield Finding(
                id=f"another-period/{number.key}/{section.key}",
                severity=Severity.WARNING,
                text=f"Số {number.text} thuộc {span_vi(used.computed.window)}",
                reason="Không phải kết quả của kỳ này; câu văn phải nói rõ năm.",
                section=section.key,
                start=number.start,
                end=number.end,
                figure=used.code,
            )


def _counts_window(used: Used) -> bool:
    """Whether a number of the report's own window is printed: not a list as of a day, nor words instead of a number."""
    computed = used.computed
    return (
        bool(computed.books)
        and not used.another_period
        and computed.value is not None
        and not computed.is_unproved_zero
    )


def _say_so(section: Composed, place: int, day: str) -> tuple[Fix, ...]:
    """The repair: the day told at the end of the paragraph of the number. A table is left to the officer."""
    for start, line in lines_of(section.text):
        if start <= place < start + len(line) and not line.startswith("[[table:"):
            last = line[-1:] if line[-1:] in ".;:" else ""
            body = line[: len(line) - len(last)]
            return (Fix(f"Ghi “tính đến {day}”", start, line, f"{body}{_ENDING}{last}"),)
    return ()
