"""The book of letters, recounted by hand."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from dienhong.deadlines.models import Deadline
from dienhong.law.periods import Window
from dienhong.petitions.papers.models import Petition, Step
from tests.indicators.naive import AT, Naive, Oracle, any_day, counted, rated, row

MANY_FROM = 5  # Law 42/2013 article 29, read in the law and not in the program's table
KINDS = ["complaint", "denunciation", "recommendation", "feedback"]
ENDS = ["instructed", "transferred", "urged"]


def fill(random: Random, window: Window) -> None:
    letters = [_letter(number, random, window) for number in range(1, 81)]
    standing = [one.code for one in letters if one.voided_at is None]
    for one in letters:
        one.case = one.code if random.random() < 0.7 else random.choice(standing)
    Petition.objects.bulk_create(letters)
    clocks = {one.code: _clock(one, random) for one in letters}
    lives = {one.code: _life(one, random) for one in letters}
    for one in letters:
        first, clock = lives[one.code], clocks[one.code]
        if clock and first:
            clock.met_on, clock.dropped_on = first[0][1], None  # the first answer's day, whatever came later
        Step.objects.bulk_create(
            Step(petition=one, order=order, act=act, on=on, after="settled", post="x")
            for order, (act, on) in enumerate(first, start=1)
        )
    again = [_second(one, lives[one.code], random) for one in letters if len(lives[one.code]) > 1]
    Deadline.objects.bulk_create(clock for clock in [*clocks.values(), *again] if clock is not None)


def _life(one: Petition, random: Random) -> list[tuple[str, date]]:
    """Decided once; or decided, rejected and decided again; or rejected and in hand."""
    if one.settled_on is None:
        if one.state == "accepted" and one.accepted_on and random.random() < 0.5:
            decided = one.accepted_on + timedelta(days=random.randrange(40))
            return [("decide", decided), ("reopen", decided + timedelta(days=2))]
        return []
    if random.random() < 0.6:
        return [("decide", one.settled_on)]
    sooner = one.settled_on - timedelta(days=random.randrange(50))
    return [("decide", sooner), ("reopen", sooner), ("decide", one.settled_on)]


def _second(one: Petition, life: list[tuple[str, date]], random: Random) -> Deadline | None:
    clock = _clock(one, random)
    if clock is not None:
        clock.key, clock.met_on = "reply_2", life[2][1] if len(life) > 2 else None
    return clock


def _letter(number: int, random: Random, window: Window) -> Petition:
    received = any_day(random, window)
    handled = received + timedelta(days=random.randrange(90)) if random.random() < 0.8 else None
    kind = random.choice(KINDS) if handled else random.choice([*KINDS, "mixed", ""])
    ours = random.random() < 0.6
    eligible = random.random() < 0.7
    state = random.choice(["accepted", "settled", "stopped"] if ours else ENDS) if handled else "received"
    if handled and not eligible:
        state = random.choice(["filed", "returned", "split", "linked"])
    accepted = handled if handled and state in ("accepted", "settled") else None
    settled = accepted + timedelta(days=random.randrange(60)) if accepted and state == "settled" else None
    letter: Petition = row(
        Petition,
        number,
        random,
        received_on=received,
        stepped_on=received,
        channel="post",
        kind=kind,
        titled=kind if kind != "mixed" else "",
        eligible=eligible,
        competence="ours" if ours else "judicial",
        settled_before=random.choice(["never", "once", "often"]),
        people_count=random.choice([1, 1, 2, 4, 5, 12]),
        state=state,
        handled_on=handled,
        accepted_on=accepted,
        settled_on=settled,
        decision="VB-2026-0001" if settled else "",
    )
    return letter


def _clock(one: Petition, random: Random) -> Deadline | None:
    if random.random() < 0.2:
        return None
    due = one.received_on + timedelta(days=random.randrange(70))
    dropped = one.received_on + timedelta(days=random.randrange(70)) if random.random() < 0.2 else None
    return Deadline(
        code=one.code,
        key=random.choice(["settle", "reply", "accept"]),
        limit="x",
        first_limit="x",
        start_on=one.received_on,
        chosen_on=one.received_on,
        first_due_on=due,
        due_on=due + timedelta(days=random.choice([0, 15])),
        judged_on=due,
        version_from=one.received_on,
        certainty="verified",
        opened_at=AT,
        met_on=one.settled_on,
        dropped_on=None if one.settled_on else dropped,
        suspended_on=due - timedelta(days=3) if not one.settled_on and random.random() < 0.2 else None,
    )


def _standing() -> list[Petition]:
    return [one for one in Petition.objects.all() if one.voided_at is None]


def received(window: Window) -> Iterator[Petition]:
    yield from (one for one in _standing() if window.from_on <= one.received_on <= window.to_on)


def carried(window: Window) -> Iterator[Petition]:
    for one in _standing():
        if one.received_on < window.from_on and not (one.handled_on and one.handled_on < window.from_on):
            yield one


def to_handle(window: Window) -> Iterator[Petition]:
    yield from carried(window)
    yield from received(window)


def _done(one: Petition, window: Window) -> bool:
    return one.handled_on is not None and one.handled_on <= window.to_on


def handled(window: Window) -> Iterator[Petition]:
    yield from (one for one in to_handle(window) if _done(one, window))


def unhandled(window: Window) -> Iterator[Petition]:
    yield from (one for one in to_handle(window) if not _done(one, window))


def eligible(window: Window) -> Iterator[Petition]:
    for one in handled(window):
        if one.eligible and not (one.state == "stopped" and one.accepted_on is None):
            yield one


def ours(window: Window) -> Iterator[Petition]:
    yield from (one for one in eligible(window) if one.competence == "ours")


def elsewhere(window: Window) -> Iterator[Petition]:
    yield from (one for one in eligible(window) if one.competence != "ours")


def accepted(window: Window) -> Iterator[Petition]:
    yield from (one for one in _standing() if one.accepted_on and window.from_on <= one.accepted_on <= window.to_on)


def _answers(one: Petition, window: Window) -> list[bool]:
    """For each decision of the window: whether it was given again, after one that was rejected."""
    rejected, found = False, []
    for step in one.steps.all():
        rejected = rejected or step.act == "reopen"
        if step.act == "decide" and window.from_on <= step.on <= window.to_on:
            found.append(rejected)
    return found


def settled(window: Window) -> Iterator[Petition]:
    yield from (one for one in _standing() if _answers(one, window))


def _settle_clocks(code: str, again: bool | None = None) -> list[Deadline]:
    keys = {None: ("settle", "reply", "reply_2"), False: ("settle", "reply"), True: ("reply_2",)}[again]
    return [clock for clock in Deadline.objects.filter(code=code) if clock.key in keys]


def _missed(clock: Deadline, day: date) -> bool:
    open_then = not (clock.met_on and clock.met_on <= day) and not (clock.dropped_on and clock.dropped_on <= day)
    still = clock.suspended_on is not None and clock.suspended_on <= clock.judged_on
    return open_then and not still and clock.judged_on < day


def overdue(window: Window) -> Iterator[Petition]:
    for one in _standing():
        if any(_missed(clock, window.to_on) for clock in _settle_clocks(one.code)):
            yield one


def _by_kind(read: object) -> Oracle:
    return lambda window: counted((one.code, one.kind or "unclassified") for one in read(window))  # type: ignore[operator]


def _plainly(read: object) -> Oracle:
    return lambda window: counted((one.code, "") for one in read(window))  # type: ignore[operator]


def _cases(read: object) -> Oracle:
    def recount(window: Window) -> Naive:
        cases = {one.case for one in read(window) if one.state != "split"}  # type: ignore[operator]
        firsts = [min((one.received_on, one.code) for one in _standing() if one.case == case) for case in cases]
        return counted((code, "") for _, code in firsts)

    return recount


def _rate(window: Window) -> Naive:
    done = list(settled(window))
    judged, in_time = set(), set()
    for one in done:
        met = [[c for c in _settle_clocks(one.code, again) if c.met_on] for again in _answers(one, window)]
        if any(met):
            judged.add(one.code)
        if all(any(c.met_on <= c.judged_on for c in clocks if c.met_on) for clocks in met):
            in_time.add(one.code)
    return rated(in_time, judged | {one.code for one in overdue(window)})


ORACLES: dict[str, Oracle] = {
    "papers.received": _by_kind(received),
    "papers.carried_over": _by_kind(carried),
    "papers.to_handle": _by_kind(to_handle),
    "papers.handled": _by_kind(handled),
    "papers.unhandled": _by_kind(unhandled),
    "papers.eligible": _by_kind(eligible),
    "papers.eligible_by_history": lambda window: counted((one.code, one.settled_before) for one in eligible(window)),
    "papers.eligible_cases": _cases(eligible),
    "papers.ours": _by_kind(ours),
    "papers.elsewhere": lambda window: counted((one.code, one.state) for one in elsewhere(window)),
    "papers.filed": _plainly(lambda window: (one for one in handled(window) if one.state == "filed")),
    "papers.cases": _cases(received),
    "papers.accepted": _by_kind(accepted),
    "papers.settled": _by_kind(settled),
    "papers.settled_on_time": _rate,
    "papers.open_overdue": _by_kind(overdue),
    "papers.groups": _plainly(lambda window: (one for one in received(window) if one.people_count >= MANY_FROM)),
}
