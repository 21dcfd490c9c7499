"""The only writers of quarterly lists: draw, update, put up."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone

from dienhong.commune.queries import villages_on
from dienhong.disclosure.finding import tell
from dienhong.disclosure.states import Place
from dienhong.disclosure.summaries import rules
from dienhong.disclosure.summaries.listed import digest_of, items_told, lines
from dienhong.disclosure.summaries.models import QuarterList
from dienhong.disclosure.summaries.quarters import number_of
from dienhong.disclosure.summaries.queries import list_of
from dienhong.law.periods import Period
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor


@acts.one_at_a_time
def draw(quarter: Period, *, by: Actor, at: datetime) -> QuarterList:
    """Draw the list of a quarter out of the register. Raises Refused."""
    today = timezone.localdate(at)
    drawn = list_of(quarter)
    _ask(rules.can_draw(quarter, today=today, drawn=drawn.code if drawn else ""))
    entries, digest = _computed(quarter)
    fresh = QuarterList(year=quarter.year, quarter=number_of(quarter), drawn_on=today, entries=entries, sha256=digest)
    with acts.creating(fresh, verb="draw", by=by, at=at):
        tell(fresh, at=at)
    return fresh


def update(code: str, *, by: Actor, at: datetime, revision: int | None = None) -> QuarterList:
    """Draw it anew because the register says something else by now: it is to be put up again. The day of the first
    drawing and what hung before stay noted, so that a duty that was met stays met.

    Raises Refused, EditConflict.
    """
    with acts.changing(QuarterList, code, verb="update", by=by, at=at, revision=revision) as kept:
        entries, digest = _computed(kept.period)
        hangs = kept.postings.filter(drawing=kept.drawing).exists()
        _ask(rules.can_update(changed=digest != kept.sha256, hangs=hangs))
        kept.redrawn_on, kept.entries, kept.sha256, kept.posted_on = timezone.localdate(at), entries, digest, None
        kept.drawing += 1
        tell(kept, at=at)
    return kept


def post(
    code: str,
    places: Collection[tuple[str, str]],
    *,
    from_on: date,
    put_up_by: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> QuarterList:
    """Note where it was put up: pairs of place and village code ("" for the office). Places noted before stay as they are.

    Raises Refused, EditConflict.
    """
    with acts.changing(QuarterList, code, verb="post_up", by=by, at=at, revision=revision) as kept:
        villages = set(villages_on(from_on).values_list("code", flat=True))
        _ask(
            rules.can_post(
                places,
                from_on=from_on,
                drawn_on=kept.current_on,
                today=timezone.localdate(at),
                villages=villages,
                put_up_by=put_up_by,
            )
        )
        here = kept.postings.filter(drawing=kept.drawing)
        there = set(here.values_list("place", "village"))
        for place, village in sorted(set(places) - there):
            kept.postings.create(
                drawing=kept.drawing, place=place, village=village, from_on=from_on, put_up_by=put_up_by.strip()
            )
        hangs = {(place, village): day for place, village, day in here.values_list("place", "village", "from_on")}
        wanted = {(Place.OFFICE.value, ""), *((Place.VILLAGE.value, village) for village in villages)}
        if wanted <= set(hangs):
            kept.posted_on = max(hangs[place] for place in wanted)
            kept.first_posted_on = kept.first_posted_on or kept.posted_on
        tell(kept, at=at)
    return kept


def _computed(quarter: Period) -> tuple[int, str]:
    window = quarter.calendar_window()
    found = lines(items_told(window), window)
    return len(found), digest_of(found)


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
