"""The narrow page of a village head's phone: what hangs in the own village, what was passed on; big buttons, no script."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.models import Unit
from dienhong.disclosure.models import Item
from dienhong.disclosure.proofs import actions
from dienhong.disclosure.proofs.forms import WHERE, photo_field
from dienhong.disclosure.proofs.models import Posting, Relay
from dienhong.disclosure.proofs.own import duties, village_of
from dienhong.disclosure.proofs.rules import PostingData
from dienhong.disclosure.proofs.views import photo_bytes
from dienhong.disclosure.states import Place, RelayWay
from dienhong.page.acts import Act
from dienhong.page.fields import DayField
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit


class PhotoForm(forms.Form):
    """A picture, if there is one."""

    photo = photo_field()


class HangForm(PhotoForm):
    """The day first: a paper that was put up where there is no signal is noted later, and its days count from then."""

    from_on = DayField(label="Dán từ ngày", required=False, help_text="Dán hôm nay thì để nguyên.")
    field_order = ("from_on", "photo")


class WayForm(forms.Form):
    """One of the ways: each is a button of its own."""

    way = forms.ChoiceField(label="Bằng cách nào", choices=RelayWay.choices)


@permission("village.told")
def board(request: PageRequest) -> HttpResponse:
    """What this head has to hang and to pass on, what hangs, and the last note to take back."""
    village = village_of(request.posts, request.today)
    found = duties(village, request.today) if village else []
    hanging = [
        {
            "duty": one,
            "act": Act.under(
                one.down, "Đã gỡ", reverse("disclosure:village_take_down", args=[one.item.code, one.posting.pk])
            ),
        }
        for one in sorted(found, key=lambda one: not one.to_take_down)
        if one.posting and one.down is not None
    ]
    mine = [(relay, one.item) for one in found for relay in one.passed if relay.on == request.today]
    context = {
        "village": village,
        "post": request.posts[0].title if request.posts else "",
        "to_post": [one for one in found if one.to_post],
        "to_relay": [one for one in found if one.to_relay],
        "hanging": hanging,
        "passed": [{"relay": relay, "item": item, "act": _undo(relay, item)} for relay, item in mine],
    }
    return render(request, "disclosure/village/board.html", context)


@permission("village.told")
def post_up(request: PageRequest, code: str) -> HttpResponse:
    """The paper hangs since today, or since the day that is told."""
    village = _own(request)
    item = get_object_or_404(Item.objects.standing(), pk=code)
    form = HangForm(request.POST or None, request.FILES or None, initial={"from_on": request.today})

    def act() -> str:
        by = actor_for(request.posts)
        where = f"{WHERE} {village.name}"
        since = form.cleaned_data["from_on"] or request.today
        told = PostingData(Place.VILLAGE, where, since, by.post, village.code)
        actions.post_up(code, told, by=by, at=request.now, photo=photo_bytes(form))
        return reverse("disclosure:village")

    page = _page(
        item, village, "Đã niêm yết", "Chụp tờ giấy đã dán rồi bấm nút. Không có ảnh vẫn ghi được.", multipart=True
    )
    return submit(request, form, page, act, done=f"Đã ghi niêm yết: {item.title}.")


@permission("village.told")
def take_down(request: PageRequest, code: str, number: int) -> HttpResponse:
    """The paper came down today."""
    village = _own(request)
    item = get_object_or_404(Item, pk=code)
    posting = get_object_or_404(Posting, pk=number, item=item, village=village.code)
    form = PhotoForm(request.POST or None, request.FILES or None)
    form.fields["photo"].label = "Ảnh lúc gỡ"
    verdict = actions.take_down_verdict(item, posting, to_on=request.today, today=request.today)

    def act() -> str:
        by = actor_for(request.posts)
        actions.take_down(code, number, to_on=request.today, by=by, at=request.now, photo=photo_bytes(form))
        return reverse("disclosure:village")

    page = _page(item, village, "Đã gỡ", "", multipart=True)
    return submit(request, form, page, act, done=f"Đã ghi gỡ: {item.title}.", verdict=verdict)


@permission("village.told")
def relay(request: PageRequest, code: str) -> HttpResponse:
    """Passed on today: one tap on the way it was done."""
    village = _own(request)
    item = get_object_or_404(Item.objects.standing(), pk=code)
    form = WayForm(request.POST or None)

    def act() -> str:
        by = actor_for(request.posts)
        actions.relay(code, village.code, on=request.today, way=form.cleaned_data["way"], by=by, at=request.now)
        return reverse("disclosure:village")

    page = _page(item, village, "", "Bấm cách đã làm. Ghi nhầm thì bấm Hoàn tác ở trang trước.")
    page.context["ways"] = RelayWay.choices  # type: ignore[index]
    return submit(request, form, page, act, done=f"Đã ghi truyền đạt: {item.title}.")


@permission("village.told")
def undo(request: PageRequest, code: str, number: int) -> HttpResponse:
    """Take back a note of today."""
    village = _own(request)
    item = get_object_or_404(Item, pk=code)
    get_object_or_404(Relay, pk=number, item=item, village=village.code)
    form = forms.Form(request.POST or None)

    def act() -> str:
        actions.undo_relay(code, number, by=actor_for(request.posts), at=request.now)
        return reverse("disclosure:village")

    return submit(request, form, _page(item, village, "Bỏ lần ghi này", ""), act, done="Đã bỏ lần ghi nhầm.")


def _own(request: PageRequest) -> Unit:
    village = village_of(request.posts, request.today)
    if village is None:
        raise PermissionDenied("Chức vụ đang giữ chưa nói là của thôn nào; nhờ quản trị ghi lại chức vụ.")
    return village


def _undo(relay: Relay, item: Item) -> Act:
    return Act("Hoàn tác", reverse("disclosure:village_undo", args=[item.code, relay.pk]))


def _page(item: Item, village: Unit, button: str, intro: str, *, multipart: bool = False) -> FormPage:
    context: dict[str, Any] = {"item": item, "village": village}
    return FormPage(
        item.title,
        button,
        reverse("disclosure:village"),
        intro=intro,
        template="disclosure/village/form.html",
        multipart=multipart,
        context=context,
    )
