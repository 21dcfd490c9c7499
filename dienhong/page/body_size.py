"""A request too large for anything we take is refused before a byte of it is read or laid on the disk."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from dienhong.page.errors import too_large


class BodySizeMiddleware:
    """Answers 413 by the length a request says of itself; the server reads no more than that length."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length[:20]) > settings.REQUEST_MAX_BYTES:
            return too_large(request)
        return self.get_response(request)
