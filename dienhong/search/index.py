"""The words of public things, where each database finds them fastest: an FTS5 table beside the row, or a tsvector in it.

Both hold the same words, made here and not by the database, so that both find the same things. Title words and text words,
exact and folded, are kept apart; a filter is one more word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db import connections

from dienhong.search.models import PublicText
from dienhong.search.words import LONGEST_TEXT, exact, facets, folded, joined

CHUNK = 500
#: A tsvector keeps positions up to here; later words are found, though not as part of a phrase.
LAST_POSITION = 16_000
#: Words between title and text, so that no phrase runs from one into the other.
GAP = 10
FTS_DELETE = "DELETE FROM search_words WHERE rowid = %s"
FTS_INSERT = (
    "INSERT INTO search_words (rowid, title, body, title_exact, body_exact, facets) VALUES (%s, %s, %s, %s, %s, %s)"
)
# An index over all rows is made in one go many times faster than row by row.
WITHOUT = {"postgresql": ("DROP INDEX search_publictext_words",)}
WITH = {
    "postgresql": (
        "CREATE INDEX search_publictext_words ON search_publictext USING gin (words) WITH (fastupdate = off)",
    ),
    "sqlite": ("INSERT INTO search_words (search_words) VALUES ('optimize')",),
}
VECTOR = "UPDATE search_publictext SET words = %s::tsvector WHERE id = %s"


@dataclass(frozen=True)
class Words:
    """What is found of one row."""

    title: list[str]
    body: list[str]
    title_exact: list[str]
    body_exact: list[str]
    facets: list[str]


def words_of(row: PublicText) -> Words:
    """The words of a row. The code is one of its words, so that a part of a paper's number leads to it too."""
    text = row.text[:LONGEST_TEXT]
    narrow = facets(row.kind, row.village, row.day.year)
    return Words(folded(row.title), folded(text), exact(row.title), exact(text), list(narrow))


def write(rows: Iterable[PublicText], using: str = "default") -> None:
    """Put the words of rows that are in the database into the index, in place of what it held of them."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for row in rows:
            words = words_of(row)
            if connection.vendor == "sqlite":
                columns = (words.title, words.body, words.title_exact, words.body_exact, words.facets)
                cursor.execute(FTS_DELETE, [row.pk])
                cursor.execute(FTS_INSERT, [row.pk, *map(joined, columns)])
            else:
                cursor.execute(VECTOR, [vector(words), row.pk])


def fill(using: str = "default") -> int:
    """Make the index anew out of the rows; how many. Nobody finds anything meanwhile: for a database nobody reads yet."""
    done = 0
    rows = PublicText.objects.using(using).order_by("id")
    last = -1
    with connections[using].cursor() as cursor:
        for statement in WITHOUT.get(connections[using].vendor, ()):
            cursor.execute(statement)
        while chunk := list(rows.filter(id__gt=last)[:CHUNK]):
            write(chunk, using)
            done, last = done + len(chunk), chunk[-1].pk
        for statement in WITH.get(connections[using].vendor, ()):
            cursor.execute(statement)
    return done


def vector(words: Words) -> str:
    """A tsvector as text. Lexemes: `a…` folded anywhere, `e…` exact anywhere, `t…` and `u…` the same in the title only,
    `p…` the first two and three letters of a folded word, `b…` two folded words that follow one another, and the filters.

    Without `b…` a quotation of two common words would be sought in the places of every document that has both."""
    placed: dict[str, list[int]] = {}
    nothing: list[str] = []
    both = (("a", words.title, words.body), ("e", words.title_exact, words.body_exact))
    for letter, title, body in (*both, ("t", words.title, nothing), ("u", words.title_exact, nothing)):
        for start, part in ((1, title), (1 + len(title) + GAP, body)):
            for place, word in enumerate(part, start):
                places = placed.setdefault(letter + word, [])
                if place < LAST_POSITION:
                    places.append(place)
    bare = {f"b{one} {next_one}" for part in (words.title, words.body) for one, next_one in pairwise(part)}
    for word in {*words.title, *words.body}:
        bare |= {f"p{word[:2]}", f"p{word[:3]}"}
    bare.update(words.facets)
    return " ".join([*(f"'{word}':{_places(places)}" if places else f"'{word}'" for word, places in placed.items()),
                     *(f"'{word}'" for word in sorted(bare))])  # fmt: skip


def _places(places: Sequence[int]) -> str:
    return ",".join(map(str, places[:255]))
