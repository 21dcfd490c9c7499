"""Emptying the outbox: rows are claimed one by one, sent, and marked by what became of them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from dienhong.notices import queries
from dienhong.notices.channels import ADAPTERS
from dienhong.notices.models import Notice, NoticeState
from dienhong.notices.rules import ROUND, TRIES, WAITS
from dienhong.notices.sending import Outcome

INTERRUPTED = "Interrupted"


@dataclass(frozen=True)
class Delivered:
    """What a round did. `left`: letters are still due, another round may send them now."""

    sent: int = 0
    again: int = 0
    failed: int = 0
    left: bool = False


def deliver(at: datetime, *, most: int = ROUND) -> Delivered:
    """Send what is due, one round of it. `at` is the wall's time, also where the demo's day stands still.

    Each row is claimed by a conditional update before it is sent and marked after, outside any transaction: two who
    deliver at once share the rows, and one who dies leaves a row that is taken up again. A letter is sent at least once.
    """
    sent = again = 0
    failed = _give_up(at)
    for pk in list(queries.due(at).values_list("pk", flat=True)[:most]):
        notice = _claim(pk, at)
        if notice is None:
            continue
        outcome = _sent(notice, at)
        state = _mark(notice, outcome, at)
        sent += state == NoticeState.SENT
        again += state == NoticeState.WAITING
        failed += state == NoticeState.FAILED
        if outcome.stop:
            return Delivered(sent, again, failed)
    return Delivered(sent, again, failed, left=queries.due(at).exists())


def _sent(notice: Notice, at: datetime) -> Outcome:
    """By the adapter of its channel; what goes by hand is never among what is due."""
    through = ADAPTERS[notice.channel].send
    if through is None:
        raise LookupError(f"nothing sends {notice.channel} by itself")
    return through(notice, at)


def _claim(pk: int, at: datetime) -> Notice | None:
    """The row, when this update made it ours."""
    rows = queries.due(at).order_by().filter(pk=pk)
    if not rows.update(state=NoticeState.SENDING, claimed_at=at, tries=F("tries") + 1):
        return None
    return Notice.objects.select_related("subscription").get(pk=pk)


def _mark(notice: Notice, outcome: Outcome, at: datetime) -> NoticeState | None:
    """Write down what became of a row; None when another took it up meanwhile and tells of it."""
    if outcome.sent:  # a letter that left has left, whoever marks first
        rows = Notice.objects.filter(pk=notice.pk).exclude(state=NoticeState.SENT)
        done = rows.update(state=NoticeState.SENT, sent_at=at, error="", next_try_at=None)
        return NoticeState.SENT if done else None
    ours = Notice.objects.filter(pk=notice.pk, state=NoticeState.SENDING, claimed_at=at, tries=notice.tries)
    if outcome.final or notice.tries >= TRIES:
        return NoticeState.FAILED if ours.update(state=NoticeState.FAILED, error=outcome.error) else None
    then = at + WAITS[notice.tries - 1]
    done = ours.update(state=NoticeState.WAITING, next_try_at=then, error=outcome.error)
    return NoticeState.WAITING if done else None


def _give_up(at: datetime) -> int:
    """Rows whose sender died at the last try."""
    rows = Notice.objects.filter(queries.abandoned(at), tries__gte=TRIES)
    return rows.update(state=NoticeState.FAILED, error=INTERRUPTED)
