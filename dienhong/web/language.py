"""Which language a page speaks: Vietnamese, unless a reader of the public face chose another.

The browser's own preference is not asked: many phones here were sold speaking English, and their owners read Vietnamese.
The desk speaks the law's language only.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

DESK = "/ban-lam-viec/"


class LanguageMiddleware:
    """Activates the chosen language for the request, and says it in Content-Language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = language_of(request)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request: HttpRequest) -> str:
    """The language chosen by cookie on the public face; Vietnamese otherwise."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    known = dict(settings.LANGUAGES)
    return chosen if chosen in known and not request.path.startswith(DESK) else settings.LANGUAGE_CODE
