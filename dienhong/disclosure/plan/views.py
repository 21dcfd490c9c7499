"""The desk of the plans: list, one plan against what was carried out, draw, change, approve, void, close."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.disclosure.plan import actions, queries, rules
from dienhong.disclosure.plan.forms import ApproveForm, PlanForm
from dienhong.disclosure.plan.models import Plan
from dienhong.disclosure.views.frame import TITLE, VERBS, allowed
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.disclosure import contents
from dienhong.law.disclosure import forms as law_forms
from dienhong.page.acts import Act
from dienhong.page.closing import close_page, strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Cell, Column, Empty, build, export, wants_excel
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict

HEADING = "Kế hoạch công khai"
ORDER = ("-year", "-code_year", "-code_number")
EMPTY = "UBND xã ban hành kế hoạch công khai hằng năm: nội dung, hình thức, thời điểm, thời gian, chức vụ hoặc đơn vị thực hiện."
COLUMNS = (
    Column("ma", "Mã", lambda p: Cell(p.code, "code", p.desk_path()), ("code_year", "code_number")),
    Column("nam", "Năm", lambda p: Cell(str(p.year), "num"), ("year",), numeric=True, excel=lambda p: p.year),
    Column("lap", "Ngày lập", lambda p: Cell(date_vi(p.drawn_on), "date"), ("drawn_on",), excel=lambda p: p.drawn_on),
    Column(
        "duyet",
        "Phê duyệt",
        lambda p: (
            Cell(date_vi(p.approved_on), "date") if p.approved_on else Cell("chưa phê duyệt", "lamp", state="warn")
        ),
        ("approved_on",),
        excel=lambda p: p.approved_on,
    ),
    Column("van-ban", "Văn bản", lambda p: Cell(p.document, "code"), ("document",)),
)


@permission("disclosure.read")
def listing(request: PageRequest) -> HttpResponse:
    """The plans, the latest year first."""
    if wants_excel(request):
        return export(
            request, queries.plans(), COLUMNS, title=HEADING, filename="ke-hoach-cong-khai.xlsx", default_order=ORDER
        )
    record = allowed(request, "plan")
    empty = Empty(
        EMPTY,
        law=cite_vi(rules.ARTICLE),
        action_url=reverse("disclosure:plan_new") if record else "",
        action_label="Lập kế hoạch",
    )
    context = {
        "register": {"title": HEADING, "basis": cite_vi(rules.ARTICLE)},
        "acts": [Act.under(record, "Lập kế hoạch", reverse("disclosure:plan_new"), primary=True)],
        "strip": strip(
            request, "KCK", unit="kế hoạch", close_url=reverse("disclosure:plan_close"), permission="disclosure.close"
        ),
        "listing": build(
            request,
            queries.plans(),
            COLUMNS,
            unit="kế hoạch",
            caption="Các kế hoạch công khai",
            row_url=Plan.desk_path,
            default_order=ORDER,
            empty=empty,
        ),
        "crumbs": _crumbs()[:1],
    }
    return render(request, "page/register_list.html", context)


@permission("disclosure.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One plan: each line beside what was carried out of it."""
    plan = get_object_or_404(Plan, pk=code)
    lines = queries.carried_out(plan, request.today)
    standing = void_verdict(plan)
    still = standing & rules.can_change(approved_on=plan.approved_on)
    words = {one.id: one.short_vi for one in contents(request.today)}
    forms = {one.id: one.vi for one in law_forms(request.today)}
    done = sum(one.state in ("ok", "warn") for one in lines)
    context = {
        "record": {
            "code": plan.code,
            "title": f"Kế hoạch công khai năm {plan.year}",
            "state": {"state": "ok", "text": "đã phê duyệt"}
            if plan.approved
            else {"state": "warn", "text": "chưa phê duyệt"},
            "basis": cite_vi(rules.ARTICLE),
            "late": f"Ghi hoặc sửa sau khóa sổ {plan.late_after}." if plan.late_after else "",
            "voided": None if plan.standing else {"reason": plan.void_reason, "at": plan.voided_at, "by": ""},
        },
        "facts": [
            {"label": "Năm", "text": str(plan.year)},
            {"label": "Ngày lập", "text": date_vi(plan.drawn_on)},
            {"label": "Phê duyệt", "text": date_vi(plan.approved_on) if plan.approved_on else "chưa"},
            {"label": "Đã công khai", "text": f"{done}/{len(lines)} dòng"},
            {"label": "Ghi chú", "text": plan.note or "không"},
        ],
        "lines": [
            {
                "done": one,
                "content": words.get(one.line.content, ""),
                "forms": ", ".join(forms.get(form, form) for form in one.line.forms.split()),
                "new_url": f"{reverse('disclosure:new')}?ke-hoach={plan.code}/{one.line.order}"
                if plan.approved and not one.items and allowed(request, "record")
                else "",
            }
            for one in lines
        ],
        "acts": [
            Act.under(
                allowed(request, "plan") & still,
                "Ghi phê duyệt",
                reverse("disclosure:plan_approve", args=[code]),
                primary=not plan.approved,
            ),
            Act.under(allowed(request, "plan") & still, "Sửa kế hoạch", reverse("disclosure:plan_edit", args=[code])),
            Act.under(allowed(request, "void") & standing, "Hủy bản ghi", reverse("disclosure:plan_void", args=[code])),
        ],
        "links": document_links((("Văn bản phê duyệt", plan.document),)),
        "history": history_for(request, plan, VERBS),
        "crumbs": _crumbs(),
    }
    return render(request, "disclosure/desk/plan.html", context)


@permission("disclosure.plan")
def new(request: PageRequest) -> HttpResponse:
    """Draw up a plan."""
    form = PlanForm(request.POST or None, on=request.today)

    def act() -> str:
        return actions.draw_plan(form.to_data(), by=actor_for(request.posts), at=request.now).desk_path()

    return submit(request, form, _page("Lập kế hoạch công khai", "Ghi kế hoạch", reverse("disclosure:plans")), act)


@permission("disclosure.plan")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Change a plan that is not approved yet."""
    plan = get_object_or_404(Plan, pk=code)
    form = PlanForm(request.POST or None, on=request.today, plan=plan)

    def act() -> str:
        return actions.change_plan(
            code, form.to_data(), revision=revision_of(request), by=actor_for(request.posts), at=request.now
        ).desk_path()

    verdict = void_verdict(plan) & rules.can_change(approved_on=plan.approved_on)
    page = _page(f"Sửa {code}", "Ghi bản sửa", plan.desk_path())
    return submit(request, form, page, act, done="Đã ghi bản sửa.", revision=plan.revision, verdict=verdict)


@permission("disclosure.plan")
def approve(request: PageRequest, code: str) -> HttpResponse:
    """Note the paper of approval."""
    plan = get_object_or_404(Plan, pk=code)
    form = ApproveForm(request.POST or None)

    def act() -> str:
        return actions.approve_plan(
            code,
            form.cleaned_data["document"],
            by=actor_for(request.posts),
            at=request.now,
            looked=form.cleaned_data["looked"],
            revision=revision_of(request),
        ).desk_path()

    page = FormPage(f"Phê duyệt {code}", "Ghi phê duyệt", plan.desk_path(), law=rules.ARTICLE)
    verdict = void_verdict(plan) & rules.can_change(approved_on=plan.approved_on)
    return submit(request, form, page, act, done="Đã ghi phê duyệt.", revision=plan.revision, verdict=verdict)


@permission("disclosure.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a plan."""
    return void_page(request, get_object_or_404(Plan, pk=code))


@permission("disclosure.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book of plans for past days."""
    return close_page(request, "KCK", back_url=reverse("disclosure:plans"))


def _page(title: str, button: str, cancel: str) -> FormPage:
    return FormPage(
        title,
        button,
        cancel,
        law=rules.ARTICLE,
        formset="rows",
        formset_title="Các dòng kế hoạch",
        formset_row_name="Dòng",
        context={"crumbs": _crumbs()},
    )


def _crumbs() -> list[dict[str, str]]:
    return [
        {"label": TITLE, "url": reverse("disclosure:list")},
        {"label": HEADING, "url": reverse("disclosure:plans")},
    ]
