"""Which entry a matter is of, where its words say only what is to be done: the title, or the kind and the village."""

from dienhong.disclosure.models import Item
from dienhong.petitions.papers.models import Petition
from dienhong.records.entry import Record


def which(entry: Record) -> str:
    """Of a letter never a word that was written in it; of a denunciation not even the village."""
    if isinstance(entry, Petition):
        place = "" if entry.is_denunciation or not entry.village else f", thôn {entry.village}"
        return f"{entry.summary_vi()}{place}"
    return entry.title if isinstance(entry, Item) else str(entry.summary_vi())
