"""What the search finds of the book of disclosure: the version that is shown, until it is taken down."""

from collections.abc import Iterator
from datetime import datetime

from dienhong.disclosure.contents import public_text
from dienhong.disclosure.models import Item
from dienhong.disclosure.states import State
from dienhong.search.actions import drop, put
from dienhong.search.instants import Verbs

KIND = "disclosure"
VERBS = {"CK": Verbs(frozenset({"publish"}), frozenset({"list_take_down"}), frozenset({"withdraw"}))}


def tell(item: Item, *, at: datetime | None = None) -> None:
    """Put the item as it is shown, or drop it when it is not. `at`: of the act that is done, none when it is only told again."""
    version = item.versions.filter(number=item.shown).first() if item.public else None
    if version is None:
        drop(item.code)
        return
    put(
        item.code,
        kind=KIND,
        title=version.title,
        text=public_text(version),
        path=item.public_path(),
        on=item.published_on or item.decided_on,
        by_village=item.village_codes[0] if len(item.village_codes) == 1 else "",
        at=at,
    )


def everything() -> Iterator[Item]:
    """Every item that is shown: pass each to `tell`."""
    yield from Item.objects.standing().filter(state=State.PUBLISHED).iterator(chunk_size=500)
