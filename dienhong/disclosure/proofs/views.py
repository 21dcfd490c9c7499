"""Screens that note a proof: put up, take down, broadcast, end it, pass on, told otherwise."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import units_on, villages_on
from dienhong.disclosure.models import Item
from dienhong.disclosure.proofs import actions
from dienhong.disclosure.proofs.forms import (
    OFFICE,
    BroadcastForm,
    EndBroadcastForm,
    PostUpForm,
    RelayForm,
    TakeDownForm,
    TellForm,
)
from dienhong.disclosure.proofs.models import Broadcast
from dienhong.disclosure.proofs.rules import NOT_TOLD
from dienhong.disclosure.states import State
from dienhong.disclosure.views.frame import crumbs
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_verdict
from dienhong.records.actor import Actor

POSTED, SPOKEN, PASSED, FORMS = (
    "10/2022/QH15 art 13 k 2",
    "10/2022/QH15 art 13 k 3",
    "10/2022/QH15 art 13 k 4",
    "10/2022/QH15 art 12 k 1",
)


@permission("disclosure.prove")
def post_up(request: PageRequest, code: str) -> HttpResponse:
    """Papers put up on one day; `?noi=` has a place chosen, else the office: of a village somebody must say so."""
    item = get_object_or_404(Item, pk=code)
    hanging = {one.village for one in item.postings.filter(to_on__isnull=True)}
    offered = {OFFICE: "Trụ sở HĐND và UBND xã", **dict(villages_of(item, request))}
    free = {key: name for key, name in offered.items() if ("" if key == OFFICE else key) not in hanging}
    chosen = request.GET.get("noi", "")
    form = PostUpForm(
        request.POST or None,
        request.FILES or None,
        places=free,
        initial={"from_on": request.today, "places": [one for one in (chosen or OFFICE,) if one in free]},
    )
    verdict = _shown(item)
    if not free:
        verdict &= Verdict.no("Mọi nơi đều đang niêm yết; ghi đã gỡ rồi mới ghi lần mới.")

    def act(by: Actor, revision: int) -> Item:
        told = form.to_data()
        photo = photo_bytes(form)
        return actions.post_up(code, *told, by=by, at=request.now, photo=photo, revision=revision)

    return _submit(request, item, form, act, "Ghi niêm yết", POSTED, verdict, multipart=True)


@permission("disclosure.prove")
def take_down(request: PageRequest, code: str) -> HttpResponse:
    """Papers that came down on one day; `?noi=` has one chosen. Those whose days are over are told as such."""
    item = get_object_or_404(Item, pk=code)
    hanging = list(item.postings.filter(to_on__isnull=True).order_by("village", "id"))
    names = dict(villages_on(request.today).values_list("code", "name"))
    offered = {}
    for one in hanging:
        over = actions.take_down_verdict(item, one, to_on=request.today, today=request.today)
        told = f"{names.get(one.village, one.where)}, từ {date_vi(one.from_on)}"
        offered[one.pk] = f"{told}, đã đủ ngày" if over else told
    chosen = request.GET.get("noi", "")
    places = [int(chosen)] if chosen.isdecimal() and len(chosen) < 12 and int(chosen) in offered else []
    form = TakeDownForm(
        request.POST or None,
        request.FILES or None,
        places=offered.items(),
        initial={"to_on": request.today, "places": places},
    )
    verdict = void_verdict(item)
    if not hanging:
        verdict &= Verdict.no("Không còn tờ nào đang niêm yết.")

    def act(by: Actor, revision: int) -> Item:
        data = {name: form.cleaned_data[name] for name in ("to_on", "taken_down_by", "why", "lost")}
        places = [int(number) for number in form.cleaned_data["places"]]
        return actions.take_down(
            code, *places, **data, photo=photo_bytes(form), by=by, at=request.now, revision=revision
        )

    return _submit(request, item, form, act, "Ghi đã gỡ", POSTED, verdict, multipart=True)


@permission("disclosure.prove")
def broadcast(request: PageRequest, code: str) -> HttpResponse:
    """A run of broadcasts."""
    item = get_object_or_404(Item, pk=code)
    form = BroadcastForm(request.POST or None, villages=villages_of(item, request), initial={"from_on": request.today})

    def act(by: Actor, revision: int) -> Item:
        return actions.broadcast(code, form.to_data(), by=by, at=request.now, revision=revision)

    return _submit(request, item, form, act, "Ghi phát thanh", SPOKEN, _shown(item))


@permission("disclosure.prove")
def end_broadcast(request: PageRequest, code: str, number: int) -> HttpResponse:
    """The last day of a run."""
    item = get_object_or_404(Item, pk=code)
    run = get_object_or_404(Broadcast, pk=number, item=item)
    form = EndBroadcastForm(request.POST or None, initial={"to_on": request.today})
    verdict = actions.end_broadcast_verdict(item, run, to_on=request.today, today=request.today)

    def act(by: Actor, revision: int) -> Item:
        return actions.end_broadcast(code, number, **form.cleaned_data, by=by, at=request.now, revision=revision)

    return _submit(request, item, form, act, "Ghi dừng phát", SPOKEN, verdict, intro=run.script)


@permission("disclosure.prove")
def relay(request: PageRequest, code: str) -> HttpResponse:
    """Heads that passed it on; those that did are not offered as missing any more."""
    item = get_object_or_404(Item, pk=code)
    form = RelayForm(request.POST or None, villages=villages_of(item, request), initial={"on": request.today})

    def act(by: Actor, revision: int) -> Item:
        data = dict(form.cleaned_data)
        return actions.relay(code, *data.pop("scope"), **data, by=by, at=request.now, revision=revision)

    return _submit(request, item, form, act, "Ghi truyền đạt", PASSED, _shown(item))


@permission("disclosure.prove")
def tell(request: PageRequest, code: str) -> HttpResponse:
    """Another form of the law."""
    item = get_object_or_404(Item, pk=code)
    form = TellForm(request.POST or None, initial={"on": request.today})

    def act(by: Actor, revision: int) -> Item:
        return actions.tell(code, **form.cleaned_data, by=by, at=request.now, revision=revision)

    return _submit(request, item, form, act, "Ghi hình thức khác", FORMS, _shown(item))


def villages_of(item: Item, request: PageRequest) -> list[tuple[str, str]]:
    """(code, name) of the villages concerned, in Vietnamese order."""
    found = units_on(request.today).filter(pk__in=item.village_codes) if item.villages else villages_on(request.today)
    return list(found.values_list("code", "name"))


def photo_bytes(form: forms.Form) -> bytes | None:
    """The picture that was sent, if any."""
    file = form.cleaned_data.get("photo")
    return file.read() if file else None


def _shown(item: Item) -> Verdict:
    return void_verdict(item) & (Verdict.yes() if item.state == State.PUBLISHED else Verdict.no(NOT_TOLD))


def _submit(
    request: PageRequest,
    item: Item,
    form: forms.Form,
    act: Callable[[Actor, int], Item],
    title: str,
    law: str,
    verdict: Verdict,
    *,
    multipart: bool = False,
    intro: str = "",
) -> HttpResponse:
    context: dict[str, Any] = {"crumbs": crumbs(item)}
    page = FormPage(
        f"{title}: {item.code}",
        title,
        item.desk_path(),
        law=law,
        intro=f"{item.title}. {intro}".strip(". ") + ".",
        template="disclosure/desk/proof.html",
        multipart=multipart,
        context=context,
    )

    def done() -> str:
        return act(actor_for(request.posts), revision_of(request)).desk_path()

    return submit(request, form, page, done, done="Đã ghi chứng cứ.", revision=item.revision, verdict=verdict)
