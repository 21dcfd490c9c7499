"""Số khai: numbers that no register holds, each declared with its day and its document."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.accounts.actors import actor_for
from dienhong.commune import actions
from dienhong.commune.models import Fact
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.records.codes import resolve_many
from dienhong.web.columns import FACT_ORDER, fact_columns, value_words
from dienhong.web.fact_keys import known_keys, own_key
from dienhong.web.forms import FactForm

TITLE = "Số khai"
INTRO = (
    "Những số mà không sổ nào đếm (diện tích, dân số, đảng viên) thì khai ở đây, kèm ngày và văn bản nguồn. "
    "Trong báo cáo, số khai trông khác số đếm từ sổ."
)


@permission("commune.read")
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """All declared facts, by what they are, the latest first."""
    entries = Fact.objects.all()
    columns = fact_columns(
        resolve_many(entries.order_by().values_list("document", flat=True)), linked=may(request, "documents.read")
    )
    if wants_excel(request):
        return export(request, entries, columns, title=TITLE, filename="so-khai.xlsx", default_order=FACT_ORDER)
    table = build(
        request,
        entries,
        columns,
        unit="số khai",
        caption="Các số khai",
        row_url=Fact.desk_path,
        default_order=FACT_ORDER,
        empty=Empty(INTRO, action_url=reverse("web:fact_declare"), action_label="Khai một số"),
    )
    context = {
        "register": {"title": TITLE, "basis": INTRO},
        "acts": [
            Act.under(_may_record(request), "Nhập từ Excel", reverse("web:facts_sheet")),
            Act.under(_may_record(request), "Khai một số", reverse("web:fact_declare"), primary=True),
        ],
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("commune.read")
@require_safe
def show(request: PageRequest, code: str) -> HttpResponse:
    """One declared fact."""
    fact = get_object_or_404(Fact, pk=code)
    context = {
        "record": {
            "code": fact.code,
            "title": f"{fact.label}: {value_words(fact)}",
            "basis": f"Số khai tại ngày {date_vi(fact.as_of)}",
            "voided": None if fact.standing else {"reason": fact.void_reason, "at": fact.voided_at, "by": ""},
        },
        "facts": _facts(fact),
        "links": document_links([("văn bản nguồn", fact.document)]),
        "acts": [
            Act.under(_may_record(request) & void_verdict(fact), "Hủy bản ghi", reverse("web:fact_void", args=[code]))
        ],
        "history": history_for(request, fact),
        "crumbs": [{"label": TITLE, "url": reverse("web:facts")}],
    }
    return render(request, "page/record.html", context)


@permission("commune.record")
def declare(request: PageRequest) -> HttpResponse:
    """Declare a number; a newer value is a new entry, the old one stays for its day."""
    keys = known_keys()
    form = FactForm(request.POST or None, keys=[(one.key, f"{one.label} ({one.unit})") for one in keys.values()])
    page = FormPage(title="Khai một số", submit="Khai", cancel_url=reverse("web:facts"), intro=INTRO)

    def act() -> str:
        data = form.cleaned_data
        said = keys[data["key"]] if data["key"] else own_key(data["label"], data["unit"])
        fact = actions.declare_fact(
            key=said.key,
            label=said.label,
            unit=said.unit,
            value=data["value"],
            qualifier=data["qualifier"],
            as_of=data["as_of"],
            document=data["document"],
            looked=data["looked"],
            by=actor_for(request.posts),
            at=request.now,
        )
        return fact.desk_path()

    return submit(request, form, page, act, done="Đã khai số.")


@permission("commune.record")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a declared fact with a reason."""
    return void_page(request, get_object_or_404(Fact, pk=code))


def _may_record(request: PageRequest) -> Verdict:
    return (
        Verdict.yes() if may(request, "commune.record") else Verdict.no("Số khai do văn phòng Đảng ủy hoặc UBND ghi.")
    )


def _facts(fact: Fact) -> list[dict[str, Any]]:
    return [
        {"label": "Số gì", "text": fact.label, "sub": f"trong đề cương báo cáo: [[fact:{fact.key}]]"},
        {"label": "Giá trị", "text": value_words(fact)},
        {"label": "Mức chính xác", "text": fact.get_qualifier_display()},
        {"label": "Tại ngày", "text": date_vi(fact.as_of)},
    ]
