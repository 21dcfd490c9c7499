"""Sổ lời hứa, việc hứa giải quyết: what a head promised the people at a dialogue, who does it, by when, and what proves that
it was done. No law gives this book; without it a dialogue ends in the hall."""
