"""Letters, through the actions that an officer's form uses; `bring` walks one to any state of the table."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.utils import timezone

from dienhong.deadlines.models import Deadline
from dienhong.documents.models import Document
from dienhong.law.criteria import criteria
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.axes import PLEAS, Content
from dienhong.petitions.papers.clocks import start
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.intake import CONDITIONS, ClassificationData, PartData, PetitionData
from dienhong.petitions.papers.states import State
from dienhong.petitions.papers.steps import Doing
from dienhong.records.actor import Actor
from tests.factories import directives
from tests.factories.commune import account

RECEIVED = date(2026, 3, 2)
INFORMED = ("clear_person", "evidence", "verifiable")
SECOND_PART = PartData(Content.FEEDBACK, "Phản ánh đèn đường thôn Đông hỏng.")


def told(received_on: date = RECEIVED, **more: object) -> PetitionData:
    """A complaint of an invented person, as an officer tells it."""
    row: dict[str, object] = {
        "channel": "post",
        "content": "Khiếu nại quyết định xử phạt hành chính số 12.",
        "titled": "complaint",
        "sender_name": "Đặng Văn Mẫu",
        "sender_address": "thôn Đông, xã An Khánh",
        "id_number": "031090004438",
        "village": "Đông",
        "field": "đất đai",
    }
    if more.get("titled") == Content.DENUNCIATION:
        row.update(sender_name="", sender_address="", id_number="", content="Tố cáo cán bộ địa chính nhận tiền.")
    return PetitionData(received_on=received_on, **{**row, **more})  # type: ignore[arg-type]


def receive(received_on: date = RECEIVED, *, by: Actor, at: datetime, **more: object) -> Petition:
    """Enter it."""
    return actions.receive(told(received_on, **more), by=by, at=at)


def doing(on: date, *, by: Actor, at: datetime) -> Doing:
    """An act done on a day, entered at the end of that day or at `at`, whichever is later."""
    return Doing(by, max(at, timezone.make_aware(datetime(on.year, on.month, on.day, 17))), on)  # noqa: DTZ001


def found(kind: str, day: date, **more: object) -> ClassificationData:
    """Fit to be handled and ours, unless told otherwise."""
    conditions = () if kind == Content.MIXED else tuple(one.key for one in criteria(CONDITIONS[Content(kind)], day))
    row: dict[str, object] = {"eligible": True, "conditions": conditions, "competence": "ours"}
    if more.get("eligible") is False:
        row.update(conditions=(), grounds=("incomplete",))
    if more.get("competence", "ours") != "ours":
        row["competent_body"] = "Công an xã"
    return ClassificationData(kind=kind, **{**row, **more})  # type: ignore[arg-type]


def paper(on: date, *, by: Actor, at: datetime) -> str:
    """The code of one of our papers, signed on a day."""
    number = f"{Document.objects.count() + 1}/QĐ-UBND"
    return str(directives.ours(number, on, by=by, at=at).code)


def bring(
    state: str, *, by: Actor, at: datetime, kind: str = "complaint", on: date = RECEIVED, **more: object
) -> Petition:
    """A letter in a state, one day after the other; `more` goes into the classification."""
    if state == State.INSPECTED:  # only what denounces without a signature is
        kind, more = Content.DENUNCIATION, {"conditions": INFORMED, **more}
    petition = receive(on, by=by, at=at, titled=kind if kind != Content.MIXED else "")
    code, days = petition.code, iter(range(1, 20))

    def step() -> Doing:
        return doing(on + timedelta(days=next(days)), by=by, at=at)

    if state == State.RECEIVED:
        return petition
    if state == State.SUPPLEMENT_ASKED:
        return actions.ask_more(code, step(), words="Ghi rõ quyết định bị khiếu nại.")
    if state == State.LINKED:
        first = receive(on - timedelta(days=1), by=by, at=at, titled=kind)
        return actions.link_duplicate(code, first.code, step())
    if state == State.SPLIT:
        actions.classify(code, found(Content.MIXED, on), step())
        part = PartData(Content.COMPLAINT, "Khiếu nại quyết định số 12.")
        return actions.split(code, [part, SECOND_PART], step())[0]
    elsewhere = {State.INSTRUCTED: "judicial", State.TRANSFERRED: "judicial", State.URGED: "lower"}
    if State(state) in elsewhere:
        more = {"competence": elsewhere[State(state)], **more}
    if state in (State.RETURNED, State.FILED):
        more = {"eligible": False, **more}
    actions.classify(code, found(kind, on, **more), now := step())
    ways = {
        State.CLASSIFIED: lambda: Petition.objects.get(pk=code),
        State.INSTRUCTED: lambda: actions.instruct(code, step(), body="Tòa án nhân dân khu vực"),
        State.TRANSFERRED: lambda: actions.transfer(
            code, step(), body="Tòa án nhân dân khu vực", document=paper(now.on, by=by, at=at)
        ),
        State.URGED: lambda: actions.urge(code, step(), body="Thôn Đông", document=paper(now.on, by=by, at=at)),
        State.INSPECTED: lambda: actions.inspect(code, step(), body="Ban Thanh tra nhân dân"),
        State.RETURNED: lambda: actions.return_(code, step(), reason="Không ghi ngày viết đơn."),
        State.FILED: lambda: actions.file_away(code, step(), grounds=("ineligible",)),
        State.REFUSED: lambda: actions.refuse(
            code,
            step(),
            grounds={"complaint": ("unsigned",), "denunciation": ("grounded",)}.get(kind, ()),
            document=paper(now.on, by=by, at=at),
            reason="Đã có quyết định có hiệu lực.",
        ),
    }
    if State(state) in ways:
        return ways[State(state)]()
    return _taken_up(code, state, kind, step, by, at)


def _taken_up(code: str, state: str, kind: str, step: Callable[[], Doing], by: Actor, at: datetime) -> Petition:
    now = step()
    accepted = actions.accept(code, now, document=paper(now.on, by=by, at=at))
    if state == State.ACCEPTED:
        return accepted
    if state == State.SUSPENDED:
        return actions.suspend(code, step(), document=paper(now.on, by=by, at=at), reason="Ốm nặng.")
    if state == State.STOPPED:
        return actions.withdraw(code, step(), document=paper(now.on, by=by, at=at))
    now = step()
    outcome = "answered" if kind in PLEAS else "partly"
    settled = actions.decide(code, now, document=paper(now.on, by=by, at=at), outcome=outcome)
    if state == State.SETTLED:
        return settled
    sent = actions.mark_sent(code, step())
    if state == State.SENT:
        return sent
    if kind == Content.DENUNCIATION:
        actions.publish(code, step(), words="Niêm yết tại trụ sở UBND xã.")
        actions.notify(code, step(), keys=("told_denouncer", "told_accused", "conclusion_acted"))
    return actions.close(code, step(), words="Đã làm xong, có ký nhận.")


def give(petition: Petition, role: str = "committee_chair", *, by: Actor, at: datetime) -> Petition:
    """Given to whoever holds a post: a denunciation is read by whom it was given to."""
    to = account(role)
    on = max(timezone.localdate(at), petition.stepped_on)
    return actions.assign(petition.code, doing(on, by=by, at=at), post=to.name, account_id=to.pk)


def owe_notice(petition: Petition, *, at: datetime) -> None:
    """A notice is owed, whatever came before: the clock of somebody who handed the letter in at a reception."""
    if not Deadline.objects.filter(code=petition.code, key="first_reply").exists():
        start(petition, "first_reply", "petitions.reception.reply", on=petition.received_on, at=at)
