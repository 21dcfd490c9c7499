"""The approved plan of a year for anybody: what is to be told, how, by when, by whom, and what of it is out."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dienhong.disclosure.plan.queries import Carried, approved, carried_out, plan_of
from dienhong.disclosure.plan.rules import ARTICLE
from dienhong.documents.models import Document
from dienhong.law.citations import cite_vi
from dienhong.law.disclosure import contents
from dienhong.law.disclosure import forms as law_forms
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest

ROWS = 20


@public_view
@require_safe
def index(request: PageRequest) -> HttpResponse:
    """The years that have an approved plan."""
    shown = Paginator(approved(), ROWS).get_page(request.GET.get("trang"))
    rows = [{"plan": one, "url": reverse("disclosed:plan", args=[one.year])} for one in shown.object_list]
    context = {"rows": rows, "page": shown, "basis": cite_vi(ARTICLE), "crumbs": _crumbs()[:1]}
    return render(request, "disclosure/public/plans.html", context)


@public_view
@require_safe
def show(request: PageRequest, year: int) -> HttpResponse:
    """The plan of a year, twenty lines a page; 404 while nobody approved one."""
    plan = plan_of(year)
    if plan is None:
        raise Http404
    shown = Paginator(carried_out(plan, request.today), ROWS).get_page(request.GET.get("trang"))
    paper = Document.objects.standing().filter(pk=plan.document).first()
    words = {one.id: one.short_vi for one in contents(request.today)}
    forms = {one.id: one.plain_vi for one in law_forms(request.today)}
    context = {
        "plan": plan,
        "paper": paper,
        "page": shown,
        "rows": [_row(one, words, forms) for one in shown.object_list],
        "basis": cite_vi(ARTICLE),
        "crumbs": _crumbs(),
    }
    return render(request, "disclosure/public/plan.html", context)


def _row(one: Carried, words: dict[str, str], forms: dict[str, str]) -> dict[str, Any]:
    """A line; only what is public of it is named."""
    return {
        "line": one.line,
        "content": words.get(one.line.content, ""),
        "forms": "; ".join(forms[form] for form in one.line.forms.split() if form in forms),
        "state": one.state,
        "words": _(one.words),
        "items": [{"title": item.title, "url": item.public_path()} for item in one.items if item.public],
    }


def _crumbs() -> list[dict[str, str]]:
    return [
        {"label": _("Nội dung công khai"), "url": reverse("disclosed:list")},
        {"label": _("Kế hoạch công khai"), "url": reverse("disclosed:plans")},
    ]
