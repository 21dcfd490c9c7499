"""Text in a CSV cell: no spreadsheet carries it out."""

# What a spreadsheet takes for the beginning of a formula, in the full-width forms of East Asian keyboards too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(text: str) -> str:
    """The text, with an apostrophe before it where it would be a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
