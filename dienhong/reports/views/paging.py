"""Pages of a list that is no table of the database: the entries of a frozen figure, the events of a report."""

from collections.abc import Sequence
from typing import TypeVar

from dienhong.page.listing import Pager
from dienhong.page.request import PageRequest

PAGE = 50
T = TypeVar("T")


def page_of(request: PageRequest, items: Sequence[T], label: str) -> tuple[Sequence[T], Pager]:
    """The items of `?trang=N` and where that is; a page beyond the end shows the last."""
    asked = request.GET.get("trang", "1")
    pages = max(1, -(-len(items) // PAGE))
    page = min(max(1, int(asked) if asked.isdecimal() and len(asked) < 9 else 1), pages)
    start = (page - 1) * PAGE
    pager = Pager(
        first=start + 1 if items else 0,
        last=min(len(items), start + PAGE),
        total=len(items),
        total_label=label,
        prev_url=f"?trang={page - 1}" if page > 1 else "",
        next_url=f"?trang={page + 1}" if page < pages else "",
    )
    return items[start : start + PAGE], pager
