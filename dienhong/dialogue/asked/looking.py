"""What in a text looks like personal data, masked, for the officer who lets it through."""

from dienhong.privacy.public_words import doubts, masked

__all__ = ["doubts", "masked"]
