"""An old version that held somebody's data is read no more: a correction alone would leave it one click away, and the page
that compares the two would show what was taken out.

Its words stay in the history of the item, which officers with the right read; nobody else reads them anywhere.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone

from dienhong.disclosure.models import Item, Version
from dienhong.disclosure.states import Step
from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy.public_words import may_be_read
from dienhong.records import acts
from dienhong.records.actor import Actor

TOLD = (Step.SHOWN, Step.SUPERSEDED)


def told_versions(item: Item) -> list[Version]:
    """The versions anybody may read, the newest first."""
    return list(item.versions.filter(step__in=TOLD).order_by("-number"))


def can_go(item: Item, numbers: Collection[int], *, why: str, looked: bool, shown_too: bool) -> Verdict:
    """Old versions may go, with a reason that tells nothing of what they held. The one that is shown goes only with its
    successor; alone it would leave an item without words."""
    if not numbers:
        return Verdict.no("Chưa chọn bản nào.")
    verdict = Verdict.yes() if why.strip() else Verdict.no("Chưa ghi lý do gỡ bản cũ; người dân đọc câu này.")
    known = {one.number for one in told_versions(item)}
    if strange := sorted(set(numbers) - known):
        verdict &= Verdict.no(f"Bản {', '.join(map(str, strange))} không còn ai đọc được.")
    if item.shown in numbers and not shown_too:
        verdict &= Verdict.no(
            f"Bản {item.shown} đang công khai: hãy soạn bản mới và chọn gỡ bản này, hoặc gỡ xuống cả nội dung ngay."
        )
    return verdict & may_be_read(why, looked=looked)


def take_old_down(
    code: str,
    numbers: Collection[int],
    *,
    why: str,
    by: Actor,
    at: datetime,
    looked: bool = False,
    revision: int | None = None,
) -> Item:
    """Versions that were replaced are read no more; their places answer with the reason. Raises Refused, EditConflict."""
    with acts.changing(Item, code, verb="old_down", by=by, at=at, revision=revision) as item:
        verdict = can_go(item, numbers, why=why, looked=looked, shown_too=False)
        if not verdict:
            raise Refused(verdict)
        flag(item, numbers, why, timezone.localdate(at))
    return item


def flag(item: Item, numbers: Collection[int], why: str, on: date) -> None:
    """Those replaced go at once, the one shown when the next is told (`go_with_successor`). Within an act."""
    for version in item.versions.filter(step__in=TOLD, number__in=list(numbers)):
        version.gone_why = why.strip()
        if version.step == Step.SUPERSEDED:
            _go(version, on)
        version.save()


def go_with_successor(item: Item, on: date) -> None:
    """The version shown so far is replaced, or goes when that was asked for. Within an act."""
    for version in item.versions.filter(step=Step.SHOWN):
        version.step, version.shown_until = Step.SUPERSEDED, on
        if version.gone_why:
            _go(version, on)
        version.save()


def _go(version: Version, on: date) -> None:
    version.step, version.gone_on = Step.TAKEN_DOWN, on
