"""The clocks of an item that have a life: to publish, and to tell anew what changed. What stays up is computed (`proofs`)."""

from datetime import date, datetime

from django.utils import timezone

from dienhong.commune.queries import local_calendar
from dienhong.deadlines import actions as deadlines
from dienhong.deadlines.models import Deadline
from dienhong.disclosure.models import Item
from dienhong.disclosure.requirements import CHANGED, asked_of, unknown_vi
from dienhong.law.disclosure import content
from dienhong.law.limits import NotInForce

PUBLISH_KEY, CHANGED_KEY = "publish", "changed"
OWNER_ROLE = "committee_office"


def open_publish(item: Item, *, at: datetime, on: date) -> None:
    """Start the time to publish; where the law's data have none for the day the item says so instead."""
    asked = asked_of(item.content, item.sector, item.starts_on, on)
    if not asked.publish:
        item.unclocked = asked.unknown[:500]
        return
    item.unclocked = _open(item, PUBLISH_KEY, asked.publish, start=item.starts_on, at=at)


def refit_publish(item: Item, *, at: datetime, on: date) -> None:
    """The sector or the day was corrected before anything was told: the clock is computed again."""
    clock = Deadline.objects.filter(code=item.code, key=PUBLISH_KEY).first()
    asked = asked_of(item.content, item.sector, item.starts_on, on)
    if clock is not None and clock.limit == asked.publish and clock.is_open:
        if clock.start_on != item.starts_on:
            deadlines.restart(item.code, PUBLISH_KEY, start=item.starts_on, calendar=local_calendar())
        return
    if clock is not None:
        # Another limit altogether: nothing was decided about this clock yet, and history keeps what it said.
        clock.delete()
    open_publish(item, at=at, on=on)


def stop_publish(item: Item, *, on: date) -> None:
    """It was told; before its time began to run nothing was owed yet."""
    clock = Deadline.objects.filter(code=item.code, key=PUBLISH_KEY).first()
    if clock is None or not clock.is_open:
        return
    if on < clock.start_on:
        deadlines.drop(item.code, on=on, keys=[PUBLISH_KEY], why="đã công khai trước ngày bắt đầu tính hạn")
    else:
        deadlines.meet(item.code, PUBLISH_KEY, on=on)


def open_changed(item: Item, *, on: date, at: datetime) -> str:
    """Start the time to tell anew; each change has its own clock. Returns what the law's data do not know."""
    before = Deadline.objects.filter(code=item.code, key__startswith=CHANGED_KEY).count()
    return _open(item, f"{CHANGED_KEY}_{before + 1}" if before else CHANGED_KEY, CHANGED, start=on, at=at)


def stop_changed(item: Item, *, on: date) -> None:
    """A new version was told: every open change is answered by it."""
    for clock in Deadline.objects.filter(code=item.code, key__startswith=CHANGED_KEY):
        if clock.is_open:
            deadlines.meet(item.code, clock.key, on=max(on, clock.start_on))


def _short(item: Item, at: datetime) -> str:
    """The content in a few words: a title that is not public yet stands in no letter."""
    return content(item.content, max(item.starts_on, timezone.localdate(at))).short_vi


def _open(item: Item, key: str, limit_id: str, *, start: date, at: datetime) -> str:
    try:
        deadlines.open_deadline(
            item.code,
            key,
            limit_id,
            start=start,
            owner=item.unit,
            owner_role=OWNER_ROLE,
            stops_by="công khai trên trang của xã" if key == PUBLISH_KEY else "công khai bản đã cập nhật",
            vi=f"{'Công khai' if key == PUBLISH_KEY else 'Công khai lại'} nội dung {item.content} ({_short(item, at)})",
            at=at,
            calendar=local_calendar(),
        )
    except NotInForce:
        return unknown_vi(limit_id, start)
    return ""
