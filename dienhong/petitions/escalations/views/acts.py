"""What the office does: enter and correct a matter, sign a week in a head's stead, void, close."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import villages_on
from dienhong.page.closing import close_page
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.petitions.escalations import actions
from dienhong.petitions.escalations.forms import NO_NAMES, MatterForm, OnBehalfForm
from dienhong.petitions.escalations.models import Escalation, WeeklyReturn
from dienhong.petitions.escalations.weeks import before, week_of


@permission("escalations.record")
def new(request: PageRequest) -> HttpResponse:
    """Enter a matter."""
    villages = list(villages_on(request.today))
    form = MatterForm(request.POST or None, villages=villages, happened_on=request.today)

    def act() -> str:
        return actions.record_matter(form.to_data(), by=actor_for(request.posts), at=request.now).desk_path()

    page = FormPage("Ghi vụ việc vượt cấp, đông người", "Ghi vụ việc", reverse("escalations:list"), intro=NO_NAMES)
    return submit(request, form, page, act)


@permission("escalations.record")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Correct a matter, or enter what became of it."""
    matter = get_object_or_404(Escalation, pk=code)
    form = MatterForm(request.POST or None, villages=list(villages_on(matter.happened_on)), matter=matter)

    def act() -> str:
        revision = revision_of(request)
        by, at = actor_for(request.posts), request.now
        return actions.correct_matter(code, form.to_data(), revision=revision, by=by, at=at).desk_path()

    page = FormPage(f"Ghi kết quả, sửa {code}", "Ghi bản sửa", matter.desk_path(), intro=NO_NAMES)
    return submit(
        request, form, page, act, done="Đã ghi bản sửa.", revision=matter.revision, verdict=void_verdict(matter)
    )


@permission("escalations.record")
def on_behalf(request: PageRequest) -> HttpResponse:
    """Sign a week for a village whose head told it by telephone or on paper."""
    last = before(week_of(request.today))
    form = OnBehalfForm(
        request.POST or None,
        villages=list(villages_on(request.today)),
        village=request.GET.get("thon", ""),
        monday=last.from_on,
    )

    def act() -> str:
        data = form.cleaned_data
        return actions.sign_week(
            data["village"],
            form.week(),
            signed_as=data["signed_as"],
            on_word_of=data["on_word_of"],
            by=actor_for(request.posts),
            at=request.now,
        ).desk_path()

    page = FormPage(
        "Ghi hộ báo tuần",
        "Ghi hộ",
        reverse("escalations:grid"),
        intro="Thôn có việc thì ghi vụ việc trước. Tuần không có vụ việc nào trong sổ được ghi “không phát sinh”.",
    )
    return submit(request, form, page, act)


@permission("escalations.record")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a matter."""
    return void_page(request, get_object_or_404(Escalation, pk=code))


@permission("escalations.record")
def void_week(request: PageRequest, code: str) -> HttpResponse:
    """Void a week that was signed by mistake: the village owes it again."""
    return void_page(request, get_object_or_404(WeeklyReturn, pk=code))


@permission("escalations.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book of matters."""
    return close_page(request, "VVC", back_url=reverse("escalations:list"))


@permission("escalations.close")
def close_weeks(request: PageRequest) -> HttpResponse:
    """Close the book of weeks."""
    return close_page(request, "BTT", back_url=reverse("escalations:grid"))
