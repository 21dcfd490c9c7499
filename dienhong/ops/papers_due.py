"""What the morning does by itself in the book of disclosure: it draws the list of each quarter that is over, counts anew the
report to a session of the council that is near, flags permanent items whose source changed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.disclosure.actions import source_changed
from dienhong.disclosure.council.actions import count_again
from dienhong.disclosure.council.models import CouncilReport
from dienhong.disclosure.council.queries import unsent
from dienhong.disclosure.sources import changed_sources
from dienhong.disclosure.summaries.actions import draw
from dienhong.disclosure.summaries.queries import undrawn
from dienhong.law.verdict import Refused
from dienhong.ops.lists_over import MACHINE

AHEAD = timedelta(days=10)
"""A custom of the program: the report is counted anew once, so many days before its session."""


@dataclass(frozen=True, slots=True)
class Done:
    """How many lists were drawn, reports counted anew, items flagged."""

    lists: int
    reports: int
    flagged: int


def put_together(commune: Commune, at: datetime) -> Done:
    """Each is an act of its own: done again, nothing is done twice. What an officer was quicker at is left alone."""
    today = timezone.localdate(at)
    lists = reports = flagged = 0
    for quarter in undrawn(commune.formed_on, today):
        try:
            draw(quarter, by=MACHINE, at=at)
        except Refused:
            continue
        lists += 1
    for kept in near(today):
        try:
            count_again(
                kept.code,
                session_on=kept.session_on,
                from_on=kept.from_on,
                to_on=max(kept.to_on, today - timedelta(days=1)),
                since=commune.formed_on,
                by=MACHINE,
                at=at,
            )
        except Refused:
            continue
        reports += 1
    for one in changed_sources(today):
        try:
            source_changed(one.item, on=one.on, why=one.why, document=one.document, by=MACHINE, at=at)
        except Refused:
            continue
        flagged += 1
    return Done(lists, reports, flagged)


def near(today: date) -> list[CouncilReport]:
    """Reports of which nothing was sent, whose session is near and which nobody counted since it is."""
    return [
        kept
        for kept in unsent()
        if not kept.sent and kept.drawn_on < kept.session_on - AHEAD <= today <= kept.session_on
    ]


def waiting(commune: Commune, on: date) -> Done:
    """What it would be on a day."""
    return Done(len(undrawn(commune.formed_on, on)), len(near(on)), len(changed_sources(on)))
