"""The only writer of regular hours: declare. What was declared wrongly is voided like any entry."""

from datetime import date, datetime

from dienhong.law.verdict import Refused
from dienhong.petitions.regular import rules
from dienhong.petitions.regular.models import RegularHours
from dienhong.records import acts
from dienhong.records.actor import Actor


@acts.one_at_a_time
def declare_hours(*, from_on: date, hours: str, place: str, by: Actor, at: datetime) -> RegularHours:
    """Declare hours and place from a day on; everybody reads them from that day. Raises Refused."""
    twin = RegularHours.objects.standing().filter(from_on=from_on).values_list("code", flat=True).first()
    verdict = rules.can_declare(hours=hours, place=place, from_on=from_on, twin=twin or "")
    if not verdict:
        raise Refused(verdict)
    made = RegularHours(from_on=from_on, hours=" ".join(hours.split()), place=" ".join(place.split()))
    return acts.create(made, verb="declare", by=by, at=at)
