"""A telephone number as people type it, and the one way it is kept and handed to a message gateway."""

import re

BETWEEN = re.compile(r"[\s.\-()]")
PHONE = re.compile(r"(?:\+840?|84(?=\d{9}\Z)|0)(\d{9,10})")


def normal(typed: str) -> str:
    """As “0912345678”, however it was spaced and whether the country's number stands before it; '' for what is no number."""
    found = PHONE.fullmatch(BETWEEN.sub("", typed))
    return f"0{found[1]}" if found else ""
