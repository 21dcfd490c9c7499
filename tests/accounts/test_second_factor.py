"""The second factor: a code counts once, within half a minute's drift; paper codes; the key that seals; who must have it."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from dienhong.accounts import second_factor, sessions
from dienhong.accounts.history import code_of
from dienhong.accounts.models import Account, Post, RecoveryCode, SecondFactor
from dienhong.accounts.roles import roles
from dienhong.accounts.second_factor import GRACE, Checked
from dienhong.law.verdict import Refused
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.models import Event
from tests.parallel import at_once

pytestmark = pytest.mark.django_db
MINUTE = timedelta(seconds=30)


@pytest.fixture
def clerk(db: None) -> Account:
    """An account that is no demo account."""
    return Account.objects.create_account("tiep.dan", "Đào Thị Mận", "một mật khẩu đủ dài")


def set_up(account: Account, by: Actor, at: datetime) -> tuple[pyotp.TOTP, list[str]]:
    """The account's phone and paper."""
    second_factor.offer(account, code="", at=at)
    phone = pyotp.TOTP(second_factor.offered_secret(account))
    return phone, second_factor.confirm(account, phone.at(at), by=by, at=at)


def test_a_code_opens_once_and_only_about_its_time(clerk: Account, by: Actor, at: datetime) -> None:
    phone, _ = set_up(clerk, by, at)

    def check(code: str, then: datetime) -> Checked:
        return second_factor.check(clerk, code, by=by, at=then)

    assert check(phone.at(at), at) is Checked.WRONG, "the code that proved the phone is used"
    then = at + timedelta(minutes=5)
    for off, right in ((-3, False), (-2, False), (2, False), (-1, True), (0, True), (1, True)):
        said = check(phone.at(then + off * MINUTE), then)
        assert (said is Checked.RIGHT) is right, off
        assert check(phone.at(then + off * MINUTE), then) is Checked.WRONG, "a replay"
    assert check(phone.at(then), then) is Checked.WRONG, "an older one after a newer one"
    assert check(" ".join(phone.at(then + timedelta(hours=1))), then + timedelta(hours=1)) is Checked.RIGHT


@given(code=st.one_of(st.text(max_size=20), st.from_regex(r"[0-9]{6}", fullmatch=True)))
def test_nothing_else_opens_and_nothing_breaks(code: str) -> None:
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    at = datetime.fromisoformat("2026-06-10T09:00:00+07:00")
    near = {pyotp.TOTP(secret).at(at + off * MINUTE) for off in (-1, 0, 1)}
    assert (second_factor._step_of(secret, code, at) is not None) is ("".join(code.split()) in near)


def test_each_paper_code_opens_once_without_phone_and_without_key(
    clerk: Account, by: Actor, at: datetime, settings: Settings, tmp_path: Path
) -> None:
    phone, codes = set_up(clerk, by, at)
    assert len(set(codes)) == 10 and second_factor.codes_left(clerk) == 10
    assert second_factor.check(clerk, codes[0].upper(), by=by, at=at) is Checked.RIGHT
    assert second_factor.check(clerk, codes[0], by=by, at=at) is Checked.WRONG
    settings.FACTOR_KEY = tmp_path / "lost.key"
    assert second_factor.check(clerk, phone.at(at + GRACE), by=by, at=at + GRACE) is Checked.UNREADABLE
    assert second_factor.check(clerk, codes[1], by=by, at=at) is Checked.RIGHT
    assert second_factor.codes_left(clerk) == 8
    other = Account.objects.create_account("khac", "Người khác")
    assert second_factor.check(other, codes[2], by=by, at=at) is Checked.WRONG


def test_secret_and_codes_are_kept_sealed_or_as_digests(clerk: Account, by: Actor, at: datetime) -> None:
    second_factor.offer(clerk, code="", at=at)
    secret = second_factor.offered_secret(clerk)
    codes = second_factor.confirm(clerk, pyotp.TOTP(secret).at(at), by=by, at=at)
    kept = str([*SecondFactor.objects.values_list(), *RecoveryCode.objects.values_list(), *Event.objects.values_list()])
    sealed = bytes(SecondFactor.objects.get().sealed)
    assert secret not in kept and secret.encode() not in sealed
    assert not any(code.replace("-", "") in kept or code in kept for code in codes)
    # Sealed for its account: carried over to another it does not open.
    other = Account.objects.create_account("khac", "Người khác")
    SecondFactor.objects.create(account=other, sealed=sealed, confirmed_at=at)
    assert second_factor.check(other, pyotp.TOTP(secret).at(at), by=by, at=at) is Checked.UNREADABLE


def test_it_is_not_moved_to_another_phone_without_the_first(clerk: Account, by: Actor, at: datetime) -> None:
    phone, codes = set_up(clerk, by, at)
    for code in ("", "123456", "abcde-fghjk"):
        with pytest.raises(Refused, match="Mã chưa đúng"):
            second_factor.offer(clerk, code=code, at=at)
        with pytest.raises(Refused, match="Mã chưa đúng"):
            second_factor.renew_codes(clerk, code, by=by, at=at)
    later = at + timedelta(hours=1)
    second_factor.offer(clerk, code=phone.at(later), at=later)
    assert second_factor.check(clerk, phone.at(later + MINUTE), by=by, at=later + MINUTE) is Checked.RIGHT, (
        "still the old"
    )
    new = pyotp.TOTP(second_factor.offered_secret(clerk))
    with pytest.raises(Refused):
        second_factor.confirm(clerk, "000000" if new.at(later) != "000000" else "000001", by=by, at=later)
    fresh = second_factor.confirm(clerk, new.at(later), by=by, at=later)
    assert second_factor.check(clerk, codes[3], by=by, at=later) is Checked.WRONG
    renewed = second_factor.renew_codes(clerk, fresh[0], by=by, at=later)
    assert set(renewed).isdisjoint(fresh) and second_factor.offered_secret(clerk) == ""


def test_an_administrator_resets_and_the_next_sign_in_must_set_it_up(clerk: Account, by: Actor, at: datetime) -> None:
    set_up(clerk, by, at)
    with pytest.raises(Refused, match="Không tự gỡ"):
        second_factor.reset(clerk, by=Actor("Quản trị", "administrator", clerk.pk), at=at)
    second_factor.reset(clerk, by=by, at=at)
    factor = SecondFactor.objects.get()
    assert not factor.is_on and factor.due_at == at and not factor.sealed and not RecoveryCode.objects.exists()
    with pytest.raises(Refused, match="chưa bật"):
        second_factor.reset(clerk, by=by, at=at)
    told = list(Event.objects.filter(code=code_of(clerk.pk)).values_list("verb", flat=True))
    assert told == ["factor", "factor_reset"] and not history.verify().problems


def test_whoever_reads_personal_or_sealed_data_or_handles_accounts_must_have_it(clerk: Account, at: datetime) -> None:
    letters = ("petitions.read", "bookings.read")  # who wrote, about what, where they live
    guarded = ("personal.reveal", "sealed.read", "accounts.read", "accounts.record", *letters)
    for role in roles().values():
        assert role.second_factor == any(role.allows(name) for name in guarded), role.key
    holds = [Post(account=clerk, role="petition_officer", title="Công chức", from_on=date(2026, 1, 1))]
    reads = [Post(account=clerk, role="village_head", title="Trưởng thôn", from_on=date(2026, 1, 1))]
    assert second_factor.due_at(clerk, reads, at=at) is None and not SecondFactor.objects.exists()
    assert second_factor.due_at(clerk, holds, at=at) == at + GRACE
    assert second_factor.due_at(clerk, holds, at=at + timedelta(days=3)) == at + GRACE, "asked once, counted from then"


def test_a_demo_account_has_none(at: datetime) -> None:
    demo = Account.objects.create_account("mau", "Tài khoản mẫu", is_demo=True)
    holds = [Post(account=demo, role="administrator", title="Quản trị", from_on=date(2026, 1, 1))]
    assert second_factor.due_at(demo, holds, at=at) is None
    with pytest.raises(Refused, match="Tài khoản mẫu"):
        second_factor.offer(demo, code="", at=at)


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_send_one_code_at_once_one_enters(database_file: object, by: Actor, at: datetime) -> None:
    account = Account.objects.create_account("tiep.dan", "Đào Thị Mận")
    phone, codes = set_up(account, by, at)
    then = at + timedelta(hours=1)
    for code in (phone.at(then), codes[0]):
        said = at_once(8, lambda _, code=code: second_factor.check(account, code, by=by, at=then))
        assert [one for one in said if one is Checked.RIGHT] == [Checked.RIGHT], said


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36", "Chrome, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari, iPhone"),
        ("", "Trình duyệt khác"),
        ("<script>" * 99, "Trình duyệt khác"),
    ],
)
def test_a_browser_is_told_in_a_word(agent: str, said: str) -> None:
    assert sessions.browser_of(agent) == said
