"""The outbox against a real mail server: one letter a key, tried again or given up by what the server says."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from dienhong.law.verdict import Refused
from dienhong.notices import actions, queries
from dienhong.notices.actions import Recipient
from dienhong.notices.delivery import deliver
from dienhong.notices.models import Notice, NoticeState
from dienhong.notices.rules import ABANDONED_AFTER, TRIES, WAITS
from tests.factories.notices import CHAIR, CLERK, notice
from tests.notices.postman import Postman, free_port

pytestmark = pytest.mark.django_db


def test_a_letter_arrives_as_it_was_written(mail: Postman, at: datetime) -> None:
    body = "Kính gửi: Chuyên viên\n\n.dòng bắt đầu bằng dấu chấm\nThụ lý khiếu nại; hạn 12/6/2026 (Điều 27).\n"
    subject = "Xã An Khánh, ngày 10/6/2026: 02 việc đến hạn hôm nay, đề nghị xử lý đúng thời hạn luật định"
    actions.put("k1", to=CLERK, subject=subject, body=body, about="TCD-2026-0001", at=at)
    assert deliver(at).sent == 1
    (letter,) = mail.letters
    assert letter["Subject"] == subject
    assert letter["To"] == CLERK.address
    assert letter.get_content().replace("\r\n", "\n") == body
    assert "thongbao@ankhanh.example.vn" in letter["From"]
    assert letter["Message-ID"].endswith("@ankhanh.example.vn>") and "k1" not in letter["Message-ID"]
    kept = Notice.objects.get()
    assert (kept.state, kept.sent_at, kept.tries, kept.error) == (NoticeState.SENT, at, 1, "")


def test_the_same_key_is_one_letter_and_the_first_words_stay(mail: Postman, at: datetime) -> None:
    first = notice("k1", at=at)
    again = actions.put("k1", to=CHAIR, subject="Khác", body="Khác", at=at + timedelta(hours=1))
    assert again.pk == first.pk and again.address == CLERK.address
    deliver(at)
    deliver(at + timedelta(days=1))
    notice("k1", at=at + timedelta(days=2))
    deliver(at + timedelta(days=2))
    assert len(mail.letters) == 1


def test_an_act_that_is_rolled_back_sends_nothing(mail: Postman, at: datetime) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        notice("k1", at=at)
        raise ZeroDivisionError
    assert deliver(at).sent == 0 and not mail.letters
    assert not DBTaskResult.objects.exists()


def test_many_notices_of_one_act_ask_for_one_task(at: datetime) -> None:
    for number in range(5):
        notice(f"k{number}", at=at)
    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        "Hạn\r\nBcc: nguoi-khac@example.vn",
        "Hạn\nX-Thêm: dòng",
        "Hạn\u2028Bcc: a@example.vn",
        "Hạn\x00\x0b\x85Bcc: a@example.vn",
        "=?utf-8?q?H=0D=0ABcc=3A_a=40example.vn?=",
    ],
)
def test_a_subject_adds_no_header(typed: str, mail: Postman, at: datetime) -> None:
    actions.put("k1", to=CLERK, subject=typed, body="Nội dung", at=at)
    assert deliver(at).sent == 1
    (letter,) = mail.letters
    assert letter["Bcc"] is None and letter["X-Thêm"] is None
    assert letter["To"] == CLERK.address


@pytest.mark.parametrize(
    "address", ["", "không phải", "a@example.vn\nBcc: b@example.vn", "a@example.vn, b@example.vn", "<a@example.vn>"]
)
def test_an_address_that_is_none_is_refused(address: str, at: datetime) -> None:
    with pytest.raises(Refused, match="Chủ tịch UBND xã"):
        notice("k1", at=at, to=Recipient(address, "Chủ tịch UBND xã", "committee_chair"))
    assert not Notice.objects.exists()


def test_a_recipient_who_is_refused_for_good_is_not_reached_and_the_others_are(mail: Postman, at: datetime) -> None:
    mail.refused[CHAIR.address] = "550 5.1.1 <chutich@ankhanh.example.vn> unknown"
    notice("k1", at=at, to=CHAIR)
    notice("k2", at=at)
    done = deliver(at)
    assert (done.sent, done.failed, done.left) == (1, 1, False)
    missed = queries.not_reached().get()
    assert (missed.post, missed.error, missed.tries) == ("Chủ tịch UBND xã", "SMTP 550", 1)
    assert CHAIR.address not in missed.error
    assert deliver(at + timedelta(days=9)).sent == 0 and len(mail.letters) == 1


@pytest.mark.parametrize(("answer", "error"), [("451 4.3.0 try later", "SMTP 451"), (None, "SMTPServerDisconnected")])
def test_what_may_pass_is_tried_again_with_growing_waits(
    answer: str | None, error: str, mail: Postman, at: datetime
) -> None:
    mail.answer = answer
    notice("k1", at=at)
    notice("k2", at=at, to=CHAIR)
    now = at
    for number, wait in enumerate(WAITS, start=1):
        assert deliver(now).again == 2
        assert deliver(now + wait - timedelta(seconds=1)).again == 0
        assert set(Notice.objects.values_list("tries", "error")) == {(number, error)}
        now += wait
    assert list(WAITS) == sorted(WAITS)
    assert deliver(now).failed == 2
    assert queries.not_reached().count() == 2
    assert set(Notice.objects.values_list("tries", flat=True)) == {TRIES}
    mail.answer = "250 OK"
    assert deliver(now + timedelta(days=30)).sent == 0


def test_a_letter_that_was_hung_up_on_is_sent_later_as_the_same_letter(mail: Postman, at: datetime) -> None:
    mail.answer = "451 later"
    notice("k1", at=at)
    deliver(at)
    mail.answer = "250 OK"
    assert deliver(at + WAITS[0]).sent == 1
    other = notice("k2", at=at)
    deliver(at + WAITS[0])
    assert len(set(mail.ids)) == 2
    Notice.objects.filter(pk=other.pk).update(state=NoticeState.WAITING, next_try_at=None)
    deliver(at + WAITS[0])
    assert len(mail.ids) == 3 and len(set(mail.ids)) == 2


def test_a_letter_refused_as_a_whole_is_given_up(mail: Postman, at: datetime) -> None:
    mail.answer = "554 5.7.1 rejected"
    notice("k1", at=at)
    assert deliver(at).failed == 1
    assert Notice.objects.get().error == "SMTP 554"


def test_a_server_that_is_down_costs_one_row_its_try_and_stops_the_round(
    mail: Postman, settings: Settings, at: datetime
) -> None:
    settings.EMAIL_PORT = free_port()
    for number in range(3):
        notice(f"k{number}", at=at + timedelta(seconds=number))
    done = deliver(at + timedelta(minutes=1))
    assert (done.sent, done.again, done.failed, done.left) == (0, 1, 0, False)
    assert list(Notice.objects.order_by("id").values_list("tries", "error")) == [
        (1, "ConnectionRefusedError"),
        (0, ""),
        (0, ""),
    ]
    settings.EMAIL_PORT = mail.port
    assert deliver(at + timedelta(minutes=7)).sent == 3


def test_a_round_is_short_and_says_that_more_is_left(mail: Postman, at: datetime) -> None:
    for number in range(5):
        notice(f"k{number}", at=at)
    first = deliver(at, most=3)
    assert (first.sent, first.left) == (3, True)
    assert deliver(at, most=3).sent == 2


def test_a_row_whose_sender_died_is_taken_up_after_a_while_and_given_up_in_the_end(mail: Postman, at: datetime) -> None:
    made = notice("k1", at=at)
    dead = Notice.objects.filter(pk=made.pk)
    dead.update(state=NoticeState.SENDING, claimed_at=at, tries=1)
    assert deliver(at + ABANDONED_AFTER - timedelta(seconds=1)).sent == 0
    assert deliver(at + ABANDONED_AFTER).sent == 1
    dead.update(state=NoticeState.SENDING, claimed_at=at, tries=TRIES, sent_at=None)
    assert deliver(at + ABANDONED_AFTER).failed == 1
    assert queries.not_reached().get().error == "Interrupted"


def test_only_what_was_given_up_is_put_back(mail: Postman, at: datetime) -> None:
    mail.refused[CLERK.address] = "550 no"
    made = notice("k1", at=at)
    with pytest.raises(Refused, match="đang chờ gửi"):
        actions.retry(made.pk)
    deliver(at)
    mail.refused.clear()
    assert actions.retry(made.pk).state == NoticeState.WAITING
    assert deliver(at + timedelta(minutes=1)).sent == 1
    with pytest.raises(Refused, match="đã gửi rồi"):
        actions.retry(made.pk)


def test_no_log_line_and_no_kept_error_names_a_recipient(
    mail: Postman, at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    mail.refused[CLERK.address] = f"550 <{CLERK.address}> unknown here"
    notice("k1", at=at)
    deliver(at)
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("mail.")]
    assert CLERK.address not in "".join(ours) + Notice.objects.get().error


def test_a_server_without_the_asked_encryption_gets_no_letter(mail: Postman, settings: Settings, at: datetime) -> None:
    settings.EMAIL_USE_TLS = True
    notice("k1", at=at)
    done = deliver(at)
    assert (done.sent, done.again) == (0, 1) and not mail.letters
    assert Notice.objects.get().error == "SMTPNotSupportedError"
