"""A correction is told in the same channels as what was wrong (Law 01/2026/QH16 art. 22(5)): which of them still wait for it,
and the time to correct that runs until none does."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.db import transaction
from django.utils import timezone

from dienhong.deadlines import actions as deadlines
from dienhong.deadlines.models import Deadline
from dienhong.disclosure.asked.models import CorrectionRequest
from dienhong.disclosure.asked.states import RequestState
from dienhong.disclosure.models import Item
from dienhong.disclosure.proofs.grid import Told
from dienhong.disclosure.proofs.owed import Owed
from dienhong.disclosure.requirements import ANSWER_KEY
from dienhong.disclosure.states import State
from dienhong.records import acts, history
from dienhong.records.actor import Actor

TOLD_AGAIN = "told_again"


def channels_left(item: Item, told: Told, since: int) -> Owed:
    """Where versions before `since` were told and none from it on was. What was taken down is corrected nowhere."""
    if item.state != State.PUBLISHED:
        return Owed()
    places = {one.village for one in told.postings if one.number < since}
    heads = {one.village for one in told.relays if one.number < since}
    spoken = any(one.number < since for one in told.broadcasts)
    return Owed(
        len(places - {one.village for one in told.postings if one.number >= since}),
        len(heads - {one.village for one in told.relays if one.number >= since}),
        spoken and not any(one.number >= since for one in told.broadcasts),
    )


def left_of(asked: CorrectionRequest) -> Owed:
    """The channels that wait for the version that corrected what this request is about. Five queries."""
    item = Item.objects.filter(pk=asked.item).first()
    if item is None or asked.new_number is None:
        return Owed()
    return channels_left(item, Told.of(item), asked.new_number)


def settles(act: Callable[..., Item]) -> Callable[..., Item]:
    """An act that tells an item somewhere: in the same transaction the clock of a correction ends that waited for it."""

    @wraps(act)
    def done(code: str, *told: Any, by: Actor, at: datetime, **more: Any) -> Item:
        with transaction.atomic():
            history.lock_head()
            item = act(code, *told, by=by, at=at, **more)
            settle(item, by=by, at=at)
            return item

    return done


def settle(item: Item, *, by: Actor, at: datetime) -> None:
    """End the clocks of corrections of which no channel is left."""
    waiting = Deadline.objects.filter(key=ANSWER_KEY, met_on__isnull=True, dropped_on__isnull=True).values("code")
    corrected = CorrectionRequest.objects.standing().filter(
        item=item.code, state=RequestState.CORRECTED, pk__in=waiting
    )
    told = Told.of(item)
    on = timezone.localdate(at)
    for asked in corrected:
        if not channels_left(item, told, asked.new_number or item.shown):
            with acts.changing(CorrectionRequest, asked.code, verb=TOLD_AGAIN, by=by, at=at):
                deadlines.meet(asked.code, ANSWER_KEY, on=on)
