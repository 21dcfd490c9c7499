"""What only acts change is read again after an act, and not before: the villages of a filter, the oldest year of a list.

Every act moves the head of the history chain in its own transaction, and the head's hash tells the whole history before it.
So what was read under a head is true for as long as that is the head, in this process and in every other, after a restore
too. It is for what a page needs beside its subject; the subject itself is asked anew each time.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

from dienhong.records.models import ChainHead
from dienhong.records.prepared import Prepared

T = TypeVar("T")


class UntilAnAct(Generic[T]):
    """`UntilAnAct(read)()` is what `read()` gave since the last act; one short question to the database. For views: inside an
    act, between a change and its event, it would tell what was before."""

    def __init__(self, read: Callable[[], T]) -> None:
        self.read = read
        self.known: tuple[str, T] | None = None

    def __call__(self) -> T:
        """Read anew if there was an act, or none yet."""
        head, known = _head(), self.known
        if known is not None and head and known[0] == head:
            return known[1]
        found = self.read()
        # The head was read first: an act between the two leaves what is newer under a head that does not come again.
        self.known = (head, found)
        return found


def _head() -> str:
    """The hash of the last event; empty before the first."""
    rows = _asked().rows()
    return str(rows[0][0]) if rows else ""


@lru_cache(maxsize=1)
def _asked() -> Prepared:
    return Prepared(ChainHead.objects.filter(pk=1, seq__gt=0).values_list("hash"))
