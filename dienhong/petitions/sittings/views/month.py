"""A month of the calendar as a page, and the sheet for the notice board."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dienhong.commune.queries import local_calendar
from dienhong.law.citations import cite_vi
from dienhong.law.periods import Period, PeriodError, Window
from dienhong.page.acts import Act
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.petitions.regular.queries import hours_on
from dienhong.petitions.sittings import queries
from dienhong.petitions.sittings.columns import state_of, views_of
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.views.desk import BASIS, TITLE, list_acts, may_keep

WEEK = 7


@permission("petitions.read")
def month(request: PageRequest) -> HttpResponse:
    """`?thang=2026-06`; the month of today without it."""
    period = _period(request)
    window = period.calendar_window()
    first = window.from_on - timedelta(days=window.from_on.weekday())
    last = window.to_on + timedelta(days=WEEK - 1 - window.to_on.weekday())
    context = {
        **_frame(request, period, "month"),
        "weeks": _weeks(request, Window(first, last), window),
        "acts": list_acts(request),
    }
    return render(request, "petitions/sittings/month.html", context)


@permission("petitions.read")
def sheet(request: PageRequest) -> HttpResponse:
    """The announced and planned sittings of a month as a page to print: no name of a citizen, no name of an officer."""
    period = _period(request)
    sittings = list(queries.planned_in(period.calendar_window()))
    context = {
        **_frame(request, period, "sheet"),
        "sittings": sittings,
        "regular": hours_on(period.calendar_window().to_on),
        "unpublished": sum(1 for one in sittings if not one.published_on),
        "acts": [
            Act.under(
                may_keep(request),
                "Ghi đã công bố",
                reverse("sittings:publish") + "?" + "&".join(f"buoi={one.code}" for one in sittings),
            )
        ]
        if sittings
        else [],
    }
    return render(request, "petitions/sittings/sheet.html", context)


def _period(request: PageRequest) -> Period:
    try:
        period = Period.parse(request.GET.get("thang", ""))
    except PeriodError:
        return Period(request.today.year, request.today.month, 1)
    return period if period.months == 1 else Period(period.year, period.first_month, 1)


def _frame(request: PageRequest, period: Period, current: str) -> dict[str, Any]:
    before = period.calendar_window().from_on - timedelta(days=1)
    views = views_of(request, current)
    for view in views:
        if view["url"] != reverse("sittings:list"):
            view["url"] += f"?thang={period.key}"
    return {
        "title": TITLE,
        "period": period,
        "basis": cite_vi(BASIS),
        "views": views,
        "previous": Period(before.year, before.month, 1),
        "following": period.following(),
        "crumbs": [{"label": TITLE, "url": reverse("sittings:list")}],
    }


def _weeks(request: PageRequest, shown: Window, month: Window) -> list[list[dict[str, Any]]]:
    calendar = local_calendar()
    by_day: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for sitting in queries.sittings().filter(voided_at__isnull=True, pk__in=_codes(shown)).order_by("begins", "host"):
        lamp, words = state_of(sitting, request.today, kept=sitting.kept)
        by_day[sitting.planned_on].append({"sitting": sitting, "lamp": lamp, "state": words})
    days = [
        {
            "day": day,
            "outside": day not in month,
            "today": day == request.today,
            "off": calendar.why_off(day) if day.weekday() < WEEK - 2 else "",
            "sittings": by_day[day],
        }
        for day in shown.days()
    ]
    return [days[start : start + WEEK] for start in range(0, len(days), WEEK)]


def _codes(window: Window) -> Any:
    found = Sitting.objects.standing().filter(planned_on__gte=window.from_on, planned_on__lte=window.to_on)
    return found.values("pk")
