"""Thông báo đã gửi: what was sent to which post, and who was not reached. Addresses and letters stay unseen here."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from dienhong.accounts.roles import roles
from dienhong.law.dates_vi import number_vi
from dienhong.law.verdict import Verdict
from dienhong.notices import actions, queries, rules
from dienhong.notices.channels import ADAPTERS
from dienhong.notices.models import Notice, NoticeState
from dienhong.notices.wording import error_vi
from dienhong.page.acts import Act
from dienhong.page.listing import Cell, Column, Empty, build
from dienhong.page.permissions import may, permission
from dienhong.page.posting import act_once
from dienhong.page.request import PageRequest
from dienhong.page.templatetags.page import instant_vi
from dienhong.supervision.models import Inspection
from dienhong.web.forms import NoticeFilter
from dienhong.web.rights import INTERNAL, may_read_book, unreadable

TITLE = "Thông báo đã gửi"
ORDER = ("-written_at", "-id")
LAMPS = {
    NoticeState.WAITING: "idle",
    NoticeState.SENDING: "idle",
    NoticeState.SENT: "ok",
    NoticeState.FAILED: "stop",
}
CLOSED = "Về một bản ghi thuộc sổ mà chức vụ này không xem"


@permission("notices.read")
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """Every notice, the newest first; what was not reached stands in words above."""
    filters = NoticeFilter(request.GET or None)
    internal = Inspection.objects.filter(pk=OuterRef("about"), internal=True)
    notices: QuerySet[Notice] = Notice.objects.annotate(internal=Exists(internal))
    if filters.is_bound and filters.is_valid() and filters.cleaned_data["state"]:
        notices = notices.filter(state=filters.cleaned_data["state"])
    failed, carried = queries.not_reached().count(), queries.to_hand_over().count()
    table = build(
        request,
        notices,
        _columns(request),
        unit="thông báo",
        caption="Các thông báo",
        row_url=_url,
        default_order=ORDER,
        filters=filters,
        empty=Empty(
            "Chưa có thông báo nào. Mỗi sáng máy viết thư nhắc hạn cho người giữ chức vụ có việc đến hạn và có địa chỉ thư; "
            "thư đã viết, đã gửi và chưa đến được đều hiện ở đây.",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": _told(failed, carried)},
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("notices.read")
@require_safe
def show(request: PageRequest, number: int) -> HttpResponse:
    """One notice: to which post, how often it was tried, why it has not arrived."""
    notice = get_object_or_404(Notice, pk=number)
    closed = bool(unreadable(request, [notice.about] if notice.about else []))
    context = {
        "record": {
            "code": f"Thông báo {notice.pk}",
            "title": CLOSED if closed else notice.subject,
            "state": {"state": LAMPS[NoticeState(notice.state)], "text": _state_vi(notice)},
            "voided": None,
        },
        "facts": _facts(notice, closed=closed),
        "acts": [_retry_act(request, notice)] if notice.state == NoticeState.FAILED else [],
        "crumbs": [{"label": TITLE, "url": reverse("web:notices")}],
    }
    return render(request, "page/record.html", context)


@permission("notices.retry")
@require_POST
def retry(request: PageRequest, number: int) -> HttpResponse:
    """Put a notice that was given up back to waiting."""
    url = _url(get_object_or_404(Notice, pk=number))

    def act() -> str:
        actions.retry(number)
        return url

    return act_once(request, act, back=url, done="Đã đặt lại; máy sẽ gửi trong vài phút tới.")


def _columns(request: PageRequest) -> tuple[Column, ...]:
    """The columns; what is about an entry closed to the reader tells neither its code nor its subject."""
    books: dict[str, bool] = {"": True}

    def is_open(notice: Notice) -> bool:
        prefix = notice.about.partition("-")[0]
        if prefix not in books:
            books[prefix] = may_read_book(request, prefix)
        return books[prefix] and not (notice.internal and not may(request, INTERNAL))  # type: ignore[attr-defined]

    def subject(notice: Notice) -> Cell:
        return Cell(notice.subject, "", _url(notice)) if is_open(notice) else Cell(CLOSED, "muted", _url(notice))

    def about(notice: Notice) -> Cell:
        return Cell(notice.about, "code", _about_url(notice)) if is_open(notice) else Cell("")

    return (
        Column("luc", "Viết lúc", lambda n: Cell(instant_vi(n.written_at), "date"), ("written_at",)),
        Column("cho", "Gửi cho", lambda n: Cell(n.post, "strong"), ("post",)),
        Column("ve", "Tiêu đề", subject),
        Column("ma", "Bản ghi", about),
        Column("trang-thai", "Trạng thái", _state, ("state",)),
        Column("lan", "Lần thử", lambda n: Cell(number_vi(n.tries), "num"), ("tries",), numeric=True),
    )


def _state(notice: Notice) -> Cell:
    text = _state_vi(notice)
    return Cell(text, "lamp", state=LAMPS[NoticeState(notice.state)], sub=error_vi(notice.error))


def _state_vi(notice: Notice) -> str:
    """Where a notice stands; one that an officer has to carry does not go by itself."""
    carried = notice.state == NoticeState.WAITING and not ADAPTERS[notice.channel].by_itself
    return "Chờ chuyển tay" if carried else str(notice.get_state_display())


def _facts(notice: Notice, *, closed: bool) -> list[dict[str, Any]]:
    role = roles().get(notice.role)
    facts: list[dict[str, Any]] = [
        {"label": "Gửi cho", "text": notice.post, "sub": role.vi if role and role.vi != notice.post else ""},
        {"label": "Cách gửi", "text": notice.get_channel_display()},
        {"label": "Viết lúc", "text": instant_vi(notice.written_at)},
        {"label": "Số lần thử", "text": number_vi(notice.tries), "sub": error_vi(notice.error)},
    ]
    if notice.about and not closed:
        facts.append({"label": "Về bản ghi", "text": notice.about, "url": _about_url(notice)})
    if notice.sent_at:
        facts.append({"label": "Gửi lúc", "text": instant_vi(notice.sent_at)})
    elif notice.state == NoticeState.WAITING and notice.next_try_at:
        facts.append({"label": "Thử lại từ", "text": instant_vi(notice.next_try_at)})
    return facts


def _retry_act(request: PageRequest, notice: Notice) -> Act:
    verdict = rules.may_retry(notice)
    if not may(request, "notices.retry"):
        verdict = Verdict.no("Chức vụ đang giữ chỉ được xem thông báo.")
    return Act.under(verdict, "Gửi lại", reverse("web:notice_retry", args=[notice.pk]), primary=True, method="post")


def _told(failed: int, carried: int) -> str:
    waits = f" {number_vi(carried)} thông báo chờ cán bộ chuyển ở “Thông báo chuyển tay”." if carried else ""
    if not failed:
        return f"Không có thông báo nào bị bỏ giữa chừng.{waits}"
    return f"{number_vi(failed)} thông báo chưa đến được người nhận; mở từng thông báo để xem lý do và gửi lại.{waits}"


def _url(notice: Notice) -> str:
    return reverse("web:notice", args=[notice.pk])


def _about_url(notice: Notice) -> str:
    return f"/r/{notice.about}" if notice.about else ""
