"""The commune, accounts, units."""

from datetime import date, datetime

from dienhong.accounts.models import Account, Post
from dienhong.commune import actions
from dienhong.commune.models import Commune, Unit
from dienhong.records.actor import Actor

TODAY = date(2026, 6, 10)
FORMED_ON = date(2025, 7, 1)


def an_khanh(*, is_demo: bool = True) -> Commune:
    """An Khánh, formed on 1/7/2025, whose pages live on 10/6/2026."""
    return Commune.objects.create(
        slug="an-khanh",
        name="An Khánh",
        official_code="11668",
        province="thành phố Hải Phòng",
        formed_on=FORMED_ON,
        is_demo=is_demo,
        demo_today=TODAY,
    )


def account(role: str, *, village: str = "") -> Account:
    """An account that holds one post of the role since the commune was formed; `village` is a code, of a head's post."""
    made, fresh = Account.objects.get_or_create(username=role, defaults={"name": f"Người giữ {role}", "is_demo": True})
    if fresh:
        Post.objects.create(account=made, role=role, title=f"Chức vụ {role}", from_on=FORMED_ON, village=village)
    return made


def village(name: str, *, by: Actor, at: datetime) -> Unit:
    """A village since the commune was formed."""
    return actions.record_unit(kind="village", name=name, from_on=FORMED_ON, by=by, at=at)
