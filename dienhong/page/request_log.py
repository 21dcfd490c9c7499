"""One log line a request: its number, method, route, status and time. No address, no query, no code of an entry, nobody."""

import logging
import re
import secrets
import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger("dienhong.request")
OURS = re.compile(r"[0-9a-f]{16}")
SLOW_MS = 5000


class RequestLogMiddleware:
    """Numbers the request (a proxy in front may have done so) and binds the number to every line logged meanwhile."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        number = given if OURS.fullmatch(given) else secrets.token_hex(8)
        began = time.monotonic()
        with structlog.contextvars.bound_contextvars(request_id=number):
            response = self.get_response(request)
            taken = round((time.monotonic() - began) * 1000)
            match = request.resolver_match
            said = {
                "method": request.method if request.method in METHODS else "other",
                "route": match.view_name if match is not None else "",
                "status": response.status_code,
                "ms": taken,
            }
            level = logging.WARNING if response.status_code >= 500 or taken >= SLOW_MS else logging.INFO
            logger.log(level, "request", extra={"said": said})
        response.headers["X-Request-ID"] = number
        return response


METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
