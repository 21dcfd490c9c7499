"""The request as every view of ours gets it, with what the middleware puts on it."""

from datetime import date, datetime

from django.http import HttpRequest

from dienhong.accounts.models import Account, Post
from dienhong.commune.models import Commune


class PageRequest(HttpRequest):
    """For annotations: `commune` (None in an empty installation), the instant `now` and day `today` the request acts at
    (in Vietnam), and the `posts` held that day by who is signed in."""

    commune: Commune | None
    now: datetime
    today: date
    posts: list[Post]
    user: Account  # on views that need a permission; strangers never get there
