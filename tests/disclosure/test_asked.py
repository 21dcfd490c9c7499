"""Residents ask that something be corrected, or ask a question: ten days, a reason, and nobody's words shown unread."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from dienhong.deadlines.models import Deadline
from dienhong.disclosure import actions
from dienhong.disclosure.asked import actions as asked
from dienhong.disclosure.asked.states import QuestionState, RequestState
from dienhong.disclosure.models import CorrectionRequest, Item, ItemQuestion
from dienhong.law.verdict import Refused
from dienhong.ops.findable import differing, told_again
from dienhong.records.actor import Actor
from dienhong.search.models import PublicText
from dienhong.search.queries import find
from tests.factories import disclosure as made

pytestmark = pytest.mark.usefixtures("commune")
ANYBODY = Actor(post="Người dân", role="public")


@pytest.fixture
def autumn() -> datetime:
    """After the access law with its ten days came into force: Monday 5/10/2026."""
    return timezone.make_aware(datetime(2026, 10, 5, 9, 0))  # noqa: DTZ001 - made aware here


@pytest.fixture
def item(autumn: datetime) -> Item:
    """A public item."""
    return made.published(date(2026, 10, 1), at=autumn)


def asked_for(item: Item, at: datetime, **more: object) -> CorrectionRequest:
    """Somebody says a surface is wrong."""
    return asked.ask_correction(item.code, wrong="Diện tích thửa 12 ghi sai", by=ANYBODY, at=at, **more)  # type: ignore[arg-type]


def test_ten_days_run_from_the_day_it_came(item: Item, autumn: datetime) -> None:
    request = asked_for(item, autumn)
    clock = Deadline.objects.get(code=request.code)
    assert (clock.due_on, clock.owner) == (date(2026, 10, 15), "Phòng Kinh tế")
    assert request.sender == request.contact == ""


def test_corrected_means_a_later_version_is_public(item: Item, autumn: datetime) -> None:
    request = asked_for(item, autumn)
    with pytest.raises(Refused, match="Chưa có bản đính chính"):
        asked.answer_corrected(request.code, answer="Đã sửa", by=made.FOCAL, at=autumn)
    actions.renew(item.code, made.says(why="Đính chính diện tích"), by=made.WRITER, at=autumn)
    made.shown(item, at=autumn)
    done = asked.answer_corrected(request.code, answer="Đã sửa ở bản 2", by=made.FOCAL, at=autumn)
    assert (done.state, done.new_number) == (RequestState.CORRECTED, 2)
    assert not Deadline.objects.get(code=request.code).is_open
    with pytest.raises(Refused, match="đã trả lời"):
        asked.answer_refused(request.code, answer="Không sửa", by=made.FOCAL, at=autumn)


def test_a_refusal_needs_its_reason(item: Item, autumn: datetime) -> None:
    request = asked_for(item, autumn)
    with pytest.raises(Refused, match="lý do"):
        asked.answer_refused(request.code, answer=" ", by=made.FOCAL, at=autumn)
    done = asked.answer_refused(request.code, answer="Số liệu đúng theo bản đồ", by=made.FOCAL, at=autumn)
    assert done.state == RequestState.REFUSED


def test_nothing_is_asked_about_what_is_not_public(autumn: datetime) -> None:
    hidden = made.drafted(date(2026, 10, 1), at=autumn)
    with pytest.raises(Refused, match="không còn công khai"):
        asked_for(hidden, autumn)
    with pytest.raises(Refused, match="không còn công khai"):
        asked.ask_question(hidden.code, words="Bao giờ làm?", by=ANYBODY, at=autumn)
    with pytest.raises(Refused):
        asked_for(Item(code="CK-2026-9999"), autumn)


def test_before_the_access_law_there_is_no_number_of_days(at: datetime) -> None:
    request = asked_for(made.published(at=at), at)
    assert not Deadline.objects.filter(code=request.code).exists()


def test_a_question_is_read_before_it_is_shown_and_only_the_clean_words_are(item: Item, autumn: datetime) -> None:
    question = asked.ask_question(item.code, words="Tôi là ông X ở 12 ngõ 3: bao giờ làm?", by=ANYBODY, at=autumn)
    with pytest.raises(Refused, match="duyệt trước"):
        asked.answer_question(question.code, answer="Quý IV", by=made.FOCAL, at=autumn)
    with pytest.raises(Refused, match="sẽ hiện"):
        asked.show_question(question.code, words="", by=made.FOCAL, at=autumn)
    asked.show_question(question.code, words="Bao giờ làm?", by=made.FOCAL, at=autumn)
    done = asked.answer_question(question.code, answer="Quý IV năm 2026", by=made.FOCAL, at=autumn)
    assert (done.state, done.shown_words, done.answered_by) == (QuestionState.ANSWERED, "Bao giờ làm?", made.FOCAL.post)


def test_a_question_is_hidden_with_a_reason_that_is_kept(item: Item, autumn: datetime) -> None:
    question = asked.ask_question(item.code, words="…", by=ANYBODY, at=autumn)
    with pytest.raises(Refused, match="lý do"):
        asked.hide_question(question.code, why="", by=made.FOCAL, at=autumn)
    asked.hide_question(question.code, why="Xúc phạm người khác", by=made.FOCAL, at=autumn)
    with pytest.raises(Refused, match="không hiện"):
        asked.answer_question(question.code, answer="…", by=made.FOCAL, at=autumn)
    asked.show_question(question.code, words="Đã bỏ lời xúc phạm", by=made.FOCAL, at=autumn)
    assert ItemQuestion.objects.get().state == QuestionState.SHOWN


def test_a_shown_question_and_its_answer_are_found_until_either_is_public_no_more(item: Item, autumn: datetime) -> None:
    one = asked.ask_question(item.code, words="Nhà bà Lựu mất mấy sào?", by=ANYBODY, at=autumn)
    assert find("mấy sào").total == 0, "nobody read it yet"
    asked.show_question(one.code, words="Xóm Bến mất mấy sào?", by=made.FOCAL, at=autumn)
    asked.answer_question(one.code, answer="Sáu sào, đền bù theo bảng giá.", by=made.FOCAL, at=autumn)
    for words in ("mấy sào", "bảng giá"):
        assert [(row.code, row.kind) for row in find(words).rows] == [(one.code, "question")]
    assert find("mấy sào").rows[0].path == f"/cong-khai/{item.code}/#hoi-dap" and find("Lựu").total == 0
    before = list(PublicText.objects.order_by("pk").values())
    PublicText.objects.all().delete()
    assert told_again() == 2 and [fault for fault in differing() if fault] == []
    assert list(PublicText.objects.order_by("pk").values()) == before
    asked.hide_question(one.code, why="Trùng", by=made.FOCAL, at=autumn)
    assert find("bảng giá").total == 0
    asked.show_question(one.code, words="Xóm Bến mất mấy sào?", by=made.FOCAL, at=autumn)
    assert find("bảng giá").total == 1
    actions.withdraw(item.code, why="Nhầm phụ lục", by=made.FOCAL, at=autumn)
    assert PublicText.objects.count() == 0 and [fault for fault in differing() if fault] == []
    actions.renew(item.code, made.says(why="Đúng phụ lục"), by=made.WRITER, at=autumn)
    made.shown(item, at=autumn)
    assert find("bảng giá").total == 1
