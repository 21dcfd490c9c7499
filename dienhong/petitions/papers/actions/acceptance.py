"""A letter is taken up or not, given more time, suspended, withdrawn in part or as a whole."""

from collections.abc import Sequence

from dienhong.commune.queries import local_calendar
from dienhong.deadlines import actions as deadlines
from dienhong.deadlines.models import Deadline
from dienhong.law.verdict import Verdict
from dienhong.petitions.papers.axes import Content
from dienhong.petitions.papers.clocks import COMPLAINT, DENUNCIATION, OUTLIVES, let_fall, settle_limit, start, stop
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules import people, settling
from dienhong.petitions.papers.steps import Doing, require, stepping


def accept(code: str, doing: Doing, *, document: str = "", remote: bool = False, words: str = "") -> Petition:
    """Take the letter up: what it is owed by acceptance is met, the time of settling runs. Raises Refused."""
    with stepping(code, "accept", doing, document=document, words=words) as petition:
        represent = petition.signatories.filter(represents=True).count()
        named_by = petition.steps.filter(act="name_representatives").exclude(document="").exists()
        require(
            settling.can_accept(petition, document=bool(document), day=doing.on)
            & people.group_may_be_accepted(petition, represent=represent, document=named_by, day=doing.on)
        )
        petition.accepted_on, petition.remote = doing.on, remote
        stop(petition, "accept", on=doing.on)
        if limit_id := settle_limit(petition):
            start(petition, "settle", limit_id, on=doing.on, at=doing.at)
        if petition.kind == Content.DENUNCIATION:
            for key in ("told_denouncer", "told_accused"):
                start(petition, key, f"{DENUNCIATION}.{key}", on=doing.on, at=doing.at)
    return petition


def refuse(code: str, doing: Doing, *, grounds: Sequence[str], document: str, reason: str = "") -> Petition:
    """Do not take the letter up, on a ground of the law and in writing. Raises Refused."""
    with stepping(code, "refuse", doing, document=document, grounds=grounds, words=reason) as petition:
        require(settling.can_refuse(petition, grounds=grounds, document=bool(document), reason=reason, day=doing.on))
        stop(petition, "refuse", on=doing.on)
        let_fall(petition, on=doing.on, why="không thụ lý", but=OUTLIVES)
    return petition


def extend(
    code: str, doing: Doing, *, to_limit: str, document: str, grounds: Sequence[str] = (), words: str = ""
) -> Petition:
    """Give more time, by a paper that tells why the case is complex. Raises Refused."""
    with stepping(code, "extend", doing, document=document, grounds=grounds, words=words) as petition:
        key = "check" if to_limit.endswith("check_conditions_elsewhere") else "settle"
        verdict = settling.can_extend(
            petition, to_limit=to_limit, grounds=grounds, document=bool(document), day=doing.on
        )
        if not Deadline.objects.filter(code=code, key=key).exists():
            verdict &= Verdict.no("Đơn này không có thời hạn nào đang chạy để kéo dài.")
        require(verdict)
        deadlines.extend(
            code, key, to_limit, decided_on=doing.on, document=document, grounds=grounds, calendar=local_calendar()
        )
    return petition


def suspend(code: str, doing: Doing, *, document: str, reason: str) -> Petition:
    """Let the matter stand still, by decision; the decision is sent in its own time. Raises Refused."""
    with stepping(code, "suspend", doing, document=document, words=reason) as petition:
        require(settling.can_suspend(document=bool(document), reason=reason))
        if _settling(code):
            deadlines.suspend(code, "settle", from_on=doing.on, document=document, reason=reason.strip())
        _send(petition, "suspension_sent", doing)
    return petition


def resume(code: str, doing: Doing, *, document: str, reason: str = "") -> Petition:
    """Take a suspended matter up again, by decision: the days between do not count. Raises Refused."""
    with stepping(code, "resume", doing, document=document, words=reason) as petition:
        require(settling.can_suspend(document=bool(document), reason="căn cứ không còn"))
        if _settling(code):
            deadlines.resume(code, "settle", on=doing.on, document=document, calendar=local_calendar())
        if petition.kind == Content.COMPLAINT:
            _send(petition, "resumption_sent", doing)
    return petition


def withdraw(code: str, doing: Doing, *, document: str = "", words: str = "") -> Petition:
    """The sender, or all of them, withdraw everything; what was taken up is stopped by decision. Raises Refused."""
    with stepping(code, "withdraw", doing, document=document, words=words) as petition:
        require(people.can_withdraw(petition, document=bool(document), words=words, day=doing.on))
        petition.signatories.filter(withdrew_on__isnull=True).update(withdrew_on=doing.on)
        let_fall(petition, on=doing.on, why="đã rút đơn")
        if petition.accepted_on and document:
            _send(petition, "stop_sent", doing)
    return petition


def withdraw_part(
    code: str, doing: Doing, *, orders: Sequence[int] = (), words: str = "", document: str = ""
) -> Petition:
    """Some of a group withdraw (their places in the list), or some contents are withdrawn; the rest goes on.

    Raises Refused.
    """
    with stepping(code, "withdraw_part", doing, document=document, words=words) as petition:
        left = petition.signatories.filter(withdrew_on__isnull=True)
        signed = list(left.values_list("order", flat=True))
        require(people.can_withdraw_part(petition, orders=orders, signed=signed, words=words))
        left.filter(order__in=list(orders)).update(withdrew_on=doing.on)
    return petition


def keep_on(code: str, doing: Doing, *, grounds: Sequence[str], document: str, words: str = "") -> Petition:
    """A denunciation was withdrawn and is settled all the same, by decision. Raises Refused."""
    with stepping(code, "keep_on", doing, document=document, grounds=grounds, words=words) as petition:
        require(people.can_keep_on(petition, grounds=grounds, document=bool(document), day=doing.on))
    return petition


def _settling(code: str) -> bool:
    return Deadline.objects.filter(code=code, key="settle", met_on__isnull=True, dropped_on__isnull=True).exists()


def _send(petition: Petition, key: str, doing: Doing) -> None:
    """A decision to suspend, resume or stop is sent in its own time; of pleas the law says nothing."""
    family = {Content.COMPLAINT: COMPLAINT, Content.DENUNCIATION: DENUNCIATION}.get(Content(petition.kind))
    if family:
        act = {"suspension_sent": "suspend", "resumption_sent": "resume", "stop_sent": "withdraw"}[key]
        times = petition.steps.filter(act=act).count() + 1
        start(petition, key, f"{family}.suspension_sent", on=doing.on, at=doing.at, times=times)
