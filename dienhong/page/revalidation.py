"""Public pages are revalidated, never kept blindly: what was withdrawn is gone at the next request, and a page that did not
change is not sent again.

A page with a form of its own carries a token and sets the form's cookie; it is asked for anew each time.
"""

from collections.abc import Callable
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from dienhong.page.permissions import PUBLIC

READ = ("GET", "HEAD")


class RevalidationMiddleware:
    """Gives public pages an ETag and answers 304 to whoever has the page already. Stands outside everything that sets a
    cookie. Pages vary by cookie: large type, language and the officer who is signed in are told by one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        if match is None or getattr(match.func, "permission", None) != PUBLIC or request.method not in READ:
            return response
        patch_vary_headers(response, ("Cookie",))
        known = settings.SESSION_COOKIE_NAME in request.COOKIES
        response.headers.setdefault("Cache-Control", "private, no-cache" if known or response.cookies else "no-cache")
        if response.status_code != 200 or response.cookies or not isinstance(response, HttpResponse):
            return response  # a file is streamed, and has the mark its view gave it
        if not response.has_header("ETag"):
            response.headers["ETag"] = f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
        return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
