"""Questions typed from the minutes of a dialogue are nobody's to read until an officer looked each through."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.questions.actions import QuestionData, set_questions, show_question
from dienhong.law.verdict import Refused
from dienhong.page.once import new_token
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.search.queries import find
from tests.factories.dialogue import dialogue

DATA = [
    QuestionData("Bao giờ thông mương?", "live", "answered", "Tháng 7 xong"),
    QuestionData("Gọi giúp số 0912345678", "live", "waiting"),
    QuestionData("Đèn ngõ hỏng", "live", "promised"),
]


def test_each_is_shown_after_it_was_looked_through(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    held = dialogue(by=by, at=at)
    held = set_questions(held.code, DATA, revision=held.revision, by=by, at=at)
    public = f"/doi-thoai/cuoc/{held.code}/"
    assert "Bao giờ thông mương" not in Client().get(public).content.decode()
    client = officer("committee_office")
    path = f"{held.desk_path()}cau-hoi/1/dang/"
    assert path in client.get(held.desk_path()).content.decode()
    assert path not in officer("front").get(held.desk_path()).content.decode()
    sent = {"revision": str(held.revision), "once": new_token()}
    assert [client.post(path, sent).status_code for _ in range(2)] == [302, 302]
    page = Client().get(public).content.decode()
    assert "Bao giờ thông mương?" in page and "Tháng 7 xong" in page and "Đèn ngõ" not in page
    assert [one.verb for one in history.of(held.code)].count("show_question") == 1
    with pytest.raises(Refused, match="giống dữ liệu cá nhân"):
        show_question(held.code, 2, looked=False, by=by, at=at)
    assert "Số điện thoại" in client.get(f"{held.desk_path()}cau-hoi/2/dang/").content.decode()
    with pytest.raises(Refused, match="không có câu hỏi ấy"):
        show_question(held.code, 9, looked=False, by=by, at=at)
    with pytest.raises(Refused, match="đã đăng"):
        show_question(held.code, 1, looked=False, by=by, at=at)


def test_what_is_shown_stays_so_as_long_as_it_says_the_same(commune: Commune, by: Actor, at: datetime) -> None:
    held = dialogue(by=by, at=at)
    set_questions(held.code, DATA, revision=None, by=by, at=at)
    for number in (1, 3):
        show_question(held.code, number, looked=False, by=by, at=at)
    changed = [DATA[2], QuestionData("Bao giờ thông mương thôn ta?", "live", "answered", "Tháng 7 xong")]
    set_questions(held.code, changed, revision=None, by=by, at=at)
    shown = Dialogue.objects.get().questions.filter(shown_on__isnull=False)
    assert [one.words for one in shown] == ["Đèn ngõ hỏng"]
    assert [row.code for row in find("đèn ngõ").rows] == [held.code]
    assert find("thông mương").total == 0, "those words were not looked through"
