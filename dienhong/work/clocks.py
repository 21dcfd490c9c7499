"""Matters out of the law's clocks with a life of their own (`deadlines`): whoever owes them has them on the desk."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from dienhong.deadlines.clock import clock_of
from dienhong.deadlines.queries import owed
from dienhong.law.calendar import Calendar
from dienhong.law.citations import cite_vi
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.petitions.papers.queries import barred_from
from dienhong.records.codes import resolve_many
from dienhong.work.row import SOON, Matter, Reader
from dienhong.work.which import which

# The permission that reads the book of a prefix; an entry of a book that is not listed here owes nothing by such a clock.
READS = {"DT": "petitions.read", "TTC": "petitions.read", "CK": "disclosure.read", "DDC": "disclosure.read"}


def clocks(reader: Reader, calendar: Calendar) -> Iterator[Matter]:
    """What is owed up to a week from now on the entries the reader may read. Six queries, whatever their number."""
    books = [prefix for prefix, permission in READS.items() if may(reader, permission)]
    if not books:
        return
    roles = {post.role for post in reader.posts}
    found = owed(reader.today, until=reader.today + timedelta(days=SOON)).prefetch_related("suspensions")
    deadlines = [one for one in found if one.code.partition("-")[0] in books]
    entries = resolve_many(one.code for one in deadlines)
    barred = _barred(reader, entries)
    for one in deadlines:
        entry = entries.get(one.code)
        if entry is None or not entry.standing:
            continue
        yield Matter(
            one.due_on,
            f"{one.vi}: {one.owner}",
            one.code,
            entry.desk_path(),
            cite_vi(one.cite),
            Act("Mở đơn" if entry.CODE_PREFIX == "DT" else "Mở bản ghi", entry.desk_path()),
            mine=one.owner_role in roles,
            clock=clock_of(one, calendar),
            of="" if one.code in barred else which(entry),
        )


def _barred(reader: Reader, codes: Iterable[str]) -> frozenset[str]:
    """The letters that the reader may have nothing to do with: only that their day comes is told."""
    accounts = {post.account_id for post in reader.posts}
    return frozenset(code for account in accounts for code in barred_from(codes, account))
