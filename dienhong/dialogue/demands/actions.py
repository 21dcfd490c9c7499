"""The only writers of demands: propose, open, enter a sheet, take a line out, take as reached, end; and met, when the dialogue
is held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from dienhong.commune.queries import fact_on, villages_on
from dienhong.dialogue.asked.actions import RESIDENT
from dienhong.dialogue.asked.looking import doubts
from dienhong.dialogue.demands import rules
from dienhong.dialogue.demands.models import Consent, Demand
from dienhong.dialogue.demands.queries import in_force
from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.demands.voters import Signature, nearly_said, said, village_of
from dienhong.dialogue.finding import tell
from dienhong.dialogue.promises.rules import may_be_read
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.records.hashes import keyed
from dienhong.records.receipts import issue

VOTERS = "voters"
HELD = "Đã tổ chức đối thoại theo yêu cầu"


@dataclass(frozen=True)
class Entered:
    """What became of a sheet: how many lines were new; in words, by line, which renewed a signature that had expired, which
    said that somebody had signed before, which look like another line; and the numbers of those whose village is not known."""

    demand: Demand
    fresh: int
    renewed: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    strange: tuple[int, ...] = ()


def propose(words: str, *, key: str = "", at: datetime) -> tuple[Demand, str]:
    """A resident asks online that a demand be opened; returns it with the key of its receipt. Raises Refused."""
    if not words.strip():
        raise Refused(Verdict.no("Chưa ghi nội dung muốn đối thoại."))
    demand = Demand(opened_on=timezone.localdate(at), proposed_words=words.strip()[:1000], state=DemandState.PROPOSED)
    with acts.creating(demand, verb="propose", by=RESIDENT, at=at):
        key = issue(demand.code, at=at, key=key)
    return demand, key


@acts.one_at_a_time
def open_demand(
    subject: str,
    *,
    by: Actor,
    at: datetime,
    code: str = "",
    looked: bool = False,
    revision: int | None = None,
) -> Demand:
    """Open a demand for signatures: at the desk, or (`code`) one that was proposed online. Raises Refused, EditConflict."""
    on = timezone.localdate(at)
    fact = fact_on(VOTERS, on)
    voters = int(fact.value) if fact else 0
    state = Demand.objects.get(pk=code).state if code else ""
    verdict = rules.can_open(
        state=state,
        subject=subject,
        fact_found=fact is not None,
        fact_has_document=bool(fact and fact.document),
        voters=voters,
        on=on,
    )
    _ask(verdict & may_be_read(True, doubts(subject), looked=looked))
    columns = {
        "opened_on": on,
        "subject": subject.strip(),
        "state": DemandState.COLLECTING,
        "voters": voters,
        "voters_fact": fact.code if fact else "",
    }
    if code:
        demand = acts.change(Demand.objects.get(pk=code), verb="open", by=by, at=at, revision=revision, **columns)
    else:
        demand = acts.create(Demand(**columns), verb="open", by=by, at=at)
    tell(demand, at=at)
    return demand


def enter_sheet(
    code: str, sheet: int, lines: Sequence[Signature], *, signed_on: date, by: Actor, at: datetime
) -> Entered:
    """Enter a signed sheet: new signatures count, a second one of the same voter renews the first. Of a line nothing stays but
    digests. When those in force are enough the demand is reached, on the day the sheet is entered. Raises Refused."""
    on = timezone.localdate(at)
    with acts.changing(Demand, code, verb="sign", by=by, at=at) as demand:
        _ask(rules.can_sign(state=demand.state, opened_on=demand.opened_on, signed_on=signed_on, lines=lines, on=on))
        if demand.consents.filter(sheet=sheet).exists():
            raise Refused(Verdict.no(f"Tờ số {sheet} đã ghi rồi; hãy xem lại số tờ."))
        entered = _entered(demand, sheet, lines, signed_on, on)
        demand.signed += entered.fresh
        good = in_force(demand, on).good
        if demand.state == DemandState.COLLECTING and rules.is_reached(good, demand.voters, demand.opened_on):
            demand.state, demand.reached_on = DemandState.REACHED, on
            tell(demand, at=at)
    return entered


def strike(code: str, sheet: int, line: int, *, by: Actor, at: datetime) -> Demand:
    """Take a signature out that does not stand: withdrawn, or of no voter of the commune. One that was enough already may not be
    enough any more, as long as no dialogue was held. Raises Refused."""
    with acts.changing(Demand, code, verb="strike", by=by, at=at) as demand:
        if demand.state not in (DemandState.COLLECTING, DemandState.REACHED):
            raise Refused(Verdict.no("Yêu cầu này không lấy chữ ký nữa."))
        gone, _ = demand.consents.filter(sheet=sheet, line=line).delete()
        if not gone:
            raise Refused(Verdict.no(f"Tờ {sheet} không có chữ ký nào được tính ở dòng {line}."))
        demand.signed -= 1
        if demand.reached_on is not None:  # what was enough then is not undone by what expired since
            found = in_force(demand, demand.reached_on)
            enough = found.signed if demand.taken_why else found.good
            if not rules.is_reached(enough, demand.voters, demand.opened_on):
                demand.state, demand.reached_on, demand.taken_why = DemandState.COLLECTING, None, ""
                tell(demand, at=at)
    return demand


def take_as_reached(code: str, *, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Demand:
    """Take a demand as reached although signatures that have expired are needed for it. Raises Refused, EditConflict."""
    on = timezone.localdate(at)
    with acts.changing(Demand, code, verb="take", by=by, at=at, revision=revision) as demand:
        found = in_force(demand, on)
        verdict = rules.can_take(
            state=demand.state, found=found, voters=demand.voters, opened_on=demand.opened_on, reason=reason
        )
        _ask(verdict)
        demand.state, demand.reached_on, demand.taken_why = DemandState.REACHED, on, reason.strip()
        tell(demand, at=at)
    return demand


def end_demand(code: str, *, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Demand:
    """Over without a dialogue; its signatures are erased. Raises Refused, EditConflict."""
    with acts.changing(Demand, code, verb="end_demand", by=by, at=at, revision=revision) as demand:
        _ask(rules.can_end(state=demand.state, reason=reason))
        _over(demand, DemandState.ENDED, reason.strip(), at)
    return demand


def met(code: str, *, by: Actor, at: datetime) -> None:
    """Its dialogue begins; what it asked for is done, and its signatures are erased."""
    with acts.changing(Demand, code, verb="met", by=by, at=at) as demand:
        _over(demand, DemandState.MET, HELD, at)


def _over(demand: Demand, state: DemandState, why: str, at: datetime) -> None:
    demand.state, demand.ended_on, demand.ended_why = state, timezone.localdate(at), why
    demand.consents.all().delete()
    tell(demand, at=at)


def _entered(demand: Demand, sheet: int, lines: Sequence[Signature], signed_on: date, on: date) -> Entered:
    """Write the lines of a sheet as signatures, and tell what became of them."""
    villages = list(villages_on(signed_on).values_list("code", "name"))
    known = {one.digest: one for one in demand.consents.all()}
    near: dict[str, Consent] = {}
    for one in known.values():
        near.setdefault(one.near_digest, one)
    digest = keyed()
    fresh: list[Consent] = []
    renewed, twice, alike, strange = [], [], [], []
    for order, line in enumerate(lines, start=1):
        village = village_of(line.address, villages)
        mark, close = digest(said(demand.code, line)), digest(nearly_said(demand.code, line, village))
        if villages and not village:
            strange.append(order)
        before = known.get(mark)
        if before is not None:
            last = rules.last_day(before.signed_on)
            where = f"tờ {before.sheet} dòng {before.line}"
            if last is not None and last < on and signed_on > before.signed_on:
                renewed.append(f"dòng {order} ký lại {where}")
            else:
                twice.append(f"dòng {order} trùng {where}")
            if signed_on > before.signed_on:  # the later signature is the one that counts, and the paper to look at
                before.sheet, before.line, before.signed_on, before.near_digest = sheet, order, signed_on, close
                before.save(update_fields=["sheet", "line", "signed_on", "near_digest"])
            continue
        if close in near:
            alike.append(f"dòng {order} giống tờ {near[close].sheet} dòng {near[close].line}")
        made = Consent(demand=demand, sheet=sheet, line=order, signed_on=signed_on, digest=mark, near_digest=close)
        known[mark] = made
        near.setdefault(close, made)
        fresh.append(made)
    Consent.objects.bulk_create(fresh)
    return Entered(demand, len(fresh), tuple(renewed), tuple(twice), tuple(alike), tuple(strange))


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
