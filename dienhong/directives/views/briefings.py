"""The desk of briefings: list, one briefing, record, correct, void, close. It says aloud that none is a reception."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.directives import actions, queries
from dienhong.directives.columns import BRIEFING_ORDER, BRIEFINGS, views_of
from dienhong.directives.forms import BriefingFilter, BriefingForm
from dienhong.directives.models import Briefing
from dienhong.directives.rules import BriefingData
from dienhong.directives.views.frame import VERBS, ListPage, allowed, head, list_response
from dienhong.law.dates_vi import date_vi, number_vi, weekday_vi
from dienhong.page.acts import Act
from dienhong.page.closing import close_page, strip
from dienhong.page.frame import address
from dienhong.page.history import history_for
from dienhong.page.listing import Empty
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict

TITLE = "Sổ giao ban"
UNIT = "buổi"
NOT_A_RECEPTION = "Giao ban không phải tiếp công dân: không tính vào số cuộc tiếp công dân."
BASIS = f"Thường trực Đảng ủy giao ban với bí thư chi bộ, trưởng thôn. {NOT_A_RECEPTION}"
EMPTY = (
    "Buổi giao ban nào của Thường trực Đảng ủy với bí thư chi bộ, trưởng thôn đã họp thì ghi vào đây. "
    f"{NOT_A_RECEPTION}"
)


@permission("directives.read")
def listing(request: PageRequest) -> HttpResponse:
    """The briefings, newest first."""
    filters = BriefingFilter(request.GET or None)
    record = allowed(request, "record")
    page = ListPage(
        title=TITLE,
        basis=BASIS,
        entries=queries.filtered_briefings(queries.briefings(), **filters.asked),
        columns=BRIEFINGS,
        order=BRIEFING_ORDER,
        unit=UNIT,
        caption="Các buổi giao ban",
        filename="so-giao-ban.xlsx",
        filters=filters,
        views=views_of(request, "briefings", "briefings"),
        strip=strip(
            request, "GB", unit=UNIT, close_url=reverse("directives:briefing_close"), permission="directives.close"
        ),
        act=Act.under(record, "Ghi buổi giao ban", reverse("directives:briefing_new"), primary=True),
        empty=Empty(
            EMPTY,
            action_url=reverse("directives:briefing_new") if record else "",
            action_label="Ghi buổi giao ban đầu tiên",
        ),
        note="Cuộc tiếp công dân ghi ở sổ khác:",
        note_url=address("petitions:list"),
        note_label="Sổ tiếp công dân",
    )
    return list_response(request, page)


@permission("directives.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One briefing and what was given out."""
    briefing = get_object_or_404(Briefing, pk=code)
    standing = void_verdict(briefing)
    context = {
        "record": head(briefing, f"Giao ban ngày {date_vi(briefing.held_on)}", basis=NOT_A_RECEPTION),
        "facts": _facts(briefing),
        "acts": [
            Act.under(
                allowed(request, "correct") & standing,
                "Sửa bản ghi",
                reverse("directives:briefing_edit", args=[code]),
            ),
            Act.under(
                allowed(request, "void") & standing, "Hủy bản ghi", reverse("directives:briefing_void", args=[code])
            ),
        ],
        "history": history_for(request, briefing, VERBS),
        "crumbs": [{"label": TITLE, "url": reverse("directives:briefings")}],
    }
    return render(request, "page/record.html", context)


@permission("directives.record")
def new(request: PageRequest) -> HttpResponse:
    """Enter a briefing."""
    form = BriefingForm(request.POST or None)

    def act() -> str:
        return actions.record_briefing(
            form.to_data(), by=actor_for(request.posts), at=request.now, looked=form.cleaned_data["looked"]
        ).desk_path()

    return submit(request, form, _page("Ghi buổi giao ban", "Ghi vào sổ", reverse("directives:briefings")), act)


@permission("directives.correct")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Correct a briefing."""
    briefing = get_object_or_404(Briefing, pk=code)
    initial = {name: getattr(briefing, name) for name in BriefingData.__dataclass_fields__}
    form = BriefingForm(request.POST or None, initial=initial)

    def act() -> str:
        return actions.correct_briefing(
            code,
            form.to_data(),
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
            looked=form.cleaned_data["looked"],
        ).desk_path()

    return submit(
        request,
        form,
        _page(f"Sửa {code}", "Ghi bản sửa", briefing.desk_path()),
        act,
        done="Đã ghi bản sửa; bản trước còn trong lịch sử.",
        revision=briefing.revision,
        verdict=void_verdict(briefing),
    )


@permission("directives.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a briefing with a reason."""
    return void_page(request, get_object_or_404(Briefing, pk=code))


@permission("directives.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book of briefings."""
    return close_page(request, "GB", back_url=reverse("directives:briefings"))


def _page(title: str, button: str, cancel: str) -> FormPage:
    return FormPage(
        title=title,
        submit=button,
        cancel_url=cancel,
        intro=NOT_A_RECEPTION,
        template="directives/desk/briefing_form.html",
    )


def _facts(briefing: Briefing) -> list[dict[str, Any]]:
    return [
        {"label": "Ngày giao ban", "text": date_vi(briefing.held_on), "sub": weekday_vi(briefing.held_on)},
        {"label": "Loại", "text": briefing.get_kind_display()},
        {"label": "Chủ trì", "text": briefing.get_host_display()},
        {"label": "Thành phần", "text": briefing.get_audience_display()},
        {"label": "Số người dự", "text": number_vi(briefing.participants)},
        {"label": "Nội dung", "text": briefing.title},
        {"label": "Việc giao sau giao ban", "lines": briefing.actions.splitlines()},
    ]
