"""The calendar for anybody: announced sittings of the next three months, by title and never by name. No cookie."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dienhong.commune.queries import days_off_between
from dienhong.law.citations import cite_vi
from dienhong.law.periods import Period
from dienhong.page.period_words import period_label
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.petitions.bookings.queries import free_hours
from dienhong.petitions.regular.queries import hours_on
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.queries import announced, announced_between
from dienhong.petitions.states import Host
from dienhong.records.history import last_acts
from dienhong.web.feed_of_sittings import feed, mark_of
from dienhong.web.wording import day_words

MONTHS_AHEAD = 3
BASIS = "42/2013/QH13 art 24"
KEPT_BACK = timedelta(days=31)  # a calendar program that was off for a month still learns what was dropped meanwhile


@public_view
@require_safe
def calendar(request: PageRequest) -> HttpResponse:
    """By month, the nearest first; `?chu-tri=party` shows one host."""
    until = _until(request.today)
    host = request.GET.get("chu-tri", "")
    host = host if host in Host.values else ""
    found = [one for one in announced(request.today, until) if not host or one.host == host]
    free = free_hours(found, request.now)
    others = _others(found)
    months = [
        {
            "label": period_label(Period(year, month, 1)),
            "sittings": [
                {
                    "sitting": one,
                    "weekday": day_words(one.planned_on),
                    "free": len(free.get(one.code, ())),
                    "moved_to": others.get(one.postponed_to),
                    "moved_from": others.get(one.postponed_from),
                }
                for one in rows
            ],
        }
        for (year, month), rows in groupby(found, key=lambda one: (one.planned_on.year, one.planned_on.month))
    ]
    context = {
        "months": months,
        "until": until,
        "regular": hours_on(request.today),
        "own_days": [{"entry": one, "weekday": day_words(one.day)} for one in days_off_between(request.today, until)],
        "basis": cite_vi(BASIS),
        "hosts": [
            {
                "label": label,
                "url": reverse("web:sittings") + (f"?chu-tri={key}" if key else ""),
                "current": key == host,
            }
            for key, label in (("", _("Tất cả")), *((key, _(str(label))) for key, label in Host.choices))
        ],
    }
    return render(request, "web/public/sittings.html", context)


@public_view
@require_safe
def calendar_feed(request: PageRequest) -> HttpResponse:
    """`/lich-tiep-cong-dan.ics`: the same for a calendar program; what it has already costs it no second copy."""
    name = request.commune.full_name if request.commune else "Diên Hồng"
    found = list(announced_between(request.today - KEPT_BACK, _until(request.today), on=request.today))
    address = request.build_absolute_uri(reverse("web:sittings"))
    changed = last_acts(one.code for one in found)
    body = feed(found, name=name, address=address, others=_others(found), changed=changed)
    reply = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    reply.headers["ETag"] = mark_of(body)
    reply.headers["Cache-Control"] = "no-cache"
    reply.headers["Content-Disposition"] = 'inline; filename="lich-tiep-cong-dan.ics"'
    return get_conditional_response(request, etag=reply.headers["ETag"], response=reply) or reply


def _others(found: list[Sitting]) -> dict[str, Any]:
    """By code: those that stand for one that was put off, and those that were put off."""
    codes = {code for one in found for code in (one.postponed_to, one.postponed_from) if code}
    return dict(Sitting.objects.standing().in_bulk(codes))


def _until(today: date) -> date:
    """The last day of the third month counted from this one."""
    ahead = Period(today.year, today.month, 1)
    for _month in range(MONTHS_AHEAD):
        ahead = ahead.following()
    return ahead.calendar_window().from_on - timedelta(days=1)
