"""Tags and filters: nothing unescaped, clocks as calendars, statutory heads."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context
from hypothesis import given
from hypothesis import strategies as st

from dienhong.law import limits
from dienhong.law.book_forms import form_on
from dienhong.law.calendar import Calendar
from dienhong.page.templatetags import page
from tests.page.gallery.house import engine

EVIL = "<script>alert('x')</script>"


def _render(source: str, **context: object) -> str:
    return engine().from_string(source).render(Context(context))


def test_dates_and_numbers_as_papers_write_them() -> None:
    assert _render("{{ d|date_vi }} {{ d|weekday_vi }} {{ d|day_month_vi }}", d=date(2026, 2, 5)) == (
        "05/02/2026 thứ Năm 05/02"
    )
    assert _render("{{ n|number_vi }}|{{ e|number_vi }}|{{ e|date_vi }}", n=34000, e=None) == "34.000||"


def test_an_instant_is_told_in_vietnams_time() -> None:
    late = datetime(2026, 6, 4, 17, 30, tzinfo=UTC)
    assert page.date_vi(late) == "05/6/2026"
    assert page.instant_vi(late) == "00 giờ 30, 05/6/2026"


def test_lamp_escapes_its_words_and_knows_four_states() -> None:
    html = _render("{% lamp state text %}", state="stop", text=EVIL)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "lamp-stop" in html
    assert "lamp-idle" in _render("{% lamp state text %}", state='"><b', text="x")


@pytest.mark.parametrize("allowed", [True, False])
def test_act_escapes_and_says_its_reason_before_the_button(allowed: bool) -> None:
    reason = SimpleNamespace(text=f"Kỳ còn mở {EVIL}", cite="Điều 12")
    act = SimpleNamespace(
        label=EVIL,
        url="/x?a=1&b=2",
        method="post",
        primary=True,
        allowed=allowed,
        reasons=[reason],
        warnings=[],
        once="t",
    )
    html = _render("{% act act %}", act=act, csrf_token="tok")
    assert "<script" not in html
    if allowed:
        assert 'name="once" value="t"' in html
        assert 'value="tok"' in html
        assert 'action="/x?a=1&amp;b=2"' in html
    else:
        assert html.index("Kỳ còn mở") < html.index("Điều 12") < html.index("<button")
        assert "disabled" in html
        assert "<form" not in html


def test_a_field_ties_label_help_and_errors_to_its_control() -> None:
    class Form(forms.Form):
        held_on = forms.DateField(label="Ngày tiếp", help_text="Ví dụ 28/5/2026")
        note = forms.CharField(label=EVIL, required=False)

    form = Form({"held_on": "31/2/2026", "note": EVIL})
    html = _render('{% for field in form %}{% include "page/parts/field.html" %}{% endfor %}', form=form)
    assert 'for="id_held_on"' in html
    assert 'aria-describedby="id_held_on_helptext id_held_on_error"' in html
    assert 'id="id_held_on_helptext"' in html
    assert 'id="id_held_on_error"' in html
    assert 'aria-invalid="true"' in html
    assert "is-invalid" in html
    assert "(không bắt buộc)" in html
    assert "<script" not in html


@given(
    start=st.dates(date(2025, 12, 1), date(2026, 12, 20)),
    limit=st.sampled_from(["petitions.reception.reply", "petitions.complaint.accept", "petitions.complaint.settle"]),
)
def test_a_clock_drawn_as_a_calendar_counts_as_the_law_does(start: date, limit: str) -> None:
    due = limits.due(limit, start)
    weeks = page.due_weeks(due)
    days = [day for week in weeks for day in week]
    assert [day.day for day in days] == [days[0].day + timedelta(days=n) for n in range(len(days))]
    assert all(len(week) == 7 and week[0].day.weekday() == 0 for week in weeks)
    assert [day.day for day in days if "due" in day.classes] == [due.due]
    assert [day.day for day in days if "start" in day.classes] == [start]
    numbered = [day for day in days if day.note.isdecimal()]
    assert [int(day.note) for day in numbered] == list(range(1, len(numbered) + 1))
    if due.count == "working":
        calendar = Calendar.load()
        assert len(numbered) + 1 == due.days
        assert all(calendar.is_working(day.day) for day in numbered)
    outside = [day for day in days if day.day < start or day.day > due.due]
    assert all(not day.note for day in outside)


def test_a_count_backwards_has_no_calendar() -> None:
    backwards = SimpleNamespace(start=date(2026, 6, 10), due=date(2026, 6, 5), skipped=(), moved=())
    assert page.due_weeks(backwards) == []


@pytest.mark.parametrize(("day", "count"), [(date(2026, 6, 30), 12), (date(2026, 7, 1), 13)])
def test_the_head_of_a_book_covers_every_column_once(day: date, count: int) -> None:
    columns = form_on("reception_book", day).columns
    head = page.book_head(columns)
    assert len(columns) == count
    assert sum(cell.colspan for cell in head[0]) == count
    lowest = [cell for cell in head[0] if cell.colspan == 1] + (head[1] if len(head) == 2 else [])
    assert sorted(cell.title for cell in lowest) == sorted(column.title for column in columns)
    groups = {column.group for column in columns if column.group}
    assert {cell.title for cell in head[0] if cell.colspan > 1} == groups


def test_skipped_days_are_told_by_reason() -> None:
    skipped = [SimpleNamespace(reason=reason) for reason in ("Thứ Bảy", "Chủ nhật", "Thứ Bảy")]
    assert page.groups_of_reasons(skipped) == [("Thứ Bảy", 2), ("Chủ nhật", 1)]
