"""Closing what a test client was answered."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpResponseBase


def let_go(reply: HttpResponseBase) -> None:
    """Close an answer as a server does when it was sent, without closing the test's own connection along with it."""
    with connection_kept():
        reply.close()


@contextmanager
def connection_kept() -> Iterator[None]:
    """What a server does with connections around a request is left out: the test's own holds what nobody else sees."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
