"""A duplicate is the same person's: another person's letter about the same matter keeps its own clock and its own answer."""

from datetime import date, datetime

import pytest

from dienhong.deadlines.models import Deadline
from dienhong.law.verdict import Refused
from dienhong.petitions.online.progress import progress
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.models import Petition
from dienhong.records.actor import Actor
from tests.factories import papers

pytestmark = pytest.mark.django_db
FIRST, SECOND, DAY = date(2026, 6, 1), date(2026, 6, 3), date(2026, 6, 4)
TODAY = date(2026, 6, 10)


@pytest.mark.parametrize(
    "other",
    [
        {"sender_name": "Ma Thị Nhài"},
        {"id_number": "031090009999"},  # the same name, another person
        {"sender_name": "", "sender_address": "", "id_number": ""},
    ],
)
def test_another_persons_letter_joins_the_matter_and_is_answered_itself(
    other: dict[str, str], commune: object, by: Actor, at: datetime
) -> None:
    first = papers.receive(FIRST, by=by, at=at, titled="feedback")
    second = papers.receive(SECOND, by=by, at=at, titled="feedback", **other)
    with pytest.raises(Refused, match="Ghép vào vụ việc"):
        actions.link_duplicate(second.code, first.code, papers.doing(DAY, by=by, at=at))
    joined = actions.join_case(second.code, first.code, papers.doing(DAY, by=by, at=at))
    assert joined.case == first.code and joined.state == "received"
    assert Deadline.objects.get(code=second.code, key="reply").is_open
    assert progress(joined, TODAY).due is not None and progress(joined, TODAY).first is None


def test_two_letters_without_a_name_may_be_anybodys(commune: object, by: Actor, at: datetime) -> None:
    nobody = {"sender_name": "", "sender_address": "", "id_number": ""}
    first = papers.receive(FIRST, by=by, at=at, titled="feedback", **nobody)
    second = papers.receive(SECOND, by=by, at=at, titled="feedback", **nobody)
    with pytest.raises(Refused, match="không rõ có cùng một người không"):
        actions.link_duplicate(second.code, first.code, papers.doing(DAY, by=by, at=at))


def test_who_sent_it_twice_reads_what_became_of_the_first(commune: object, by: Actor, at: datetime) -> None:
    first = papers.receive(FIRST, by=by, at=at, titled="feedback")
    second = papers.receive(SECOND, by=by, at=at, titled="feedback")
    doing = papers.doing(DAY, by=by, at=at)
    second = actions.link_duplicate(second.code, first.code, doing)
    told = progress(second, TODAY).first
    assert told is not None and (told.what, told.on, told.more) == ("Đã nhận, đang đọc để phân loại", None, "")
    actions.classify(first.code, papers.found("feedback", DAY), doing)
    actions.accept(first.code, doing)
    actions.decide(first.code, doing, document=papers.paper(DAY, by=by, at=at), outcome="answered")
    before = progress(second, TODAY).first
    assert before is not None and before.more == "", "the paper is told once it was sent"
    actions.mark_sent(first.code, doing)
    told = progress(Petition.objects.get(pk=second.code), TODAY).first
    assert told is not None and told.on == DAY and "QĐ-UBND" in told.more
