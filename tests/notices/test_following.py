"""Followers say yes twice and leave by one button; legal notices go at once; villages are reached by hand; nothing twice."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from dienhong.commune.models import Commune
from dienhong.dialogue.asked.actions import show as show_question
from dienhong.dialogue.promises.actions import show_promise
from dienhong.law.verdict import Refused
from dienhong.notices import byhand, queries
from dienhong.notices.delivery import deliver
from dienhong.notices.following import actions
from dienhong.notices.following.links import LEAVE, YES, row_of, secret_of
from dienhong.notices.following.models import Subscription
from dienhong.notices.models import Channel, Notice, NoticeState
from dienhong.notices.rules import ABANDONED_AFTER
from dienhong.notices.telling import Told, tell
from dienhong.ops import weekly
from dienhong.records.actor import Actor
from tests.factories import commune as frame
from tests.factories import disclosure, promises, talks
from tests.notices.postman import Postman

WHO = "nguoi.dan@example.vn"
NEWS = Told(
    "KDT-2026-0009/thong-bao", "KDT-2026-0009", "dialogue", "Đối thoại ngày 20/6/2026", "Nội dung:", "/doi-thoai/"
)


@pytest.fixture
def site(settings: Settings) -> str:
    """The commune's address."""
    settings.SITE_URL = "https://ankhanh.example.vn"
    return settings.SITE_URL


def follower(address: str = WHO, *, village: str = "", topic: str = "", at: datetime) -> Subscription:
    """Somebody who said yes."""
    actions.ask(address, village=village, topic=topic, at=at)
    one = Subscription.objects.get(address=address, village=village, topic=topic)
    actions.say_yes(one.pk, at=at)
    Notice.objects.filter(subscription=one).delete()
    return Subscription.objects.get(pk=one.pk)


@pytest.mark.django_db
def test_nobody_is_told_before_saying_yes(mail: Postman, site: str, at: datetime) -> None:
    actions.ask(f" {WHO.upper()} ", village="", topic="", at=at)
    actions.ask(WHO, village="", topic="", at=at)
    assert tell(NEWS, at=at) == 0
    deliver(at)
    (asked,) = mail.letters
    link = re.search(r"https://\S+/nhan-tin/dong-y/(\S+)/", asked.get_content())
    assert link is not None
    assert asked["List-Unsubscribe"] is None
    client = Client()
    assert client.get(f"/nhan-tin/dong-y/{link[1]}/").status_code == 200
    assert Subscription.objects.get().confirmed_at is None  # opening the link is not saying yes
    assert client.post(f"/nhan-tin/dong-y/{link[1]}/").status_code == 200
    assert Subscription.objects.get().confirmed_at is not None
    assert tell(NEWS, at=at) == 1
    deliver(at)
    told = mail.letters[-1]
    leave = re.search(r"https://\S+/nhan-tin/thoi/(\S+)/", told.get_content())
    assert leave is not None
    assert told["List-Unsubscribe"].strip() == f"<{leave[0]}>"
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert client.get(f"/nhan-tin/thoi/{leave[1]}/").status_code == 200 and Subscription.objects.exists()
    assert Client(enforce_csrf_checks=True).post(f"/nhan-tin/thoi/{leave[1]}/").status_code == 200
    assert not Subscription.objects.exists() and not Notice.objects.filter(address__contains="@").exists()
    assert client.post(f"/nhan-tin/thoi/{leave[1]}/").status_code == 200  # again: nothing more


@pytest.mark.django_db
def test_a_link_is_for_one_row_and_one_purpose(at: datetime) -> None:
    one = follower(at=at)
    assert row_of(secret_of(one.pk, YES), YES) == one.pk
    assert row_of(secret_of(one.pk, YES), LEAVE) is None
    for wrong in ("", "x", secret_of(one.pk, LEAVE)[:-1], "a.b.c", "A" * 43):
        assert row_of(wrong, LEAVE) is None
        assert Client().get(f"/nhan-tin/thoi/{wrong or 'x'}/").status_code == 404


def test_the_form_answers_alike_and_is_not_offered_without_an_address(
    commune: Commune, site: str, settings: Settings, at: datetime
) -> None:
    client = Client()
    first = client.post("/nhan-tin/", {"email": WHO, "village": "", "topic": ""})
    one = Subscription.objects.get()
    actions.say_yes(one.pk, at=at)
    again = client.post("/nhan-tin/", {"email": WHO, "village": "", "topic": ""})

    def words(reply: object) -> str:
        return re.sub(r"<[^>]+>", " ", reply.content.decode())  # type: ignore[attr-defined]

    assert words(first) == words(again)
    assert client.post("/nhan-tin/", {"email": "không phải"}).status_code == 422
    for number in range(12):
        last = client.post("/nhan-tin/", {"email": f"a{number}@example.vn", "village": "", "topic": ""})
    assert last.status_code == 429
    settings.SITE_URL = ""
    assert "chưa mở nhận tin" in words(client.get("/nhan-tin/"))


def test_a_village_and_a_topic_narrow_what_one_is_told(commune: Commune, by: Actor, at: datetime) -> None:
    here, there = (str(frame.village(name, by=by, at=at).code) for name in ("Cầu Đá", "Đình Hạ"))
    everything = follower(at=at)
    mine = follower("a@example.vn", village=here, at=at)
    follower("b@example.vn", village=there, at=at)
    follower("c@example.vn", topic="disclosure", at=at)
    assert tell(Told("k", "KDT-2026-0009", "dialogue", "s", "b", "/", (here,)), at=at) == 2
    assert {one.subscription_id for one in Notice.objects.all()} == {everything.pk, mine.pk}
    assert tell(Told("k", "KDT-2026-0009", "dialogue", "s", "b", "/", (here,)), at=at) == 0


def test_an_announcement_goes_out_at_once_and_once(mail: Postman, commune: Commune, by: Actor, at: datetime) -> None:
    village = str(frame.village("Cầu Đá", by=by, at=at).code)
    byhand.keep_group(village, Channel.ZALO, "Nhóm Zalo thôn Cầu Đá", "Thôn Cầu Đá")
    byhand.keep_group(village, Channel.SMS, "Loa thôn Cầu Đá", "0912 345 678")
    with pytest.raises(Refused, match="Số điện thoại chưa đúng"):
        byhand.keep_group(village, Channel.SMS, "Loa thôn Cầu Đá", "12")
    one = follower(at=at)
    planned = talks.announced(by=by, at=at)
    assert Notice.objects.filter(about=planned.code).count() == 3
    # A worker that dies in the middle of the letter: it is sent once more as the same letter; what goes by hand is not touched.
    letter = Notice.objects.get(about=planned.code, subscription=one)
    Notice.objects.filter(pk=letter.pk).update(state=NoticeState.SENDING, claimed_at=at, tries=1)
    assert deliver(at + ABANDONED_AFTER).sent == 1
    assert deliver(at + timedelta(days=9)).sent == 0
    assert len(mail.letters) == 1 and len(set(mail.ids)) == 1
    waiting = list(queries.to_hand_over(planned.code))
    assert {row.channel for row in waiting} == {Channel.ZALO, Channel.SMS}
    assert {row.tries for row in waiting} == {0}


def test_by_hand_twice_is_once_and_who_was_not_reached_is_told(commune: Commune, by: Actor, at: datetime) -> None:
    village, other = (str(frame.village(name, by=by, at=at).code) for name in ("Cầu Đá", "Đình Hạ"))
    byhand.keep_group(village, Channel.ZALO, "Nhóm Zalo thôn Cầu Đá", "Thôn Cầu Đá")
    assert [unit.code for unit in queries.villages_without_group(at.date())] == [other]
    tell(NEWS, at=at)
    row = queries.to_hand_over().get()
    assert byhand.miss(row.pk) == 1 and queries.not_reached().get().error == "NotReached"
    assert byhand.hand_over([row.pk, row.pk], at=at) == 1
    assert byhand.hand_over([row.pk], at=at) == 0 and byhand.miss(row.pk) == 0
    done = Notice.objects.get(pk=row.pk)
    assert (done.state, done.sent_at, done.tries) == (NoticeState.SENT, at, 1)


@pytest.mark.django_db
def test_a_letter_is_never_marked_by_hand(at: datetime) -> None:
    follower(at=at)
    tell(NEWS, at=at)
    letter = Notice.objects.get()
    assert byhand.hand_over([letter.pk], at=at) == 0 and byhand.miss(letter.pk) == 0


def test_the_weekly_letter_gathers_a_week_once_and_no_legal_notice(commune: Commune, by: Actor, at: datetime) -> None:
    one = follower(at=at)
    planned = talks.announced(by=by, at=at)
    talks.shown(planned.code, by=by, at=at)
    assert Notice.objects.filter(subscription=one).count() == 1  # the notice itself, at once
    later = at + timedelta(days=7)
    assert weekly.write(at) == 0 and weekly.write(later) == 1 and weekly.write(later + timedelta(days=2)) == 0
    letter = Notice.objects.get(key__startswith="tuan/")
    assert talks.WORDS in letter.body and planned.title not in letter.body
    disclosure.shown(disclosure.drafted(date(2026, 6, 8), at=at), at=at)  # told at once, never gathered
    assert Notice.objects.filter(subscription=one, about__startswith="CK-").count() == 1
    Notice.objects.filter(key__startswith="tuan/").delete()
    assert weekly.write(later) == 1
    assert "Kế hoạch sử dụng đất" not in Notice.objects.get(key__startswith="tuan/").body
    assert weekly.week_before(date(2026, 6, 15)).from_on == date(2026, 6, 8)
    assert weekly.week_before(date(2026, 6, 21)).to_on == date(2026, 6, 14)
    assert timezone.localdate(later) == date(2026, 6, 17)


def test_what_is_shown_later_is_in_the_letter_of_the_week_it_was_shown(
    commune: Commune, by: Actor, at: datetime
) -> None:
    """A question asked on Sunday and read on Tuesday, a promise shown after the hall: each in one letter, and in one only."""
    follower(at=at)
    sunday, tuesday = at.replace(day=7), at.replace(day=9)
    planned = talks.announced(date(2026, 6, 20), by=by, at=at.replace(day=5))
    asked = talks.question(planned.code, at=sunday)
    show_question(asked.code, talks.WORDS, looked=False, by=by, at=tuesday)
    hall = talks.hall(planned.code, by=by, at=at.replace(day=20))
    made = promises.promise(hall.code, by=by, at=at.replace(day=20))
    show_promise(made.code, looked=True, by=by, at=at.replace(day=23))
    weeks = [at.replace(day=8) + timedelta(days=7 * number) for number in range(5)]
    for monday in weeks:
        weekly.write(monday)
    letters = {one.written_at: one.body for one in Notice.objects.filter(key__startswith="tuan/")}
    assert set(letters) == {weeks[1], weeks[3]}
    assert talks.WORDS in letters[weeks[1]] and made.words in letters[weeks[3]]
