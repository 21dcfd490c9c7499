"""What in a text looks like personal data, masked, for the officer who lets it through."""

from dienhong.privacy.detector import hits
from dienhong.privacy.public_words import doubts

__all__ = ["doubts", "masked"]


def masked(text: str) -> str:
    """The text with each such place masked, for a paper that is made before anybody looked it through."""
    for hit in reversed(hits(text)):
        text = f"{text[: hit.start]}{hit.shown}{text[hit.end :]}"
    return text
