"""What everybody reads of dialogues: nothing unread, nothing of who asked; a wrong key and an unknown code are one answer."""

import re
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.dialogue.asked import actions as asked
from dienhong.dialogue.models import AskedQuestion, Demand
from dienhong.dialogue.plans.actions import call_off
from dienhong.dialogue.promises.actions import keep_promise, show_promise
from dienhong.dialogue.views.public.ledger import MOST_COUNTED, Capped
from dienhong.page.limiter import ALLOWED
from dienhong.page.models import Attempt
from dienhong.page.once import new_token
from dienhong.records.actor import Actor
from dienhong.records.acts import void
from dienhong.records.receipts import key_of_form
from tests.answers import let_go
from tests.factories import talks
from tests.factories.dialogue import dialogue
from tests.factories.promises import promise
from tests.factories.tries import used_up

FOLLOW = "/doi-thoai/cau-hoi/theo-doi/"
DAY = date(2026, 6, 20)


def text(client: Client, path: str) -> str:
    """The words of a page."""
    reply = client.get(path)
    assert reply.status_code == 200, path
    return " ".join(re.sub(r"<[^>]+>", " ", reply.content.decode()).split())


def then(at: datetime) -> datetime:
    """The hour of `at` on the day of the dialogue."""
    return datetime.combine(DAY, time(9, 0), tzinfo=at.tzinfo)


def test_an_empty_commune_says_what_the_law_asks(commune: Commune) -> None:
    page = text(Client(), "/doi-thoai/")
    assert "Xã chưa thông báo cuộc nào sắp tới" in page and "Chưa có cuộc đối thoại nào trong sổ" in page
    assert "Chưa đăng lời hứa nào" in text(Client(), "/doi-thoai/loi-hua/")


def test_a_draft_is_nobodys_and_a_dialogue_called_off_says_so(commune: Commune, by: Actor, at: datetime) -> None:
    draft = talks.planned(by=by, at=at)
    for tail in ("", "gui-cau-hoi/", "hoi-truong/"):
        assert Client().get(f"/doi-thoai/cuoc/{draft.code}/{tail}").status_code == 404
    made = talks.announced(date(2026, 6, 22), by=by, at=at)
    assert made.place in text(Client(), "/doi-thoai/")
    call_off(made.code, reason="Bão số 2", by=by, at=at)
    page = text(Client(), "/doi-thoai/")
    assert "Không tổ chức" in page and "Bão số 2" in page and "Xã chưa thông báo cuộc nào sắp tới" in page
    assert f'href="/doi-thoai/cuoc/{made.code}/gui-cau-hoi/"' not in Client().get("/doi-thoai/").content.decode()
    Commune.objects.update(demo_today=date(2026, 6, 23))
    assert "Bão số 2" not in text(Client(), "/doi-thoai/")
    assert "Bão số 2" in text(Client(), f"/doi-thoai/cuoc/{made.code}/")


def test_a_question_sent_twice_is_one_and_the_receipt_the_same(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    client = Client()
    path = f"/doi-thoai/cuoc/{made.code}/gui-cau-hoi/"
    assert not client.get("/doi-thoai/").cookies
    page = client.get(path)
    assert set(page.cookies) <= {"csrftoken"}
    sent = {"words": talks.WORDS, "village": "", "once": new_token()}
    first, again = client.post(path, sent), client.post(path, sent)
    key = key_of_form(sent["once"])
    assert first.status_code == 200 and key in first.content.decode() and key in again.content.decode()
    assert AskedQuestion.objects.count() == 1
    assert AskedQuestion.objects.get().code in again.content.decode()
    lost = client.post(path, {**sent, "words": "", "once": new_token()})
    assert lost.status_code == 422 and key not in lost.content.decode()
    assert "không" in client.post(path, {**sent, "once": ""}).content.decode()
    assert talks.WORDS not in text(client, f"/doi-thoai/cuoc/{made.code}/")


@pytest.mark.parametrize("propose", [False, True])
def test_a_hall_behind_one_address_asks_and_only_a_flood_must_wait(
    commune: Commune, by: Actor, at: datetime, propose: bool
) -> None:
    made = talks.announced(by=by, at=at)
    path = "/doi-thoai/yeu-cau/gui/" if propose else f"/doi-thoai/cuoc/{made.code}/gui-cau-hoi/"
    box = Demand if propose else AskedQuestion
    before = box.objects.count()
    sent = {"words": talks.WORDS, "village": ""}
    for _ in range(ALLOWED + 1):
        last = {**sent, "once": new_token()}
        assert Client().post(path, last).status_code == 200
    used_up()
    assert Client().post(path, last).status_code == 200, "the receipt of what was entered, sent again"
    flood = Client().post(path, {**sent, "once": new_token()})
    assert flood.status_code == 429 and "hãy chờ" in flood.content.decode() and talks.WORDS in flood.content.decode()
    assert box.objects.count() == before + ALLOWED + 1


def test_a_refused_question_costs_no_turn(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    sent = {"words": talks.WORDS, "village": "", "once": ""}
    assert Client().post(f"/doi-thoai/cuoc/{made.code}/gui-cau-hoi/", sent).status_code == 409
    assert not Attempt.objects.exists()


def test_a_wrong_key_and_an_unknown_code_are_one_answer(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    question = talks.question(made.code, at=at)

    def answer(code: str, key: str) -> tuple[int, str, int]:
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            reply = Client().post(FOLLOW, {"code": code, "key": key})
        shown = re.sub(r"[A-Z]{3}-\d{4}-\d{4}|value=\"[^\"]*\"", "", reply.content.decode())
        return reply.status_code, shown, len(asked_for)

    assert answer(question.code, "ABCD2346") == answer("CHD-2026-0999", "ABCD2345")
    right = Client().post(FOLLOW, {"code": f" {question.code.lower()} ", "key": "abcd-2345"})
    assert right.status_code == 200 and talks.WORDS in right.content.decode()
    for _ in range(ALLOWED):
        last = Client().post(FOLLOW, {"code": question.code, "key": "ABCD2346"})
    assert last.status_code == 429
    assert Client().post(FOLLOW, {"code": question.code, "key": talks.KEY}).status_code == 429


def test_the_ledger_tells_question_owner_day_evidence_and_verdict(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    question = talks.shown(made.code, by=by, at=at)
    talks.hall(made.code, by=by, at=then(at))
    _, owed = asked.promise(
        question.code, "Nạo vét xong", owner="Phòng Kinh tế", due_on=date(2026, 7, 15), by=by, at=then(at)
    )
    keep_promise(owed.code, kept_on=DAY, evidence="Biên bản nghiệm thu số 4", by=by, at=then(at))
    Commune.objects.update(demo_today=DAY)
    reply = Client().post(FOLLOW, {"code": question.code, "key": talks.KEY, "said": "partly_done"})
    assert "Lời hứa được mở lại" in reply.content.decode()
    page = text(Client(), f"/doi-thoai/loi-hua/{owed.code}/")
    for words in (talks.WORDS, "Phòng Kinh tế", "15/7/2026", "Mới làm một phần", "Biên bản nghiệm thu số 4"):
        assert words in page
    assert "Nạo vét xong" in text(Client(), "/doi-thoai/loi-hua/?chu=nao+vet")
    assert "Không có lời hứa nào như vậy" in text(Client(), "/doi-thoai/loi-hua/?tt=kept")
    assert "Nạo vét xong" not in text(Client(), "/doi-thoai/loi-hua/?tt=bo-lo")
    void(owed, by=by, at=then(at), reason="Ghi nhầm")
    assert Client().get(f"/doi-thoai/loi-hua/{owed.code}/").status_code == 404


def test_a_promise_that_nobody_showed_is_on_no_page(commune: Commune, by: Actor, at: datetime) -> None:
    held = dialogue(by=by, at=at)
    hidden = promise(held.code, by=by, at=at)
    page = text(Client(), f"/doi-thoai/cuoc/{held.code}/") + text(Client(), "/doi-thoai/loi-hua/")
    assert hidden.words not in page and Client().get(f"/doi-thoai/loi-hua/{hidden.code}/").status_code == 404
    show_promise(hidden.code, looked=False, by=by, at=at)
    assert hidden.words in text(Client(), f"/doi-thoai/cuoc/{held.code}/")


def test_overdue_stands_first_and_pages_ask_no_more_queries_for_more_promises(
    commune: Commune, by: Actor, at: datetime
) -> None:
    held = dialogue(by=by, at=at)

    def counted(number: int) -> int:
        for order in range(number):
            due = date(2026, 6, 1) if order == number - 1 else date(2026, 7, 1)
            one = promise(held.code, due, by=by, at=at, words=f"Việc {number}-{order}")
            show_promise(one.code, looked=False, by=by, at=at)
        with CaptureQueriesContext(connection) as asked_for:
            page = text(Client(), "/doi-thoai/loi-hua/")
        assert page.index(f"Việc {number}-{number - 1}") < page.index(f"Việc {number}-0")
        with CaptureQueriesContext(connection) as home:
            text(Client(), "/doi-thoai/")
        assert len(home) <= 14
        return len(asked_for)

    few, many = counted(3), counted(30)
    assert few == many <= 12
    assert "Trang sau" in text(Client(), "/doi-thoai/loi-hua/") and text(Client(), "/doi-thoai/loi-hua/?trang=2")


def test_more_than_a_thousand_are_not_counted(commune: Commune) -> None:
    class Long:
        """A list that must not be counted to its end."""

        def __getitem__(self, part: slice) -> "Long":
            assert part.stop <= MOST_COUNTED + 1
            return self

        def count(self) -> int:
            return MOST_COUNTED + 1

    pages = Capped(Long(), 20)
    assert (pages.count, pages.more, pages.num_pages) == (MOST_COUNTED, True, 50)


def test_the_hall_for_everybody_opens_on_its_day(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    path = f"/doi-thoai/cuoc/{made.code}/hoi-truong/"
    assert Client().get(path).status_code == 404
    talks.hall(made.code, by=by, at=then(at))
    asked.put_in_hall(made.code, "Rác thu mấy lần một tuần?", by=by, at=then(at))
    asked.put_in_hall(made.code, "Gọi số 0912 345 678 không ai nghe", by=by, at=then(at))
    page = text(Client(), path)
    assert "Rác thu mấy lần" in page and "0912 345 678" not in page


def test_every_get_changes_nothing_and_a_demand_is_proposed_once(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    client = Client()
    sent = {"words": "Xin đối thoại về giá nước", "once": new_token()}
    key = key_of_form(sent["once"])
    for _ in range(2):
        assert key in client.post("/doi-thoai/yeu-cau/gui/", sent).content.decode()
    proposed = Demand.objects.get()
    assert client.get(f"/doi-thoai/yeu-cau/{proposed.code}/").status_code == 404
    assert "Xin đối thoại" in client.post(FOLLOW, {"code": proposed.code, "key": key}).content.decode()
    desk = officer("party_office").get("/ban-lam-viec/").content.decode()
    assert "Đọc đề nghị mở yêu cầu đối thoại" in desk


@pytest.mark.parametrize("role", ["front", "village_head"])
def test_words_nobody_read_are_for_who_moderates(
    role: str, commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    made = talks.announced(by=by, at=at)
    question = talks.question(made.code, "Nhà ông Kiều Văn Sửu lấn mương", at=at)
    path = f"/ban-lam-viec/cau-hoi-doi-thoai/{question.code}/"
    reading = officer(role).get(path)
    assert reading.status_code == 200 and "Kiều Văn Sửu" not in reading.content.decode()
    assert "Kiều Văn Sửu" in officer("committee_office").get(path).content.decode()
    let_go(reading)
