"""The village head's phone: last week, one big button. The village comes from the post that is held, from nowhere else."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dienhong.accounts.actors import actor_for
from dienhong.accounts.models import Post
from dienhong.commune.models import Unit
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused, Verdict
from dienhong.page.days import parse_day
from dienhong.page.once import new_token
from dienhong.page.permissions import permission
from dienhong.page.posting import act_once
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.petitions.escalations import actions, queries, rules
from dienhong.petitions.escalations.forms import NO_NAMES, VillageMatterForm
from dienhong.petitions.escalations.models import WeeklyReturn, due_of
from dienhong.petitions.escalations.weeks import before, week_of

SHOWN = 6


@permission("escalations.report")
def weeks(request: PageRequest) -> HttpResponse:
    """The weeks of the reader's own village, the one to be told first."""
    village = _village(request)
    if village is None:
        return render(request, "petitions/escalations/village.html", {"village": None})
    current = week_of(request.today)
    shown = [before(current, number) for number in range(SHOWN)]
    signed = {one.week_from: one for one in queries.returns_of(shown) if one.village == village.code}
    every = (_row(request, village, week, signed.get(week.from_on)) for week in shown)
    rows = [row for row in every if row is not None]
    context = {
        "village": village,
        "to_tell": [row for row in reversed(rows) if row["open"]],
        "told": [row for row in rows if row["signed"]],
    }
    return render(request, "petitions/escalations/village.html", context)


@permission("escalations.report")
def matter(request: PageRequest) -> HttpResponse:
    """Something happened: enter it for one's own village, on a day of the week `?tuan=` names."""
    village = _own(request)
    week = _week(request) or before(week_of(request.today))
    form = VillageMatterForm(request.POST or None, week=week, happened_on=min(week.to_on, request.today))
    back = reverse("escalations:village")

    def act() -> str:
        actions.record_matter(form.to_data(village.code), by=actor_for(request.posts), at=request.now)
        return back

    page = FormPage(f"Có việc tuần {week.label_vi()}", "Ghi việc này", back, intro=f"Thôn {village.name}. {NO_NAMES}")
    return submit(request, form, page, act, done="Đã ghi. Xong việc trong tuần thì bấm ký báo.")


@require_POST
@permission("escalations.report")
def sign(request: PageRequest) -> HttpResponse:
    """Sign a week of one's own village."""
    village, back = _own(request), reverse("escalations:village")

    def act() -> str:
        post = _post(request)
        by, week = actor_for(request.posts), _week(request)
        if week is None:
            raise Refused(Verdict.no("Không rõ tuần nào; hãy mở lại trang Báo tuần."))
        actions.sign_week(village.code, week, signed_as=post.title if post else by.post, by=by, at=request.now)
        return back

    return act_once(request, act, back=back, done=f"Đã ký báo của thôn {village.name}.")


def _row(request: PageRequest, village: Unit, week: Window, signed: WeeklyReturn | None) -> dict[str, Any] | None:
    since = request.commune.formed_on if request.commune else None
    if queries.village_on(village.code, week) is None or (since and week.to_on < since):
        return None
    verdict = rules.can_sign(week, on=request.today, since=since, signed_before="", village_found=True)
    matters = list(queries.matters_of(village.code, week))
    stale = signed is not None and signed.matters != len(matters)
    return {
        "week": week,
        "signed": signed,
        "open": signed is None or stale,
        "stale": stale,
        "may": bool(verdict),
        "why": verdict.reasons[0].text if not verdict else "",
        "due": due_of(week),
        "late": signed is None and request.today > due_of(week),
        "matters": matters,
        "once": new_token(),
        "matter_url": f"{reverse('escalations:village_matter')}?tuan={week.from_on.isoformat()}",
    }


def _post(request: PageRequest) -> Post | None:
    return next((post for post in request.posts if post.village), None)


def _village(request: PageRequest) -> Unit | None:
    post = _post(request)
    return queries.village_on(post.village, Window(request.today, request.today)) if post else None


def _own(request: PageRequest) -> Unit:
    village = _village(request)
    if village is None:
        raise Http404("the post held is of no village")
    return village


def _week(request: PageRequest) -> Window | None:
    """The week that was asked for; None when the address tells none."""
    asked = request.POST.get("tuan") or request.GET.get("tuan") or ""
    try:
        return week_of(parse_day(asked))
    except ValueError:
        return None
