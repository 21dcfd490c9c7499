"""Hashing passwords takes turns: at eight o'clock everybody signs in, and the pages must not wait for it.

One hash at a time in each process of the server, two more may wait; who comes after that is told to try again with the form
kept. So at least one thread of a process is always free for pages. Hashing itself lets other threads run.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 1
WAITING = 2
PATIENCE = 3.0  # seconds

_place = threading.BoundedSemaphore(AT_ONCE + WAITING)
_turn = threading.BoundedSemaphore(AT_ONCE)


class Crowded(Exception):
    """Too many are signing in at this moment."""


@contextmanager
def hash_turn() -> Iterator[None]:
    """Hold a turn while hashing. Raises Crowded when the queue is full or the turn does not come."""
    if not _place.acquire(blocking=False):
        raise Crowded
    try:
        if not _turn.acquire(timeout=PATIENCE):
            raise Crowded
        try:
            yield
        finally:
            _turn.release()
    finally:
        _place.release()
