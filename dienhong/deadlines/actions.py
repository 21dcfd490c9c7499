"""The only writers of deadlines. Each is called inside an act on the entry (`records.acts.changing`), in its transaction:
the entry's history tells the change, and a deadline has no event of its own.

with acts.changing(Petition, code, verb="accept", by=by, at=at) as petition:
    meet(code, "accept", on=accepted_on)
    open_deadline(code, "settle", "petitions.complaint.settle", start=accepted_on, …)
"""

from collections.abc import Iterable
from datetime import date, datetime

from dienhong.deadlines import rules
from dienhong.deadlines.clock import clock_of, explain, judged_by
from dienhong.deadlines.models import Deadline, Extension, Suspension
from dienhong.law.calendar import Calendar
from dienhong.law.limits import Override, due, limit
from dienhong.law.verdict import Refused, Verdict


def open_deadline(
    code: str,
    key: str,
    limit_id: str,
    *,
    start: date,
    owner: str,
    owner_role: str,
    stops_by: str,
    at: datetime,
    calendar: Calendar,
    chosen_on: date | None = None,
    overrides: Iterable[Override] = (),
    vi: str = "",
) -> Deadline:
    """Start a clock. `chosen_on` is the day that chooses the law's version when it is not `start`; `vi` are other words
    than the limit's own for what is owed, without personal data. Raises UnknownLimit, NotInForce."""
    answer = due(limit_id, start, chosen_on=chosen_on, calendar=calendar, overrides=overrides)
    deadline = Deadline(
        code=code,
        key=key,
        vi=vi or limit(limit_id).vi,
        limit=limit_id,
        first_limit=limit_id,
        start_on=start,
        chosen_on=chosen_on or start,
        first_due_on=answer.due,
        judged_on=answer.due,
        owner=owner,
        owner_role=owner_role,
        stops_by=stops_by,
        opened_at=at,
    )
    explain(deadline, answer)
    deadline.save(force_insert=True)
    return deadline


def meet(code: str, key: str, *, on: date) -> Deadline:
    """The act was done on a day; late or not is read off the dates. A suspension that went on ends with it.

    Raises Refused, Deadline.DoesNotExist.
    """
    deadline = Deadline.objects.get(code=code, key=key)
    _ask(rules.can_meet(deadline, on=on))
    deadline.met_on = on
    _end_suspension(deadline, on)
    deadline.save(update_fields=["met_on", "suspended_on"])
    return deadline


def meet_if_open(code: str, key: str, *, on: date) -> Deadline | None:
    """`meet` where the clock may not be there or may be over."""
    deadline = Deadline.objects.filter(code=code, key=key).first()
    return meet(code, key, on=on) if deadline is not None and deadline.is_open else None


def drop(code: str, *, on: date, why: str, keys: Iterable[str] | None = None) -> int:
    """Nothing is owed any more (withdrawn, transferred, returned): the open clocks of the entry, or those of `keys`."""
    found = Deadline.objects.filter(code=code, met_on__isnull=True, dropped_on__isnull=True)
    dropped = list(found.filter(key__in=list(keys)) if keys is not None else found)
    for deadline in dropped:
        deadline.dropped_on, deadline.dropped_why = on, why
        _end_suspension(deadline, on)
        deadline.save(update_fields=["dropped_on", "dropped_why", "suspended_on"])
    return len(dropped)


def reopen(code: str, key: str) -> Deadline:
    """What ended the clock was undone: it runs again under its own day, as if it had never stopped."""
    deadline = Deadline.objects.get(code=code, key=key)
    deadline.met_on, deadline.dropped_on, deadline.dropped_why = None, None, ""
    deadline.save(update_fields=["met_on", "dropped_on", "dropped_why"])
    return deadline


def restart(code: str, key: str, *, start: date, calendar: Calendar, overrides: Iterable[Override] = ()) -> Deadline:
    """The day the clock runs from was entered wrongly: the open clock is computed again from the right one.

    An extension or a suspension was decided over the wrong day: those are not rewritten. Raises Refused, NotInForce.
    """
    deadline = Deadline.objects.get(code=code, key=key)
    _ask(rules.can_restart(deadline))
    deadline.start_on = deadline.chosen_on = start
    answer = clock_of(deadline, calendar, overrides)
    deadline.first_due_on = deadline.due_on = deadline.judged_on = answer.due
    explain(deadline, answer)
    deadline.save()
    return deadline


def extend(
    code: str,
    key: str,
    to_limit: str,
    *,
    decided_on: date,
    document: str,
    calendar: Calendar,
    grounds: Iterable[str] = (),
    overrides: Iterable[Override] = (),
) -> Deadline:
    """Lengthen a clock to a limit that extends it, by a dated paper. The whole time is counted from the same start.

    Decided after the time had run out, it moves the day to keep and not the day lateness is judged by. Raises Refused.
    """
    deadline = Deadline.objects.get(code=code, key=key)
    _ask(rules.can_extend(deadline, to_limit, decided_on=decided_on))
    before, in_time = deadline.due_on, decided_on <= deadline.judged_on
    deadline.limit = to_limit
    explain(deadline, clock_of(deadline, calendar, overrides))
    Extension.objects.create(
        deadline=deadline,
        limit=to_limit,
        decided_on=decided_on,
        document=document,
        grounds=" ".join(grounds),
        due_before=before,
        due_on=deadline.due_on,
        in_time=in_time,
    )
    deadline.judged_on = judged_by(deadline)
    deadline.save()
    return deadline


def suspend(code: str, key: str, *, from_on: date, document: str, reason: str) -> Deadline:
    """Stop a clock from a day on. Raises Refused."""
    deadline = Deadline.objects.get(code=code, key=key)
    _ask(rules.can_suspend(deadline, from_on=from_on))
    Suspension.objects.create(deadline=deadline, from_on=from_on, document=document, reason=reason)
    deadline.suspended_on = from_on
    deadline.save(update_fields=["suspended_on"])
    return deadline


def resume(
    code: str, key: str, *, on: date, document: str, calendar: Calendar, overrides: Iterable[Override] = ()
) -> Deadline:
    """Let a clock go on: the days between do not count. Raises Refused."""
    deadline = Deadline.objects.get(code=code, key=key)
    _ask(rules.can_resume(deadline, on=on))
    deadline.suspensions.filter(until_on__isnull=True).update(until_on=on, resumed_by=document)
    deadline.suspended_on = None
    return recount(deadline, calendar, overrides)


def recount(deadline: Deadline, calendar: Calendar, overrides: Iterable[Override] = ()) -> Deadline:
    """Compute the day again, over the suspensions and the calendar as now known; what was judged late stays so."""
    explain(deadline, clock_of(deadline, calendar, overrides))
    deadline.judged_on = judged_by(deadline)
    deadline.save()
    return deadline


def _end_suspension(deadline: Deadline, on: date) -> None:
    if deadline.suspended_on is not None:
        deadline.suspensions.filter(until_on__isnull=True).update(until_on=max(on, deadline.suspended_on))
        deadline.suspended_on = None


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
