"""The sets of letters and matters behind the figures of the book of letters, read as plain rows for `sources`."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from dienhong.law.periods import Window
from dienhong.petitions.online import queries as online
from dienhong.petitions.papers import queries as papers

Row = tuple[Any, ...]
Read = Callable[[Window], Iterable[Row]]
UNCLASSIFIED = "unclassified"


def _plain(entries: QuerySet[Any], *fields: str) -> Iterable[Row]:
    return entries.order_by().values_list("code", *fields).iterator(chunk_size=2000)


def _by_kind(read: Callable[[Window], QuerySet[Any]]) -> Read:
    def rows(window: Window) -> Iterable[Row]:
        return ((code, kind or UNCLASSIFIED) for code, kind in _plain(read(window), "kind"))

    return rows


def _codes(read: Callable[[Window], QuerySet[Any]]) -> Read:
    return lambda window: _plain(read(window))


LETTERS: dict[str, tuple[tuple[str, ...], Read]] = {
    "papers.received_in": (("code", "kind"), _by_kind(papers.received_in)),
    "papers.carried_over": (("code", "kind"), _by_kind(papers.carried_over)),
    "papers.to_handle": (("code", "kind"), _by_kind(papers.to_handle)),
    "papers.handled_in": (("code", "kind"), _by_kind(papers.handled_in)),
    "papers.unhandled_at": (("code", "kind"), _by_kind(papers.unhandled_at)),
    "papers.eligible_in": (
        ("code", "kind", "before"),
        lambda window: _plain(papers.eligible_in(window), "kind", "settled_before"),
    ),
    "papers.ours_in": (("code", "kind"), _by_kind(papers.ours_in)),
    "papers.elsewhere_in": (("code", "way"), lambda window: _plain(papers.elsewhere_in(window), "state")),
    "papers.filed_in": (("code",), _codes(papers.filed_in)),
    "papers.accepted_in": (("code", "kind"), _by_kind(papers.accepted_in)),
    "papers.settled_in": (("code", "kind"), _by_kind(papers.settled_in)),
    "papers.settled_on_time": (("code",), _codes(papers.settled_on_time)),
    "papers.judged_in": (("code",), _codes(papers.judged_in)),
    "papers.open_overdue": (("code", "kind"), _by_kind(lambda window: papers.open_overdue(window.to_on))),
    "papers.of_groups": (("code",), _codes(papers.of_groups)),
    "online.received_in": (("code", "kind"), _by_kind(online.online_in)),
    "online.answered_in": (("code",), _codes(online.answered_in)),
    "online.answered_judged": (("code",), _codes(online.answered_judged)),
    "online.judged_in": (
        ("code", "judgement"),
        lambda window: _plain(online.judged_in(window), "judgement"),
    ),
    "online.solved_in": (("code",), _codes(online.solved_in)),
    "papers.cases_received": (("code",), _codes(lambda window: papers.matters(papers.received_in(window)))),
    "papers.cases_eligible": (("code",), _codes(lambda window: papers.matters(papers.eligible_in(window)))),
}
"""Name of a source → its columns and how it is read."""
