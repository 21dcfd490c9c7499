"""Signing in. Demo accounts exist only to show the program: with demo mode off they cannot sign in by any door."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from dienhong.accounts.models import Account


def may_sign_in(account: Account) -> bool:
    """An active account; a demo account only while the installation runs in demo mode."""
    return account.is_active and (settings.DEMO_MODE or not account.is_demo)


class AccountBackend(BaseBackend):
    """User name and password."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> Account | None:
        """The account when the pair is right; an unknown name costs the same time as a wrong password."""
        if not username or password is None:
            return None
        account = Account.objects.filter(username=username.strip().lower()).first()
        if account is None:
            Account().set_password(password)
            return None
        return account if account.check_password(password) and may_sign_in(account) else None

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session, as long as it may sign in: switching demo mode off ends demo sessions."""
        account = Account.objects.filter(pk=user_id).first()
        return account if account and may_sign_in(account) else None
