"""What the morning does with lists that name people: those whose time is over go, and their names are erased."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from dienhong.disclosure.lists import queries
from dienhong.disclosure.lists.ending import erase, items_with_files_over, take_files_down
from dienhong.disclosure.lists.ending import take_down as go
from dienhong.records.actor import Actor

MACHINE = Actor(post="Chương trình (việc buổi sáng)", role="operator")


@dataclass(frozen=True, slots=True)
class Done:
    """How many were taken down, of how many the names were erased, and of how many items files went that were lists."""

    down: int
    erased: int
    files: int


def take_down(at: datetime) -> Done:
    """Each list is an act of its own: done again, nothing is done twice. One to which an objection waits keeps its names."""
    over = list(queries.over(timezone.localdate(at)))
    for sheet in over:
        go(sheet, by=MACHINE, at=at)
    erased = sum(erase(sheet, by=MACHINE, at=at) for sheet in queries.to_erase())
    files = items_with_files_over(timezone.localdate(at))
    for code in files:
        take_files_down(code, by=MACHINE, at=at)
    return Done(len(over), erased, len(files))


def waiting(on: date) -> tuple[int, int]:
    """(lists, and items with files that are lists, whose time is over; lists taken down that still hold names)."""
    return queries.over(on).count() + len(items_with_files_over(on)), queries.to_erase().count()
