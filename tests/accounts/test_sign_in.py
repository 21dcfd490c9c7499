"""Signing in: right pairs only, demo accounts only in demo mode, posts only in their term."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client, override_settings

from dienhong.accounts.actors import actor_for, posts_on
from dienhong.accounts.backends import AccountBackend, may_sign_in
from dienhong.accounts.models import Account, Post
from dienhong.accounts.roles import Role, allowed, roles
from dienhong.commune.models import Commune
from dienhong.law.verdict import Refused
from tests.factories.commune import account

DESK, SIGN_IN = "/ban-lam-viec/", "/dang-nhap/"
PASSWORD = "một mật khẩu đủ dài"
NO_DEMO = override_settings(DEMO_MODE=False)
Officer = Callable[[str], Client]


@pytest.fixture
def backend() -> AccountBackend:
    """The door of sign-in."""
    return AccountBackend()


@pytest.fixture
def clerk(db: None) -> Account:
    """A real account with a password."""
    return Account.objects.create_account(" Van.Thu ", "Người giữ sổ", PASSWORD)


def test_a_right_pair_signs_in_however_the_name_is_typed(backend: AccountBackend, clerk: Account) -> None:
    for name in ("van.thu", "VAN.THU", "  Van.Thu "):
        assert backend.authenticate(None, name, PASSWORD) == clerk
    assert clerk.password.startswith("argon2") and PASSWORD not in clerk.password


@pytest.mark.parametrize(
    ("name", "password"),
    [("van.thu", "sai"), ("ai.đó", PASSWORD), ("", PASSWORD), ("van.thu", ""), ("van.thu", None), (None, PASSWORD)],
)
def test_a_wrong_pair_does_not(backend: AccountBackend, clerk: Account, name: str | None, password: str | None) -> None:
    assert backend.authenticate(None, name, password) is None


def test_an_account_without_password_or_not_active_does_not(backend: AccountBackend, clerk: Account) -> None:
    Account.objects.create_account("khong.co", "Không mật khẩu")
    for password in ("", "!", "None"):
        assert backend.authenticate(None, "khong.co", password) is None
    Account.objects.filter(pk=clerk.pk).update(is_active=False)
    assert backend.authenticate(None, "van.thu", PASSWORD) is None
    assert backend.get_user(clerk.pk) is None


def test_a_demo_account_signs_in_by_no_door_when_demo_mode_is_off(backend: AccountBackend, commune: Commune) -> None:
    demo = account("party_office")
    demo.set_password(PASSWORD)
    demo.save()
    assert backend.authenticate(None, demo.username, PASSWORD) == demo and may_sign_in(demo)
    with NO_DEMO:
        assert backend.authenticate(None, demo.username, PASSWORD) is None
        client = Client()
        assert client.post(SIGN_IN, {"account": demo.username}).status_code == 422
        assert client.post(SIGN_IN, {"username": demo.username, "password": PASSWORD}).status_code == 422
        assert demo.name not in client.get(SIGN_IN).content.decode()
        assert client.get(DESK).status_code == 302


def test_switching_demo_mode_off_ends_the_sessions_of_demo_accounts(officer: Officer) -> None:
    client = officer("party_office")
    assert client.get(DESK).status_code == 200
    with NO_DEMO:
        reply = client.get(DESK)
        assert reply.status_code == 302 and reply["Location"].startswith(SIGN_IN)
        assert client.post("/ban-lam-viec/don-vi/ghi/", {"name": "x"}).status_code == 302


def test_a_new_password_ends_the_sessions_of_the_old_one(officer: Officer) -> None:
    client = officer("party_office")
    changed = Account.objects.get()
    changed.set_password(PASSWORD)
    changed.save()
    assert client.get(DESK).status_code == 302


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\n//e"]
)
def test_signing_in_leads_nowhere_else(commune: Commune, onward: str) -> None:
    demo = account("party_office")
    reply = Client().post(SIGN_IN, {"account": demo.username, "next": onward})
    assert reply.status_code == 302 and reply["Location"] == DESK


def test_posts_count_on_the_first_and_the_last_day_of_their_term(clerk: Account) -> None:
    first, last = date(2026, 1, 1), date(2026, 6, 30)
    Post.objects.create(account=clerk, role="party_office", title="Chuyên viên", from_on=first, to_on=last)
    held = {first - timedelta(days=1): 0, first: 1, last: 1, last + timedelta(days=1): 0}
    assert {day: len(posts_on(clerk, day)) for day in held} == held


def test_the_actor_is_a_post_and_never_a_name(clerk: Account) -> None:
    post = Post(account=clerk, role="party_office", title="Chuyên viên", from_on=date(2026, 1, 1))
    unknown = Post(account=clerk, role="không có", title="Khác", from_on=date(2026, 1, 1))
    actor = actor_for([unknown, post])
    assert (actor.post, actor.role) == ("Chuyên viên", "party_office") and clerk.name not in str(actor)
    for none in ([], [unknown]):
        with pytest.raises(Refused, match="không giữ chức vụ"):
            actor_for(none)


def test_a_role_allows_what_its_row_says_and_no_more() -> None:
    role = Role("x", "X", frozenset({"petitions.read", "dialogue.*"}))
    assert role.allows("petitions.read") and role.allows("dialogue.void")
    for other in (
        "petitions.record",
        "petitions.*",
        "dialogues.read",
        "dialogue",
        "dialogue.",
        "",
        "*",
        "reports.read",
    ):
        assert not role.allows(other)
    assert not allowed(["không có", ""], "petitions.read") and not allowed([], "petitions.read")


def test_personal_numbers_are_opened_by_name_only() -> None:
    assert {role.key for role in roles().values() if role.allows("personal.reveal")} == {
        "committee_office",
        "petition_officer",
    }
    assert not any("*" in name.partition(".")[0] for role in roles().values() for name in role.may)
