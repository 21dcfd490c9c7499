"""What a sender reads of the days to come: each line bears the day of its own clock, and no day of somebody else's."""

from datetime import date, datetime

import pytest

from dienhong.deadlines.models import Deadline
from dienhong.law.dates_vi import date_vi
from dienhong.petitions.online.progress import Progress, progress
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.models import Petition
from dienhong.records.actor import Actor
from tests.factories import papers

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 10)


def ahead(told: Progress) -> dict[str, str]:
    return {line.what: line.more for line in told.ahead}


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
