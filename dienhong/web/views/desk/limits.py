"""Điều luật, thời hạn: every limit with its versions, a calculator, the instruments and the duties the law data know."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.commune.queries import local_calendar
from dienhong.law.areas import by_area
from dienhong.law.certainty import Certainty
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.duties import Duty, duties
from dienhong.law.instruments import Instrument, instruments, status_on
from dienhong.law.limits import Due, Limit, NotInForce, due, limits
from dienhong.law.limits import limit as named
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.web.columns import LAMPS
from dienhong.web.finding import says, words_of
from dienhong.web.forms import CalculatorForm

COUNTS = {"working": "ngày làm việc", "calendar": "ngày"}


@permission("law.read")
@require_safe
def show_limits(request: PageRequest) -> HttpResponse:
    """The limits, and the due day of one of them when asked: ?han=LIMIT&tu=DAY."""
    every = limits()
    asked = request.GET if "han" in request.GET else None
    form = CalculatorForm(asked, limits=every, initial={"han": every[0].id, "tu": request.today})
    result, problem = None, ""
    if form.is_bound and form.is_valid():
        try:
            result = due(form.cleaned_data["han"], form.cleaned_data["tu"], calendar=local_calendar())
        except NotInForce as absent:
            problem = str(absent)
    context = {
        "views": _views("limits"),
        "form": form,
        "due": result,
        "due_label": next((limit.vi for limit in every if result and limit.id == result.limit), ""),
        "due_left": _rule(result),
        "problem": problem,
        "today": request.today,
        "open": True,
        "areas": [{"name": name, "limits": [_limit(limit) for limit in found]} for name, found in by_area(every)],
    }
    return render(request, "web/desk/limits.html", context)


@permission("law.read")
@require_safe
def show_instruments(request: PageRequest) -> HttpResponse:
    """The instruments the law data know, with their status today; ?q= narrows without diacritics."""
    text = request.GET.get("q", "").strip()[:100]
    words = words_of(text)
    found = [one for one in instruments() if says(f"{one.number} {one.kind_vi} {one.title} {one.issuer}", words)]
    rows = [_instrument(one, request) for one in found]
    context = {"views": _views("instruments"), "text": text, "rows": rows, "today": request.today}
    return render(request, "web/desk/instruments.html", context)


@permission("law.read")
@require_safe
def show_duties(request: PageRequest) -> HttpResponse:
    """How often the law asks for receptions, dialogues, conferences: every version, the one in force today marked."""
    every = [_duty(versions, request.today) for versions in duties().values()]
    context = {"views": _views("duties"), "duties": every, "today": request.today}
    return render(request, "web/desk/duties.html", context)


def _views(current: str) -> list[dict[str, Any]]:
    named = (("limits", "Thời hạn"), ("instruments", "Văn bản"), ("duties", "Việc định kỳ"))
    return [{"label": label, "url": reverse(f"web:{name}"), "current": name == current} for name, label in named]


def _duty(versions: tuple[Duty, ...], today: date) -> dict[str, Any]:
    current = [version for version in versions if version.version_from <= today]
    rows = [
        {
            "label": version.label_vi,
            "from_on": version.version_from,
            "now": bool(current) and version is current[-1],
            "cite": cite_vi(version.cite),
            "certainty": _certainty(version.certainty),
            "source": version.source,
        }
        for version in versions
    ]
    return {"vi": versions[0].vi, "versions": rows}


def _limit(limit: Limit) -> dict[str, Any]:
    return {
        "limit": limit,
        "versions": [
            {
                "from_on": version.from_on,
                "to_on": version.to_on,
                "terms": _terms((term.days, term.count) for term in version.terms),
                "cite": cite_vi(version.cite),
                "certainty": _certainty(version.certainty),
                "source": version.source,
            }
            for version in limit.versions
        ],
        "binds": "" if limit.binds == "authority" else "thời hạn của người dân",
        "lengthens": _inline(named(limit.extends).vi) if limit.extends else "",
    }


def _inline(words: str) -> str:
    return words[0].lower() + words[1:]


def _terms(terms: Iterable[tuple[int, str]]) -> str:
    said = [f"{days} {COUNTS[count]}" for days, count in terms]
    return said[0] if len(said) == 1 else f"hạn đến sớm nhất trong {' và '.join(said)}"


def _rule(result: Due | None) -> str:
    return "" if result is None else f"tính từ {date_vi(result.start)}"


def _certainty(grade: Certainty) -> dict[str, str]:
    return {"state": "idle" if grade.is_firm else "warn", "text": grade.label_vi}


def _instrument(instrument: Instrument, request: PageRequest) -> dict[str, Any]:
    status = status_on(instrument.number, request.today, signed_on=instrument.signed_on)
    return {
        "instrument": instrument,
        "lamp": LAMPS[status.code],
        "status": status.label_vi,
        "since": status.since,
        "replaced_by": ", ".join(status.replaced_by),
        "certainty": "" if status.code == "unknown" else status.certainty.label_vi,
        "note": status.note,
    }
