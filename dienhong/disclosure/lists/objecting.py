"""Objections: received with a clock, decided with reasons; an accepted one is answered by the next version that is told."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from dienhong.commune.queries import local_calendar
from dienhong.deadlines import actions as deadlines
from dienhong.disclosure.lists.models import Objection
from dienhong.disclosure.lists.queries import shown_list
from dienhong.disclosure.lists.rules import can_decide, can_object
from dienhong.disclosure.lists.states import By, ObjectionState
from dienhong.disclosure.models import Item
from dienhong.disclosure.requirements import ANSWER
from dienhong.law.limits import NotInForce
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor

ANSWER_KEY = "answer"
OWNER_ROLE = "committee_office"
NO_LINE = gettext_noop(
    "Danh sách có %(total)d dòng, không có dòng số %(line)d; hãy xem lại số thứ tự, hoặc để trống ô dòng số."
)


def object_to(
    code: str,
    *,
    about: str,
    words: str,
    by: Actor,
    at: datetime,
    line: int | None = None,
    sender: str = "",
    contact: str = "",
    came: str = By.ONLINE,
    received_on: date | None = None,
) -> Objection:
    """Somebody objects to the list told now; the time to answer runs. Raises Refused, Item.DoesNotExist."""
    today = timezone.localdate(at)
    item = Item.objects.standing().get(pk=code)
    sheet = shown_list(item, received_on or today)
    until = sheet.down_on if sheet else None
    verdict = can_object(shown=sheet is not None, until=until, on=received_on or today, words=words)
    if received_on and received_on > today:
        verdict &= Verdict.no("Ngày nhận còn ở phía trước.")
    if sheet and line is not None and not 1 <= line <= sheet.total:
        verdict &= Verdict.no(_(NO_LINE) % {"total": sheet.total, "line": line})
    _ask(verdict)
    objection = Objection(
        item=code,
        number=item.shown,
        line=line,
        about=about,
        words=words.strip(),
        sender=sender.strip(),
        contact=contact.strip(),
        received_on=received_on or today,
        by=came,
    )
    with acts.creating(objection, verb="object", by=by, at=at):
        _start(objection, item, at)
    return objection


def decide(
    code: str,
    *,
    accepted: bool,
    decision: str,
    by: Actor,
    at: datetime,
    decided_on: date | None = None,
    revision: int | None = None,
) -> Objection:
    """Accept (the list is corrected by a new version) or refuse, with reasons. Raises Refused, EditConflict."""
    on = decided_on or timezone.localdate(at)
    verb = "accept_objection" if accepted else "refuse_objection"
    with acts.changing(Objection, code, verb=verb, by=by, at=at, revision=revision) as objection:
        today = timezone.localdate(at)
        _ask(can_decide(objection.state, decision=decision, on=on, received_on=objection.received_on, today=today))
        objection.state = ObjectionState.ACCEPTED if accepted else ObjectionState.REFUSED
        objection.decision, objection.decided_on = decision.strip(), on
        deadlines.meet_if_open(code, ANSWER_KEY, on=on)
    return objection


def _start(objection: Objection, item: Item, at: datetime) -> None:
    try:
        deadlines.open_deadline(
            objection.code,
            ANSWER_KEY,
            ANSWER,
            start=objection.received_on,
            owner=item.unit,
            owner_role=OWNER_ROLE,
            stops_by="quyết định về ý kiến, có lý do",
            at=at,
            calendar=local_calendar(),
        )
    except NotInForce:
        return  # before 1/9/2026 the data have no number of days: it is answered without a clock


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
