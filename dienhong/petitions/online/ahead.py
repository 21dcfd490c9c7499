"""What will happen with a letter and by when, said before it is sent: the clocks that its receipt would start, counted."""

from dataclasses import dataclass
from datetime import date

from dienhong.commune.queries import local_calendar
from dienhong.law.limits import Due, NotInForce, due, limit
from dienhong.petitions.online.asked import SIGNATURE, conditions
from dienhong.petitions.papers.axes import Channel, Content
from dienhong.petitions.papers.clocks import CLOCKS, wanted
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import UNHANDLED, State


@dataclass(frozen=True)
class Promise:
    """One thing the commune owes, by a counted day."""

    what: str
    who: str
    due: Due


def promises(kind: Content, on: date) -> list[Promise]:
    """What receipt of such a letter today starts, the nearest first; none where the law's data give no day, and none for what
    denounces: sent this way it is no denunciation in law, and no day of that law is promised."""
    if kind == Content.DENUNCIATION:
        return []
    letter = Petition(titled=kind, channel=Channel.ONLINE, received_on=on)
    calendar, found = local_calendar(), []
    for key, limit_id in wanted(letter).items():
        try:
            answer = due(limit_id, on, calendar=calendar)
        except NotInForce:
            continue
        found.append(Promise(limit(limit_id).vi, CLOCKS[key].owner.vi, answer))
    return sorted(found, key=lambda one: one.due.due)


def wants_signature(kind: Content, on: date) -> str:
    """The article that asks for a signature on such a letter; '' where it asks for none."""
    item = conditions(kind, on).get(SIGNATURE)
    return item.cite if item else ""


def to_sign(letter: Petition) -> str:
    """The article that wants a signature under what the portal brought as a complaint, alone or among other things, until it is
    taken up; '' for any other letter."""
    complains = (letter.kind or letter.titled) in (Content.COMPLAINT, Content.MIXED)
    if not complains or letter.channel != Channel.ONLINE or State(letter.state) not in UNHANDLED:
        return ""
    return wants_signature(Content.COMPLAINT, letter.received_on)
