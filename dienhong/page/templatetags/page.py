"""Tags and filters of every template: Vietnamese dates and numbers, lamps, acts, form controls, clocks, book heads.

They are builtins of the template engine (see settings); nothing that a user wrote leaves them unescaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from dienhong.law import dates_vi
from dienhong.law.citations import cite_vi as written_out
from dienhong.law.periods import Period
from dienhong.law.verdict import Reason
from dienhong.page.acts import Said
from dienhong.page.acts import said as told
from dienhong.page.form_renderer import choosing
from dienhong.page.period_words import period_label
from dienhong.page.permissions import may_open

register = template.Library()

#: Inside of a 16 × 16 square. Constants of ours: the only markup here that is not escaped.
ICONS: dict[str, str] = {
    "check": '<path fill-rule="evenodd" d="M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Zm4.6 5.7-5.5 6L3.6 8.4l1.3-1.5 2.1 1.9 4.1-4.5Z"/>',
    "triangle": '<path fill-rule="evenodd" d="M8 .8 16 15.2H0ZM7.1 6v4.4h1.8V6Zm0 5.6v1.8h1.8v-1.8Z"/>',
    "square": '<path fill-rule="evenodd" d="M0 0h16v16H0ZM7 3v6.2h2V3Zm0 7.8v2.2h2v-2.2Z"/>',
    "ring": '<path fill-rule="evenodd" d="M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0Zm0 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 0 0 8 1.9Z"/>',
    "up": '<path d="M8 3 15 13H1Z"/>',
    "down": '<path d="M8 13 1 3h14Z"/>',
    "both": '<path d="M8 1l4 5.5H4Zm0 14L4 9.5h8Z"/>',
    "back": '<path d="M10.8 1.6 12.3 3.1 7.4 8l4.9 4.9-1.5 1.5L4.4 8Z"/>',
    "search": '<path fill-rule="evenodd" d="M6.5 0a6.5 6.5 0 0 1 5.2 10.4l4 4-1.3 1.3-4-4A6.5 6.5 0 1 1 6.5 0Zm0 1.9a4.6 4.6 0'
    ' 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2Z"/>',
}
EMBLEM = (
    '<rect width="36" height="36" rx="2" fill="#8c1d18"/><rect x="2.5" y="2.5" width="31" height="31" fill="none" '
    'stroke="#d9b36a" stroke-width="1"/><g fill="#fbf8f3"><path d="M12 9.5h12l1.6 3.2H10.4Z"/>'
    '<path d="M9.6 13.7h16.8c1 2 2.5 3.3 4.6 4.3l-.8 1.5H5.8L5 18c2.1-1 3.6-2.3 4.6-4.3Z"/>'
    '<path d="M9.5 21h1.9v5.5H9.5Zm5 0h1.9v5.5h-1.9Zm5.1 0h1.9v5.5h-1.9Zm5 0h1.9v5.5h-1.9ZM7.5 27.6h21v2h-21Z"/></g>'
)
#: State of a lamp → its shape. Colour repeats what shape and word already say.
SHAPES = {"ok": "check", "warn": "triangle", "stop": "square", "idle": "ring"}


@register.filter
def date_vi(value: date | datetime | None) -> str:
    """``05/6/2026``; an instant is shown as the day it was in Vietnam; nothing gives an empty string."""
    day = _day(value)
    return dates_vi.date_vi(day) if day else ""


@register.filter
def weekday_vi(value: date | datetime | None) -> str:
    """``thứ Năm``, in the language of the page."""
    day = _day(value)
    return gettext(dates_vi.weekday_vi(day)) if day else ""


@register.filter
def hour_vi(value: time | datetime | None) -> str:
    """``07 giờ 30``, as clocks are told on the public face, in the language of the page."""
    if value is None:
        return ""
    local = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return gettext("%(hour)s giờ %(minute)s") % {"hour": f"{local.hour:02d}", "minute": f"{local.minute:02d}"}


@register.filter
def period_vi(period: Period) -> str:
    """``quý I năm 2026``, in the language of the page."""
    return period_label(period)


@register.filter
def translated(value: object) -> str:
    """A word of ours that stands in data (a label of a state, a question), in the language of the page."""
    return gettext(str(value)) if value else ""


@register.filter
def instant_vi(value: datetime | None) -> str:
    """``09 giờ 42, 05/6/2026``, in Vietnam's time."""
    if value is None:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{hour_vi(local)}, {dates_vi.date_vi(local.date())}"


@register.filter
def number_vi(value: int | float | Decimal | None) -> str:
    """``34.000`` and ``24,5``; nothing gives an empty string, never a zero."""
    return "" if value is None else dates_vi.number_vi(value)


@register.filter
def day_month_vi(value: date | datetime | None) -> str:
    """``05/6``: where the year is plain from the page."""
    day = _day(value)
    return dates_vi.day_month_vi(day) if day else ""


@register.filter
def cite_vi(text: str) -> str:
    """A citation of the law's tables ("02/2011/QH13 art 27 k 1") in words; other text stays as it is."""
    return written_out(text)


@register.filter
def said(reasons: Iterable[Reason | Said]) -> tuple[Said, ...]:
    """Reasons of a verdict with their articles in Vietnamese."""
    return told(reasons or ())


def _day(value: date | datetime | None) -> date | None:
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


@register.simple_tag(takes_context=True)
def opened(context: Context, url: str) -> str:
    """The address, or "" when the posts of who reads do not lead past its door: then plain text stands instead of a link.
    What is drawn for no reader (a sample) keeps its links."""
    request = context.get("request")
    return url if url and (request is None or may_open(request, url)) else ""


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of our few shapes, hidden from screen readers: a word always stands beside it."""
    return format_html(
        '<svg class="ico" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(ICONS[name]),  # noqa: S308 - a constant above
    )


@register.simple_tag
def emblem() -> SafeString:
    """The roof of Diên Hồng: a placeholder until the commune sets its own emblem."""
    return format_html(
        '<svg class="emblem" viewBox="0 0 36 36" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(EMBLEM),  # noqa: S308 - a constant above
    )


@register.simple_tag
def lamp(state: str, text: object) -> SafeString:
    """A state (ok, warn, stop, idle) as shape, word and colour."""
    state = state if state in SHAPES else "idle"
    return format_html('<span class="lamp lamp-{}">{}<span>{}</span></span>', state, icon(SHAPES[state]), text)


@register.inclusion_tag("page/parts/act.html", takes_context=True)
def act(context: template.Context, act: Any, small: bool = False) -> dict[str, Any]:
    """An ``Act`` as button or link; one that is not allowed is dashed, its reason and article in text before it."""
    return {"act": act, "small": small, "csrf_token": context.get("csrf_token")}


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The widget of a form field with our classes; help and errors are tied to it by Django itself."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput | RadioSelect | CheckboxSelectMultiple):
        return SafeString(field.as_widget())
    kind = "form-select" if isinstance(widget, Select) else "form-control"
    classes = [kind, str(widget.attrs.get("class", "")), "is-invalid" if field.errors else ""]
    told = " ".join(filter(None, classes))
    return choosing(field, told) or SafeString(field.as_widget(attrs={"class": told}))


@register.simple_tag
def narrowing(field: BoundField) -> SafeString:
    """A field of the form that narrows a list: label and control; what is wrong with it stands between them."""
    label = format_html('<label for="{}">{}</label>', field.id_for_label, field.label)
    if isinstance(field.field.widget, CheckboxInput):
        return format_html('<div class="choice">{}{}</div>', control(field), label)
    errors = field.errors
    told = (" wrong", label, errors) if errors else ("", label, "")
    return format_html('<div class="field{}">{}{}{}</div>', *told, control(field))


@register.filter
def shape_of(field: BoundField) -> str:
    """``choices`` (several boxes under one legend), ``check`` (one box) or ``line``."""
    widget = field.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    return "check" if isinstance(widget, CheckboxInput) else "line"


@register.filter
def error_anchor(field: BoundField) -> str:
    """The id an error summary should jump to."""
    return f"{field.id_for_label or field.auto_id}"


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One cell of the two-level head of a statutory book."""

    title: str
    colspan: int = 1
    rowspan: int = 1


@register.simple_tag
def book_head(columns: Sequence[Any]) -> list[list[HeadCell]]:
    """The head of a book as one or two rows: columns of one ``group`` stand under its title."""
    if not any(column.group for column in columns):
        return [[HeadCell(column.title) for column in columns]]
    upper: list[HeadCell] = []
    lower: list[HeadCell] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        inside = list(members)
        if group:
            upper.append(HeadCell(group, colspan=len(inside)))
            lower += [HeadCell(column.title) for column in inside]
        else:
            upper += [HeadCell(column.title, rowspan=2) for column in inside]
    return [upper, lower]


@dataclass(frozen=True, slots=True)
class CalDay:
    """A day of a clock's calendar: what stands under its number, and the classes that draw it."""

    day: date
    note: str
    classes: str


@register.simple_tag
def due_weeks(due: Any, today: date | None = None, begins: str = "nhận", ends: str = "hạn") -> list[list[CalDay]]:
    """The weeks (Monday first) from the start of a clock to its due day, each counted day numbered.

    ``begins`` and ``ends`` stand in the first and the last cell.

    ``due`` is a ``dienhong.law.limits.Due``: skipped days are struck out with their reason, days past the count by
    which the end moved off a holiday too.
    """
    if due.due < due.start:
        # A count backwards (so many days before a meeting) has no such calendar; its rule is told in words.
        return []
    off = {item.day: item.reason for item in (*due.skipped, *due.moved)}
    first = due.start - timedelta(days=due.start.weekday())
    last = due.due + timedelta(days=6 - due.due.weekday())
    days: list[CalDay] = []
    counted = 0
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        inside = due.start < day <= due.due
        if inside and day not in off:
            counted += 1
        days.append(CalDay(day, *_drawn(day, due, off, (str(counted), begins, ends), today)))
    return [days[week : week + 7] for week in range(0, len(days), 7)]


def _drawn(
    day: date, due: Any, off: dict[date, str], words: tuple[str, str, str], today: date | None
) -> tuple[str, str]:
    counted, begins, ends = words
    classes = ["today"] if day == today else []
    if day == due.due:
        return ends, " ".join([*classes, "due"])
    if day == due.start:
        return begins, " ".join([*classes, "start"])
    if not due.start < day < due.due:
        return "", " ".join([*classes, "out"])
    if day in off:
        return _short(off[day]), " ".join([*classes, "off"])
    return counted, " ".join(classes)


def _short(reason: str) -> str:
    """A word that fits a cell of 36 px; the sentence above the calendar gives the reason in full."""
    lowered = reason.lower()
    if lowered in {"thứ bảy", "chủ nhật"}:
        return "–"
    if "bù" in lowered or "hoán đổi" in lowered:
        return "bù"
    return "nghỉ" if reason.endswith(")") else "lễ"  # a commune's own day names its document


@register.filter
def groups_of_reasons(items: Iterable[Any]) -> list[tuple[str, int]]:
    """Skipped days as (reason, how many), in the order met: ``[("Thứ Bảy", 3), ("nghỉ bù Giỗ Tổ", 1)]``."""
    counts: dict[str, int] = {}
    for item in items:
        counts[item.reason] = counts.get(item.reason, 0) + 1
    return list(counts.items())
