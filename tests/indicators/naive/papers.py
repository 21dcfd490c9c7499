"""The book of letters, recounted by hand."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from dienhong.deadlines.models import Deadline
from dienhong.law.periods import Window
from dienhong.petitions.papers.models import Petition
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
    Deadline.objects.bulk_create(clock for one in letters if (clock := _clock(one, random)) is not None)


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


def settled(window: Window) -> Iterator[Petition]:
    yield from (one for one in _standing() if one.settled_on and window.from_on <= one.settled_on <= window.to_on)


def _settle_clocks(code: str) -> list[Deadline]:
    return [clock for clock in Deadline.objects.all() if clock.code == code and clock.key in ("settle", "reply")]


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
    judged = {one.code for one in done if any(clock.met_on for clock in _settle_clocks(one.code))}
    in_time = {
        one.code
        for one in done
        if any(clock.met_on and clock.met_on <= clock.judged_on for clock in _settle_clocks(one.code))
    }
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
