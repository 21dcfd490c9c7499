"""The second factor of an officer: a code from a phone (RFC 6238), or once a code from a paper kept for the day it is lost.

Whoever holds a post whose role asks for it (`roles.toml`) has seven days from the first sign-in; then the desk opens after
it was set up and not before. The secret is sealed under a key of its own, which no backup holds; recovery codes are kept
as keyed digests and work without that key.
"""

import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import transaction

from dienhong.accounts.history import code_of
from dienhong.accounts.models import Account, Post, RecoveryCode, SecondFactor
from dienhong.accounts.roles import roles
from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy import sealing
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.hashes import keyed_digest

GRACE = timedelta(days=7)
STEP = 30  # seconds a code lasts
DRIFT = (-1, 0, 1)  # a phone's clock may be half a minute off either way
RECOVERY_CODES = 10
ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
RECOVERY_LENGTH = 10
ISSUER = "Diên Hồng"
WRONG_CODE = (
    "Mã chưa đúng hoặc đã dùng. Hãy đợi mã mới hiện trên điện thoại (30 giây một mã) rồi nhập lại; mã dự phòng thì mỗi mã "
    "chỉ dùng một lần."
)
NO_KEY = (
    "Máy chủ không mở được khóa xác thực hai lớp nên chưa kiểm được mã từ điện thoại. Hãy dùng một mã dự phòng, hoặc báo "
    "người quản trị đặt lại tệp khóa factor.key."
)


class Checked(StrEnum):
    """What became of a code. UNREADABLE: the key that seals the secret is not there; a recovery code still works."""

    RIGHT = "right"
    WRONG = "wrong"
    UNREADABLE = "unreadable"


def is_asked_of(posts: Iterable[Post]) -> bool:
    """Whether any post held asks for a second factor."""
    return any(post.role in roles() and roles()[post.role].second_factor for post in posts)


def factor_of(account: Account) -> SecondFactor | None:
    """The account's second factor, set up or only asked for."""
    return SecondFactor.objects.filter(account=account).first()


def due_at(account: Account, posts: Iterable[Post], *, at: datetime) -> datetime | None:
    """Until when the account must set it up; None when it has, or need not. The first question starts the seven days."""
    if account.is_demo or not is_asked_of(posts):
        return None
    factor, _ = SecondFactor.objects.get_or_create(account=account, defaults={"due_at": at + GRACE})
    if factor.is_on:
        return None
    if factor.due_at is None:
        factor.due_at = at + GRACE
        factor.save(update_fields=["due_at"])
    return factor.due_at


def offer(account: Account, *, code: str, at: datetime) -> None:
    """A new secret to put on a phone; nothing changes until it was proved. Who has one already proves it first.

    Raises Refused.
    """
    if account.is_demo:
        raise Refused(Verdict.no("Tài khoản mẫu vào bằng một lần bấm, không dùng xác thực hai lớp."))
    factor, _ = SecondFactor.objects.get_or_create(account=account)
    if factor.is_on:
        _prove(account, code, at)
    import pyotp

    sealing.make_key(settings.FACTOR_KEY)
    factor.offered = _seal(pyotp.random_base32(), account)
    factor.save(update_fields=["offered"])


def offered_secret(account: Account) -> str:
    """The secret that waits to be proved; '' when none was offered or it no longer opens."""
    factor = factor_of(account)
    if factor is None or not factor.offered:
        return ""
    try:
        return _unseal(factor.offered, account)
    except (sealing.NoKey, sealing.NotOpened):
        return ""


def enrolment_uri(account: Account, secret: str) -> str:
    """What the QR code says to an authenticator app."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=account.username, issuer_name=ISSUER)


def confirm(account: Account, code: str, *, by: Actor, at: datetime) -> list[str]:
    """The offered secret is on a phone: it is asked for from now on. Returns fresh recovery codes, shown this once.

    Raises Refused for a wrong code.
    """
    secret = offered_secret(account)
    step = _step_of(secret, code, at) if secret else None
    if step is None:
        raise Refused(Verdict.no(WRONG_CODE))
    with transaction.atomic():
        head = history.lock_head()
        factor = SecondFactor.objects.select_for_update().get(account=account)
        factor.sealed, factor.offered = factor.offered, b""
        factor.confirmed_at, factor.due_at, factor.last_step = at, None, step
        factor.save()
        codes = _new_codes(account)
        history.append(code_of(account.pk), "factor", by=by, at=at, changes={}, head=head)
    return codes


def check(account: Account, code: str, *, by: Actor, at: datetime) -> Checked:
    """Whether a code from the phone or the paper lets the account in. Each counts once, also of many sent at once."""
    typed = "".join(code.split()).replace("-", "").lower()
    if len(typed) == RECOVERY_LENGTH:
        return Checked.RIGHT if _use_recovery(account, typed, by=by, at=at) else Checked.WRONG
    factor = factor_of(account)
    if factor is None or not factor.is_on:
        return Checked.WRONG
    try:
        secret = _unseal(factor.sealed, account)
    except (sealing.NoKey, sealing.NotOpened):
        return Checked.UNREADABLE
    step = _step_of(secret, typed, at)
    if step is None:
        return Checked.WRONG
    fresh = SecondFactor.objects.filter(account=account, last_step__lt=step).update(last_step=step)
    return Checked.RIGHT if fresh else Checked.WRONG


def renew_codes(account: Account, code: str, *, by: Actor, at: datetime) -> list[str]:
    """Fresh recovery codes; the old ones end. Raises Refused unless the code proves the phone or the paper."""
    with transaction.atomic():
        head = history.lock_head()
        _prove(account, code, at, by=by)
        codes = _new_codes(account)
        history.append(code_of(account.pk), "recovery_new", by=by, at=at, changes={}, head=head)
    return codes


def reset(account: Account, *, by: Actor, at: datetime) -> None:
    """Take the second factor off: the phone is lost and the paper too. It has to be set up anew before the desk opens.

    Refused for oneself: whoever sits at an open desk could take off what protects it.
    """
    if by.account_id == account.pk:
        raise Refused(Verdict.no("Không tự gỡ xác thực hai lớp của mình; hãy nhờ một người quản trị khác."))
    with transaction.atomic():
        head = history.lock_head()
        factor = SecondFactor.objects.select_for_update().filter(account=account).first()
        if factor is None or not factor.is_on:
            raise Refused(Verdict.no("Tài khoản này chưa bật xác thực hai lớp; không có gì để gỡ."))
        factor.sealed = factor.offered = b""
        factor.confirmed_at, factor.due_at = None, at
        factor.save()
        RecoveryCode.objects.filter(account=account).delete()
        history.append(code_of(account.pk), "factor_reset", by=by, at=at, changes={}, head=head)


def codes_left(account: Account) -> int:
    """How many recovery codes can still be used."""
    return RecoveryCode.objects.filter(account=account, used_at__isnull=True).count()


def _prove(account: Account, code: str, at: datetime, *, by: Actor | None = None) -> None:
    said = check(account, code, by=by or Actor("Chủ tài khoản", "", account.pk), at=at)
    if said is Checked.UNREADABLE:
        raise Refused(Verdict.no(NO_KEY))
    if said is Checked.WRONG:
        raise Refused(Verdict.no(WRONG_CODE))


def _step_of(secret: str, code: str, at: datetime) -> int | None:
    """Which half minute the code is of, within the drift; every one is looked at, however soon one is right."""
    import pyotp

    now = int(at.timestamp()) // STEP
    made = pyotp.TOTP(secret)
    typed = "".join(code.split()).encode(errors="replace")
    steps = [now + off for off in DRIFT]
    right = [step for step in steps if hmac.compare_digest(made.generate_otp(step).encode(), typed)]
    return max(right, default=None)


def _use_recovery(account: Account, typed: str, *, by: Actor, at: datetime) -> bool:
    with transaction.atomic():
        head = history.lock_head()
        codes = RecoveryCode.objects.filter(account=account, digest=_digest(account, typed), used_at__isnull=True)
        if not codes.update(used_at=at):
            return False
        history.append(code_of(account.pk), "recovery_used", by=by, at=at, changes={}, head=head)
    return True


def _new_codes(account: Account) -> list[str]:
    RecoveryCode.objects.filter(account=account).delete()
    plain = ["".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(account=account, digest=_digest(account, code)) for code in plain)
    return [f"{code[:5]}-{code[5:]}" for code in plain]


def _digest(account: Account, code: str) -> str:
    return keyed_digest(f"recovery:{account.pk}:{code}")


def _seal(secret: str, account: Account) -> bytes:
    return sealing.seal(secret, place=f"second-factor-{account.pk}", key_file=settings.FACTOR_KEY)


def _unseal(sealed: bytes | memoryview, account: Account) -> str:
    return sealing.unseal(bytes(sealed), place=f"second-factor-{account.pk}", key_file=settings.FACTOR_KEY)
