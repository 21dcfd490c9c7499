"""From a signed-in account to the actor of an act."""

from datetime import date

from dienhong.accounts.models import Account, Post
from dienhong.accounts.roles import roles
from dienhong.law.verdict import Refused, Verdict
from dienhong.records.actor import Actor


def posts_on(account: Account, day: date) -> list[Post]:
    """The posts the account holds on a day."""
    return list(account.posts.all().held_on(day))


def actor_for(posts: list[Post]) -> Actor:
    """The actor for the first post whose role is in the table. Raises Refused when no post is held."""
    for post in posts:
        if post.role in roles():
            return Actor(post=post.title, role=post.role, account_id=post.account_id)
    raise Refused(Verdict.no("Tài khoản này không giữ chức vụ nào trong hôm nay nên không thể ghi sổ."))
