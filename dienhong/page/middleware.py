"""What every view finds on its request: the commune, the instant, and the posts held today."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from dienhong.accounts.actors import posts_on
from dienhong.accounts.models import Post
from dienhong.commune.models import Commune
from dienhong.page.clock import now_for
from dienhong.page.request import PageRequest


class CommuneMiddleware:
    """Sets `request.commune`, `request.now`, `request.today` and (lazily) `request.posts`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, plain: HttpRequest) -> HttpResponseBase:
        request = cast(PageRequest, plain)
        request.commune = Commune.installed()
        request.now = now_for(request.commune)
        request.today = request.now.date()
        request.posts = cast(list[Post], SimpleLazyObject(lambda: _posts(request)))
        return self.get_response(request)


def _posts(request: PageRequest) -> list[Post]:
    return posts_on(request.user, request.today) if request.user.is_authenticated else []
