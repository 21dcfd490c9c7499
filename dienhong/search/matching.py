"""Ids of public things that match, in the words of each database. Nothing here sorts more than it was asked for.

An id is made of its day, so the newest come first by looking back from the last: a word that every document contains costs
no more than a rare one.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from itertools import pairwise
from typing import Any

from django.db import connection, transaction

from dienhong.search.asked import Asked, Narrow, Part
from dienhong.search.index import FILES, THINGS, Kept

Params = list[str | int]


class Where(IntEnum):
    """Where and in which form the words must stand, the best first; BEGINNING: folded, the last word perhaps longer. What
    stands in one stands in all that follow up to BEGINNING, but that EXACT and TITLE cross. FILES are the words of what hangs
    on a thing, beside its title; in their own table, so that what finds titles and texts never reads them."""

    EXACT_TITLE = 1
    EXACT = 2
    TITLE = 3
    ANYWHERE = 4
    BEGINNING = 5
    FILES = 6
    FILES_BEGINNING = 7

    @property
    def kept(self) -> Kept:
        """Where its words lie."""
        return FILES if self >= Where.FILES else THINGS

    @property
    def begun(self) -> bool:
        """Whether the last word may be longer."""
        return self in (Where.BEGINNING, Where.FILES_BEGINNING)

    @property
    def forms(self) -> "list[Where]":
        """Those of which each is found when this is asked for, itself last."""
        return [form for form in Where if form <= self and (self.begun or not form.begun)]


COLUMNS = {
    Where.EXACT_TITLE: "{title_exact}",
    Where.EXACT: "{title_exact body_exact}",
    Where.TITLE: "{title}",
    Where.ANYWHERE: "{title body}",
    Where.BEGINNING: "{title body}",
    Where.FILES: "{title body}",
    Where.FILES_BEGINNING: "{title body}",
}
LETTERS = {
    Where.EXACT_TITLE: "u",
    Where.EXACT: "e",
    Where.TITLE: "t",
    Where.ANYWHERE: "a",
    Where.BEGINNING: "a",
    Where.FILES: "a",
    Where.FILES_BEGINNING: "a",
}
PLANNER = (
    "SELECT set_config('enable_seqscan', %s, true), set_config('enable_indexscan', %s, true), "
    "set_config('max_parallel_workers_per_gather', '0', true)"
)
#: Where a look back from today pauses: behind so many of the newest things.
LATEST, RECENT = 200, 10_000
ENDLESS = 2**63 - 1
#: Of those that have the words of a quotation, in so many it is looked up whether they follow one another.
NEAR = 1000
#: The beginnings that are kept as words of their own: shorter ones are not asked, longer ones have few words.
KEPT_BEGINNINGS = (2, 3)


@contextmanager
def looking_up() -> Iterator[None]:
    """Matches are found by the indexes and no other way. PostgreSQL takes reading a row's words for cheap, and they lie outside
    the row: left to itself it would read those of every row."""
    if connection.vendor == "sqlite":
        yield
        return
    with transaction.atomic():
        _rows(PLANNER, ["off", "off"])
        yield
        _rows(PLANNER, ["on", "on"])


def newest(asked: Asked, narrow: Narrow, where: Where, *, most: int) -> list[int]:
    """Ids of what matches, the newest first, `most` of them."""
    query = f"{_select(where)} ORDER BY 1 DESC LIMIT %s"
    return [int(row[0]) for row in _rows(query, [_condition(asked, narrow, where), most])]


def looks_back() -> list[int]:
    """The ids at which a look back from today pauses: behind the LATEST things, and behind the RECENT ones. None on SQLite,
    whose index tells words and order together."""
    if connection.vendor == "sqlite":
        return []
    query = f"(SELECT id FROM {THINGS.table} ORDER BY id DESC LIMIT 1 OFFSET %s)"  # noqa: S608 - our own names
    _rows(PLANNER, ["off", "on"])
    rows = _rows(f"{query} UNION ALL {query}", [LATEST, RECENT])
    _rows(PLANNER, ["off", "off"])
    return sorted({int(row[0]) for row in rows}, reverse=True)


def newest_of_many(asked: Asked, narrow: Narrow, where: Where, pauses: Sequence[int], *, most: int) -> list[int]:
    """`newest` in one form of something that has hundreds of matches in another. `pauses`: `looks_back()`.

    PostgreSQL reads stretch by stretch and stops when it has as many as were asked for: what most things contain is met among
    the latest; what is common, where the index of words and that of ids meet. Without this it would visit every match.
    """
    if connection.vendor == "sqlite":
        return newest(asked, narrow, where, most=most)
    quoted = any(len(part.folded) > 1 for part in asked.parts)
    if where.kept is FILES:
        pauses = ()  # fewer than things, and their words are dear to read
    elif quoted:
        pauses = pauses[1:]
    queries: list[str] = []
    params: Params = []
    for below, start in pairwise((ENDLESS, *pauses, 0)):
        query, more = (_near if quoted else _within)(asked, narrow, where, most, start, below)
        queries.append(f"({query})")
        params += more
    # The parts of a union are read one after the other, the newest stretch first, until there are enough.
    rows = _rows(f"SELECT * FROM ({' UNION ALL '.join(queries)}) AS back LIMIT %s", [*params, most])  # noqa: S608
    found = sorted((int(row[0]) for row in rows), reverse=True)
    # Of a quotation not every place was looked at.
    return newest(asked, narrow, where, most=most) if quoted and len(found) < most else found


def _within(asked: Asked, narrow: Narrow, where: Where, most: int, start: int, below: int) -> tuple[str, Params]:
    """The newest of a stretch."""
    key = where.kept.key
    query = f"{_select(where)} AND {key} >= %s AND {key} < %s ORDER BY {key} DESC LIMIT %s"
    return query, [_condition(asked, narrow, where), start, below, most]


def _near(asked: Asked, narrow: Narrow, where: Where, most: int, start: int, below: int) -> tuple[str, Params]:
    """The newest of a stretch among those that have all pairs of the quotations, which the index tells by itself: places are
    looked up one by one; in all rows of a stretch that begins at a pause, in no more than NEAR of the last."""
    terms = " & ".join([*(_pairs(part) or f"'a{part.folded[0]}'" for part in asked.parts), *_facet(narrow)])
    key, table = where.kept.key, where.kept.table
    query = (
        f"SELECT {key} FROM (SELECT {key}, words FROM {table} "  # noqa: S608 - our own names
        f"WHERE words @@ %s::tsquery AND {key} >= %s AND {key} < %s ORDER BY {key} DESC LIMIT %s) AS near "
        f"WHERE words @@ %s::tsquery ORDER BY {key} DESC LIMIT %s"
    )
    return query, [terms, start, below, RECENT + 1 if start else NEAR, _tsquery(asked, narrow, where), most]


def count(asked: Asked, narrow: Narrow, where: Where, *, most: int) -> int:
    """How many match; counting stops at `most`."""
    query = f"SELECT count(*) FROM ({_select(where)} LIMIT %s) AS found"  # noqa: S608 - our own names
    return int(_rows(query, [_condition(asked, narrow, where), most])[0][0])


def count_of_either(asked: Asked, narrow: Narrow, one: Where, other: Where, *, most: int) -> int:
    """How many match the one or the other; counting stops at `most`."""
    each = [f"SELECT * FROM ({_select(where)} LIMIT %s) AS f{where.value}" for where in (one, other)]  # noqa: S608
    params: Params = []
    for where in (one, other):
        params += [_condition(asked, narrow, where), most]
    query = f"SELECT count(*) FROM ({' UNION '.join(each)}) AS found"  # noqa: S608 - our own names
    return min(most, int(_rows(query, params)[0][0]))


def among(asked: Asked, narrow: Narrow, where: Where, ids: Sequence[int]) -> set[int]:
    """Those of a few ids that match."""
    if not ids:
        return set()
    key = "rowid" if connection.vendor == "sqlite" else where.kept.key
    query = f"{_select(where)} AND {key} IN ({', '.join(['%s'] * len(ids))})"
    return {int(row[0]) for row in _rows(query, [_condition(asked, narrow, where), *ids])}


def ranked(asked: Asked, narrow: Narrow, where: Where) -> list[int]:
    """Ids of all that matches one of the forms of `where`, in order: by form, then by how much each speaks of it (how often,
    in how long a text), then the newest. For few: it reads the words of each. One query."""
    widest = (Where.BEGINNING if where.begun else Where.ANYWHERE, where)
    queries: list[str] = []
    params: Params = []
    for form in where.forms:
        query, more = _weighed(asked, narrow, form, weigh=form in widest)
        queries.append(query)
        params += more
    form_of: dict[int, int] = {}
    weight_of: dict[tuple[bool, int], float] = {}
    for form, one, weight in _rows(" UNION ALL ".join(queries), params):
        form_of[one] = min(form, form_of.get(one, form))
        place = (form >= Where.FILES, one)
        weight_of[place] = max(weight, weight_of.get(place, weight))
    return sorted(form_of, key=lambda one: (form_of[one], -weight_of[form_of[one] >= Where.FILES, one], -one))


def _weighed(asked: Asked, narrow: Narrow, form: Where, *, weigh: bool) -> tuple[str, Params]:
    """The query that gives form, id and weight of what matches, and what it asks with."""
    condition, kept = _condition(asked, narrow, form), form.kept
    if connection.vendor == "sqlite":
        weight = f"-bm25({kept.fts})" if weigh else "0.0"
        return f"SELECT %s, rowid, {weight} FROM {kept.fts} WHERE {kept.fts} MATCH %s", [form.value, condition]  # noqa: S608
    # 1: divided by the logarithm of the length.
    weight = "ts_rank(words, %s::tsquery, 1)" if weigh else "0::real"
    query = f"SELECT %s::int, {kept.key}, {weight} FROM {kept.table} WHERE words @@ %s::tsquery"  # noqa: S608
    return query, [form.value, *([condition] if weigh else []), condition]


def _select(where: Where) -> str:
    """The ids of what matches one condition."""
    kept = where.kept
    if connection.vendor == "sqlite":
        return f"SELECT rowid FROM {kept.fts} WHERE {kept.fts} MATCH %s"  # noqa: S608 - our own names
    return f"SELECT {kept.key} FROM {kept.table} WHERE words @@ %s::tsquery"  # noqa: S608 - our own names


def _rows(query: str, params: Params) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return list(cursor.fetchall())


def _condition(asked: Asked, narrow: Narrow, where: Where) -> str:
    return _fts(asked, narrow, where) if connection.vendor == "sqlite" else _tsquery(asked, narrow, where)


def _fts(asked: Asked, narrow: Narrow, where: Where) -> str:
    """Words hold letters and digits only, so nothing typed is ever an operator."""
    terms = [f'"{" ".join(_words(part, where))}"' for part in asked.parts]
    if where.begun:
        terms[-1] += " *"
    within = f' AND facets : "{narrow.facet}"' if narrow.facet else ""
    return f"{COLUMNS[where]} : ({' AND '.join(terms)}){within}"


def _tsquery(asked: Asked, narrow: Narrow, where: Where) -> str:
    terms = [_following(part, where) for part in asked.parts]
    if where.begun:
        word = asked.parts[-1].folded[-1]
        terms[-1] = f"'p{word}'" if len(word) in KEPT_BEGINNINGS else f"'a{word}':*"
    return " & ".join([*(f"({term})" for term in terms), *_facet(narrow)])


def _facet(narrow: Narrow) -> list[str]:
    return [f"'{narrow.facet}'"] if narrow.facet else []


def _following(part: Part, where: Where) -> str:
    """The words of a part one after the other. Pairs of folded words are words of the index, so that places are looked up only
    in what has all pairs; and for a folded pair not even there."""
    each = " <-> ".join(f"'{LETTERS[where]}{word}'" for word in _words(part, where))
    pairs = _pairs(part)
    if not pairs:
        return each
    return pairs if len(part.folded) == 2 and where >= Where.ANYWHERE else f"{pairs} & ({each})"


def _pairs(part: Part) -> str:
    return " & ".join(f"'b{one} {other}'" for one, other in pairwise(part.folded))


def _words(part: Part, where: Where) -> tuple[str, ...]:
    return part.exact if where in (Where.EXACT_TITLE, Where.EXACT) else part.folded
