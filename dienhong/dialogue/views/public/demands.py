"""Demands for a dialogue, for everybody: n of how many, the sheet to print, and a way to propose one without an account."""

import io
from datetime import date

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dienhong.dialogue.demands import actions, queries, rules
from dienhong.dialogue.demands.drafts import sheet_paper
from dienhong.dialogue.demands.forms import ProposeForm
from dienhong.dialogue.demands.states import LAMPS, DemandState
from dienhong.dialogue.plans.queries import public_plans
from dienhong.dialogue.plans.rules import notice_clock
from dienhong.dialogue.plans.views.papers import DOCX
from dienhong.dialogue.views.public.sending import sent_once, told_to_wait
from dienhong.law.certainty import Certainty
from dienhong.law.citations import cite_vi
from dienhong.page.once import new_token
from dienhong.page.permissions import public_view
from dienhong.page.receipt import given, key_again, key_sent
from dienhong.page.request import PageRequest

PROPOSING = "dialogue.propose"


@public_view
@require_safe
def demand(request: PageRequest, code: str) -> HttpResponse:
    """How many signed and how many are needed; never who."""
    found = get_object_or_404(queries.public_demands(), pk=code)
    valid = rules.validity_on(request.today)
    signed = queries.in_force(found, request.today)
    context = {
        "demand": found,
        "lamp": LAMPS[DemandState(found.state)],
        "share": rules.share_on(found.opened_on),
        "share_law": _share_law(found.opened_on),
        "enough": rules.needed(found.voters, found.opened_on),
        "signed": signed,
        "counted": queries.counted(found, signed),
        "months": valid.months if valid else None,
        "until_law": _law(valid.cite, valid.certainty) if valid else "",
        "notice": _notice(request.today),
        "planned": public_plans().filter(demand=code).order_by("-code_number").first(),
    }
    return render(request, "dialogue/public/demand.html", context)


@public_view
@require_safe
def sheet(request: PageRequest, code: str) -> HttpResponse:
    """The sheet to print and sign."""
    from dienhong.documents.docx_writer import write_docx  # python-docx loads slowly: only where a paper is made

    found = get_object_or_404(queries.collecting(), pk=code)
    if request.commune is None:
        raise Http404
    file = io.BytesIO()
    write_docx(sheet_paper(found, request.commune), file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{code}-to-ky.docx", content_type=DOCX)  # type: ignore[return-value]


@public_view
@never_cache
def propose(request: PageRequest) -> HttpResponse:
    """The form, and the receipt in answer to it."""
    form = ProposeForm(request.POST or None)
    sent = sent_once(request, form, PROPOSING, lambda: _sent(request, form))
    if sent.code:
        key = key_again(request, sent.code)
        if not key:
            return given(request, sent.code, on=f"{reverse('talk:follow')}?ma={sent.code}", label=_("Xem đề nghị"))
        return render(request, "dialogue/public/proposed.html", {"code": sent.code, "key": key})
    context = {
        "form": form,
        "once": request.POST.get("once") or new_token(),
        "share": rules.share_on(request.today),
        "share_law": _share_law(request.today),
    }
    return told_to_wait(render(request, "dialogue/public/propose.html", context, status=sent.status))


def _share_law(day: date) -> str:
    """The article of the share, and how sure we are of it."""
    share = rules.share_on(day)
    return _law(share.cite, share.certainty) if share else ""


def _law(cite: str, certainty: Certainty) -> str:
    return "; ".join(filter(None, (cite_vi(cite), certainty.told_vi)))


def _notice(day: date) -> dict[str, object] | None:
    """How long before a dialogue its hour and place must be told, by the law of the day; None where it says nothing."""
    clock = notice_clock(day)
    return {"days": clock.days, "cite": cite_vi(clock.cite)} if clock else None


def _sent(request: PageRequest, form: ProposeForm) -> str:
    made, _key = actions.propose(form.cleaned_data["words"], key=key_sent(request), at=request.now)
    return str(made.code)
