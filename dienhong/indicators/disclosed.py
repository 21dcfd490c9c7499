"""The sets of the book of disclosure as plain rows: the code first, then the content it is split by."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from dienhong.disclosure import counts
from dienhong.law.calendar import Calendar
from dienhong.law.periods import Window

Row = tuple[Any, ...]


def _published(window: Window) -> Iterable[Row]:
    return counts.published_in(window).order_by().values_list("code", "content").iterator(chunk_size=2000)


def _codes(name: str, window: Window) -> Iterable[Row]:
    return ((item.code,) for item in getattr(counts, name)(window))


def _covered(window: Window) -> Iterable[Row]:
    """One row a content: the item that was public first stands for it."""
    contents: dict[str, str] = {}
    for code, content in counts.public_on(window.to_on).values_list("code", "content"):
        contents.setdefault(content, code)
    return ((code,) for code in contents.values())


DISCLOSED: dict[str, tuple[tuple[str, ...], Callable[[Window], Iterable[Row]]]] = {
    "disclosure.published_in": (("code", "content"), _published),
    "disclosure.contents_covered": (("code",), _covered),
    **{
        f"disclosure.{name}": (("code",), partial(_codes, name))
        for name in ("due_in", "published_in_time", "overdue_at")
    },
}


def _hung(name: str, window: Window, calendar: Calendar) -> Iterable[Row]:
    return ((item.code,) for item in getattr(counts, name)(window, calendar))


HUNG: dict[str, Callable[[Window, Calendar], Iterable[Row]]] = {
    f"disclosure.{name}": partial(_hung, name) for name in ("posting_due_in", "posting_proven")
}
"""Sets judged by days of hanging: they need to know which days the commune had off."""
