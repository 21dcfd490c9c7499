"""What a sender reads of the days to come: each line bears the day of its own clock, and no day of somebody else's."""

from datetime import date, datetime

import pytest

from dienhong.deadlines.models import Deadline
from dienhong.law.dates_vi import date_vi
from dienhong.petitions.online import actions as online_actions
from dienhong.petitions.online import rules
from dienhong.petitions.online.progress import Progress, now_of, progress
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.models import Petition
from dienhong.records.actor import Actor
from tests.factories import online, papers

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 10)


def ahead(told: Progress) -> dict[str, str]:
    return {line.what: line.more for line in told.ahead}


def now(code: str) -> str:
    letter = Petition.objects.get(pk=code)
    shown = progress(letter, TODAY).now
    assert now_of([letter]) == {code: shown}, "the list of the own letters says the same"
    return shown


def due(letter: Petition, key: str) -> str:
    return f"chậm nhất {date_vi(Deadline.objects.get(code=letter.code, key=key).due_on)}"


def test_the_day_of_a_notice_is_not_the_day_of_the_conclusion(commune: object, by: Actor, at: datetime) -> None:
    letter = papers.bring("accepted", by=by, at=at, kind="denunciation", on=date(2026, 6, 7))
    told = progress(letter, TODAY)
    assert ahead(told)["Ra quyết định giải quyết hoặc kết luận"] == due(letter, "settle")
    assert due(letter, "settle") != due(letter, "told_denouncer")
    actions.notify(letter.code, papers.doing(date(2026, 6, 10), by=by, at=at), keys=("told_denouncer",))
    told = progress(letter, TODAY)
    settle = Deadline.objects.get(code=letter.code, key="settle")
    assert told.owed == settle.vi and told.due and told.due.due == settle.due_on, "what the accused is owed is not told"


def test_each_line_before_acceptance_bears_its_own_day_or_none(commune: object, by: Actor, at: datetime) -> None:
    letter = papers.bring("classified", by=by, at=at, on=date(2026, 6, 7))
    told = ahead(progress(letter, TODAY))
    assert told["Thụ lý, hoặc thông báo vì sao không thụ lý"] == due(letter, "accept")
    assert told["Ra quyết định giải quyết hoặc kết luận"] == "", "its clock has not begun"
    settled = papers.bring("settled", by=by, at=at, on=date(2026, 6, 1))
    assert ahead(progress(settled, TODAY))["Gửi kết quả đến bà con"] == due(settled, "decision_sent")


def test_whose_it_is_to_settle_is_not_glued_to_what_was_denounced(commune: object, by: Actor, at: datetime) -> None:
    letter = papers.receive(date(2026, 6, 7), by=by, at=at, titled="denunciation")
    told = papers.found("denunciation", TODAY, competence="higher", competent_body="Chủ tịch UBND tỉnh")
    letter = actions.classify(letter.code, told, papers.doing(TODAY, by=by, at=at))
    shown = progress(letter, TODAY)
    assert shown.done[-1].what == "Đã phân loại: tố cáo; thuộc thẩm quyền của Chủ tịch UBND tỉnh"
    assert ahead(shown) == {"Chuyển hoặc hướng dẫn đến nơi có thẩm quyền": due(letter, "transfer")}


def test_nobody_is_asked_for_an_opinion_that_was_given_or_that_the_law_does_not_know(
    commune: object, by: Actor, at: datetime
) -> None:
    """The page said “chờ bà con cho ý kiến” to a denouncer, whom it then refused, and to who had told it already."""
    code = online.send(at=at)
    online.answer(code, by=by, at=at)
    assert now(code) == "Đã trả lời, chờ bà con cho ý kiến"
    online_actions.judge(code, judgement="solved", words="", at=at)
    assert now(code) == "Đã trả lời, bà con đã cho ý kiến"
    told = papers.bring("sent", by=by, at=at, kind="denunciation", on=date(2026, 5, 1))
    assert now(told.code) == "Đã gửi kết quả đến bà con"


def test_a_letter_that_left_the_commune_says_who_does_what_next(commune: object, by: Actor, at: datetime) -> None:
    """The page of such a letter ended without a next step, and called the letter done."""
    instructed = papers.bring("instructed", by=by, at=at)
    assert list(ahead(progress(instructed, TODAY))) == ["Bà con gửi đơn đến nơi ấy; xã không chuyển thay"]
    moved = papers.bring("transferred", by=by, at=at, kind="feedback")
    assert "báo về xã thì trang này ghi lại" in "".join(ahead(progress(moved, TODAY)))
    moved = actions.record_result(moved.code, papers.doing(TODAY, by=by, at=at), result="Đã sửa xong đường ống.")
    assert not progress(moved, TODAY).ahead


@pytest.mark.parametrize(
    ("state", "add", "withdraw"),
    [
        ("transferred", "gửi thêm thẳng đến nơi đang giải quyết", "báo nơi đang giải quyết"),
        ("instructed", "nơi đã được hướng dẫn", "không do xã giải quyết"),
        ("linked", "gộp vào đơn gửi trước: gửi thêm vào đơn ấy", "muốn rút thì mở đơn ấy"),
        ("split", "gửi thêm vào đơn đã tách ra", "rút đơn nào thì mở đơn ấy"),
        ("stopped", "việc mới thì gửi đơn mới", "Bà con đã rút đơn này"),
        ("refused", "việc mới thì gửi đơn mới", "đã kết thúc"),
    ],
)
def test_what_cannot_be_done_here_any_more_is_told_with_where_it_can(
    state: str, add: str, withdraw: str, commune: object, by: Actor, at: datetime
) -> None:
    letter = papers.bring(state, by=by, at=at, kind="mixed" if state == "split" else "complaint")
    told = rules.can_add(letter, words="Thêm.", photos=0, before=0), rules.can_ask_withdrawal(letter, asked=False)
    assert add in told[0].reasons[0].text and withdraw in told[1].reasons[0].text
