"""The only writer of regular hours: declare. What was declared wrongly is voided like any entry."""

from datetime import date, datetime

from dienhong.law.verdict import Refused
from dienhong.petitions.regular import rules
from dienhong.petitions.regular.models import RegularHours
from dienhong.privacy.hits import Kind
from dienhong.privacy.public_words import may_be_read
from dienhong.records import acts
from dienhong.records.actor import Actor


@acts.one_at_a_time
def declare_hours(
    *, from_on: date, hours: str, place: str, by: Actor, at: datetime, looked: bool = False
) -> RegularHours:
    """Declare hours and place from a day on; everybody reads them from that day, and `looked` lets through what in them looks
    like personal data. Raises Refused."""
    twin = RegularHours.objects.standing().filter(from_on=from_on).values_list("code", flat=True).first()
    verdict = rules.can_declare(hours=hours, place=place, from_on=from_on, twin=twin or "")
    verdict &= may_be_read(hours, looked=looked) & may_be_read(place, looked=looked, but=(Kind.ADDRESS,))
    if not verdict:
        raise Refused(verdict)
    made = RegularHours(from_on=from_on, hours=" ".join(hours.split()), place=" ".join(place.split()))
    return acts.create(made, verb="declare", by=by, at=at)
