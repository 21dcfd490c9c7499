"""The words of public things and of their files, where each database finds them fastest: an FTS5 table beside the row, or a
tsvector in it.

Both hold the same words, made here and not by the database, so that both find the same things. Title words and text words,
exact and folded, are kept apart; a filter is one more word. Of files only the folded form is kept: what is found in them comes
last, and their exact form would double what they weigh.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db import connections, models

from dienhong.search.models import PublicFiles, PublicText
from dienhong.search.words import BREAK, LONGEST_TEXT, MOST_WORDS_OF_FILES, exact, facets, folded, joined

CHUNK = 500
#: A tsvector keeps positions up to here; later words are found, though not as part of a phrase.
LAST_POSITION = 16_000
#: Words between title and text, so that no phrase runs from one into the other.
GAP = 10
FTS_DELETE = "DELETE FROM {table} WHERE rowid = %s"
FTS_INSERT = "INSERT INTO {table} (rowid, title, body, title_exact, body_exact, facets) VALUES (%s, %s, %s, %s, %s, %s)"
# An index over all rows is made in one go many times faster than row by row.
WITHOUT = {"postgresql": ("DROP INDEX search_publictext_words", "DROP INDEX search_publicfiles_words")}
WITH = {
    "postgresql": (
        "CREATE INDEX search_publictext_words ON search_publictext USING gin (words) WITH (fastupdate = off)",
        "CREATE INDEX search_publicfiles_words ON search_publicfiles USING gin (words) WITH (fastupdate = off)",
    ),
    "sqlite": (
        "INSERT INTO search_words (search_words) VALUES ('optimize')",
        "INSERT INTO search_file_words (search_file_words) VALUES ('optimize')",
    ),
}
VECTOR = "UPDATE {table} SET words = %s::tsvector WHERE {key} = %s"


@dataclass(frozen=True)
class Kept:
    """Where words lie: the table of SQLite, and the table with a column for them of PostgreSQL by its key."""

    fts: str
    table: str
    key: str


THINGS = Kept("search_words", "search_publictext", "id")
FILES = Kept("search_file_words", "search_publicfiles", "thing_id")


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


def words_of_files(row: PublicFiles) -> Words:
    """The words of all files of a thing and of their names; its title with them, so that one word of a question may stand in
    the title and another in a file."""
    thing = row.thing
    body: list[str] = []
    for name, text in row.texts:
        body += [*folded(name), *folded(text), BREAK]
    return Words(
        folded(thing.title),
        body[:MOST_WORDS_OF_FILES],
        [],
        [],
        list(facets(thing.kind, thing.village, thing.day.year)),
    )


def write(rows: Iterable[PublicText], using: str = "default") -> None:
    """Put the words of rows that are in the database into the index, in place of what it held of them."""
    _write(((row.pk, words_of(row)) for row in rows), THINGS, using)


def write_files(rows: Iterable[PublicFiles], using: str = "default") -> None:
    """The same of what the files of things say."""
    _write(((row.pk, words_of_files(row)) for row in rows), FILES, using)


def _write(told: Iterable[tuple[int, Words]], kept: Kept, using: str) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        for key, words in told:
            if connection.vendor == "sqlite":
                columns = (words.title, words.body, words.title_exact, words.body_exact, words.facets)
                cursor.execute(FTS_DELETE.format(table=kept.fts), [key])
                cursor.execute(FTS_INSERT.format(table=kept.fts), [key, *map(joined, columns)])
            else:
                cursor.execute(VECTOR.format(table=kept.table, key=kept.key), [vector(words), key])


def fill(using: str = "default") -> int:
    """Make the index anew out of the rows; how many. Nobody finds anything meanwhile: for a database nobody reads yet."""
    done = 0
    with connections[using].cursor() as cursor:
        for statement in WITHOUT.get(connections[using].vendor, ()):
            cursor.execute(statement)
        for chunk in _chunks(PublicText.objects.using(using)):
            write(chunk, using)
            done += len(chunk)
        for files in _chunks(PublicFiles.objects.using(using).select_related("thing")):
            write_files(files, using)
        for statement in WITH.get(connections[using].vendor, ()):
            cursor.execute(statement)
    return done


def _chunks(rows: "models.QuerySet[Any]") -> Iterator[list[Any]]:
    last = -1
    while chunk := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


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
