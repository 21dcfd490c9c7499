"""Units and declared facts out of an officer's Excel: each row as if typed on its form."""

from django.http import HttpResponse
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune import actions
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.sheet_in import SheetPlan
from dienhong.page.sheet_page import SheetPage, sheet_page
from dienhong.web.fact_keys import known_keys, own_key
from dienhong.web.forms import FactForm, UnitForm

UNITS = SheetPlan("Thôn, tổ chức, đơn vị", "don-vi", UnitForm)


@permission("commune.record")
def units(request: PageRequest) -> HttpResponse:
    """Many units at once."""

    def put(form: UnitForm) -> None:
        actions.record_unit(**form.cleaned_data, by=actor_for(request.posts), at=request.now)

    back = reverse("web:units")
    page = SheetPage(back, crumbs=[{"label": "Thôn, tổ chức, đơn vị", "url": back}])
    return sheet_page(request, UNITS, put, page)


@permission("commune.record")
def facts(request: PageRequest) -> HttpResponse:
    """Many declared numbers at once, each with its day and its document."""
    keys = known_keys()
    offered = [(one.key, f"{one.label} ({one.unit})") for one in keys.values()]
    plan = SheetPlan("Số khai", "so-khai", lambda data: FactForm(data, keys=offered))

    def put(form: FactForm) -> None:
        data = form.cleaned_data
        said = keys[data["key"]] if data["key"] else own_key(data["label"], data["unit"])
        told = {name: data[name] for name in ("value", "qualifier", "as_of", "document")}
        by = actor_for(request.posts)
        actions.declare_fact(key=said.key, label=said.label, unit=said.unit, **told, by=by, at=request.now)

    back = reverse("web:facts")
    page = SheetPage(
        back,
        intro="Văn bản nguồn của mỗi số phải có trong sổ văn bản trước: ghi mã (VB-2026-0012) hoặc số, ký hiệu như in.",
        crumbs=[{"label": "Số khai", "url": back}],
    )
    return sheet_page(request, plan, put, page)
