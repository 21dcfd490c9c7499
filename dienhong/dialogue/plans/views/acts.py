"""What is done with a planned dialogue: plan, correct, announce, call off, open the hall, void, close the book."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import villages_on
from dienhong.dialogue.demands.queries import owed
from dienhong.dialogue.plans import actions, rules
from dienhong.dialogue.plans.forms import AnnounceForm, OpenForm, PlanForm, ReasonForm
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.views.desk import BASIS
from dienhong.law.verdict import Verdict
from dienhong.page.closing import close_page
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict


@permission("dialogue.record")
def new(request: PageRequest) -> HttpResponse:
    """Plan a dialogue."""
    form = PlanForm(
        request.POST or None,
        villages=villages_on(request.today),
        demands=[(one.code, f"{one.code}: {one.subject}") for one in owed()],
        initial={"demand": request.GET.get("yeu-cau", "")[:24]},
    )

    def act() -> str:
        return actions.plan_dialogue(form.to_data(), by=actor_for(request.posts), at=request.now).desk_path()

    page = _page("Lập cuộc đối thoại", "Lập", reverse("plans:list"))
    return submit(request, form, page, act, done="Đã lập; còn phải thông báo cho Nhân dân.")


@permission("dialogue.correct")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Correct a plan."""
    planned = get_object_or_404(PlannedDialogue, pk=code)
    offered = [(one.code, f"{one.code}: {one.subject}") for one in owed()]
    if planned.demand:
        offered.append((planned.demand, planned.demand))
    villages = villages_on(planned.planned_on)
    form = PlanForm(request.POST or None, villages=villages, demands=offered, planned=planned)

    def act() -> str:
        return actions.correct_plan(
            code,
            form.to_data(),
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
            looked=form.cleaned_data.get("looked", False),
        ).desk_path()

    verdict = void_verdict(planned) & rules.can_correct(state=planned.state, announced=False, moves=False)
    page = _page(f"Sửa {code}", "Ghi bản sửa", planned.desk_path())
    return submit(request, form, page, act, done="Đã ghi bản sửa.", revision=planned.revision, verdict=verdict)


@permission("dialogue.correct")
def announce(request: PageRequest, code: str) -> HttpResponse:
    """Enter that notice was given; the portal shows it from then on."""
    planned = get_object_or_404(PlannedDialogue, pk=code)
    form = AnnounceForm(request.POST or None, initial={"announced_on": request.today})

    def act() -> str:
        data = form.cleaned_data
        return actions.announce(
            code,
            announced_on=data["announced_on"],
            how=data["how"],
            looked=data["looked"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    page = FormPage(
        f"Thông báo {code}",
        "Ghi đã thông báo",
        planned.desk_path(),
        law=BASIS,
        intro=f"{planned.title}, {planned.when_vi()}, tại {planned.place}. Ghi xong thì trang công khai đăng ngay và nhận "
        "câu hỏi; ngày, giờ, địa điểm không đổi được nữa.",
    )
    verdict = void_verdict(planned)
    if planned.state != "draft":
        verdict &= Verdict.no("Cuộc này đã thông báo, đã tổ chức hoặc đã báo không tổ chức.")
    return submit(request, form, page, act, done="Đã thông báo.", revision=planned.revision, verdict=verdict)


@permission("dialogue.correct")
def call_off(request: PageRequest, code: str) -> HttpResponse:
    """Tell that it will not be held."""
    planned = get_object_or_404(PlannedDialogue, pk=code)
    form = ReasonForm(request.POST or None)

    def act() -> str:
        return actions.call_off(
            code,
            reason=form.cleaned_data["reason"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    verdict = void_verdict(planned) & rules.can_correct(state=planned.state, announced=False, moves=False)
    page = FormPage(f"Không tổ chức {code}", "Báo không tổ chức", planned.desk_path(), law=BASIS, intro=planned.title)
    return submit(request, form, page, act, done="Đã báo.", revision=planned.revision, verdict=verdict)


@permission("dialogue.correct")
def open_hall(request: PageRequest, code: str) -> HttpResponse:
    """The dialogue begins."""
    planned = get_object_or_404(PlannedDialogue, pk=code)
    form = OpenForm(request.POST or None)

    def act() -> str:
        actions.open_hall(
            code,
            attendees=form.cleaned_data["attendees"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        )
        return reverse("plans:hall", args=[code])

    verdict = void_verdict(planned)
    verdict &= rules.can_open(state=planned.state, planned_on=planned.planned_on, on=request.today)
    page = FormPage(
        f"Mở hội trường {code}",
        "Mở hội trường",
        planned.desk_path(),
        law=BASIS,
        intro=f"{planned.title}. Cuộc đối thoại vào sổ ngay; số câu hỏi được đếm khi kết thúc.",
    )
    return submit(request, form, page, act, done="Hội trường đã mở.", revision=planned.revision, verdict=verdict)


@permission("dialogue.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a plan entered by mistake."""
    return void_page(request, get_object_or_404(PlannedDialogue, pk=code))


@permission("dialogue.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the plan for past days."""
    return close_page(request, "KDT", back_url=reverse("plans:list"))


def _page(title: str, button: str, cancel: str) -> FormPage:
    return FormPage(title=title, submit=button, cancel_url=cancel, law=BASIS, template="dialogue/plans/form.html")
