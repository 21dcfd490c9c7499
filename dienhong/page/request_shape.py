"""Requests no page of ours makes are refused before anything of them is read, laid on the disk or asked of the database."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from dienhong.page.errors import too_large, unreadable


class RequestShapeMiddleware:
    """413 by the length a request says of itself (the server reads no more than that length); 400 for an address with the
    zero character, which PostgreSQL cannot take and no key types."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length[:20]) > settings.REQUEST_MAX_BYTES:
            return too_large(request)
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return unreadable(request)
        return self.get_response(request)
