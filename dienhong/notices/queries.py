"""Named sets of notices."""

from datetime import datetime

from django.db.models import Q, QuerySet

from dienhong.notices.models import Notice, NoticeState
from dienhong.notices.rules import ABANDONED_AFTER, TRIES


def waiting(at: datetime) -> Q:
    """Of notices whose hour has come."""
    return Q(state=NoticeState.WAITING) & (Q(next_try_at__isnull=True) | Q(next_try_at__lte=at))


def abandoned(at: datetime) -> Q:
    """Of notices whose sender died while it sent them."""
    return Q(state=NoticeState.SENDING, claimed_at__lte=at - ABANDONED_AFTER)


def due(at: datetime) -> "QuerySet[Notice]":
    """What is to be sent now, the longest waiting first."""
    return Notice.objects.filter(waiting(at) | abandoned(at), tries__lt=TRIES).order_by("written_at", "id")


def not_reached() -> "QuerySet[Notice]":
    """Whom no notice reached."""
    return Notice.objects.filter(state=NoticeState.FAILED)
