"""What in a text looks like personal data, masked, for the officer who lets it through."""

from dienhong.privacy.detector import hits


def doubts(*texts: str) -> tuple[str, ...]:
    """One line a place, each once; empty when nothing is seen."""
    return tuple(dict.fromkeys(f"{hit.kind.label_vi} {hit.shown}" for text in texts if text for hit in hits(text)))
