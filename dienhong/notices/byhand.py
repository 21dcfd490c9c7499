"""Notices that an officer carries: told as handed over, or as not having reached their village."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from dienhong.law.verdict import Refused, Verdict
from dienhong.notices.channels import ADAPTERS
from dienhong.notices.groups import VillageGroup
from dienhong.notices.models import NoticeState
from dienhong.notices.queries import by_hand

NOT_REACHED = "NotReached"


def hand_over(pks: Iterable[int], *, at: datetime) -> int:
    """Mark as handed over what still waits or was not reached; how many. Twice is once."""
    rows = by_hand().filter(pk__in=list(pks), state__in=[NoticeState.WAITING, NoticeState.FAILED])
    return rows.update(state=NoticeState.SENT, sent_at=at, error="", tries=F("tries") + 1)


def miss(pk: int) -> int:
    """Mark one as not having reached its village: it stands among those not reached until it is handed over after all."""
    rows = by_hand().filter(pk=pk).exclude(state=NoticeState.SENT)
    return rows.update(state=NoticeState.FAILED, error=NOT_REACHED)


def keep_group(village: str, channel: str, label: str, address: str) -> VillageGroup:
    """Keep a group of a village. Raises Refused."""
    adapter = ADAPTERS[channel]
    verdict = Verdict.yes()
    if adapter.by_itself:
        verdict &= Verdict.no("Nhóm của thôn là nhóm Zalo hoặc số nhận tin nhắn.")
    if not label.strip():
        verdict &= Verdict.no("Thiếu tên nhóm.")
    if not adapter.reads(address):
        verdict &= Verdict.no(f"{adapter.unread[:1].upper()}{adapter.unread[1:]}.")
    if not verdict:
        raise Refused(verdict)
    with transaction.atomic():
        group, _new = VillageGroup.objects.update_or_create(
            village=village, channel=channel, address=adapter.kept(address), defaults={"label": label.strip()}
        )
    return group


def drop_group(pk: int) -> None:
    """Forget a group; what was written to it stays, without the number."""
    with transaction.atomic():
        group = VillageGroup.objects.filter(pk=pk).first()
        if group is not None:
            by_hand().filter(channel=group.channel, address=group.address).exclude(state=NoticeState.WAITING).update(
                address=""
            )
            group.delete()
