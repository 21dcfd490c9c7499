"""Ten tries an hour, per address and per code: a right one buys no guesses, and a wait ends."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from dienhong.page import limiter
from dienhong.page.models import Attempt

AT = datetime(2026, 6, 10, 2, 0, tzinfo=UTC)
ADDRESS, CODE = limiter.key_of("address", "192.0.2.7"), limiter.key_of("code", "DT-2026-0007")


@pytest.mark.django_db
def test_the_eleventh_wrong_try_waits_whichever_of_the_two_was_used_up() -> None:
    for minute in range(limiter.ALLOWED):
        turn = limiter.take_turn([ADDRESS, limiter.key_of("code", str(minute))], AT + timedelta(minutes=minute))
        assert turn.until is None
    now = AT + timedelta(minutes=20)
    assert limiter.take_turn([ADDRESS, CODE], now).until == AT + timedelta(hours=1)
    assert limiter.take_turn([limiter.key_of("address", "192.0.2.8"), CODE], now).until is None
    for number in range(limiter.ALLOWED - 1):
        assert limiter.take_turn([limiter.key_of("address", f"10.0.0.{number}"), CODE], now).until is None
    assert limiter.take_turn([limiter.key_of("address", "10.0.1.1"), CODE], now).until is not None


@pytest.mark.django_db
def test_a_refused_try_counts_for_nothing_and_the_hour_passes() -> None:
    for _ in range(limiter.ALLOWED):
        limiter.take_turn([ADDRESS], AT)
    for minute in range(1, 59, 7):
        assert limiter.take_turn([ADDRESS, CODE], AT + timedelta(minutes=minute)).until == AT + timedelta(hours=1)
    assert not Attempt.objects.filter(key=CODE).exists()
    assert limiter.take_turn([ADDRESS], AT + timedelta(hours=1)).until is None
    assert Attempt.objects.count() == 1


@pytest.mark.django_db
def test_a_right_try_gives_its_turn_back_but_not_the_wrong_ones_before_it() -> None:
    for _ in range(limiter.ALLOWED - 1):
        limiter.take_turn([ADDRESS, CODE], AT)
    for _ in range(3):
        right = limiter.take_turn([ADDRESS, CODE], AT)
        assert right.until is None
        right.give_back()
    assert limiter.take_turn([ADDRESS, CODE], AT).until is None
    assert limiter.take_turn([ADDRESS, CODE], AT).until is not None


@pytest.mark.django_db
def test_what_is_kept_cannot_be_read_and_goes_after_the_hour() -> None:
    limiter.take_turn([limiter.key_of("192.0.2.7", "Văn.A")], AT)
    kept = list(Attempt.objects.values_list("key", flat=True))
    assert kept and not any("192.0.2.7" in row or "A" in row for row in kept)
    limiter.take_turn([CODE], AT + timedelta(hours=3))
    assert list(Attempt.objects.values_list("key", flat=True)) == [CODE]


@pytest.mark.django_db
def test_each_key_has_its_own_bound_and_a_right_password_forgets_its_pair_alone() -> None:
    for _ in range(3):
        last = limiter.take_turn([ADDRESS, CODE], AT, allowed=[2, 5])
    assert last.until == AT + timedelta(hours=1)
    right = limiter.take_turn([limiter.key_of("other"), CODE], AT, allowed=[2, 5])
    assert right.until is None
    limiter.forget(ADDRESS, right)
    assert list(Attempt.objects.values_list("key", flat=True)) == [CODE] * 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("nobody", "nobody", True),
    ],
)
def test_a_house_s_network_is_one_address(one: str, other: str, same: bool) -> None:
    told = [limiter.address_of(RequestFactory().get("/", REMOTE_ADDR=address)) for address in (one, other)]
    assert (told[0] == told[1]) is same and "%" not in told[0]


def test_behind_our_proxy_the_address_is_what_the_proxy_wrote(settings: Settings) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="1.2.3.4, 192.0.2.7")
    settings.HTTPS = False
    assert limiter.address_of(request) == "127.0.0.1", "without a proxy nobody's word is taken"
    settings.HTTPS = True
    assert limiter.address_of(request) == "192.0.2.7"
