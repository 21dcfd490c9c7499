"""Finding a person on a roster by the name as typed: spacing, case and Unicode form do not matter; accents do."""

import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

from vn_text import fold

from dienhong.compliance.models import Duty

NEAREST = 5


def plain(name: str) -> str:
    """A name as it is compared: one space between words, NFC, case folded."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def shown(duty: Duty) -> str:
    """ "Nguyễn Văn A (Công chức Tư pháp, UBND xã)"."""
    office = ", ".join(part for part in (duty.title, duty.unit_name) if part)
    return f"{duty.subject} ({office})" if office else duty.subject


def matching(duties: Sequence[Duty], person: str, unit: str = "") -> list[Duty]:
    """Lines of the roster that bear the name (and, when given, the unit)."""
    wanted = [duty for duty in duties if plain(duty.subject) == plain(person)]
    return [duty for duty in wanted if plain(duty.unit_name) == plain(unit)] if unit else wanted


def nearest(duties: Sequence[Duty], person: str) -> tuple[str, ...]:
    """Names on the roster that resemble the typed one, accents aside; a missing mark is the commonest slip."""
    by_folded: dict[str, str] = {}
    for duty in duties:
        by_folded.setdefault(str(fold(plain(duty.subject))), shown(duty))
    found = get_close_matches(str(fold(plain(person))), by_folded, n=NEAREST, cutoff=0.75)
    return tuple(by_folded[name] for name in found)
