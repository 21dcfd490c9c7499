"""Whose work a matter is: the reader's own, or only in a book that the reader may read."""

from dienhong.page.permissions import Holder, may
from dienhong.work.row import Matter

# Whose work a matter is that names no post: of those who may write down that it was done.
DONE_BY = {
    "TCD": "petitions.correct",
    "LT": "petitions.record",
    "DTH": "dialogue.correct",
    "LH": "dialogue.correct",
    "KDT": "dialogue.correct",
    "CHD": "dialogue.moderate",
    "YCD": "dialogue.correct",
    "NV": "directives.correct",
    "GS": "supervision.correct",
}
# The same on the desk, of matters that no letter tells.
DONE_AT_DESK = DONE_BY | {"BTT": "escalations.record", "KCK": "disclosure.record"}


def is_own(matter: Matter, reader: Holder) -> bool:
    """Whether a post of the reader's does it itself: it waits for that post, or for those who write down that it was done.
    A clock of a letter or of an item names its post, and is nobody else's."""
    permission = DONE_AT_DESK.get(matter.code.partition("-")[0])
    return matter.mine or (permission is not None and may(reader, permission))
