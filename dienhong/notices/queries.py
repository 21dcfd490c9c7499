"""Named sets of notices."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from dienhong.commune.models import Unit
from dienhong.commune.queries import villages_on
from dienhong.notices.models import Channel, Notice, NoticeState, VillageGroup
from dienhong.notices.rules import ABANDONED_AFTER, TRIES


def waiting(at: datetime) -> Q:
    """Of notices whose hour has come."""
    return Q(state=NoticeState.WAITING) & (Q(next_try_at__isnull=True) | Q(next_try_at__lte=at))


def abandoned(at: datetime) -> Q:
    """Of notices whose sender died while it sent them."""
    return Q(state=NoticeState.SENDING, claimed_at__lte=at - ABANDONED_AFTER)


def due(at: datetime) -> "QuerySet[Notice]":
    """What is to be sent now, the longest waiting first."""
    found = Notice.objects.filter(waiting(at) | abandoned(at), tries__lt=TRIES, channel=Channel.MAIL)
    return found.order_by("written_at", "id")


def by_hand() -> "QuerySet[Notice]":
    """What an officer carries: no worker ever takes it up."""
    return Notice.objects.exclude(channel=Channel.MAIL)


def to_hand_over(about: str = "") -> "QuerySet[Notice]":
    """What waits to be carried, the longest waiting first."""
    found = by_hand().filter(state=NoticeState.WAITING)
    return (found.filter(about=about) if about else found).order_by("written_at", "id")


def villages_without_group(on: date) -> "QuerySet[Unit]":
    """Villages that no group reaches: somebody has to go there."""
    return villages_on(on).exclude(pk__in=VillageGroup.objects.values("village"))


def not_reached() -> "QuerySet[Notice]":
    """Whom no notice reached."""
    return Notice.objects.filter(state=NoticeState.FAILED)
