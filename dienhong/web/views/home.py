"""The front page: what is new, what waits for residents, where a letter is; then the six doors, and the books behind them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dienhong.commune.queries import local_calendar
from dienhong.disclosure.queries import Hung, hung, public_items
from dienhong.disclosure.views.public import posted_words
from dienhong.law.citations import cite_vi
from dienhong.law.duties import duty
from dienhong.law.limits import NotInForce
from dienhong.page.frame import address
from dienhong.page.period_words import period_label
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.petitions.sittings.queries import announced
from dienhong.petitions.sittings.states import SittingState
from dienhong.records.until_an_act import UntilAnAct
from dienhong.reports.models import Report
from dienhong.reports.queries import reports
from dienhong.web.current import compute_now
from dienhong.web.doors import BY_SLUG, DOORS, SHORT_NAMES, Door
from dienhong.web.happenings import Happening, latest
from dienhong.web.open_now import Open, acts_behind, open_behind
from dienhong.web.shown import Shown, shown
from dienhong.web.waiting import waiting
from dienhong.web.windows import months_over
from dienhong.web.wording import day_words, duty_often

KEY_FIGURES = (
    "petitions.receptions_held",
    "compliance.conventions",
    "compliance.school_conferences",
    "supervision.held",
)
RECEPTION_DUTIES = ("reception.chair", "reception.party_secretary")
NEWEST = 4
WAITING = 3
SITTINGS = 2
AHEAD = timedelta(days=62)
HAPPENINGS = 3
REPORTS = 2
OPEN = 6


@dataclass(frozen=True)
class Lately:
    """What the front page tells beside what is new and what waits: the latest happenings and reports, the nearest behind each
    door. Only acts and the day change it."""

    happenings: list[Happening]
    reports: list[dict[str, Any]]
    behind: dict[str, list[Open]]


def _nothing() -> dict[tuple[date, str | None], Lately]:
    return {}


LATELY = UntilAnAct(_nothing)


def _lately(today: date) -> Lately:
    kept, key = LATELY(), (today, get_language())
    if key not in kept:
        behind = {door.slug: open_behind(door.slug, today, 1) for door in DOORS}
        kept[key] = Lately(latest(today, HAPPENINGS), [_report(one) for one in _reports()], behind)
    return kept[key]


@public_view
@require_safe
def home(request: PageRequest) -> HttpResponse:
    """Everything comes from a register that is kept; a block without entries says so."""
    if request.commune is None:
        return render(request, "web/public/not_set_up.html")
    wanted = dict.fromkeys((*KEY_FIGURES, *(name for door in DOORS for name in door.headline)))
    now = {
        name: replace(shown(computed), short=_(SHORT_NAMES[name]))
        for name, computed in compute_now(request, wanted).items()
    }
    lately = _lately(request.today)
    context = {
        "weekday": day_words(request.today),
        "newest": _newest(),
        "waiting": waiting(request.today, WAITING),
        "follow_url": address("online:follow"),
        "send_url": address("online:guide"),
        "list_url": address("disclosed:list"),
        "sittings": list(
            announced(request.today, request.today + AHEAD).filter(state=SittingState.PUBLISHED)[:SITTINGS]
        ),
        "happenings": lately.happenings,
        "window": months_over(request.today, request.commune.formed_on),
        "key_figures": [now[name] for name in KEY_FIGURES],
        "reports": lately.reports,
        "duties": [one for name in RECEPTION_DUTIES if (one := _duty(name, request)) is not None],
        "doors": [_door(door, [now[name] for name in door.headline], lately.behind[door.slug]) for door in DOORS],
    }
    return render(request, "web/public/home.html", context)


@public_view
@require_safe
def principle(request: PageRequest, slug: str) -> HttpResponse:
    """One door: what is open behind it and what can be done there, then every figure that serves the principle."""
    door = BY_SLUG.get(slug)
    if door is None or request.commune is None:
        raise Http404
    now = compute_now(request, [one.id for one in door.indicators])
    context = {
        "door": door,
        "label": _(door.principle.label_vi),
        "lead": _(door.lead),
        "window": months_over(request.today, request.commune.formed_on),
        "figures": [shown(now[one.id]) for one in door.indicators],
        "open_now": open_behind(slug, request.today, OPEN),
        "acts": acts_behind(slug),
        "not_open": [_(book) for book in door.not_open],
        "others": [{"label": _(one.principle.label_vi), "url": _url(one), "current": one is door} for one in DOORS],
    }
    return render(request, "web/public/principle.html", context)


def _url(door: Door) -> str:
    return reverse("web:principle", args=[door.slug])


def _door(door: Door, figures: list[Shown], found: list[Open]) -> dict[str, Any]:
    """`now`: the nearest thing that is open behind it; then a figure, two where nothing is open."""
    lines = [one for one in figures if not one.is_words][: 1 if found else 2]
    told = len(lines) + len(found)
    missing = "" if told > 1 or not door.not_open else _("%(book)s chưa mở") % {"book": _(door.not_open[0])}
    now = found[0].title if found else ""
    return {"label": _(door.principle.label_vi), "url": _url(door), "now": now, "lines": lines, "missing": missing}


def _newest() -> list[dict[str, Any]]:
    """The items disclosed last, with where their paper hangs. Three queries."""
    items = list(public_items().order_by("-published_on", "-code_year", "-code_number")[:NEWEST])
    where, calendar = hung(item.code for item in items), local_calendar()
    return [{"item": item, "posted": posted_words(item, where.get(item.code, Hung()), calendar)} for item in items]


def _reports() -> list[Report]:
    """The newest drafts and frozen reports; a draft is told of, never shown."""
    return list(reports().filter(voided_at__isnull=True).order_by("-code_year", "-code_number")[:REPORTS])


def _report(report: Report) -> dict[str, Any]:
    url = f"{reverse('web:figures')}?bao-cao={report.code}#bao-cao" if report.is_frozen else ""
    return {"report": report, "period": period_label(report.period), "url": url, "due_on": report.request.due_on}


def _duty(name: str, request: PageRequest) -> dict[str, Any] | None:
    try:
        found = duty(name, request.today)
    except NotInForce:
        return None
    told = {"title": _(found.vi), "often": duty_often(found), "cite": cite_vi(found.cite)}
    return {**told, "doubt": found.certainty.told_vi}
