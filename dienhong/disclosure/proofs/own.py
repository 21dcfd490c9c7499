"""The village of a head, and what hangs and has to be passed on there: the narrow page on a head's phone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, OuterRef, Prefetch, Q, Subquery

from dienhong.accounts.models import Post
from dienhong.commune.models import Unit
from dienhong.commune.queries import local_calendar, villages_on
from dienhong.disclosure.models import Item, Posting, Relay, Version
from dienhong.disclosure.proofs.actions import asked_for
from dienhong.disclosure.proofs.grid import current, proven_by
from dienhong.disclosure.proofs.rules import can_take_down
from dienhong.disclosure.requirements import HEADS, POSTING, stay
from dienhong.disclosure.states import State
from dienhong.law.calendar import Calendar
from dienhong.law.verdict import Verdict

ROLE = "village_head"
RECENT = timedelta(days=120)
MOST = 60


@dataclass(frozen=True, slots=True)
class Duty:
    """One item for the head of a village: whether its paper hangs here and may come down, whether it was passed on."""

    item: Item
    posts: bool
    posting: Posting | None
    hung_enough: bool
    down: Verdict | None
    relays: bool
    passed: tuple[Relay, ...] = ()

    @property
    def to_post(self) -> bool:
        """A paper that should hang here and does not."""
        return self.posts and self.posting is None and not self.hung_enough

    @property
    def to_take_down(self) -> bool:
        """A paper that hangs here still, of what the commune took down."""
        return self.posting is not None and not self.item.public

    @property
    def to_relay(self) -> bool:
        """Something to pass on that was not."""
        return self.relays and not self.passed


def village_of(posts: Iterable[Post], on: date) -> Unit | None:
    """The village that a head's post is head of, when it stands on that day."""
    codes = {post.village for post in posts if post.role == ROLE and post.village}
    return next((unit for unit in villages_on(on) if unit.code in codes), None)


def duties(village: Unit, on: date) -> list[Duty]:
    """What concerns a village: told lately, not proven yet, or still hanging there. Four queries, whatever the number."""
    told_on = Version.objects.filter(item=OuterRef("pk"), number=OuterRef("shown")).values("shown_from")[:1]
    hanging = Posting.objects.filter(village=village.code, to_on__isnull=True).values("item")
    concerns = Q(villages="") | Q(villages__contains=village.code)
    found = Item.objects.standing().filter(concerns).annotate(told_on=Subquery(told_on))
    lately = Q(state=State.PUBLISHED) & (Q(told_on__gte=on - RECENT) | Q(unproven=True))
    found = found.filter(lately | Q(pk__in=hanging)).order_by(F("told_on").desc(nulls_last=True), "-code_number")[:MOST]
    here = Posting.objects.filter(village=village.code)
    passed = Relay.objects.filter(village=village.code)
    found = found.prefetch_related(Prefetch("postings", here, "here"), Prefetch("relays", passed, "passed"))
    calendar = local_calendar()
    return [_duty(item, village, on, calendar) for item in found]


def _duty(item: Item, village: Unit, on: date, calendar: Calendar) -> Duty:
    here: list[Posting] = item.here  # type: ignore[attr-defined]
    asked = asked_for(item, on)
    posting = asked.of(POSTING)
    hanging = next((one for one in here if one.to_on is None), None)
    mine = [one for one in here if one.number == item.shown]
    down = None
    if hanging:
        down = can_take_down(
            from_on=hanging.from_on,
            down_on=None,
            to_on=on,
            today=on,
            asked=posting,
            stays=stay(posting.stays, hanging.from_on, calendar),
            replaced=not item.public or hanging.number != item.shown,
        )
    return Duty(
        item=item,
        posts=item.public and posting.is_owed and "village" in posting.places,
        posting=hanging,
        hung_enough=proven_by(village.code, mine, posting, on, calendar),
        down=down,
        relays=item.public and asked.of(HEADS).is_owed,
        passed=tuple(current(item.passed, item)),  # type: ignore[attr-defined]
    )
