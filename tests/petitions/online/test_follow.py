"""A letter by code and key: one answer for a wrong key and an unknown code, dates that are counted, and what a sender may do."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from dienhong.deadlines.models import Deadline
from dienhong.handoffs import rate_answer
from dienhong.law.verdict import Refused
from dienhong.listening.models import Slip
from dienhong.notices.messages import segments
from dienhong.notices.models import Notice
from dienhong.petitions.models import CitizenVerdict, CitizenWord, Petition, SenderContact
from dienhong.petitions.online import actions, mine
from dienhong.petitions.online.asked import Letter
from dienhong.petitions.online.state import opened_code, opened_token
from dienhong.petitions.papers import actions as papers_actions
from dienhong.records import receipts
from dienhong.records.actor import Actor
from tests.factories import online, papers
from tests.factories.commune import account
from tests.factories.listening import rating, survey

URL, ACT = "/don-thu/theo-doi/", "/don-thu/theo-doi/viec/"
KEY = "ABCD2345"


@pytest.fixture
def code(commune: object, at: datetime) -> str:
    """A letter of feedback sent through the portal."""
    account("petition_officer")
    letter = Letter("feedback", "Mương xóm Bến tắc.", "Trung Hòa", "", "Phạm Thị Nhài", "Xóm Bến")
    return actions.send([letter], key=KEY, at=at, email="nhai@vidu.vn")[0]


def opened(code: str, key: str = KEY, client: Client | None = None) -> HttpResponse:
    return (client or Client(enforce_csrf_checks=True)).post(URL, {"code": code, "key": key})


def hidden(page: HttpResponse, act: str) -> dict[str, str]:
    """The hidden boxes of one act's form on the page."""
    for form in re.findall(r"<form.*?</form>", page.content.decode(), re.DOTALL):
        found = {
            name: unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
        }
        if found.get("viec") == act:
            return found
    raise AssertionError(f"no form for {act}")


def answered(code: str, *, by: Actor, at: datetime, closed: bool = True) -> Petition:
    """The letter answered, as officers do it, on the day it came."""
    day = timezone.localdate(at)
    now = papers.doing(day, by=by, at=at)
    papers_actions.classify(code, papers.found("feedback", day), now)
    papers_actions.accept(code, now)
    papers_actions.decide(code, now, document=papers.paper(day, by=by, at=at), outcome="answered")
    sent = papers_actions.mark_sent(code, now)
    return papers_actions.close(code, now, words="Đã nạo vét 40 mét mương.") if closed else sent


def test_the_page_tells_where_it_stands_and_how_the_day_was_counted(code: str) -> None:
    page = opened(f" {code.lower()} ", "abcd-2345").content.decode()
    assert "Đã nhận, đang đọc để phân loại" in page and "24/6/2026" in page
    assert "Hạn này tính thế nào" in page and "10 ngày làm việc" in page and "Điều 28 Luật Tiếp công dân" in page
    assert re.search(r"<b>24</b><small>hạn</small>", page), "the calendar numbers the days and marks the last"
    assert "Trả lời bằng văn bản" in page and "chậm nhất 24/6/2026" in page
    for personal in ("Phạm Thị Nhài", "Xóm Bến", "Mương xóm Bến tắc", "nhai@vidu.vn", KEY):
        assert personal not in page


@pytest.mark.parametrize(("other", "key"), [("{code}", "WRNGKEY2"), ("DT-2026-9999", KEY), ("khong-phai-ma", "x")])
def test_a_wrong_key_and_an_unknown_code_get_one_answer_after_the_same_work(
    code: str, other: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests: list[int] = []
    real = receipts.keyed_digest
    monkeypatch.setattr(receipts, "keyed_digest", lambda text: digests.append(1) or real(text))
    with CaptureQueriesContext(connection) as asked:
        reply = opened(other.format(code=code), key)
    shape = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in asked.captured_queries]
    page = re.sub(r'value="[^"]*"', "", reply.content.decode())
    told = (reply.status_code, page, shape, len(digests))
    with CaptureQueriesContext(connection) as asked:
        reply = opened(code, "NVRKEY99")
    digests_before = len(digests)
    shape = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in asked.captured_queries]
    assert told == (reply.status_code, re.sub(r'value="[^"]*"', "", reply.content.decode()), shape, digests_before - 1)
    assert reply.status_code == 422 and "Mã đơn hoặc khóa chưa đúng" in reply.content.decode()
    assert "Chưa mở được đơn" in reply.content.decode() and "Chưa ghi được" not in reply.content.decode()
    assert not any("petitions_petition" in sql for sql in shape), "fetching a letter takes longer than finding none"


def test_ten_wrong_tries_an_hour_and_then_not_even_the_right_key(code: str) -> None:
    for number in range(10):
        assert opened(f"DT-2026-{number:04d}" if number % 2 else code, "WRNGKEY2").status_code == 422
    waiting = opened(code)
    assert waiting.status_code == 429 and "Hãy thử lại từ" in waiting.content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.9")
    assert opened(code, client=elsewhere).status_code == 200, "another address is not held up"


def test_ten_wrong_keys_for_one_code_from_anywhere_shut_it_for_the_hour(code: str) -> None:
    for number in range(10):
        assert opened(code, "WRNGKEY2", Client(REMOTE_ADDR=f"192.0.2.{number}")).status_code == 422
    assert opened(code, client=Client(REMOTE_ADDR="192.0.2.99")).status_code == 429


def test_opening_keeps_no_session_no_cookie_no_copy(code: str) -> None:
    client = Client()
    reply = opened(code, client=client)
    assert not client.cookies and "no-store" in reply["Cache-Control"]
    assert Client().get(f"{URL}?code={code}&key={KEY}").content.decode().count(code) == 0, "no key by an address"
    assert Client().get(f"/r/{code}").status_code in (302, 404)


def test_more_can_be_added_once_a_form_and_an_officer_is_told(code: str) -> None:
    page = opened(code)
    told = {**hidden(page, "bo-sung"), "words": "Nước đã tràn vào sân nhà ông Bảy."}
    first, second = Client().post(ACT, told), Client().post(ACT, told)
    assert first.status_code == second.status_code == 200
    assert CitizenWord.objects.get().words.startswith("Nước đã tràn")
    assert "cán bộ chưa xem" in first.content.decode() and "ông Bảy" not in first.content.decode()
    empty = Client().post(ACT, {**hidden(opened(code), "bo-sung"), "words": ""})
    assert empty.status_code == 409 and "Chưa ghi gì" in empty.content.decode()


def test_photographs_can_be_added_later(code: str) -> None:
    out = BytesIO()
    Image.new("RGB", (30, 30)).save(out, "PNG")
    out.seek(0)
    out.name = "a.png"
    page = Client().post(ACT, {**hidden(opened(code), "bo-sung"), "words": "", "photos": [out]})
    assert page.status_code == 200 and Petition.objects.get(pk=code).photos.count() == 1


def test_a_plea_nobody_took_up_is_withdrawn_at_once_else_an_officer_is_asked(
    code: str, by: Actor, at: datetime
) -> None:
    page = Client().post(ACT, {**hidden(opened(code), "rut"), "words": ""})
    assert "Bà con đã rút đơn" in page.content.decode() and Petition.objects.get(pk=code).state == "stopped"
    complaint = Letter("complaint", "Không đồng ý quyết định phạt.", "", "UBND xã", "Phạm Thị Nhài", "Xóm Bến")
    other = actions.send([complaint], key=KEY, at=at)[0]
    page = Client().post(ACT, {**hidden(opened(other), "rut"), "words": "Đã được giải thích."})
    assert page.status_code == 200 and Petition.objects.get(pk=other).state == "received"
    assert CitizenWord.objects.get(petition_id=other).kind == "withdrawal"
    assert "Bà con đã xin rút đơn này" in opened(other).content.decode()


def test_a_rejected_answer_opens_the_letter_again_once(code: str, by: Actor, at: datetime) -> None:
    chair, officer = account("committee_chair"), account("petition_officer")
    for one, address in ((chair, "chutich@vidu.vn"), (officer, "canbo@vidu.vn")):
        one.email = address
        one.save()
    answered(code, by=by, at=at)
    first = Petition.objects.get(pk=code).decision
    page = opened(code)
    assert "Đã nạo vét 40 mét mương" in page.content.decode(), "what was done is told to who asked for it"
    silent = Client().post(ACT, {**hidden(page, "y-kien"), "judgement": "not_solved", "words": ""})
    assert silent.status_code == 409 and Petition.objects.get(pk=code).state == "closed"
    page = Client().post(ACT, {**hidden(page, "y-kien"), "judgement": "not_solved", "words": "Mương vẫn tắc."})
    letter = Petition.objects.get(pk=code)
    assert (letter.state, letter.decision, letter.settled_on) == ("accepted", "", None)
    assert "đơn đã mở lại" in page.content.decode() and "Mương vẫn tắc" not in page.content.decode()
    verdict = CitizenVerdict.objects.get()
    assert verdict.reopened and verdict.decision == first
    clock = Deadline.objects.get(code=code, key="reply_2")
    assert not Deadline.objects.get(code=code, key="reply").is_open, "how the first answer was given stays"
    assert clock.is_open and clock.start_on == date(2026, 6, 10) and clock.due_on == date(2026, 6, 24)
    told = set(Notice.objects.filter(subject__contains="mở lại").values_list("address", flat=True))
    assert told == {"chutich@vidu.vn", "canbo@vidu.vn"}
    assert not any("Mương" in f"{one.subject} {one.body}" for one in Notice.objects.all())


def test_who_has_the_answer_is_not_told_what_to_do_when_it_is_late(code: str, by: Actor, at: datetime) -> None:
    late = "Nếu quá hạn mà chưa có trả lời"
    assert late in opened(code).content.decode()
    answered(code, by=by, at=at, closed=False)
    assert late not in opened(code).content.decode()


def test_the_second_rejected_answer_is_kept_and_opens_nothing(code: str, by: Actor, at: datetime) -> None:
    answered(code, by=by, at=at, closed=False)
    later = at + timedelta(days=10)
    assert "thì đơn mở lại một lần" in opened(code).content.decode()
    actions.judge(code, judgement="not_solved", words="Chưa được.", at=later)
    day = timezone.localdate(later)
    doing = papers.doing(day, by=by, at=later)
    papers_actions.decide(code, doing, document=papers.paper(day, by=by, at=later), outcome="answered")
    papers_actions.mark_sent(code, doing)
    page = opened(code).content.decode()  # it promised the reopening that was used up
    assert "không mở đơn nữa" in page and "thì đơn mở lại một lần" not in page
    letter = actions.judge(code, judgement="not_solved", words="Vẫn chưa.", at=later)
    assert letter.state == "sent"
    assert [one.reopened for one in CitizenVerdict.objects.all()] == [True, False]


def test_who_sent_it_is_told_of_each_step_and_of_no_word_of_it(code: str, by: Actor, at: datetime) -> None:
    online.prove(code, at=at)
    answered(code, by=by, at=at)
    mails = list(Notice.objects.filter(address="nhai@vidu.vn").exclude(key__endswith="/xac-nhan").order_by("id"))
    assert len(mails) == 5, "one letter a step, none gathered"
    for mail in mails:
        assert (code in mail.subject and "/don-thu/theo-doi/" in mail.body) or "Theo dõi đơn" in mail.body
        assert KEY not in mail.body and "Mương" not in mail.body
        assert (mail.post, mail.role) == ("Người gửi đơn", "citizen")
    Client().post(ACT, hidden(opened(code), "thoi-thu"))
    assert not SenderContact.objects.exists()
    assert not Notice.objects.filter(address="nhai@vidu.vn").exists()


def test_who_left_a_number_alone_is_told_of_the_same_steps_by_message(
    commune: object, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    letter = Letter("feedback", "Mương tắc.", "", "", "Phạm Thị Nhài", "Xóm Bến")
    code = actions.send([letter], key=KEY, at=at, phone="+84 912 000 111")[0]
    answered(code, by=by, at=at)
    rows = list(Notice.objects.filter(about=code, role="citizen"))
    assert len(rows) == 5 and {(one.channel, one.address) for one in rows} == {("sms", "0912000111")}
    for one in rows:
        assert code in one.body and KEY not in one.body and "Mương" not in one.body and "Nhài" not in one.body
        assert segments(one.body) <= 3
    page = officer("committee_office").get("/ban-lam-viec/").content.decode()
    assert "Chuyển 5 tin nhắn báo bước mới cho người gửi đơn" in page
    assert "Thôi nhận tin" in opened(code).content.decode()
    Client().post(ACT, hidden(opened(code), "thoi-thu"))
    assert not SenderContact.objects.exists() and not Notice.objects.filter(role="citizen").exists()
    secret = Letter("denunciation", "Thu tiền riêng.", "", "Người thu quỹ", "Đỗ Thị Kín", "Xóm Chùa", "0912 000 222")
    actions.send([secret], key=KEY, at=at, phone="0912 000 222")
    assert not SenderContact.objects.exists()


def test_an_answer_is_rated_from_its_page_once_and_by_no_denouncer(code: str, by: Actor, at: datetime) -> None:
    """No slip of paper is needed; nothing tells which rating became of it."""
    assert "Chấm điểm câu trả lời" not in opened(code).content.decode()
    answered(code, by=by, at=at)
    assert "Chấm điểm câu trả lời" not in opened(code).content.decode(), "no survey asks about answers"
    one = survey("tra-loi-don", kind="codes", questions="answer_1", by=by, at=at)
    token = hidden_token(opened(code))
    first = Client().post("/don-thu/danh-gia/", {"mo": token})
    again = Client().post("/don-thu/danh-gia/", {"mo": token})
    assert first.status_code == again.status_code == 303 and Slip.objects.count() == 1
    assert again["Location"].startswith("/danh-gia/tra-loi-don/?ma=")
    key = again["Location"].partition("=")[2]
    rating(one.code, 4, slip=key, at=at)
    assert "Chấm điểm câu trả lời" not in opened(code).content.decode()
    spent = Client().post("/don-thu/danh-gia/", {"mo": token})
    assert spent.status_code == 409 and "đã chấm rồi" in spent.content.decode()
    assert Client().post("/don-thu/danh-gia/", {"mo": "x"}).status_code == 410
    secret = papers.bring("sent", by=by, at=at, kind="denunciation")
    with pytest.raises(Refused, match="chưa có câu trả lời để chấm"):
        rate_answer(secret, at=at)


def hidden_token(page: HttpResponse) -> str:
    """Leave to go on with the letter of a page."""
    found = re.search(r'name="mo" value="([^"]+)"', page.content.decode())
    assert found
    return unescape(found[1])


def test_a_token_opens_one_letter_for_half_an_hour_and_ends_with_its_key(
    code: str, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = opened_token(code)
    assert opened_code(token) == code and opened_code(token + "x") == ""
    real = __import__("time").time
    monkeypatch.setattr("django.core.signing.time.time", lambda: real() + 1801)
    assert opened_code(token) == ""
    late = Client().post(ACT, {"mo": token, "viec": "bo-sung", "words": "x", "once": "a" * 20})
    assert late.status_code == 403 and "quá nửa giờ" in late.content.decode()
    monkeypatch.undo()
    receipts.issue(code, at=at)
    assert opened_code(token) == "" and not CitizenWord.objects.exists()


def test_a_denunciation_can_be_followed_and_says_nothing_of_who_sent_it(commune: object, at: datetime) -> None:
    letter = Letter("denunciation", "Thu tiền riêng.", "", "Người thu quỹ", "Đỗ Thị Kín", "Xóm Chùa", "0912 000 222")
    code = actions.send([letter], key=KEY, at=at, email="kin@vidu.vn")[0]
    page = opened(code).content.decode()
    assert "nội dung tố cáo" in page and "Kín" not in page and "Xóm Chùa" not in page
    assert "Xin đừng tự nêu tên" in page, "what is added lies outside the seal"
    assert "Mẫu số 02" in page and "cán bộ sẽ liên hệ" not in page, "nobody can call who is under the seal"
    assert not SenderContact.objects.exists()


def test_a_denouncer_is_not_sent_to_the_chair_but_told_the_way_above(commune: object, by: Actor, at: datetime) -> None:
    code = papers.receive(by=by, at=at, channel="post", titled="denunciation", sender_name="").code
    receipts.issue(code, at=at, key=KEY)
    page = opened(code).content.decode()
    assert "gặp Chủ tịch" not in page and "tố cáo tiếp lên cấp trên" in page and "Điều 38 Luật Tố cáo" in page
    assert "Điều 24 Luật Tố cáo" in page, "on paper it is a denunciation, and its clock is the law's"


def test_letters_are_found_by_the_digest_of_an_address_and_by_nothing_readable(code: str, at: datetime) -> None:
    digest = mine.digest_of_email(" NHAI@vidu.vn")
    assert not mine.letters_of(contact_digest=digest), "not before the address was proved"
    online.prove(code, at=at)
    assert [one.code for one in mine.letters_of(contact_digest=digest)] == [code]
    assert not mine.letters_of() and not mine.letters_of(contact_digest=mine.digest_of_email("khac@vidu.vn"))
    assert "nhai" not in digest
    letter = Letter("feedback", "Đèn hỏng.", "", "", "Phạm Thị Nhài", "Xóm Bến")
    subject = mine.digest_of_subject("https://vneid.example", "0312")
    other = actions.send([letter], key=KEY, at=at, subject_digest=subject)[0]
    assert [one.code for one in mine.letters_of(subject_digest=subject)] == [other]
    assert [one.code for one in mine.letters_of(contact_digest=digest, subject_digest=subject)] == [other, code]


def test_a_voided_letter_answers_like_an_unknown_one_and_its_address_is_gone(
    code: str, by: Actor, at: datetime
) -> None:
    papers_actions.void_petition(code, by=by, at=at, reason="Ghi nhầm.")
    assert opened(code).status_code == 422 and not SenderContact.objects.exists()
