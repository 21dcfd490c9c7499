"""Covers in typed words what an officer kept with a reason, when the time of that reason is over."""

from dienhong.disclosure.checks.states import Decision, Part
from dienhong.disclosure.models import Item, Version
from dienhong.privacy.detector import hits
from dienhong.records.hashes import keyed_digest

BESIDE = ("decided_by", "unit")
TYPED = {Part.TITLE: "title", Part.SUMMARY: "summary", Part.TEXT: "text", Part.WHY: "why"}


def cover_kept(version: Version, item: Item) -> None:
    """Every kept value in the words of the version, in its table and in what the item says beside them becomes its mask; what
    was no personal data stays. The item is saved by whoever calls."""
    kept = version.findings.filter(decision=Decision.KEEP).exclude(part=Part.FILE)
    marks = set(kept.values_list("mark", flat=True))
    if not marks:
        return
    for name in TYPED.values():
        # A mask may be longer than the value: the words still fit their column.
        longest: int | None = getattr(Version._meta.get_field(name), "max_length", None)
        setattr(version, name, covered(getattr(version, name), marks)[:longest])
    version.save(update_fields=list(TYPED.values()))
    for name in BESIDE:
        most: int | None = getattr(Item._meta.get_field(name), "max_length", None)
        setattr(item, name, covered(getattr(item, name), marks)[:most])
    for line in version.lines.all():
        if (label := covered(line.label, marks)) != line.label:
            line.label = label
            line.save(update_fields=["label"])


def covered(text: str, marks: set[str]) -> str:
    """The text with the values of these marks covered."""
    for hit in sorted(hits(text), key=lambda hit: hit.start, reverse=True):
        if keyed_digest(text[hit.start : hit.end]) in marks:
            text = f"{text[: hit.start]}{hit.shown}{text[hit.end :]}"
    return text
