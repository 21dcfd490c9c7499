"""Whose accounts a denunciation accuses when it names a post: the chair's and the deputies', or those of a row of the roles.

A deputy has no row of his own in the table of roles: his title says it, whatever row he signs in by.
"""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from dienhong.accounts.models import Post, PostQuerySet
from dienhong.petitions.papers.states import CHAIR

DEPUTY = "phó chủ tịch"
NOT_OF_THE_COMMITTEE = ("hđnd", "hội đồng", "mttq", "mặt trận")


def leaders(from_on: date, to_on: date) -> frozenset[int]:
    """The accounts that held the post of chair or deputy chair of the committee on any day from `from_on` to `to_on`."""
    posts = _within(from_on, to_on).values_list("account_id", "role", "title")
    return frozenset(account for account, role, title in posts if role == CHAIR.role or is_deputy(title))


def leads(account_id: int | None, day: date) -> bool:
    """Whether an account holds such a post on a day."""
    return account_id is not None and account_id in leaders(day, day)


def holders(roles: Collection[str], from_on: date, to_on: date) -> frozenset[int]:
    """The accounts that held a post of one of these rows of the table of roles; with the chair's row, the deputies too."""
    found = frozenset(_within(from_on, to_on).filter(role__in=list(roles)).values_list("account_id", flat=True))
    return found | leaders(from_on, to_on) if CHAIR.role in roles else found


def is_deputy(title: str) -> bool:
    """ "Phó Chủ tịch UBND xã", not the deputy chair of the council or of the Front."""
    words = title.casefold()
    return DEPUTY in words and not any(other in words for other in NOT_OF_THE_COMMITTEE)


def _within(from_on: date, to_on: date) -> PostQuerySet:
    return Post.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=from_on), from_on__lte=to_on)
