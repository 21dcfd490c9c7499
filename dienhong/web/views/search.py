"""Search on the public face: figures, the six doors, reports. A code goes straight on; words need no diacritics."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dienhong.indicators.definitions import catalogue
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.records import codes
from dienhong.web.doors import DOORS
from dienhong.web.finding import says, words_of
from dienhong.web.views.figures import frozen_reports
from dienhong.web.wording import period_label

MOST = 30


@public_view
@require_safe
def search(request: PageRequest) -> HttpResponse:
    """?q= a code or words."""
    text = request.GET.get("q", "").strip()[:100]
    if codes.CODE.match(text.upper()):
        return HttpResponseRedirect(reverse("web:record", args=[text.upper()]))
    words = words_of(text)
    results = [*_doors(words), *_figures(words), *_reports(words)][:MOST] if words else []
    return render(request, "web/public/search.html", {"find_text": text, "results": results})


def _doors(words: list[str]) -> list[dict[str, Any]]:
    found = []
    for door in DOORS:
        title, lead = _(door.principle.label_vi), _(door.lead)
        if says(f"{door.principle.label_vi} {door.lead} {title} {lead}", words):
            found.append({"title": title, "url": reverse("web:principle", args=[door.slug]), "meta": lead})
    return found


def _figures(words: list[str]) -> list[dict[str, Any]]:
    found = []
    for one in catalogue():
        title, definition = _(one.vi), _(one.definition_vi)
        # A word in the name counts before one deep in the definition.
        if says(f"{one.vi} {one.definition_vi} {title} {definition}", words):
            row = {"title": title, "url": reverse("web:current_figure", args=[one.id]), "meta": definition}
            found.append((not says(f"{one.vi} {title}", words), row))
    return [pair[1] for pair in sorted(found, key=lambda pair: bool(pair[0]))]


def _reports(words: list[str]) -> list[dict[str, Any]]:
    found = []
    for report in frozen_reports()[:100]:
        title = _("Báo cáo %(period)s") % {"period": period_label(report.period)}
        if says(f"báo cáo {report.period.label_vi} {report.title} {report.number} {title}", words):
            url = f"{reverse('web:figures')}?bao-cao={report.code}#bao-cao"
            found.append({"title": title, "url": url, "meta": report.title})
    return found
