"""What a letter of each kind has to state, by the law's list of the day, and nothing more: each box on the form has its article.

A condition that was only inferred or recalled for the day is asked for and never insisted on.
"""

from dataclasses import dataclass
from datetime import date

from dienhong.law.criteria import Criterion, NotInForce, criteria
from dienhong.law.verdict import Verdict
from dienhong.petitions.papers.axes import PLEAS, Content
from dienhong.petitions.papers.rules.grounds import against
from dienhong.petitions.papers.rules.intake import CONDITIONS

BOXES = {"sender": ("sender_name", "sender_address"), "contact": ("contact",), "against": ("respondent",)}
"""Key of the law's list → the boxes that answer it. Language, date and content answer themselves; a signature cannot be
given here."""
SIGNATURE = "signed"


@dataclass(frozen=True)
class Letter:
    """One letter as its sender tells it: one kind, one content. `accused`: the posts that a denunciation names, as rows of the
    table of roles."""

    kind: str
    content: str
    village: str = ""
    respondent: str = ""
    sender_name: str = ""
    sender_address: str = ""
    contact: str = ""
    unnamed: bool = False
    accused: tuple[str, ...] = ()


def conditions(kind: str, on: date) -> dict[str, Criterion]:
    """Key → condition of the law's list for this kind of letter on a day; none where the list did not hold yet."""
    try:
        return {item.key: item for item in criteria(CONDITIONS[Content(kind)], on)}
    except (KeyError, NotInForce):
        return {}


def boxes(kinds: tuple[str, ...], on: date) -> dict[str, Criterion]:
    """Box → the condition it answers, for letters of these kinds sent together."""
    found: dict[str, Criterion] = {}
    for kind in kinds:
        for key, item in conditions(kind, on).items():
            for box in BOXES.get(key, ()):
                found.setdefault(box, item)
    return found


def may_be_unnamed(kind: str) -> bool:
    """Feedback and recommendations are looked at without a name too, and so is what denounces; a complaint is somebody's."""
    return kind in PLEAS or kind == Content.DENUNCIATION


def missing(letter: Letter, on: date) -> Verdict:
    """What the law wants stated and the letter does not say: refused where the law was read, else told."""
    verdict = Verdict.yes()
    for box, item in boxes((letter.kind,), on).items():
        spared = letter.unnamed and may_be_unnamed(letter.kind) and box != "respondent"
        if not getattr(letter, box).strip() and not spared:
            words = f"Luật cần đơn {Content(letter.kind).label.lower()} nêu: {item.vi[:1].lower()}{item.vi[1:]}."
            verdict &= against(words, item.cite, item.certainty)
    return verdict
