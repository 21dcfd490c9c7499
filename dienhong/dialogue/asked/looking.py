"""What in a text looks like personal data, masked, for the officer who lets it through."""

from dienhong.privacy.detector import hits


def doubts(*texts: str) -> tuple[str, ...]:
    """One line a place, each once; empty when nothing is seen."""
    return tuple(dict.fromkeys(f"{hit.kind.label_vi} {hit.shown}" for text in texts if text for hit in hits(text)))


def masked(text: str) -> str:
    """The text with each such place masked, for a paper that is made before anybody looked it through."""
    for hit in reversed(hits(text)):
        text = f"{text[: hit.start]}{hit.shown}{text[hit.end :]}"
    return text
