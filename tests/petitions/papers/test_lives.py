"""Whole lives of letters, and their clocks explained at each step by the law of the day."""

from datetime import date, datetime

import pytest

from dienhong.accounts.models import Post
from dienhong.deadlines.models import Deadline
from dienhong.deadlines.states import DeadlineState
from dienhong.law.verdict import Refused
from dienhong.petitions.papers import actions, queries
from dienhong.petitions.papers.axes import BarReason
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.intake import PartData, PersonData
from dienhong.petitions.papers.states import State
from dienhong.petitions.papers.steps import Doing
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories import commune as frame
from tests.factories import papers
from tests.factories.petitions import reception

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commune")]
NEW_LAW = datetime.fromisoformat("2026-12-31T02:00:00+00:00")
PEOPLE = [PersonData(f"Người Ký {n}", "thôn Đông", represents=n < 2) for n in range(7)]


@pytest.fixture
def at() -> datetime:
    """Late enough for everything that the lives below tell."""
    return NEW_LAW


@pytest.fixture
def on(by: Actor, at: datetime) -> "On":
    return On(by, at)


class On:
    """`on(3, 5)` is an act done on 5 March 2026; `on.paper(3, 5)` one of our papers of that day."""

    def __init__(self, by: Actor, at: datetime) -> None:
        self.by, self.at = by, at

    def __call__(self, month: int, day: int) -> Doing:
        return Doing(self.by, self.at, date(2026, month, day))

    def paper(self, month: int, day: int) -> str:
        return papers.paper(date(2026, month, day), by=self.by, at=self.at)

    def receive(self, month: int, day: int, **more: object) -> Petition:
        return papers.receive(date(2026, month, day), by=self.by, at=self.at, **more)

    def classified(self, month: int, day: int, kind: str = "complaint", **more: object) -> Petition:
        petition = self.receive(month, day, titled=kind)
        return actions.classify(petition.code, papers.found(kind, date(2026, month, day), **more), self(month, day))


def clock(petition: Petition, key: str) -> Deadline:
    return Deadline.objects.get(code=petition.code, key=key)


def keys(petition: Petition) -> dict[str, DeadlineState]:
    return {one.key: one.state_on(date(2026, 1, 1)) for one in Deadline.objects.filter(code=petition.code)}


def test_a_complaint_from_receipt_to_its_end(on: On) -> None:
    letter = on.receive(9, 1)
    assert clock(letter, "accept").due_on == date(2026, 9, 11), "ten days, which come before seven working days"
    actions.classify(letter.code, papers.found("complaint", date(2026, 9, 3)), on(9, 3))
    actions.accept(letter.code, on(9, 8), document=on.paper(9, 8))
    assert clock(letter, "accept").met_on == date(2026, 9, 8)
    settle = clock(letter, "settle")
    assert (settle.due_on, settle.owner_role) == (date(2026, 10, 8), "committee_chair")
    assert settle.cite == "02/2011/QH13 art 28"
    actions.extend(
        letter.code,
        on(10, 5),
        to_limit="petitions.complaint.settle_complex",
        grounds=("many_places",),
        document=on.paper(10, 5),
    )
    assert clock(letter, "settle").due_on == date(2026, 10, 23)
    actions.suspend(letter.code, on(10, 6), document=on.paper(10, 6), reason="Người khiếu nại ốm nặng.")
    assert keys(letter)["settle"] is DeadlineState.SUSPENDED
    assert clock(letter, "suspension_sent").due_on == date(2026, 10, 9)
    actions.resume(letter.code, on(10, 16), document=on.paper(10, 16))
    assert clock(letter, "settle").due_on == date(2026, 11, 2), "ten days did not count"
    actions.hold_dialogue(
        letter.code, on(10, 26), noticed_on=date(2026, 10, 20), minutes=on.paper(10, 26), copies=3, place="UBND xã"
    )
    settled = actions.decide(letter.code, on(10, 30), document=on.paper(10, 30), outcome="partly", differs=True)
    assert (settled.state, settled.decision[:3]) == (State.SETTLED, "VB-")
    assert keys(letter)["settle"] is DeadlineState.MET
    assert clock(letter, "decision_sent").due_on == date(2026, 11, 4)
    actions.order_execution(letter.code, on(11, 2), what="Hủy quyết định", owner="UBND xã", due_on=date(2026, 11, 20))
    actions.mark_sent(letter.code, on(11, 3))
    with pytest.raises(Refused, match="1 việc thi hành"):
        actions.close(letter.code, on(11, 5), words="Đã hủy quyết định.")
    actions.record_execution(letter.code, 1, on(11, 18), evidence="Quyết định hủy đã ban hành.")
    with pytest.raises(Refused, match="Còn việc phải làm"):
        actions.close(letter.code, on(11, 19), words="Đã hủy quyết định.")
    actions.notify(letter.code, on(11, 19), keys=("suspension_sent", "resumption_sent"))
    assert keys(letter)["suspension_sent"] is DeadlineState.MET_LATE
    assert actions.close(letter.code, on(11, 20), words="Đã hủy quyết định.").ended_on == date(2026, 11, 20)
    assert not Deadline.objects.filter(code=letter.code, met_on=None, dropped_on=None).exists()
    told = history.changes_of(history.of(letter.code)[-1])
    assert told["state"] == ["sent", "closed"]


def test_before_july_2026_the_older_law_holds_and_gaps_are_told(on: On) -> None:
    letter = on.classified(3, 2)
    assert clock(letter, "accept").rule.startswith("Trong 10 ngày")
    actions.accept(letter.code, on(3, 4), document=on.paper(3, 4))
    letter = actions.suspend(letter.code, on(3, 6), document=on.paper(3, 6), reason="Bão lụt.")
    assert "suspension_sent" not in keys(letter)
    assert "06/3/2026" in letter.unclocked, "no limit of that day is in the data, and the letter says so"


def test_content_decides_and_the_title_is_kept(on: On) -> None:
    letter = on.receive(9, 1, titled="complaint")
    told = papers.found("recommendation", date(2026, 9, 2))
    letter = actions.classify(letter.code, told, on(9, 2))
    assert (letter.titled, letter.kind) == ("complaint", "recommendation")
    assert letter.steps.last().words.startswith("Đơn tự gọi là khiếu nại.")  # type: ignore[union-attr]
    assert keys(letter) == {"accept": DeadlineState.DROPPED, "reply": DeadlineState.RUNNING}
    again = actions.classify(letter.code, papers.found("complaint", date(2026, 9, 3)), on(9, 3))
    assert clock(again, "accept").is_open and not clock(again, "reply").is_open


def test_a_denunciation_keeps_no_identity_and_its_clocks(on: On) -> None:
    with pytest.raises(Refused, match="sổ niêm phong"):
        on.receive(9, 1, titled="denunciation", sender_name="Lê Văn Giấu")
    letter = on.classified(9, 1, "denunciation")
    assert clock(letter, "check").due_on == date(2026, 9, 11), "seven working days, National Day is none"
    actions.accept(letter.code, on(9, 9), document=on.paper(9, 9))
    assert {"told_denouncer", "told_accused", "settle"} <= keys(letter).keys()
    settle = clock(letter, "settle")
    assert settle.due_on == date(2026, 10, 9)
    with pytest.raises(Refused, match="2 tiêu chí"):
        actions.extend(
            letter.code,
            on(9, 30),
            to_limit="petitions.denunciation.settle_special",
            grounds=("foreign",),
            document=on.paper(9, 30),
        )
    actions.extend(
        letter.code,
        on(9, 30),
        to_limit="petitions.denunciation.settle_complex",
        grounds=("foreign",),
        document=on.paper(9, 30),
    )
    actions.decide(letter.code, on(11, 2), document=on.paper(11, 2), outcome="wrong")
    assert keys(letter)["settle"] is DeadlineState.MET
    assert clock(letter, "published").due_on == date(2026, 11, 11)
    with pytest.raises(Refused, match="đã giải quyết"):
        actions.withdraw(letter.code, on(11, 3))


def test_an_identity_that_came_with_a_denunciation_is_taken_out_of_the_book_and_of_its_history(on: On) -> None:
    letter = on.receive(9, 1, titled="complaint", sender_name="Lê Văn Giấu")
    told = papers.found("denunciation", date(2026, 9, 2))
    with pytest.raises(Refused, match="sổ niêm phong"):
        actions.classify(letter.code, told, on(9, 2))
    actions.strip_identity(letter.code, by=on.by, at=on.at)
    letter = actions.classify(letter.code, told, on(9, 2))
    assert (letter.sender_name, letter.id_number) == ("", "")
    assert "Lê Văn Giấu" not in str([history.changes_of(event) for event in history.of(letter.code)])


def test_a_denunciation_of_another_body_is_passed_on_within_five_working_days(on: On) -> None:
    letter = on.classified(9, 7, "denunciation", competence="higher")
    assert clock(letter, "transfer").due_on == date(2026, 9, 14)
    letter = actions.transfer(letter.code, on(9, 10), body="Thanh tra tỉnh", document=on.paper(9, 10))
    assert keys(letter)["transfer"] is DeadlineState.MET
    assert (letter.state, letter.handled_on, letter.ended_on) == ("transferred", date(2026, 9, 10), date(2026, 9, 10))


def test_ours_is_not_passed_on_and_the_unfit_is_not_taken_up(on: On) -> None:
    ours, unfit = on.classified(9, 1), on.classified(9, 1, eligible=False)
    with pytest.raises(Refused, match="thuộc thẩm quyền của xã"):
        actions.instruct(ours.code, on(9, 3), body="Tòa án")
    with pytest.raises(Refused, match="đủ điều kiện"):
        actions.accept(unfit.code, on(9, 3), document=on.paper(9, 3))
    with pytest.raises(Refused, match="đủ điều kiện"):
        actions.file_away(ours.code, on(9, 3), grounds=("ineligible",))
    filed = actions.file_away(unfit.code, on(9, 3), grounds=("ineligible",))
    assert filed.kept_until == date(2027, 9, 6), "a year, and past the holiday it would end on"


def test_seven_who_complain_name_one_or_two_of_them_on_paper(on: On) -> None:
    letter = on.classified(9, 1, people_count=7)
    with pytest.raises(Refused, match="văn bản cử người đại diện"):
        actions.accept(letter.code, on(9, 3), document=on.paper(9, 3))
    actions.name_representatives(letter.code, on(9, 4), signatories=PEOPLE, document=on.paper(9, 4))
    actions.accept(letter.code, on(9, 7), document=on.paper(9, 7))
    actions.withdraw_part(letter.code, on(9, 9), orders=(3, 4))
    letter = Petition.objects.get(pk=letter.code)
    assert (letter.state, letter.signatories.filter(withdrew_on=None).count()) == (State.ACCEPTED, 5)
    with pytest.raises(Refused, match="Rút toàn bộ"):
        actions.withdraw_part(letter.code, on(9, 10), orders=(1, 2, 5, 6, 7))
    letter = actions.withdraw(letter.code, on(9, 11), document=on.paper(9, 11))
    assert (letter.state, keys(letter)["settle"]) == (State.STOPPED, DeadlineState.DROPPED)
    assert clock(letter, "stop_sent").due_on == date(2026, 9, 16)


def test_under_the_law_that_was_read_too_many_representatives_are_refused(on: On) -> None:
    letter = on.classified(3, 2, people_count=7)
    three = [PersonData(one.full_name, represents=n < 3) for n, one in enumerate(PEOPLE)]
    with pytest.raises(Refused, match="1–2 người đại diện"):
        actions.name_representatives(letter.code, on(3, 4), signatories=three, document=on.paper(3, 4))


def test_a_mixed_letter_ends_in_letters_of_their_own(on: On) -> None:
    letter = on.receive(9, 1, titled="")
    actions.classify(letter.code, papers.found("mixed", date(2026, 9, 2)), on(9, 2))
    parts = [PartData("complaint", "Khiếu nại mức bồi thường."), PartData("feedback", "Đường thôn lầy lội.")]
    parent, children = actions.split(letter.code, parts, on(9, 3))
    assert parent.state == State.SPLIT
    assert {child.parent for child in children} == {parent.code}
    assert [child.case for child in children] == [child.code for child in children]
    assert parent.why_not_void()


def test_a_denunciation_out_of_a_mixed_letter_does_not_say_which_letter_it_came_out_of(on: On) -> None:
    letter = on.receive(9, 1, titled="", sender_name="", sender_address="", id_number="")
    actions.classify(letter.code, papers.found("mixed", date(2026, 9, 2)), on(9, 2))
    parts = [PartData("denunciation", "Tố cáo cán bộ nhận tiền."), PartData("feedback", "Đường thôn lầy lội.")]
    _, (denunciation, feedback) = actions.split(letter.code, parts, on(9, 3))
    assert (denunciation.parent, feedback.parent) == ("", letter.code)
    told = " ".join(event.values.values_json for event in history.of(denunciation.code))
    assert letter.code not in told


def test_a_second_letter_about_the_same_is_a_letter_and_no_matter(on: On) -> None:
    first, second, third = on.receive(9, 1), on.receive(9, 4), on.receive(9, 5, sender_name="Vũ Thị Mẫu")
    actions.link_duplicate(second.code, first.code, on(9, 7))
    actions.join_case(third.code, first.code, on(9, 7))
    everything = queries.petitions()
    assert (everything.count(), queries.matters(everything).count()) == (3, 1)
    with pytest.raises(Refused, match="đến sau"):
        actions.link_duplicate(first.code, third.code, on(9, 8))
    actions.leave_case(third.code, on(9, 9))
    assert queries.matters(everything).count() == 2
    with pytest.raises(Refused, match="gắn với đơn này"):
        actions.void_petition(first.code, by=on.by, at=on.at, reason="Ghi nhầm")


def test_who_is_denounced_and_the_chair_do_not_get_it(on: On) -> None:
    letter = on.classified(9, 1, "denunciation", names_leaders=True)
    clerk, chair = frame.account("committee_office"), frame.account("committee_chair")
    actions.bar(letter.code, [clerk.pk], BarReason.RELATIVE, by=on.by, at=on.at)
    for account in (clerk, chair):
        title = Post.objects.get(account=account).title
        with pytest.raises(Refused, match=r"[Kk]hông giao"):
            actions.assign(letter.code, on(9, 3), post=title, account_id=account.pk)
    officer = frame.account("petition_officer")
    assert actions.assign(letter.code, on(9, 3), post="Cán bộ", account_id=officer.pk).assigned_account == officer.pk
    assert actions.bar(letter.code, [officer.pk], BarReason.HANDLER, by=on.by, at=on.at).assigned_account is None
    assert not queries.not_barred(queries.petitions(), officer.pk).filter(pk=letter.code).exists()


def test_a_letter_of_a_reception_is_answered_in_ten_working_days(on: On) -> None:
    session = reception(date(2026, 9, 1), by=on.by, at=on.at)
    with pytest.raises(Refused, match="không có trong sổ tiếp công dân"):
        on.receive(9, 1, channel="reception", reception="TCD-2026-0999")
    letter = on.receive(9, 1, channel="reception", reception=session.code)
    assert clock(letter, "first_reply").due_on == date(2026, 9, 16)
    actions.classify(letter.code, papers.found("complaint", date(2026, 9, 2), competence="judicial"), on(9, 2))
    letter = actions.instruct(letter.code, on(9, 4), body="Tòa án nhân dân khu vực")
    assert keys(letter)["first_reply"] is DeadlineState.MET
    assert keys(letter)["accept"] is DeadlineState.DROPPED


def test_a_wrong_day_of_receipt_moves_the_clock_until_the_letter_is_handled(on: On) -> None:
    letter = on.receive(9, 7)
    actions.correct(letter.code, papers.told(date(2026, 9, 1)), by=on.by, at=on.at)
    assert clock(letter, "accept").due_on == date(2026, 9, 11)
    actions.classify(letter.code, papers.found("complaint", date(2026, 9, 3)), on(9, 3))
    actions.accept(letter.code, on(9, 8), document=on.paper(9, 8))
    with pytest.raises(Refused, match="không đổi ngày nhận"):
        actions.correct(letter.code, papers.told(date(2026, 9, 2)), by=on.by, at=on.at)


def test_nothing_is_settled_without_a_paper_that_is_there(on: On) -> None:
    letter = on.classified(9, 1)
    actions.accept(letter.code, on(9, 3), document=on.paper(9, 3))
    for document in ("", "VB-2026-0999"):
        with pytest.raises(Refused, match="sổ văn bản"):
            actions.decide(letter.code, on(9, 10), document=document, outcome="right")
    with pytest.raises(Refused, match="khác ngày giải quyết"):
        actions.decide(letter.code, on(9, 10), document=on.paper(9, 9), outcome="right")
    assert Petition.objects.get(pk=letter.code).settled_on is None


def test_an_extension_after_the_time_is_late_all_the_same(on: On) -> None:
    letter = on.classified(9, 1)
    actions.accept(letter.code, on(9, 3), document=on.paper(9, 3))
    actions.extend(
        letter.code,
        on(10, 12),
        to_limit="petitions.complaint.settle_complex",
        grounds=("foreign",),
        document=on.paper(10, 12),
    )
    actions.decide(letter.code, on(10, 14), document=on.paper(10, 14), outcome="right")
    assert keys(letter)["settle"] is DeadlineState.MET_LATE


def test_a_voided_letter_owes_nothing(on: On) -> None:
    letter = on.receive(9, 1)
    actions.void_petition(letter.code, by=on.by, at=on.at, reason="Vào sổ hai lần")
    assert not queries.petitions().exists()
    assert keys(letter) == {"accept": DeadlineState.DROPPED}


def test_steps_follow_the_days(on: On) -> None:
    letter = on.classified(9, 10)
    actions.classify(letter.code, papers.found("complaint", date(2026, 9, 12)), on(9, 12))
    with pytest.raises(Refused, match="theo thứ tự ngày"):
        actions.accept(letter.code, on(9, 11), document=on.paper(9, 11))
    with pytest.raises(Refused, match="sau hôm nay"):
        actions.accept(letter.code, Doing(on.by, on.at, date(2027, 2, 1)), document="")
