"""A rush of sign-ins: hashes take turns, who finds the queue full keeps the form, pages go on; old hashes are made anew."""

import threading
from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, identify_hasher
from django.test import Client

from dienhong.accounts.backends import AccountBackend
from dienhong.accounts.models import Account
from dienhong.commune.models import Commune
from dienhong.web import hash_turns
from dienhong.web.hash_turns import AT_ONCE, WAITING, Crowded, hash_turn
from tests.factories.commune import account

PASSWORD = "một mật khẩu đủ dài"
URL = "/dang-nhap/"


@pytest.fixture(autouse=True)
def fresh_turns(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test waits for another's turn."""
    monkeypatch.setattr(hash_turns, "_place", threading.BoundedSemaphore(AT_ONCE + WAITING))
    monkeypatch.setattr(hash_turns, "_turn", threading.BoundedSemaphore(AT_ONCE))
    return iter(())  # type: ignore[return-value]


def test_passwords_are_hashed_at_owasp_s_minimum(db: None) -> None:
    made = Account.objects.create_account("van.thu", "Văn thư", PASSWORD)
    assert made.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_an_older_hash_is_made_anew_at_sign_in(db: None) -> None:
    made = Account.objects.create_account("van.thu", "Văn thư")
    made.password = Argon2PasswordHasher().encode(PASSWORD, "muoibyteonglua")
    made.save()
    assert "m=102400" in made.password and identify_hasher(made.password).must_update(made.password)
    assert AccountBackend().authenticate(None, "van.thu", "sai") is None
    assert "m=102400" in Account.objects.get().password
    assert AccountBackend().authenticate(None, "van.thu", PASSWORD) == made
    assert "m=19456,t=2,p=1" in Account.objects.get().password
    assert AccountBackend().authenticate(None, "van.thu", PASSWORD) == made


def test_only_so_many_hash_and_wait_at_once() -> None:
    running, most, seen = 0, 0, []
    guard = threading.Lock()
    go_on = threading.Event()

    def work() -> None:
        nonlocal running, most
        try:
            with hash_turn():
                with guard:
                    running += 1
                    most = max(most, running)
                go_on.wait(5)
                with guard:
                    running -= 1
            seen.append("in")
        except Crowded:
            seen.append("crowded")

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    while len(seen) < 8 - AT_ONCE - WAITING:
        pass
    go_on.set()
    for thread in threads:
        thread.join()
    assert most == AT_ONCE and sorted(seen) == ["crowded"] * 5 + ["in"] * 3


def test_who_finds_it_crowded_keeps_the_form_and_pages_go_on(commune: Commune) -> None:
    made = account("front")
    made.is_demo = False
    made.set_password(PASSWORD)
    made.save()
    client = Client()
    held = [hash_turns._place.acquire(blocking=False) for _ in range(AT_ONCE + WAITING)]
    assert all(held)
    reply = client.post(URL, {"username": "front", "password": PASSWORD, "next": "/ban-lam-viec/don-thu/"})
    said = reply.content.decode()
    assert reply.status_code == 503 and reply.headers["Retry-After"]
    assert 'value="front"' in said and 'value="/ban-lam-viec/don-thu/"' in said and PASSWORD not in said
    assert client.get("/").status_code == 200
    hash_turns._place.release()
    assert client.post(URL, {"username": "front", "password": PASSWORD}).status_code == 302
