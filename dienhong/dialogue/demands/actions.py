"""The only writers of demands: propose, open, enter a sheet, take a line out, end; and met, when the dialogue is held."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from dienhong.commune.queries import fact_on
from dienhong.dialogue.asked.actions import RESIDENT
from dienhong.dialogue.asked.looking import doubts
from dienhong.dialogue.demands import rules
from dienhong.dialogue.demands.models import Consent, Demand
from dienhong.dialogue.demands.rules import Signature
from dienhong.dialogue.demands.states import DemandState
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
    """What became of a sheet: how many lines were new, and which said (by line) that somebody had signed before."""

    demand: Demand
    fresh: int
    twice: tuple[str, ...]


def propose(words: str, *, key: str = "", at: datetime) -> tuple[Demand, str]:
    """A resident asks online that a demand be opened; returns it with the key of its receipt. Raises Refused."""
    if not words.strip():
        raise Refused(Verdict.no("Chưa ghi nội dung muốn đối thoại."))
    demand = Demand(opened_on=timezone.localdate(at), proposed_words=words.strip()[:1000], state=DemandState.PROPOSED)
    with acts.creating(demand, verb="propose", by=RESIDENT, at=at):
        key = issue(demand.code, at=at, key=key)
    return demand, key


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
        return acts.change(Demand.objects.get(pk=code), verb="open", by=by, at=at, revision=revision, **columns)
    return acts.create(Demand(**columns), verb="open", by=by, at=at)


def enter_sheet(
    code: str, sheet: int, lines: Sequence[Signature], *, signed_on: date, by: Actor, at: datetime
) -> Entered:
    """Enter a signed sheet: new signatures count, a second one of the same voter does not. Of a line nothing stays but a digest.

    When they are enough the demand is reached, on the day the sheet is entered. Raises Refused.
    """
    on = timezone.localdate(at)
    with acts.changing(Demand, code, verb="sign", by=by, at=at) as demand:
        _ask(rules.can_sign(state=demand.state, opened_on=demand.opened_on, signed_on=signed_on, lines=lines, on=on))
        if demand.consents.filter(sheet=sheet).exists():
            raise Refused(Verdict.no(f"Tờ số {sheet} đã ghi rồi; hãy xem lại số tờ."))
        known = {row[0]: (row[1], row[2]) for row in demand.consents.values_list("digest", "sheet", "line")}
        digest, twice, fresh = keyed(), [], []
        for order, one in enumerate(lines, start=1):
            mark = digest(_said(code, one))
            if mark in known:
                where, line = known[mark]
                twice.append(f"dòng {order} trùng tờ {where} dòng {line}")
                continue
            known[mark] = (sheet, order)
            fresh.append(Consent(demand=demand, sheet=sheet, line=order, signed_on=signed_on, digest=mark))
        Consent.objects.bulk_create(fresh)
        demand.signed += len(fresh)
        if demand.state == DemandState.COLLECTING and rules.is_reached(demand.signed, demand.voters, demand.opened_on):
            demand.state, demand.reached_on = DemandState.REACHED, on
    return Entered(demand, len(fresh), tuple(twice))


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
        if not rules.is_reached(demand.signed, demand.voters, demand.opened_on):
            demand.state, demand.reached_on = DemandState.COLLECTING, None
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


def _said(code: str, one: Signature) -> str:
    """What tells one voter from another: name and address as written, whatever the spaces and capitals. Diacritics stay: An
    and Ân are two people."""
    return "\n".join((code, *(_plain(part) for part in (one.name, one.address))))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFC", text).casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
