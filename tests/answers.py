"""Closing what a test client was answered."""

from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponseBase


def let_go(reply: HttpResponseBase) -> None:
    """Close an answer as a server does when it was sent, without closing the test's own connection along with it."""
    request_finished.disconnect(close_old_connections)
    try:
        reply.close()
    finally:
        request_finished.connect(close_old_connections)
