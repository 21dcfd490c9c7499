"""Chỉ tiêu: what each counts, its value over the days asked, and the entries behind it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.indicators.compute import compute_many
from dienhong.indicators.computed import Computed
from dienhong.indicators.definitions import UnknownIndicator, catalogue, indicator
from dienhong.law.citations import cite_vi
from dienhong.law.periods import Window
from dienhong.page.fields import DayField
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.web.figure_page import figure_context
from dienhong.web.windows import months_over


class WindowForm(forms.Form):
    """Which days."""

    tu = DayField(label="Từ ngày", widget=forms.TextInput(attrs={"class": "date"}))
    den = DayField(label="Đến hết ngày", widget=forms.TextInput(attrs={"class": "date"}))

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and data.get("tu") and data.get("den") and data["tu"] > data["den"]:
            raise forms.ValidationError("“Từ ngày” sau “Đến hết ngày”; hãy đổi lại.")
        return data


@permission("indicators.read")
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """Every indicator with its value over the window."""
    form, window = _asked(request)
    found = _computed(request, [one.id for one in catalogue()], window)
    rows = [
        {
            "indicator": one,
            "text": _text(found[one.id]),
            "parts": ", ".join(f"{part.label} {part.value}" for part in found[one.id].parts),
            "open": found[one.id].needs_closing,
            "cite": cite_vi(one.cite) if one.cite else "",
            "doubt": "" if one.certainty.is_firm else one.certainty.label_vi,
            "url": f"{reverse('web:indicator', args=[one.id])}?{request.GET.urlencode()}",
        }
        for one in catalogue()
    ]
    return render(request, "web/desk/indicators.html", {"form": form, "window": window, "rows": rows})


@permission("indicators.read")
@require_safe
def show(request: PageRequest, name: str) -> HttpResponse:
    """One indicator over the window: its definition and the entries this reader may see."""
    try:
        definition = indicator(name)
    except UnknownIndicator:
        raise Http404 from None
    form, window = _asked(request)
    context = {
        **figure_context(request, _computed(request, [name], window)[name]),
        "form": form,
        "window": window,
        "reviewer": definition.reviewer,
        "crumbs": [{"label": "Chỉ tiêu", "url": reverse("web:indicators")}],
    }
    return render(request, "web/desk/indicator.html", context)


def _asked(request: PageRequest) -> tuple[WindowForm, Window]:
    since: date | None = request.commune.formed_on if request.commune else None
    usual = months_over(request.today, since)
    asked = {name: request.GET.get(name, "") for name in ("tu", "den")}
    if not any(asked.values()):
        return WindowForm(initial={"tu": usual.from_on, "den": usual.to_on}), usual
    form = WindowForm(asked)
    if form.is_valid():
        return form, Window(form.cleaned_data["tu"], form.cleaned_data["den"])
    return form, usual


def _computed(request: PageRequest, names: list[str], window: Window) -> Mapping[str, Computed]:
    since = request.commune.formed_on if request.commune else None
    found = compute_many([(name, window) for name in names], since=since)
    return {name: found[name, window] for name in names}


def _text(computed: Computed) -> str:
    if computed.how == "ratio" and computed.denominator and not computed.is_unproved_zero:
        return f"{computed.token_vi('n/N')} ({computed.text_vi})"
    return computed.text_vi
