"""What took place lately, out of three books: when, of what kind, who held it, never who came."""

from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from dienhong.dialogue import queries as dialogue
from dienhong.directives import queries as directives
from dienhong.law.periods import Window
from dienhong.petitions import queries as petitions
from dienhong.records.entry import Record
from dienhong.web.public_lines import public_line
from dienhong.web.wording import day_words

LOOKED_BACK = timedelta(days=365)


@dataclass(frozen=True)
class Happening:
    """One thing that took place."""

    on: date
    code: str
    text: str
    weekday: str


def latest(today: date, most: int) -> list[Happening]:
    """The latest sessions, dialogues and briefings of the last year, the newest first. Three queries."""
    window = Window(today - LOOKED_BACK, today)
    books = (petitions.receptions_held(window), dialogue.dialogues_held(window), directives.briefings_held(window))
    found: list[Record] = []
    for book in books:
        found.extend(book.order_by("-held_on", "-code_year", "-code_number")[:most])
    found.sort(key=attrgetter("held_on", "code_year", "code_number"), reverse=True)
    return [
        Happening(entry.fact_date(), entry.code, public_line(entry), day_words(entry.fact_date()))
        for entry in found[:most]
    ]
