"""What one version changed of the version before it: paragraphs that went, paragraphs that came."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from dienhong.disclosure.digests import plain_text
from dienhong.disclosure.models import Version

MOST_LINES = 4_000


@dataclass(frozen=True, slots=True)
class Change:
    """Neighbouring lines that went and what came in their place; either may be empty."""

    gone: tuple[str, ...]
    come: tuple[str, ...]


def changes(before: Version, after: Version) -> list[Change] | None:
    """Every change of words and figures, in order; None when the texts are too long to be compared here."""
    old, new = _lines(before), _lines(after)
    if max(len(old), len(new)) > MOST_LINES:
        return None
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Change(tuple(old[a:b]), tuple(new[c:d])) for kind, a, b, c, d in steps if kind != "equal"]


def _lines(version: Version) -> list[str]:
    return [" · ".join(filter(None, line.split("\t"))) for line in plain_text(version).splitlines() if line.strip()]
