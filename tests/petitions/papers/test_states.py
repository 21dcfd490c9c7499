"""Every act from every state: what the table allows works, everything else is refused with a reason and writes nothing."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from dienhong.accounts.roles import roles
from dienhong.law.verdict import Refused
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.axes import Content
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.intake import PartData, PersonData
from dienhong.petitions.papers.states import DECIDED, ENDS, OWNERS, TRANSITIONS, State, acts_from
from dienhong.petitions.papers.steps import Doing
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories import papers

pytestmark = pytest.mark.django_db
Run = Callable[[Petition, date, Actor, datetime], object]
LATER = timedelta(days=15)


def _paper(on: date, by: Actor, at: datetime) -> str:
    return papers.paper(on, by=by, at=at)


def _do(on: date, by: Actor, at: datetime) -> Doing:
    return papers.doing(on, by=by, at=at)


def _leave(p: Petition, on: date, by: Actor, at: datetime) -> object:
    if p.duplicate_of:  # a duplicate stays in the matter of the letter it repeats: any other letter can leave
        Petition.objects.filter(pk=p.code).update(duplicate_of="")
    else:
        actions.join_case(p.code, papers.receive(by=by, at=at).code, _do(on, by, at))
    return actions.leave_case(p.code, _do(on, by, at))


def _extend(p: Petition, on: date, by: Actor, at: datetime) -> object:
    to = "petitions.denunciation.check_conditions_elsewhere"
    if p.state == State.ACCEPTED:
        to = "petitions.complaint.settle_complex"
    return actions.extend(p.code, _do(on, by, at), to_limit=to, grounds=("foreign",), document=_paper(on, by, at))


def _execute(p: Petition, on: date, by: Actor, at: datetime) -> object:
    if p.state in DECIDED:
        actions.order_execution(p.code, _do(on, by, at), what="Trả tiền", owner="Kế toán xã", due_on=on)
    return actions.record_execution(p.code, 1, _do(on, by, at), evidence="Phiếu chi số 4.")


def _notify(p: Petition, on: date, by: Actor, at: datetime) -> object:
    papers.owe_notice(p, at=at)
    return actions.notify(p.code, _do(on, by, at), keys=("first_reply",), words="Đã báo bằng điện thoại.")


ACTS: dict[str, Run] = {
    "correct": lambda p, on, by, at: actions.correct(p.code, papers.told(titled=p.titled, village="Tây"), by=by, at=at),
    "classify": lambda p, on, by, at: actions.classify(p.code, papers.found("complaint", on), _do(on, by, at)),
    "ask_more": lambda p, on, by, at: actions.ask_more(p.code, _do(on, by, at), words="Ghi rõ yêu cầu."),
    "name_representatives": lambda p, on, by, at: actions.name_representatives(
        p.code,
        _do(on, by, at),
        signatories=[PersonData(f"Người Ký {n}", represents=n < 2) for n in range(6)],
        document=_paper(on, by, at),
    ),
    "split": lambda p, on, by, at: actions.split(
        p.code, [PartData("complaint", "Việc một."), PartData("feedback", "Việc hai.")], _do(on, by, at)
    ),
    "link_duplicate": lambda p, on, by, at: actions.link_duplicate(
        p.code, papers.receive(p.received_on - timedelta(days=2), by=by, at=at).code, _do(on, by, at)
    ),
    "join_case": lambda p, on, by, at: actions.join_case(p.code, papers.receive(by=by, at=at).code, _do(on, by, at)),
    "leave_case": _leave,
    "instruct": lambda p, on, by, at: actions.instruct(p.code, _do(on, by, at), body="Tòa án khu vực"),
    "transfer": lambda p, on, by, at: actions.transfer(
        p.code, _do(on, by, at), body="Tòa án khu vực", document=_paper(on, by, at)
    ),
    "inspect": lambda p, on, by, at: actions.inspect(p.code, _do(on, by, at), body="Ban Thanh tra nhân dân"),
    "urge": lambda p, on, by, at: actions.urge(p.code, _do(on, by, at), body="Thôn Tây", document=_paper(on, by, at)),
    "return": lambda p, on, by, at: actions.return_(p.code, _do(on, by, at), reason="Thiếu chữ ký."),
    "file_away": lambda p, on, by, at: actions.file_away(p.code, _do(on, by, at), grounds=("ineligible",)),
    "assign": lambda p, on, by, at: actions.assign(p.code, _do(on, by, at), post="Công chức địa chính"),
    "accept": lambda p, on, by, at: actions.accept(p.code, _do(on, by, at), document=_paper(on, by, at)),
    "refuse": lambda p, on, by, at: actions.refuse(
        p.code, _do(on, by, at), grounds=("unsigned",), document=_paper(on, by, at)
    ),
    "extend": _extend,
    "hold_dialogue": lambda p, on, by, at: actions.hold_dialogue(
        p.code, _do(on, by, at), noticed_on=on - timedelta(days=6), minutes=_paper(on, by, at), copies=3
    ),
    "suspend": lambda p, on, by, at: actions.suspend(
        p.code, _do(on, by, at), document=_paper(on, by, at), reason="Bão lụt."
    ),
    "resume": lambda p, on, by, at: actions.resume(p.code, _do(on, by, at), document=_paper(on, by, at)),
    "withdraw": lambda p, on, by, at: actions.withdraw(p.code, _do(on, by, at), document=_paper(on, by, at)),
    "withdraw_part": lambda p, on, by, at: actions.withdraw_part(p.code, _do(on, by, at), words="Rút yêu cầu thứ hai."),
    "keep_on": lambda p, on, by, at: actions.keep_on(
        p.code, _do(on, by, at), grounds=("forced",), document=_paper(on, by, at)
    ),
    "decide": lambda p, on, by, at: actions.decide(
        p.code, _do(on, by, at), document=_paper(on, by, at), outcome="wrong"
    ),
    "mark_sent": lambda p, on, by, at: actions.mark_sent(p.code, _do(on, by, at)),
    "publish": lambda p, on, by, at: actions.publish(p.code, _do(on, by, at), words="Niêm yết."),
    "order_execution": lambda p, on, by, at: actions.order_execution(
        p.code, _do(on, by, at), what="Trả lại tiền phạt", owner="Kế toán xã", due_on=on
    ),
    "record_execution": _execute,
    "record_result": lambda p, on, by, at: actions.record_result(p.code, _do(on, by, at), result="Đã giải quyết."),
    "notify": _notify,
    "close": lambda p, on, by, at: actions.close(p.code, _do(on, by, at), words="Đã làm xong."),
    "reopen": lambda p, on, by, at: actions.reopen(p.code, _do(on, by, at), words="Mương vẫn tắc."),
}


def _kind(act: str, state: State) -> tuple[str, dict[str, Any]]:
    """What the letter must be for the act to have any sense in that state."""
    if act == "split":
        return Content.MIXED, {}
    if act == "keep_on" or (act == "extend" and state != State.ACCEPTED):
        return Content.DENUNCIATION, {}
    if act == "reopen":
        return Content.FEEDBACK, {}
    if state == State.CLASSIFIED and act in ("instruct", "transfer"):
        return Content.COMPLAINT, {"competence": "judicial"}
    if act == "inspect":
        return Content.DENUNCIATION, {"conditions": papers.INFORMED}
    if state == State.CLASSIFIED and act == "urge":
        return Content.COMPLAINT, {"competence": "lower"}
    if state == State.CLASSIFIED and act in ("return", "file_away"):
        return Content.COMPLAINT, {"eligible": False}
    return Content.COMPLAINT, {}


@pytest.mark.parametrize("state", State)
def test_what_the_table_does_not_allow_is_refused_with_a_reason(
    state: State, commune: object, by: Actor, at: datetime
) -> None:
    petition = papers.bring(state, by=by, at=at)
    events = len(history.of(petition.code))
    for act, row in TRANSITIONS.items():
        if state in row.sources:
            continue
        with pytest.raises(Refused) as refused:
            ACTS[act](petition, papers.RECEIVED + LATER, by, at)
        assert f"“{state.label.lower()}” nên không thể làm việc “{row.vi.lower()}”" in str(refused.value)
    petition.refresh_from_db()
    assert petition.state == state
    assert len(history.of(petition.code)) == events


@pytest.mark.parametrize(
    ("act", "state"), [(row.act, state) for row in TRANSITIONS.values() for state in State if state in row.sources]
)
def test_what_the_table_allows_works(act: str, state: State, commune: object, by: Actor, at: datetime) -> None:
    kind, more = _kind(act, state)
    petition = papers.bring(state, by=by, at=at, kind=kind, **more)
    ACTS[act](petition, petition.stepped_on if act == "extend" else papers.RECEIVED + LATER, by, at)
    petition.refresh_from_db()
    assert petition.state == (TRANSITIONS[act].target or state)
    last = petition.steps.last()
    assert last is not None
    assert (last.act, last.before, last.after) == (act, state, petition.state)
    assert history.of(petition.code)[-1].verb == act


def test_every_state_has_its_owner_and_every_open_one_a_way_on() -> None:
    assert set(OWNERS) == set(State)
    for state, owner in OWNERS.items():
        # An end is an end but for a sender who rejects the answer: that opens the letter again.
        onward = [row for row in acts_from(state) if row.target not in (None, state) and row.act != "reopen"]
        assert bool(onward) == (state not in ENDS)
        assert (owner is None) == (state in ENDS)
        assert owner is None or owner.role in roles()


def test_every_act_of_the_table_is_somebodys_right() -> None:
    for row in TRANSITIONS.values():
        assert any(role.allows(row.permission) for role in roles().values()), row.act


def test_overdue_is_no_state() -> None:
    assert not any("hạn" in state.label for state in State)
