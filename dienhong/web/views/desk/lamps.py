"""Đèn nhiệm vụ: the duties of the heads for one month, each on its indicator."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dienhong.commune.queries import local_calendar
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.law.periods import Period, PeriodError
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.web.lamps.rows import lamps, tally


@permission("indicators.read")
@require_safe
def show(request: PageRequest) -> HttpResponse:
    """`?thang=2026-06`; the month of today without it."""
    month = _month(request)
    before = month.calendar_window().from_on - timedelta(days=1)
    since = request.commune.formed_on if request.commune else None
    groups = lamps(month, request.today, since=since, calendar=local_calendar())
    context = {
        "month": month,
        "until": f"{weekday_vi(request.today)}, {date_vi(request.today)}",
        "groups": groups,
        "tally": tally(groups),
        "previous": Period(before.year, before.month, 1),
        "following": month.following(),
        "linked": may(request, "petitions.read"),
    }
    return render(request, "web/desk/lamps.html", context)


def _month(request: PageRequest) -> Period:
    try:
        asked = Period.parse(request.GET.get("thang", ""))
    except PeriodError:
        return Period(request.today.year, request.today.month, 1)
    return Period(asked.year, asked.first_month, 1)
