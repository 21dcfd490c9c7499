"""An account is opened once, with posts whose roles exist; without a password nobody signs in by one."""

from datetime import date

import pytest

from dienhong.accounts.actions import PostData, open_account
from dienhong.accounts.actors import posts_on
from dienhong.accounts.models import Account
from dienhong.law.verdict import Refused

pytestmark = pytest.mark.django_db
FROM, UNTIL = date(2025, 7, 1), date(2026, 3, 31)


def test_posts_come_with_their_terms() -> None:
    posts = [PostData("petition_officer", "Công chức tiếp công dân", FROM, UNTIL)]
    account = open_account(" TiepCongDan ", "Nguyễn Hữu Thành Công", posts)
    assert account.username == "tiepcongdan" and not account.has_usable_password() and not account.is_demo
    assert [post.title for post in posts_on(account, UNTIL)] == ["Công chức tiếp công dân"]
    assert posts_on(account, date(2026, 4, 1)) == []


def test_a_name_is_taken_once() -> None:
    open_account("vpdu", "Lê Quang Minh", [])
    with pytest.raises(Refused, match="đã có"):
        open_account("VPDU", "Người khác", [])
    assert Account.objects.count() == 1


def test_a_role_outside_the_table_opens_nothing() -> None:
    with pytest.raises(Refused, match="vua_hung"):
        open_account("vpdu", "Lê Quang Minh", [PostData("vua_hung", "Vua", FROM)])
    assert not Account.objects.exists()
