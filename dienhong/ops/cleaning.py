"""What the program keeps for its own use, and for how long. No record of a register is among it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps
from django.db.models import Model, QuerySet

from dienhong.ops.times import Times
from dienhong.petitions.bookings.actions import BOOKERS
from dienhong.petitions.bookings.rules import BOOKERS_KEPT


@dataclass(frozen=True)
class Kept:
    """Rows of a model are kept for `age` after the instant in `since`, told by the commune's clock or by the wall's;
    `only` narrows them."""

    model: str
    since: str
    age: timedelta
    wall: bool = True
    only: Mapping[str, object] = field(default_factory=dict)

    def old(self, times: Times) -> "QuerySet[Model]":
        """Rows past their age."""
        now = times.wall if self.wall else times.at
        rows: QuerySet[Model] = apps.get_model(self.model)._default_manager.all()
        return rows.filter(**{f"{self.since}__lt": now - self.age}, **self.only)


KEPT = (
    # A form is sent again by a browser that was left open; nobody leaves one open for a month.
    Kept("page.OnceToken", "used_at", timedelta(days=30), wall=False),
    Kept("sessions.Session", "expire_date", timedelta(0)),
    # The limiter looks one hour back.
    Kept("page.Attempt", "at", timedelta(days=1)),
    # Who booked a reception, and letters to them: docs/adr/0013. The booking itself stays in its book, without a name.
    Kept("petitions.Booker", "comes_at", BOOKERS_KEPT, wall=False),
    Kept("notices.Notice", "written_at", BOOKERS_KEPT * 2, wall=False, only={"role": BOOKERS}),
    # Whoever asked to be told and never said yes; and letters to followers, once their week is over.
    Kept("notices.Subscription", "asked_at", timedelta(days=7), only={"confirmed_at": None}),
    Kept("notices.Notice", "written_at", timedelta(days=90), only={"role": "follower"}),
    # A session lasts half a day, a citizen's link half an hour.
    Kept("accounts.OpenSession", "began_at", timedelta(days=1)),
    Kept("web.CitizenLink", "asked_at", timedelta(days=1)),
    # Words of a comment that nobody read in half a year: docs/adr/0013.
    Kept("listening.Comment", "received_at", timedelta(days=180), wall=False, only={"state": "waiting"}),
    Kept("ops.MorningStep", "claimed_at", timedelta(days=90)),
    Kept("django_tasks_database.DBTaskResult", "finished_at", timedelta(days=30)),
)


def old(times: Times) -> Iterator[tuple[str, int]]:
    """Model → how many rows are past their age; those without any are left out."""
    for kept in KEPT:
        if count := kept.old(times).count():
            yield kept.model, count


def clean(times: Times) -> int:
    """Delete what is past its age; how many rows. Idempotent."""
    return sum(kept.old(times).delete()[0] for kept in KEPT)
