"""Ids of public things that match, in the words of each database. Nothing here sorts more than it was asked for.

An id is made of its day, so the newest come first by walking the index backwards: a word that every document contains costs
no more than a rare one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from itertools import pairwise
from typing import Any

from django.db import connection, transaction

from dienhong.search.asked import Asked, Narrow, Part

Params = list[str | int]


class Where(IntEnum):
    """Where and in which form the words must stand, the best first; BEGINNING: folded, the last word perhaps longer. What
    stands in one stands in all that follow, but that EXACT and TITLE cross."""

    EXACT_TITLE = 1
    EXACT = 2
    TITLE = 3
    ANYWHERE = 4
    BEGINNING = 5


COLUMNS = {
    Where.EXACT_TITLE: "{title_exact}",
    Where.EXACT: "{title_exact body_exact}",
    Where.TITLE: "{title}",
    Where.ANYWHERE: "{title body}",
    Where.BEGINNING: "{title body}",
}
LETTERS = {
    Where.EXACT_TITLE: "u",
    Where.EXACT: "e",
    Where.TITLE: "t",
    Where.ANYWHERE: "a",
    Where.BEGINNING: "a",
}
PLANNER = "SELECT set_config('enable_seqscan', %s, true), set_config('enable_indexscan', %s, true)"
#: With more than these the newest are met soon on the way back from today.
DENSE = 5000
#: Quotations are first looked for in so many of the newest.
NEAR = 1000
#: The beginnings that are kept as words of their own: shorter ones are not asked, longer ones have few words.
KEPT_BEGINNINGS = (2, 3)


@contextmanager
def looking_up() -> Iterator[None]:
    """Matches are found by the index of words and no other way, but for `newest(dense=True)`. PostgreSQL takes reading a row's
    words for cheap, and they lie outside the row: left to itself it would read those of every row."""
    if connection.vendor == "sqlite":
        yield
        return
    with transaction.atomic():
        _rows(PLANNER, ["off", "off"])
        yield
        _rows(PLANNER, ["on", "on"])


def newest(asked: Asked, narrow: Narrow, where: Where, *, most: int, after: int = 0, dense: bool = True) -> list[int]:
    """Ids of what matches, the newest first: `most` of them after the first `after`. `dense`: there are so many that they
    are met soon on the way back from today; else they are looked up and sorted."""
    params: Params = [_condition(asked, narrow, where), most, after]
    if connection.vendor == "sqlite":
        query = "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s OFFSET %s"
        rows = _rows(query, params)
    elif dense:
        # IS TRUE keeps the planner from the index of words.
        query = (
            "SELECT id FROM search_publictext WHERE (words @@ %s::tsquery) IS TRUE ORDER BY id DESC LIMIT %s OFFSET %s"
        )
        _rows(PLANNER, ["off", "on"])
        rows = _rows(query, params)
        _rows(PLANNER, ["off", "off"])
    else:
        query = "SELECT id FROM search_publictext WHERE words @@ %s::tsquery ORDER BY id DESC LIMIT %s OFFSET %s"
        rows = _rows(query, params)
    return [int(row[0]) for row in rows]


def newest_of_many(asked: Asked, narrow: Narrow, where: Where, *, most: int) -> list[int]:
    """`newest` in one form of something that has hundreds of matches in another."""
    if connection.vendor != "sqlite" and any(len(part.folded) > 1 for part in asked.parts):
        near = _newest_near(asked, narrow, where, most)
        if len(near) >= most:
            return near
    dense = count(asked, narrow, where, most=DENSE + 1) > DENSE
    return newest(asked, narrow, where, most=most, dense=dense)


def _newest_near(asked: Asked, narrow: Narrow, where: Where, most: int) -> list[int]:
    """Those among the newest that have all pairs of the quotations, which the index tells by itself: places are looked up in no
    more than NEAR rows. As many as were asked for are the newest of all; fewer say nothing."""
    terms = [_pairs(part) or f"'a{part.folded[0]}'" for part in asked.parts]
    query = (
        "SELECT id FROM (SELECT id, words FROM search_publictext WHERE words @@ %s::tsquery ORDER BY id DESC LIMIT %s) AS near "
        "WHERE words @@ %s::tsquery ORDER BY id DESC LIMIT %s"
    )
    params: Params = [" & ".join([*terms, *_facet(narrow)]), NEAR, _tsquery(asked, narrow, where), most]
    return [int(row[0]) for row in _rows(query, params)]


def count(asked: Asked, narrow: Narrow, where: Where, *, most: int) -> int:
    """How many match; counting stops at `most`."""
    if connection.vendor == "sqlite":
        query = "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH %s LIMIT %s) AS found"
    else:
        query = "SELECT count(*) FROM (SELECT 1 FROM search_publictext WHERE words @@ %s::tsquery LIMIT %s) AS found"
    return int(_rows(query, [_condition(asked, narrow, where), most])[0][0])


def ranked(asked: Asked, narrow: Narrow, where: Where) -> list[int]:
    """Ids of all that matches `where`, in order: by form, then by how much each speaks of it (how often, in how long a
    text), then the newest. For few: it reads the words of each. One query."""
    forms = [form for form in Where if form.value < where.value]
    condition = _condition(asked, narrow, where)
    if connection.vendor == "sqlite":
        form_query = "SELECT %s, rowid, 0.0 FROM search_words WHERE search_words MATCH %s"
        weights = "SELECT %s, rowid, -bm25(search_words) FROM search_words WHERE search_words MATCH %s"
        params: Params = [where.value, condition]
    else:
        form_query = "SELECT %s::int, id, 0::real FROM search_publictext WHERE words @@ %s::tsquery"
        # 1: divided by the logarithm of the length.
        weights = "SELECT %s::int, id, ts_rank(words, %s::tsquery, 1) FROM search_publictext WHERE words @@ %s::tsquery"
        params = [where.value, condition, condition]
    for form in forms:
        params += [form.value, _condition(asked, narrow, form)]
    form_of: dict[int, int] = {}
    weight_of: dict[int, float] = {}
    for form, one, weight in _rows(" UNION ALL ".join([weights, *(form_query for _ in forms)]), params):
        form_of[one] = min(form, form_of.get(one, form))
        weight_of[one] = max(weight, weight_of.get(one, weight))
    return sorted(form_of, key=lambda one: (form_of[one], -weight_of[one], -one))


def _rows(query: str, params: Params) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return list(cursor.fetchall())


def _condition(asked: Asked, narrow: Narrow, where: Where) -> str:
    return _fts(asked, narrow, where) if connection.vendor == "sqlite" else _tsquery(asked, narrow, where)


def _fts(asked: Asked, narrow: Narrow, where: Where) -> str:
    """Words hold letters and digits only, so nothing typed is ever an operator."""
    terms = [f'"{" ".join(_words(part, where))}"' for part in asked.parts]
    if where is Where.BEGINNING:
        terms[-1] += " *"
    within = f' AND facets : "{narrow.facet}"' if narrow.facet else ""
    return f"{COLUMNS[where]} : ({' AND '.join(terms)}){within}"


def _tsquery(asked: Asked, narrow: Narrow, where: Where) -> str:
    terms = [_following(part, where) for part in asked.parts]
    if where is Where.BEGINNING:
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
