"""What an answer with people in it says to machines: no index, no archive, no cache keeps it."""

from django.http.response import HttpResponseBase


def forget(reply: HttpResponseBase) -> None:
    """No index, no archive, no cache keeps this answer."""
    reply.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive, nosnippet"
    reply.headers["Cache-Control"] = "private, no-store"
