"""The calendar for anybody: announced sittings of the next three months, by title and never by name. No cookie."""

from datetime import date, timedelta
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dienhong.law.citations import cite_vi
from dienhong.law.periods import Period
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.petitions.sittings.queries import announced
from dienhong.web.wording import day_words, period_label

MONTHS_AHEAD = 3
BASIS = "42/2013/QH13 art 24"


@public_view
@require_safe
def calendar(request: PageRequest) -> HttpResponse:
    """By month, the nearest first."""
    until = _until(request.today)
    found = list(announced(request.today, until))
    months = [
        {
            "label": period_label(Period(year, month, 1)),
            "sittings": [{"sitting": one, "weekday": day_words(one.planned_on)} for one in rows],
        }
        for (year, month), rows in groupby(found, key=lambda one: (one.planned_on.year, one.planned_on.month))
    ]
    context = {"months": months, "until": until, "basis": cite_vi(BASIS)}
    return render(request, "web/public/sittings.html", context)


def _until(today: date) -> date:
    """The last day of the third month counted from this one."""
    ahead = Period(today.year, today.month, 1)
    for _ in range(MONTHS_AHEAD):
        ahead = ahead.following()
    return ahead.calendar_window().from_on - timedelta(days=1)
