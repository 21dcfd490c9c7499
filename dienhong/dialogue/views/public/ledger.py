"""The ledger of promises for everybody: question, owner, day, evidence, what who asked says of it. Nothing is ranked, nothing
is hidden: what is over its day stands first."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dienhong.dialogue.asked.queries import askers_of_many, keys_held
from dienhong.dialogue.asked.states import SAID_LAMPS, Said
from dienhong.dialogue.promises import queries
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.states import LAMPS, PromiseState
from dienhong.documents.models import Document
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.page.walk import MOST_COUNTED

ROWS = 20


class LedgerFilter(forms.Form):
    """Filters of the ledger; they stay in the URL."""

    tt = forms.ChoiceField(
        label=_("Trạng thái"),
        choices=[("", _("Tất cả")), *((one, _(label)) for one, label in PromiseState.choices)],
        required=False,
    )
    chu = forms.CharField(label=_("Nội dung, đơn vị"), max_length=80, required=False)


@public_view
@require_safe
def ledger(request: PageRequest) -> HttpResponse:
    """The promises, overdue ones first, then by day."""
    filters = LedgerFilter(request.GET or None)
    entries = queries.shown_promises()
    if filters.is_bound:
        asked = filters.cleaned_data if filters.is_valid() else {}
        entries = queries.filtered(entries, on=request.today, state=asked.get("tt", ""), text=asked.get("chu", ""))
        if not filters.is_valid():
            entries = entries.none()
    paginator = Capped(entries.order_by(*queries.OVERDUE_FIRST, "code_year", "code_number"), ROWS)
    shown = paginator.get_page(request.GET.get("trang"))
    query = request.GET.copy()
    query.pop("trang", None)
    context = {
        "rows": rows(list(shown), request.today),
        "page": shown,
        "more_than": paginator.more,
        "query": query.urlencode(),
        "filters": filters,
        "filtered": any(request.GET.get(name) for name in ("tt", "chu")),
    }
    return render(request, "dialogue/public/ledger.html", context)


@public_view
@require_safe
def promise(request: PageRequest, code: str) -> HttpResponse:
    """One promise: from the question to what who asked says."""
    found = get_object_or_404(queries.shown_promises(), pk=code)
    papers = Document.objects.standing().filter(pk__in=[found.due_document, found.evidence_document])
    context = {
        "row": rows([found], request.today)[0],
        "keys": keys_held(code),
        "renegotiations": found.renegotiations.all(),
        "reopenings": found.reopenings.all(),
        "papers": {paper.code: paper.cite_vi() for paper in papers},
        "evidence_paper": next((paper.cite_vi() for paper in papers if paper.code == found.evidence_document), ""),
        "due_paper": next((paper.cite_vi() for paper in papers if paper.code == found.due_document), ""),
    }
    return render(request, "dialogue/public/promise.html", context)


def rows(promises: list[Promise], on: date) -> list[dict[str, Any]]:
    """Each promise with its state and the verdicts of those who had asked. One query."""
    said = askers_of_many([one.code for one in promises])
    return [_row(one, on, said.get(one.code, ())) for one in promises]


def _row(one: Promise, on: date, said: Iterable[str]) -> dict[str, Any]:
    state = one.state_on(on)
    counted = [(Said(level), sum(1 for word in said if word == level)) for level in Said.values]
    verdicts = [{"label": level.label, "lamp": SAID_LAMPS[level], "n": n} for level, n in counted if n]
    return {"promise": one, "state": state.label, "lamp": LAMPS[state], "verdicts": verdicts}


class Capped(Paginator):  # type: ignore[type-arg]
    """Pages of a list whose length is counted up to a thousand: beyond it says “more than”, and the last page is not the end."""

    @property
    def count(self) -> int:
        """How many, a thousand at most."""
        return min(self._counted, MOST_COUNTED)

    @cached_property
    def _counted(self) -> int:
        counted: QuerySet[Any] = self.object_list[: MOST_COUNTED + 1]  # type: ignore[assignment]
        return counted.count()

    @property
    def more(self) -> bool:
        """Whether there are more than are counted."""
        return self._counted > MOST_COUNTED
