"""What is done with the calendar: plan one or many, announce, correct, put off, drop, link the reception, void, close."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import local_calendar
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.law.verdict import Verdict
from dienhong.page.closing import close_page
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.petitions.bookings.queries import number_booked
from dienhong.petitions.sittings import actions, queries, rules
from dienhong.petitions.sittings.forms import CancelForm, HoldForm, PostponeForm, PublishForm, SeriesForm, SittingForm
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.series import days_by_rule
from dienhong.petitions.sittings.states import SittingState

OFFERED = 60
SERIES_INTRO = (
    "Ngày nghỉ lễ, Thứ Bảy, Chủ nhật không lập; ngày chủ trì đã có lịch cùng giờ thì giữ lịch cũ. Lập xong còn phải "
    "công bố: in tờ niêm yết, dán lên, rồi bấm “Ghi đã công bố”."
)


@permission("petitions.record")
def new(request: PageRequest) -> HttpResponse:
    """Plan one sitting."""
    form = SittingForm(request.POST or None)

    def act() -> str:
        looked = form.cleaned_data["looked"]
        made = actions.plan_sitting(form.to_data(), by=actor_for(request.posts), at=request.now, looked=looked)
        return made.desk_path()

    page = FormPage("Lập một buổi tiếp công dân", "Lập lịch", reverse("sittings:list"), law=rules.POSTPONE)
    return submit(request, form, page, act, done="Đã lập lịch; còn phải công bố.")


@permission("petitions.record")
def series(request: PageRequest) -> HttpResponse:
    """Plan a month or a quarter by a rule."""
    form = SeriesForm(request.POST or None)

    def act() -> str:
        data = form.cleaned_data
        days = days_by_rule(
            form.window(),
            {int(one) for one in data["weekdays"]},
            local_calendar(),
            ordinals={int(one) for one in data["ordinals"]},
            move=data["move"],
        )
        made = actions.plan_series(
            form.to_data(), days, by=actor_for(request.posts), at=request.now, looked=data["looked"]
        )
        return f"{reverse('sittings:month')}?thang={made[0].planned_on:%Y-%m}"

    page = FormPage(
        "Lập lịch theo quy tắc", "Lập các buổi", reverse("sittings:list"), law=rules.POSTPONE, intro=SERIES_INTRO
    )
    return submit(request, form, page, act, done="Đã lập các buổi theo quy tắc; còn phải công bố.")


@permission("petitions.record")
def publish(request: PageRequest) -> HttpResponse:
    """Enter that sittings were announced; `?buoi=CODE` has that one ticked."""
    waiting = Sitting.objects.standing().filter(state=SittingState.PLANNED, published_on__isnull=True)
    offered = [(one.code, _line(one)) for one in waiting.order_by("planned_on", "begins", "code_number")[:OFFERED]]
    asked = request.GET.getlist("buoi")
    form = PublishForm(request.POST or None, offered=offered, initial={"published_on": request.today, "codes": asked})

    def act() -> str:
        data = form.cleaned_data
        actions.publish_sittings(
            data["codes"],
            published_on=data["published_on"],
            where=data["where"],
            by=actor_for(request.posts),
            at=request.now,
        )
        return reverse("sittings:list")

    page = FormPage(
        "Ghi đã công bố lịch",
        "Ghi công bố",
        reverse("sittings:list"),
        law=rules.POSTPONE,
        intro="Công bố sau hạn vẫn ghi được, và bản ghi giữ dấu “công bố chậm”.",
    )
    verdict = Verdict.yes() if offered else Verdict.no("Không còn buổi nào chờ công bố.")
    return submit(request, form, page, act, done="Đã ghi công bố.", verdict=verdict)


@permission("petitions.correct")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Correct what is planned."""
    sitting = get_object_or_404(Sitting, pk=code)
    form = SittingForm(request.POST or None, sitting=sitting)

    def act() -> str:
        return actions.correct_sitting(
            code,
            form.to_data(),
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
            looked=form.cleaned_data["looked"],
        ).desk_path()

    page = FormPage(f"Sửa {code}", "Ghi bản sửa", sitting.desk_path(), law=rules.POSTPONE)
    verdict = void_verdict(sitting) & actions.can_correct(sitting)
    return submit(request, form, page, act, done="Đã ghi bản sửa.", revision=sitting.revision, verdict=verdict)


@permission("petitions.correct")
def postpone(request: PageRequest, code: str) -> HttpResponse:
    """Put off to another day; the new day is announced with it."""
    sitting = get_object_or_404(Sitting, pk=code)
    form = PostponeForm(request.POST or None, sitting=sitting, planned_on=None, announced_on=request.today)

    def act() -> str:
        data = form.cleaned_data
        return actions.postpone_sitting(
            code,
            form.to_data(),
            reason=data["reason"],
            announced_on=data["announced_on"],
            where=data["where"],
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
            looked=data["looked"],
        ).desk_path()

    page = FormPage(
        f"Hoãn {code}, dời sang ngày khác",
        "Hoãn và lập lịch mới",
        sitting.desk_path(),
        law=rules.POSTPONE,
        intro=f"Lịch cũ {_line(sitting)} vẫn giữ trong sổ, ghi “đã hoãn”, và chỉ sang lịch mới.",
    )
    verdict = void_verdict(sitting) & actions.can_correct(sitting) & _booked(sitting, "được giữ giờ ở ngày mới")
    return submit(request, form, page, act, done="Đã hoãn và lập lịch mới.", revision=sitting.revision, verdict=verdict)


@permission("petitions.correct")
def cancel(request: PageRequest, code: str) -> HttpResponse:
    """Drop from the calendar."""
    sitting = get_object_or_404(Sitting, pk=code)
    form = CancelForm(request.POST or None)

    def act() -> str:
        return actions.cancel_sitting(
            code,
            reason=form.cleaned_data["reason"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    page = FormPage(
        f"Bỏ {code} khỏi lịch", "Bỏ buổi này", sitting.desk_path(), law=rules.POSTPONE, intro=_line(sitting)
    )
    verdict = void_verdict(sitting) & actions.can_correct(sitting) & _booked(sitting, "mất lượt đã giữ")
    return submit(request, form, page, act, done="Đã bỏ khỏi lịch.", revision=sitting.revision, verdict=verdict)


def _booked(sitting: Sitting, become: str) -> Verdict:
    """Who has booked, said before the day is taken from them; some left no way to be told."""
    number, reached = number_booked(sitting.code)
    if not number:
        return Verdict.yes()
    silent = f"; {number - reached} người không để lại cách báo, chỉ biết khi xem phiếu hẹn" if number > reached else ""
    return Verdict.warn(f"{number} người đã giữ giờ buổi này sẽ {become}{silent}.")


@permission("petitions.correct")
def hold(request: PageRequest, code: str) -> HttpResponse:
    """Link the reception of that day and host."""
    sitting = get_object_or_404(Sitting, pk=code)
    offered = list(queries.receptions_for(sitting))
    form = HoldForm(request.POST or None, receptions=offered)

    def act() -> str:
        return actions.hold_sitting(
            code,
            reception=form.cleaned_data["reception"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    page = FormPage(f"Gắn buổi tiếp vào {code}", "Gắn", sitting.desk_path(), intro=_line(sitting))
    verdict = void_verdict(sitting)
    if not offered:
        verdict &= Verdict.no(
            "Sổ tiếp công dân chưa có buổi nào của chủ trì này trong ngày ấy; hãy ghi buổi tiếp trước rồi gắn."
        )
    return submit(request, form, page, act, done="Đã gắn buổi tiếp.", revision=sitting.revision, verdict=verdict)


@permission("petitions.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a sitting that was entered by mistake."""
    return void_page(request, get_object_or_404(Sitting, pk=code))


@permission("petitions.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the calendar for past days."""
    return close_page(request, "LT", back_url=reverse("sittings:list"))


def _line(sitting: Sitting) -> str:
    day = f"{weekday_vi(sitting.planned_on)} {date_vi(sitting.planned_on)}"
    by = f", hạn công bố {date_vi(sitting.publish_by)}" if sitting.publish_by else ""
    return f"{sitting.code}: {day}, {sitting.hours_vi()}, {sitting.receiver_title}{by}"
