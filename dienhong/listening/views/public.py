"""For anybody: what is open, the form, the results. No account, no name, no session; one slip rates once."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.law.citations import cite_vi
from dienhong.law.verdict import Refused
from dienhong.listening import actions, queries, rules
from dienhong.listening.actions import ANYBODY
from dienhong.listening.forms import RateForm
from dienhong.listening.models import Survey
from dienhong.listening.questions import question_sets
from dienhong.listening.shown import results
from dienhong.listening.states import SurveyKind
from dienhong.page import limiter
from dienhong.page.busy import RETRY_AFTER, Busy
from dienhong.page.clock import real_now
from dienhong.page.once import new_token, once
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest

SHOWN = 40


@public_view
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """What is open, and the results of everything."""
    context = {
        "open": list(queries.open_on(request.today)[:SHOWN]),
        "every": list(Survey.objects.standing().order_by("-opened_on", "-code_number")[:SHOWN]),
        "basis": cite_vi(rules.LAW),
    }
    return render(request, "listening/public/list.html", context)


@public_view
@never_cache
@sensitive_post_parameters("comment", "slip")
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: PageRequest, slug: str) -> HttpResponse:
    """The form, and the page that thanks."""
    survey = get_object_or_404(Survey.objects.standing(), slug=slug)
    asked, by_slip = question_sets()[survey.questions], survey.kind == SurveyKind.CODES
    closed = rules.is_open(survey.opened_on, survey.closed_on, request.today)
    form = RateForm(
        request.POST if request.method == "POST" else None,
        asked=asked,
        by_slip=by_slip,
        slip=request.GET.get("ma", "")[:24],
    )
    if request.method != "POST" or not closed:
        return _form(request, survey, form, status=200 if request.method != "POST" else 409)
    if not form.is_valid():
        return _form(request, survey, form, status=422)
    keys = [limiter.key_of("rating", limiter.address_of(request))]
    turn = limiter.take_turn(keys, real_now(), allowed=limiter.ACTS)
    if turn.until is not None:
        until = timezone.localtime(turn.until)
        words = _(
            "Từ nơi này đã gửi quá nhiều lần trong một giờ. Hãy thử lại từ %(hour)02d giờ %(minute)02d, hoặc dùng phiếu giấy."
        )
        form.add_error(None, words % {"hour": until.hour, "minute": until.minute})
        return _form(request, survey, form, status=429)

    def act() -> str:
        slip = form.cleaned_data.get("slip", "")
        actions.rate(survey.code, form.to_data(), by=ANYBODY, at=request.now, slip=slip)
        return str(survey.slug)

    try:
        once(request.POST.get("once", ""), request.now, act)
    except Refused as refused:
        for reason in refused.verdict.reasons:
            form.add_error(None, reason.text)
        return _form(request, survey, form, status=503 if isinstance(refused, Busy) else 409)
    return render(request, "listening/public/thanks.html", {"survey": survey})


@public_view
@require_safe
def result(request: PageRequest, slug: str) -> HttpResponse:
    """What is published of a survey."""
    survey = get_object_or_404(Survey.objects.standing(), slug=slug)
    context = {
        "survey": survey,
        "open": bool(rules.is_open(survey.opened_on, survey.closed_on, request.today)),
        "told": list(queries.told_comments(survey.code)[: queries.TOLD_SHOWN]),
        "basis": cite_vi(rules.LAW),
        **results(queries.published(survey, request.today)),
    }
    return render(request, "listening/public/result.html", context)


def _form(request: PageRequest, survey: Survey, form: RateForm, status: int) -> HttpResponse:
    verdict = rules.is_open(survey.opened_on, survey.closed_on, request.today)
    context = {
        "survey": survey,
        "form": form,
        "closed": "" if verdict else verdict.reasons[0].text,
        "basis": cite_vi(question_sets()[survey.questions].cite),
        "once": request.POST.get("once") or new_token(),
    }
    reply = render(request, "listening/public/rate.html", context, status=status)
    if status == 503:
        reply.headers["Retry-After"] = RETRY_AFTER
    return reply
