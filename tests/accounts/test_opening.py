"""An account is opened once, with posts whose roles exist; without a password nobody signs in by one."""

from datetime import date, datetime

import pytest

from dienhong.accounts.actions import PostData, open_account
from dienhong.accounts.actors import posts_on
from dienhong.accounts.history import code_of, differing
from dienhong.accounts.models import Account
from dienhong.law.verdict import Refused
from dienhong.records import history
from dienhong.records.actor import Actor

pytestmark = pytest.mark.django_db
FROM, UNTIL = date(2025, 7, 1), date(2026, 3, 31)


def test_posts_come_with_their_terms(by: Actor, at: datetime) -> None:
    posts = [PostData("petition_officer", "Công chức tiếp công dân", FROM, UNTIL)]
    account = open_account(" TiepCongDan ", "Nguyễn Hữu Thành Công", posts, by=by, at=at)
    assert account.username == "tiepcongdan" and not account.has_usable_password() and not account.is_demo
    assert [post.title for post in posts_on(account, UNTIL)] == ["Công chức tiếp công dân"]
    assert posts_on(account, date(2026, 4, 1)) == []
    [event] = history.of(code_of(account.pk))
    assert (event.verb, event.post) == ("record", by.post)
    assert history.changes_of(event)["posts"][1][0]["role"] == "petition_officer"
    assert "Thành Công" not in event.values.values_json
    assert list(differing()) == [None]


def test_a_name_is_taken_once(by: Actor, at: datetime) -> None:
    open_account("vpdu", "Lê Quang Minh", [], by=by, at=at)
    with pytest.raises(Refused, match="đã có"):
        open_account("VPDU", "Người khác", [], by=by, at=at)
    assert Account.objects.count() == 1


def test_a_role_outside_the_table_opens_nothing(by: Actor, at: datetime) -> None:
    with pytest.raises(Refused, match="vua_hung"):
        open_account("vpdu", "Lê Quang Minh", [PostData("vua_hung", "Vua", FROM)], by=by, at=at)
    assert not Account.objects.exists()
