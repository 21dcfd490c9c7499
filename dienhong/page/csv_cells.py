"""Text in a CSV cell: no spreadsheet carries it out."""

import re

# What a spreadsheet takes for the beginning of a formula, in the full-width forms of East Asian keyboards too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Where Excel is set to semicolons or tabs it cuts our cells there, and at a line's end: what follows begins a cell of its own.
_CUT = re.compile(r"""([;\t\r\n]["\s]*)(?=[=+\-@＝＋－＠])""")


def inert(text: str) -> str:
    """The text, with an apostrophe before it where it would be a formula, and where a part of it would be one."""
    text = _CUT.sub(r"\1'", text)
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text
