"""One-time links: good once, for 48 hours, kept as a digest; and acts on accounts that leave a trace doctor believes."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from dienhong.accounts import links
from dienhong.accounts.actions import PostData, end_post, give_post, lock, open_by_email, unlock
from dienhong.accounts.history import code_of, differing
from dienhong.accounts.models import Account, SignInLink
from dienhong.commune.models import Commune
from dienhong.law.verdict import Refused
from dienhong.page.clock import real_now
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.models import Event
from tests.factories.commune import FORMED_ON, account
from tests.parallel import at_once

PASSWORD = "con-trau-di-truoc"
UNUSABLE = "Đường dẫn này không dùng được"


@pytest.fixture
def operator() -> Actor:
    return Actor.operator()


@pytest.fixture
def clerk(commune: Commune, operator: Actor) -> Account:
    """An account in the book, without a password."""
    at = real_now()
    post = PostData("petition_officer", "Công chức tiếp công dân", FORMED_ON)
    return open_by_email("Đào Thị Mận", "Man.Dao@xa.example.vn", post, by=operator, at=at)


def faults() -> list[str]:
    return [*history.verify().problems, *(fault for fault in differing() if fault)]


def test_a_link_signs_in_once_after_a_good_password(clerk: Account, operator: Actor) -> None:
    secret = links.issue(clerk, by=operator, at=real_now())
    client = Client()
    page = client.get(f"/vao/{secret}")
    assert page.status_code == 200 and "man.dao@xa.example.vn" in page.content.decode()
    for weak in ("ngan", "password123"):
        assert client.post(f"/vao/{secret}", {"password": weak, "again": weak}).status_code == 422
    assert client.post(f"/vao/{secret}", {"password": PASSWORD, "again": PASSWORD + "x"}).status_code == 422
    done = client.post(f"/vao/{secret}", {"password": PASSWORD, "again": PASSWORD})
    assert (done.status_code, done.headers["Location"]) == (302, "/ban-lam-viec/")
    assert client.get("/ban-lam-viec/").status_code == 200
    assert Client().post("/dang-nhap/", {"username": "man.dao@xa.example.vn", "password": PASSWORD}).status_code == 302
    again = Client().post(f"/vao/{secret}", {"password": "mot-cau-khac-han", "again": "mot-cau-khac-han"})
    assert again.status_code == 404 and UNUSABLE in again.content.decode()
    clerk.refresh_from_db()
    assert clerk.check_password(PASSWORD)
    verbs = list(Event.objects.filter(code=code_of(clerk.pk)).values_list("verb", "post"))
    assert verbs[-1] == ("password", "Công chức tiếp công dân") and faults() == []


def test_a_weak_password_is_refused_in_vietnamese(clerk: Account, operator: Actor) -> None:
    """Django has no Vietnamese for the length and answered in English."""
    url = f"/vao/{links.issue(clerk, by=operator, at=real_now())}"
    reply = Client().post(url, {"password": "12345678", "again": "12345678"})
    page = reply.content.decode()
    assert reply.status_code == 422 and "Mật khẩu này quá ngắn; cần ít nhất 10 ký tự." in page
    assert "too short" not in page


def test_unknown_used_expired_and_replaced_links_get_one_answer(clerk: Account, operator: Actor) -> None:
    at = real_now()
    old = links.issue(clerk, by=operator, at=at - timedelta(hours=49))
    replaced = links.issue(clerk, by=operator, at=at)
    good = links.issue(clerk, by=operator, at=at)
    answers = set()
    for secret in (old, replaced, "A" * 43, "ngan", good[:-1], good + "a"):
        reply = Client().get(f"/vao/{secret}")
        # The tools at the top lead back to the page itself; nothing else of it may differ.
        answers.add(reply.content.decode().replace(secret, ""))
        assert reply.status_code == 404
    assert len(answers) == 1 and UNUSABLE in answers.pop()
    assert Client().get(f"/vao/{good}").status_code == 200
    lock(clerk, by=operator, at=at)
    assert UNUSABLE in Client().get(f"/vao/{good}").content.decode()
    with pytest.raises(Refused, match="bị khóa"):
        links.issue(clerk, by=operator, at=at)


def test_a_link_lasts_48_hours_to_the_second(clerk: Account, operator: Actor, at: datetime) -> None:
    secret = links.issue(clerk, by=operator, at=at)
    assert links.holder(secret, at=at + timedelta(hours=48, seconds=-1)) == clerk
    assert links.holder(secret, at=at + timedelta(hours=48)) is None
    assert links.enter(secret, PASSWORD, at=at + timedelta(hours=48)) is None


def test_the_secret_is_kept_nowhere(clerk: Account, operator: Actor) -> None:
    secret = links.issue(clerk, by=operator, at=real_now())
    kept = [*SignInLink.objects.values_list(), *Event.objects.values_list(), *Session.objects.values_list()]
    assert secret not in str(kept)


@pytest.mark.django_db(transaction=True)
def test_eight_who_use_one_link_at_once_are_one(database_file: object, operator: Actor) -> None:
    at = real_now()
    made = open_by_email(
        "Đào Thị Mận", "man@xa.example.vn", PostData("front", "Ủy viên", at.date()), by=operator, at=at
    )
    secret = links.issue(made, by=operator, at=at)
    entered = at_once(8, lambda number: links.enter(secret, f"{PASSWORD}-{number}", at=at))
    assert sum(isinstance(one, Account) for one in entered) == 1 and sum(one is None for one in entered) == 7


def test_posts_are_given_and_ended_with_a_trace(clerk: Account, operator: Actor) -> None:
    at = real_now()
    today = at.date()
    post = give_post(clerk, PostData("front", "Ủy viên Thường trực", today), by=operator, at=at)
    assert (post.given_by, post.given_at, post.self_given) == (operator.post, at, False)
    with pytest.raises(Refused, match="đang giữ"):
        give_post(clerk, PostData("front", "Ủy viên Thường trực", today), by=operator, at=at)
    for bad in (PostData("front", " ", today), PostData("front", "A", today, today - timedelta(days=1))):
        with pytest.raises(Refused):
            give_post(clerk, bad, by=operator, at=at)
    with pytest.raises(Refused, match="trước ngày ấy"):
        end_post(post, last_on=today - timedelta(days=1), by=operator, at=at)
    end_post(post, last_on=today, by=operator, at=at)
    with pytest.raises(Refused, match="đã kết thúc"):
        end_post(post, last_on=today + timedelta(days=1), by=operator, at=at)
    lock(clerk, by=operator, at=at)
    unlock(clerk, by=operator, at=at)
    verbs = list(Event.objects.filter(code=code_of(clerk.pk)).values_list("verb", flat=True))
    assert verbs == ["record", "give_post", "end_post", "lock", "unlock"] and faults() == []


def test_a_post_slipped_into_the_database_is_found(clerk: Account) -> None:
    clerk.posts.update(role="party_secretary")
    assert any("khác lịch sử ở posts" in fault for fault in faults())


def test_the_last_administrator_stays(commune: Commune, operator: Actor) -> None:
    at = real_now()
    data = PostData("administrator", "Quản trị hệ thống", at.date())
    first = open_by_email("Bùi Văn Lợi", "loi@xa.example.vn", data, by=operator, at=at)
    with pytest.raises(Refused, match="duy nhất"):
        end_post(first.posts.get(), last_on=at.date(), by=operator, at=at)
    open_by_email("Cao Thị Hạnh", "hanh@xa.example.vn", data, by=operator, at=at)
    end_post(first.posts.get(), last_on=at.date(), by=operator, at=at)


def test_the_administrator_opens_an_account_on_the_desk(officer: Callable[[str], Client]) -> None:
    client = officer("administrator")
    form = client.get("/ban-lam-viec/tai-khoan/mo/")
    once = form.context["once"]
    told = {
        "once": once,
        "name": "Đào Thị Mận",
        "email": "Man@xa.example.vn",
        "role": "petition_officer",
        "title": "Công chức tiếp công dân",
        "from_on": "01/6/2026",
    }
    done = client.post("/ban-lam-viec/tai-khoan/mo/", told)
    assert done.status_code == 302
    made = Account.objects.get(username="man@xa.example.vn")
    page = client.get(done.headers["Location"]).content.decode()
    assert "chưa đặt mật khẩu" in page and "Chức vụ administrator" in page
    token = client.get(f"/ban-lam-viec/tai-khoan/{made.pk}/").context["acts"][0].once
    issued = client.post(f"/ban-lam-viec/tai-khoan/{made.pk}/duong-dan/", {"once": token})
    link = issued.context["link"]
    assert "/vao/" in link and link in issued.content.decode() and "no-store" in issued.headers["Cache-Control"]
    assert client.post(f"/ban-lam-viec/tai-khoan/{made.pk}/duong-dan/", {"once": token}).status_code == 302
    assert Client().get(link).status_code == 200
    assert client.get("/ban-lam-viec/tiep-cong-dan/").status_code == 403


def test_what_an_administrator_gives_himself_is_seen_by_the_chair(officer: Callable[[str], Client]) -> None:
    client = officer("administrator")
    me = account("administrator")
    url = f"/ban-lam-viec/tai-khoan/{me.pk}/"
    form = client.get(f"{url}chuc-vu/")
    told = {"role": "party_office", "title": "Chuyên viên", "from_on": "01/6/2026", "once": form.context["once"]}
    assert client.post(f"{url}chuc-vu/", told).status_code == 302
    page = officer("committee_chair").get(url).content.decode()
    assert "tự giao cho mình" in page and "Kết thúc" not in page
    token = client.get(url).context["acts"][2].once
    refused = client.post(f"{url}khoa/", {"once": token})
    assert refused.status_code == 409 and "Không tự khóa" in refused.content.decode()


def test_the_list_of_accounts_costs_the_same_with_many(
    officer: Callable[[str], Client], operator: Actor, django_assert_num_queries: Callable[[int], object]
) -> None:
    client = officer("administrator")
    at = real_now()
    for number in range(30):
        post = PostData("village_head", f"Trưởng thôn {number}", at.date())
        open_by_email(f"Người {number}", f"n{number}@xa.example.vn", post, by=operator, at=at)
    with django_assert_num_queries(7):  # type: ignore[attr-defined]
        page = client.get("/ban-lam-viec/tai-khoan/")
    assert len(page.context["listing"].rows) == 20
