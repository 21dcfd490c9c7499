"""The page of a letter that denounces, or may, for whoever does not handle it: that it exists, since when, and what is owed by
when. Nothing it says, nobody it names, no step and no history: a reason or a body in one of them would tell whom it accuses."""

from django.http import HttpResponse
from django.shortcuts import render

from dienhong.commune.queries import local_calendar
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.law.verdict import Verdict
from dienhong.page.request import PageRequest
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.people import SECRET
from dienhong.petitions.papers.views.clocks import clocks
from dienhong.petitions.papers.views.frame import crumbs
from dienhong.petitions.papers.views.seal import seal_acts


def closed(request: PageRequest, petition: Petition, verdict: Verdict) -> HttpResponse:
    """Code, day, kind, clocks; and why no more, with the way to more."""
    # What moved a clock has its reasons in words; the day it came to is enough here.
    shown = [{**row, "extensions": [], "suspensions": []} for row in clocks(petition, request.today, local_calendar())]
    received = date_vi(petition.received_on)
    context = {
        "record": {
            "code": petition.code,
            "title": petition.summary_vi(),
            "basis": cite_vi(SECRET),
            "late": "",
            "voided": None,
        },
        "facts": [
            {"label": "Nhận", "text": received, "sub": weekday_vi(petition.received_on)},
            {"label": "Loại đơn", "text": _kind(petition)},
        ],
        "standing": petition.standing,
        "reasons": [str(reason) for reason in verdict.reasons],
        "clocks": shown,
        "today": request.today,
        "seal_acts": seal_acts(request, petition),
        "crumbs": crumbs(),
    }
    return render(request, "petitions/papers/closed.html", context)


def _kind(petition: Petition) -> str:
    if petition.kind:
        return str(petition.get_kind_display())
    return f"Tự gọi là {str(petition.get_titled_display()).lower()}, chưa phân loại"
