"""From the password to the desk over the second factor; the page where it is set up; where one is signed in."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pyotp
import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from dienhong.accounts import second_factor
from dienhong.accounts.history import code_of
from dienhong.accounts.models import Account, OpenSession
from dienhong.commune.models import Commune
from dienhong.page.clock import real_now
from dienhong.page.permissions import FACTOR_DUE
from dienhong.records.actor import Actor
from dienhong.records.models import Event
from dienhong.web.entering import GOOD_FOR
from tests.factories.commune import account

SIGN_IN, STEP, DESK, SAFE = "/dang-nhap/", "/dang-nhap/ma/", "/ban-lam-viec/", "/ban-lam-viec/bao-mat/"
PASSWORD = "một mật khẩu đủ dài"


@pytest.fixture
def clerk(commune: Commune) -> Account:
    """A real account whose role must have a second factor."""
    made = account("petition_officer")
    made.is_demo = False
    made.set_password(PASSWORD)
    made.save()
    return made


@pytest.fixture
def phone(clerk: Account, by: Actor) -> pyotp.TOTP:
    """Set up an hour ago, so that every code of now is fresh."""
    at = real_now() - timedelta(hours=1)
    second_factor.offer(clerk, code="", at=at)
    made = pyotp.TOTP(second_factor.offered_secret(clerk))
    second_factor.confirm(clerk, made.at(at), by=by, at=at)
    return made


def password(client: Client, **more: str) -> str:
    """Send the password; where it leads."""
    reply = client.post(SIGN_IN, {"username": "petition_officer", "password": PASSWORD, **more})
    assert reply.status_code == 302
    return str(reply.headers["Location"])


def test_password_then_code_opens_the_desk(clerk: Account, phone: pyotp.TOTP) -> None:
    client = Client()
    assert password(client, next="/ban-lam-viec/don-thu/") == STEP
    assert client.get(DESK).status_code == 302, "a password alone opens nothing"
    assert "Mã xác thực" in client.get(STEP).content.decode()
    code = phone.at(real_now())
    done = client.post(STEP, {"code": code})
    assert done.headers["Location"] == "/ban-lam-viec/don-thu/" and client.get(DESK).status_code == 200
    # The same code from another browser, which knows the password too.
    thief = Client()
    password(thief)
    assert thief.post(STEP, {"code": code}).status_code == 422 and thief.get(DESK).status_code == 302
    assert client.get(STEP).status_code == 302, "nobody is half way any more"


def test_without_the_password_there_is_no_second_step(clerk: Account, phone: pyotp.TOTP) -> None:
    client = Client()
    for reply in (client.get(STEP), client.post(STEP, {"code": phone.at(real_now())})):
        assert reply.headers["Location"] == SIGN_IN
    assert client.get(DESK).status_code == 302


def test_half_way_ends_after_five_minutes_and_with_the_account(
    clerk: Account, phone: pyotp.TOTP, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client()
    password(client)
    late = real_now() + GOOD_FOR + timedelta(seconds=1)
    monkeypatch.setattr("dienhong.web.views.second_step.real_now", lambda: late)
    assert client.post(STEP, {"code": phone.at(late)}).headers["Location"] == SIGN_IN
    monkeypatch.undo()
    password(client)
    Account.objects.filter(pk=clerk.pk).update(is_active=False)
    assert client.post(STEP, {"code": phone.at(real_now())}).headers["Location"] == SIGN_IN


def test_ten_wrong_codes_and_one_waits_from_wherever(clerk: Account, phone: pyotp.TOTP) -> None:
    right = phone.at(real_now())
    wrong = "000000" if right != "000000" else "111111"
    for number in range(10):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        password(client)
        assert client.post(STEP, {"code": wrong}).status_code == 422
    reply = client.post(STEP, {"code": phone.at(real_now())})
    assert reply.status_code == 429 and "Hãy thử lại từ" in reply.content.decode()
    assert client.get(DESK).status_code == 302


def test_a_lost_key_is_told_and_a_paper_code_still_enters(
    clerk: Account, by: Actor, settings: Settings, tmp_path: object
) -> None:
    at = real_now() - timedelta(hours=1)
    second_factor.offer(clerk, code="", at=at)
    made = pyotp.TOTP(second_factor.offered_secret(clerk))
    codes = second_factor.confirm(clerk, made.at(at), by=by, at=at)
    settings.FACTOR_KEY = settings.KEYS / "no-such.key"
    client = Client()
    password(client)
    reply = client.post(STEP, {"code": made.at(real_now())})
    assert reply.status_code == 503 and "mã dự phòng" in reply.content.decode()
    assert client.post(STEP, {"code": codes[0]}).headers["Location"] == DESK


def test_within_seven_days_the_desk_is_open_then_only_the_page_that_sets_it_up(clerk: Account) -> None:
    client = Client()
    assert password(client) == DESK
    page = client.get(DESK).content.decode()
    assert "phải bật xác thực hai lớp trước hết ngày" in page and "Bảo mật" in page
    session = client.session
    session[FACTOR_DUE] = (real_now() - timedelta(minutes=1)).isoformat()
    session.save()
    for method, url in (("get", DESK), ("get", "/ban-lam-viec/don-thu/"), ("post", "/ban-lam-viec/don-thu/ghi/")):
        assert getattr(client, method)(url).headers["Location"] == SAFE
    assert "phải bật" in client.get(SAFE).content.decode()
    client.post(f"{SAFE}bat/")
    shown = client.get(f"{SAFE}quet/")
    key = re.sub(r"\s", "", shown.context["key"])
    picture = client.get(f"{SAFE}quet/ma.svg")
    assert (
        picture.headers["Content-Type"] == "image/svg+xml"
        and b"<svg" in picture.content
        and b"<script" not in picture.content
    )
    assert client.post(f"{SAFE}quet/", {"code": "12345"}).status_code == 422
    done = client.post(f"{SAFE}quet/", {"code": pyotp.TOTP(key).at(real_now())})
    assert len(done.context["codes"]) == 10 and "no-store" in done.headers["Cache-Control"]
    assert client.get(DESK).status_code == 200 and done.context["codes"][0] not in client.get(SAFE).content.decode()
    assert client.get(f"{SAFE}quet/ma.svg").status_code == 404 and client.get(f"{SAFE}quet/").status_code == 302
    assert password(Client()) == STEP


def test_reading_the_page_sets_nothing_up(officer: Callable[[str], Client], clerk: Account) -> None:
    client = Client()
    client.force_login(clerk)
    before = Event.objects.count()
    for url in (SAFE, f"{SAFE}quet/", f"{SAFE}quet/ma.svg", f"{SAFE}quet/"):
        client.get(url)
    assert second_factor.factor_of(clerk) is None and Event.objects.count() == before
    assert client.get(f"{SAFE}bat/").status_code == 405


def test_a_demo_account_is_told_beforehand(officer: Callable[[str], Client]) -> None:
    page = officer("petition_officer").get(SAFE).content.decode()
    assert "Tài khoản mẫu vào bằng một lần bấm" in page and "disabled" in page


def test_one_ends_one_session_and_then_all(clerk: Account) -> None:
    here, there = Client(HTTP_USER_AGENT="Mozilla (Windows) Firefox/120"), Client(HTTP_USER_AGENT="Chrome Android")
    password(here)
    password(there)
    page = here.get(SAFE)
    assert [one.browser for one in page.context["sessions"]] == ["Chrome, Android", "Firefox, Windows"]
    assert "phiên này" in page.content.decode()
    other = next(one for one in page.context["sessions"] if one.session_key != here.session.session_key)
    stranger = Account.objects.create_account("khac", "Người khác")
    foreign = OpenSession.objects.create(account=stranger, session_key="x", began_at=real_now())
    assert here.post(f"{SAFE}phien/{foreign.pk}/").status_code == 404
    here.post(f"{SAFE}phien/{other.pk}/")
    assert there.get(DESK).status_code == 302 and here.get(DESK).status_code == 200
    password(there)
    begun_before = Client()
    begun_before.force_login(clerk)  # as a session of an older release: nothing noted it
    assert here.post(f"{SAFE}moi-noi/").headers["Location"] == SIGN_IN
    assert [client.get(DESK).status_code for client in (here, there, begun_before)] == [302, 302, 302]
    assert "sessions_ended" in Event.objects.filter(code=code_of(clerk.pk)).values_list("verb", flat=True)
    assert not OpenSession.objects.filter(account=clerk).exists() and password(Client()) == DESK


def test_an_administrator_resets_a_lost_phone_and_the_account_tells(
    officer: Callable[[str], Client], clerk: Account, phone: pyotp.TOTP
) -> None:
    inside = Client()
    password(inside)
    inside.post(STEP, {"code": phone.at(real_now())})
    admin = officer("administrator")
    url = f"/ban-lam-viec/tai-khoan/{clerk.pk}/"
    acts = {act.url: act.once for act in admin.get(url).context["acts"]}
    admin.post(f"{url}go-hai-lop/", {"once": acts[f"{url}go-hai-lop/"]})
    page = admin.get(url).content.decode()
    assert "Đã gỡ xác thực hai lớp" in page and "chưa bật, phải bật trước" in page
    assert inside.get(DESK).status_code == 302
    again = Client()
    assert password(again) == DESK and again.get(DESK).headers["Location"] == SAFE


def test_the_code_never_reaches_the_history_or_a_session(clerk: Account, phone: pyotp.TOTP) -> None:
    client = Client()
    password(client)
    client.post(STEP, {"code": phone.at(real_now())})
    sessions = [session.get_decoded() for session in Session.objects.all()]
    assert phone.secret not in str(sessions) and PASSWORD not in str(sessions)
    assert isinstance(datetime.fromisoformat(OpenSession.objects.get().began_at.isoformat()), datetime)
