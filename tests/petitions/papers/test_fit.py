"""Fit to be handled: what came by a way nobody can sign is taken up without a false tick; what denounces without a signature
is checked or passed on, and never settled as a denunciation."""

from datetime import date, datetime

import pytest

from dienhong.deadlines.models import Deadline
from dienhong.law.verdict import Refused
from dienhong.petitions.online import actions as online_actions
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.intake import can_classify
from dienhong.petitions.papers.states import State
from dienhong.records.actor import Actor
from tests.factories import online, papers

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 3)
CONTENT_ONLY = ("vietnamese", "content")
UNSIGNED = ("vietnamese", "dated", "sender", "content")


@pytest.mark.parametrize("kind", ["feedback", "recommendation"])
@pytest.mark.parametrize(("channel", "way"), [("online", "qua cổng"), ("phone", "qua điện thoại")])
@pytest.mark.parametrize("named", [True, False])
def test_feedback_that_nobody_could_sign_is_taken_up_answered_and_closed_with_a_photograph(
    kind: str, channel: str, way: str, named: bool, commune: object, by: Actor, at: datetime
) -> None:
    who = {} if named else {"sender_name": "", "sender_address": "", "id_number": ""}
    letter = papers.receive(by=by, at=at, titled=kind, channel=channel, content="Đèn đường thôn Đông hỏng.", **who)
    told = papers.found(kind, DAY, conditions=UNSIGNED if named else CONTENT_ONLY)
    verdict = can_classify(told, petition=letter, day=DAY, named=named)
    assert verdict and any("chữ ký" in str(reason) for reason in verdict.warnings), "it is told, and not insisted on"
    step = actions.classify(letter.code, told, papers.doing(DAY, by=by, at=at)).steps.last()
    assert step is not None and f"Không có chữ ký ({way})" in step.words
    paper = papers.paper(DAY, by=by, at=at)
    actions.accept(letter.code, papers.doing(DAY, by=by, at=at))
    actions.decide(letter.code, papers.doing(DAY, by=by, at=at), document=paper, outcome="answered")
    actions.mark_sent(letter.code, papers.doing(DAY, by=by, at=at))
    online_actions.show_fix(letter.code, online.picture(), caption="Đèn đã sáng", by=by, at=at)
    closed = actions.close(letter.code, papers.doing(DAY, by=by, at=at))
    assert closed.state == State.CLOSED


def test_on_paper_a_signature_is_still_asked_for(commune: object, by: Actor, at: datetime) -> None:
    for titled, channel in (("feedback", "post"), ("complaint", "online")):
        letter = papers.receive(by=by, at=at, titled=titled, channel=channel)
        told = papers.found(titled, DAY)
        unsigned = papers.found(titled, DAY, conditions=tuple(key for key in told.conditions if key != "signed"))
        with pytest.raises(Refused, match="chữ ký"):
            actions.classify(letter.code, unsigned, papers.doing(DAY, by=by, at=at))


def denounced(by: Actor, at: datetime, **axes: object) -> Petition:
    """Sent through the portal without a name, clear enough to be verified."""
    letter = papers.receive(by=by, at=at, titled="denunciation", channel="online")
    told = papers.found("denunciation", DAY, conditions=papers.INFORMED, **axes)
    return actions.classify(letter.code, told, papers.doing(DAY, by=by, at=at))


def test_what_denounces_without_a_signature_is_passed_on_to_whose_it_is(
    commune: object, by: Actor, at: datetime
) -> None:
    letter = denounced(by, at, competence="administrative")
    assert letter.eligible
    paper = papers.paper(DAY, by=by, at=at)
    passed = actions.transfer(letter.code, papers.doing(DAY, by=by, at=at), body="Thanh tra tỉnh", document=paper)
    assert passed.state == State.TRANSFERRED
    assert Deadline.objects.get(code=letter.code, key="transfer").met_on == DAY


def test_what_denounces_without_a_signature_is_checked_here_and_not_settled(
    commune: object, by: Actor, at: datetime
) -> None:
    letter, doing = denounced(by, at), papers.doing(DAY, by=by, at=at)
    with pytest.raises(Refused, match="kiểm tra hoặc chuyển"):
        actions.accept(letter.code, doing, document=papers.paper(DAY, by=by, at=at))
    assert actions.inspect(letter.code, doing, body="Ban Thanh tra nhân dân").state == State.INSPECTED
    assert Deadline.objects.get(code=letter.code, key="check").met_on == DAY


@pytest.mark.parametrize("left_out", papers.INFORMED)
def test_two_of_the_three_conditions_do_not_do(left_out: str, commune: object, by: Actor, at: datetime) -> None:
    letter = papers.receive(by=by, at=at, titled="denunciation", channel="online")
    told = papers.found("denunciation", DAY, conditions=tuple(key for key in papers.INFORMED if key != left_out))
    with pytest.raises(Refused, match="Chưa đủ điều kiện"):
        actions.classify(letter.code, told, papers.doing(DAY, by=by, at=at))


def test_a_signed_denunciation_is_settled_and_not_sent_to_a_check(commune: object, by: Actor, at: datetime) -> None:
    letter = papers.bring("classified", by=by, at=at, kind="denunciation")
    with pytest.raises(Refused, match="Điều 25"):
        actions.inspect(letter.code, papers.doing(date(2026, 3, 5), by=by, at=at), body="Ban Thanh tra nhân dân")
