"""A question from the floor and one brought to the desk get a key as one sent online does: its asker judges what was promised."""

import re
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.dialogue.asked import actions
from dienhong.dialogue.asked.states import AskedState, CameBy
from dienhong.dialogue.models import AskedQuestion, Promise
from dienhong.dialogue.promises.actions import keep_promise, show_promise
from dienhong.law.verdict import Refused
from dienhong.page.once import new_token
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.receipts import opens
from tests.factories import talks
from tests.factories.dialogue import dialogue
from tests.factories.promises import promise

DESK = "/ban-lam-viec/cau-hoi-doi-thoai/"
FOLLOW = "/doi-thoai/cau-hoi/theo-doi/"
DAY = date(2026, 6, 20)


def then(at: datetime) -> datetime:
    """The hour of `at` on the day of the dialogue."""
    return datetime.combine(DAY, time(9, 0), tzinfo=at.tzinfo)


def key_on(page: str) -> str:
    """The key as the slip shows it."""
    found = re.search(r'slip-key">([0-9A-Z]{4})-([0-9A-Z]{4})<', page)
    assert found, page
    return found[1] + found[2]


def test_who_asked_in_the_hall_gets_a_slip_and_the_last_word(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    made = talks.announced(by=by, at=at)
    talks.hall(made.code, by=by, at=then(at))
    asked = actions.put_in_hall(made.code, "Rác thu mấy lần một tuần?", by=by, at=then(at))
    _, owed = actions.promise(asked.code, "Thu ba lần", owner="Phòng Kinh tế", due_on=DAY, by=by, at=then(at))
    public = f"/doi-thoai/loi-hua/{owed.code}/"
    assert "không có người hỏi giữ khóa" in Client().get(public).content.decode()
    Commune.objects.update(demo_today=DAY)
    client = officer("committee_office")
    hall = f"/ban-lam-viec/ke-hoach-doi-thoai/{made.code}/hoi-truong/"
    path = f"{DESK}{asked.code}/giay-hen/"
    assert path in client.get(hall).content.decode()
    sent = {"once": new_token()}
    slip, again = client.post(path, sent), client.post(path, sent)
    key = key_on(slip.content.decode())
    assert key == key_on(again.content.decode()) and opens(asked.code, key)
    assert "no-store" in slip["Cache-Control"] and hall in slip.content.decode()
    assert path not in client.get(hall).content.decode()
    assert [one.verb for one in history.of(asked.code)].count("slip") == 1
    keep_promise(owed.code, kept_on=DAY, evidence="Lịch thu mới", by=by, at=then(at))
    reply = Client().post(FOLLOW, {"code": asked.code, "key": key, "said": "not_done"})
    assert "Lời hứa được mở lại" in reply.content.decode() and Promise.objects.get().kept_on is None
    told = Client().get(public).content.decode()
    assert "Chưa làm" in told and "không có người hỏi giữ khóa" not in told


def test_nobody_takes_the_verdict_from_who_holds_the_key(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    made = talks.announced(by=by, at=at)
    sent_online = talks.question(made.code, at=at)
    with pytest.raises(Refused, match="đã có người giữ khóa"):
        actions.give_slip(sent_online.code, by=by, at=at)
    assert opens(sent_online.code, talks.KEY)
    page = officer("committee_office").get(f"{DESK}{sent_online.code}/giay-hen/").content.decode()
    assert "đã có người giữ khóa" in page and "disabled" in page


def test_a_question_brought_to_the_desk_waits_to_be_read_and_has_its_slip(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    client = officer("petition_officer")
    assert "Chưa có cuộc nào đã thông báo" in client.get(f"{DESK}ghi/").content.decode()
    made = talks.announced(by=by, at=at)
    assert made.code in client.get(f"{DESK}ghi/?cuoc={made.code}").content.decode()
    sent = {
        "planned": made.code,
        "came_by": CameBy.PHONE,
        "words": "Bao giờ có đèn đường thôn Trung Hòa?",
        "village": "",
        "once": new_token(),
    }
    assert client.post(f"{DESK}ghi/", {**sent, "words": " "}).status_code == 422
    slip, again = client.post(f"{DESK}ghi/", sent), client.post(f"{DESK}ghi/", sent)
    question = AskedQuestion.objects.get()
    key = key_on(slip.content.decode())
    assert key_on(again.content.decode()) == key
    assert opens(question.code, f"{key[:4]}-{key[4:]}".lower()) and question.code in slip.content.decode()
    assert (question.state, question.came_by, question.collected) == (AskedState.WAITING, CameBy.PHONE, "before")
    assert "Đã nhận" in Client().post(FOLLOW, {"code": question.code, "key": key}).content.decode()
    with pytest.raises(Refused, match="không nhận câu hỏi"):
        actions.take_in("KDT-2026-0099", "Hỏi", came_by=CameBy.PAPER, by=by, at=at)
    assert officer("front").get(f"{DESK}ghi/").status_code == 403


def test_a_promise_typed_from_minutes_says_that_nobody_can_judge_it(commune: Commune, by: Actor, at: datetime) -> None:
    made = promise(dialogue(by=by, at=at).code, by=by, at=at)
    show_promise(made.code, looked=False, by=by, at=at)
    assert "không có người hỏi giữ khóa" in Client().get(f"/doi-thoai/loi-hua/{made.code}/").content.decode()
