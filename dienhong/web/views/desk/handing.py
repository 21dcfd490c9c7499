"""Notices that go by hand: the text to paste into a village's group, the file for a message gateway, who was not reached."""

import csv
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from dienhong.accounts.actors import actor_for
from dienhong.commune.models import Unit
from dienhong.commune.queries import villages_on
from dienhong.handoffs import carry
from dienhong.law.verdict import Refused, Verdict
from dienhong.notices import byhand
from dienhong.notices.groups import VillageGroup
from dienhong.notices.messages import segments
from dienhong.notices.models import Channel, Notice, NoticeState
from dienhong.notices.phones import normal
from dienhong.notices.queries import by_hand, to_hand_over, villages_without_group
from dienhong.page.csv_cells import inert
from dienhong.page.once import new_token
from dienhong.page.permissions import permission
from dienhong.page.posting import act_once
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.web.rights import unreadable

MOST = 200
BASIS = "Chưa nối với cổng tin nhắn nào: sao chép, dán vào nhóm, rồi đánh dấu."


class GroupForm(forms.Form):
    """A way to reach a village."""

    village = forms.ChoiceField(label="Thôn")
    channel = forms.ChoiceField(
        label="Cách gửi", choices=[(Channel.ZALO, "Nhóm Zalo"), (Channel.SMS, "Số nhận tin nhắn")]
    )
    label = forms.CharField(
        label="Tên gọi", max_length=120, help_text="Ví dụ: Nhóm Zalo thôn Cầu Đá. Không ghi tên người."
    )
    address = forms.CharField(label="Tên nhóm trên Zalo, hoặc số điện thoại", max_length=120)


@permission("notices.hand")
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """What waits to be carried, matter by matter, each with its text once; and the villages that no group reaches."""
    rows = list(to_hand_over()[:MOST])
    missed = list(by_hand().filter(state=NoticeState.FAILED).order_by("-written_at", "-id")[:MOST])
    closed = unreadable(request, {row.about for row in (*rows, *missed) if row.about})
    context = {
        "register": {"title": "Thông báo chuyển tay", "basis": BASIS},
        "matters": _matters([row for row in rows if row.about not in closed]),
        "missed": [{"notice": row, "once": new_token()} for row in missed if row.about not in closed],
        "site": settings.SITE_URL,
        "without": villages_without_group(request.today),
        "groups": _groups(request),
    }
    return render(request, "web/desk/handing.html", context)


@permission("notices.hand")
@require_POST
def handed(request: PageRequest) -> HttpResponse:
    """These were handed over."""
    numbers = [int(one) for one in request.POST.getlist("tin") if one.isdecimal() and len(one) < 12][:MOST]

    def act() -> str:
        if not numbers:
            raise Refused(Verdict.no("Chưa chọn nơi nào đã chuyển; chưa đánh dấu gì."))
        carry(numbers, by=actor_for(request.posts), at=request.now)
        return reverse("web:handing")

    return act_once(request, act, back=reverse("web:handing"), done="Đã đánh dấu đã chuyển.")


@permission("notices.hand")
@require_POST
def missed(request: PageRequest, number: int) -> HttpResponse:
    """This one did not reach its village, or whom it was for."""
    get_object_or_404(by_hand(), pk=number)

    def act() -> str:
        byhand.miss(number)
        return reverse("web:handing")

    return act_once(request, act, back=reverse("web:handing"), done="Đã ghi chưa đến được.")


@permission("notices.hand")
@require_safe
def messages_file(request: PageRequest) -> HttpResponse:
    """The messages that wait as a file for the operator's gateway: number, text, how many parts it is paid for. Nothing is
    marked by taking it."""
    reply = HttpResponse(content_type="text/csv; charset=utf-8")
    reply["Content-Disposition"] = 'attachment; filename="tin-nhan-cho-gui.csv"'
    reply.write("\ufeff")
    lines = csv.writer(reply)
    lines.writerow(["so_dien_thoai", "noi_dung", "so_doan"])
    waiting = to_hand_over().filter(channel=Channel.SMS)[:MOST]
    closed = unreadable(request, {row.about for row in waiting if row.about})
    for row in waiting:
        if row.about not in closed:
            # A number is kept as digits alone (`notices.phones`): it is no formula, and an apostrophe would spoil it.
            number = normal(row.address) or inert(row.address)
            lines.writerow([number, inert(" ".join(row.body.split())), segments(row.body)])
    return reply


@permission("notices.groups")
def new_group(request: PageRequest) -> HttpResponse:
    """Keep a group."""
    form = GroupForm(request.POST or None, initial={"village": request.GET.get("thon", "")[:24]})
    form.fields["village"].choices = list(villages_on(request.today).values_list("code", "name"))  # type: ignore[attr-defined]

    def act() -> str:
        byhand.keep_group(**form.cleaned_data)
        return reverse("web:handing")

    page = FormPage("Ghi nhóm của thôn", "Ghi nhóm", reverse("web:handing"))
    return submit(request, form, page, act, done="Đã ghi nhóm.")


@permission("notices.groups")
def drop_group(request: PageRequest, number: int) -> HttpResponse:
    """Forget a group."""
    group = VillageGroup.objects.filter(pk=number).first()
    if group is None:
        raise Http404
    form = forms.Form(request.POST if request.method == "POST" else None)

    def act() -> str:
        byhand.drop_group(number)
        return reverse("web:handing")

    page = FormPage(
        "Bỏ nhóm của thôn", "Bỏ nhóm", reverse("web:handing"), intro=f"{group.label}. Tin đã chuyển vẫn còn trong sổ."
    )
    return submit(request, form, page, act, done="Đã bỏ nhóm.")


def _matters(rows: list[Notice]) -> list[dict[str, Any]]:
    """One text for all it is written to; a message is its body alone, in so many parts."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in rows:
        parts = segments(row.body) if row.channel == Channel.SMS else 0
        text = row.body if parts else f"{row.subject}\n{row.body}"
        matter = found.setdefault(
            (row.about, row.subject, row.body),
            {"subject": row.subject, "text": text, "parts": parts, "rows": [], "once": new_token()},
        )
        matter["rows"].append({"notice": row, "once": new_token()})
    return list(found.values())


def _groups(request: PageRequest) -> list[dict[str, Any]]:
    names = dict(Unit.objects.filter(pk__in=VillageGroup.objects.values("village")).values_list("code", "name"))
    channel = dict(Channel.choices)
    return [
        {"group": one, "village": names.get(one.village, one.village), "channel": channel.get(one.channel, "")}
        for one in VillageGroup.objects.all()[:MOST]
    ]
