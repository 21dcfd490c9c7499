"""What an officer let through in the act that is running: how many places of which kind, never what stands there.

The rule that was asked notes it, the event of the act takes it along (`records.acts`): later one can tell who answered for what.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from dienhong.privacy.hits import Kind

CHANGE = "waved"
"""The name under which an event keeps it, beside the columns it changed."""

_NOTED: ContextVar[tuple[Kind, ...]] = ContextVar("waved", default=())


def note(kinds: Iterable[Kind]) -> None:
    """These places were looked at and let through."""
    _NOTED.set((*_NOTED.get(), *kinds))


def taken() -> dict[str, int]:
    """Kind → how many, since this was asked last."""
    counts = Counter(kind.value for kind in _NOTED.get())
    _NOTED.set(())
    return dict(sorted(counts.items()))


@contextmanager
def nothing_left_over() -> Iterator[None]:
    """What is noted for an act that then fails, or leaves no event, is told of no other."""
    try:
        yield
    except BaseException:
        _NOTED.set(())
        raise


def words_vi(counts: dict[str, int]) -> str:
    """As a line of the history tells it: “3 chỗ: Số điện thoại 2, Địa chỉ nhà 1”."""
    each = ", ".join(f"{Kind(kind).label_vi} {number}" for kind, number in counts.items())
    return f"{sum(counts.values())} chỗ: {each}"
