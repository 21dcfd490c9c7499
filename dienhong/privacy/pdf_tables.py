"""Tables of a PDF, which knows only where letters stand: cells come back from the gaps between them.

A cell that was wrapped is put together again ("0312456" over "71" is one number), so that the heading of a column speaks for
what stands below. This is a guess: that a table with such headings is there at all is told too, and somebody looks.
"""

import re

from dienhong.privacy.folded import fold

_PIECE = re.compile(r"\S+(?: \S+)*")
FEWEST_CELLS = 3
_GROUPS = {
    "họ tên": r"\bho (?:va )?ten\b|\bho, ten\b|\bchu ho\b",
    "ngày sinh": r"\b(?:ngay|thang|nam)\W{1,3}sinh\b|\bngay sinh\b",
    "số giấy tờ": r"cccd|cmnd|\bcmt\b|\bso cc\b|ddcn|can cuoc|dinh danh|chung minh|so giay to|ho chieu",
    "điện thoại": r"dien thoai|\bsdt\b|di dong|so lien he",
    "tài khoản": r"tai khoan|\bstk\b|\bso tk\b",
    "nơi ở": r"dia chi|thuong tru|tam tru|cho o\b|noi o\b|noi cu tru",
}
_TELLING = {label: re.compile(words) for label, words in _GROUPS.items()}
_WORTH = re.compile(
    r"\bsinh\b|cmnd|cccd|\bcmt\b|ddcn|cuoc\b|thoai\b|stk\b|tai khoan|dia chi|thuong tru|\bho va|\bho,? ten|chu ho"
)
_VALUE = re.compile(r"[0-9]{4}|:")  # a heading holds no value, and nothing is said behind a colon
MOST_LINES, LONGEST_LINE, LONGEST_HEADING = 12, 60, 160  # a heading whose cells wrap comes as many short lines


def may_hold_headings(text: str) -> bool:
    """Whether it is worth the time to look at how the page is laid out."""
    return _WORTH.search(fold(text)[0]) is not None


def headings(text: str) -> tuple[str, ...]:
    """What the columns of a table ask of persons: the most that one line (or short lines in a row) asks."""
    near: list[str] = []
    most: tuple[str, ...] = ()
    for line in text.splitlines():
        folded = " ".join(fold(line)[0].split())
        if not folded or _VALUE.search(folded) or len(folded) > LONGEST_HEADING:
            near = []
            continue
        near = [*near[1 - MOST_LINES :], folded] if len(folded) <= LONGEST_LINE else [folded]
        said = " ".join(near)
        found = tuple(label for label, words in _TELLING.items() if words.search(said))
        if len(found) > len(most) and len(said) <= LONGEST_HEADING:
            most = found
    return most if len(most) > 1 else ()


def rebuilt(layout: str) -> str:
    """Lines laid out as on the page, as rows with a tab between the cells; other lines are left out."""
    rows: list[list[str]] = []
    starts: list[int] = []
    for line in layout.splitlines():
        pieces = [(found.start(), found[0]) for found in _pieces(line)]
        if not pieces or (len(pieces) == 1 and pieces[0][1].isdigit() and len(pieces[0][1]) < 4):
            continue  # an empty line, the number of a page
        if len(pieces) >= FEWEST_CELLS and (not starts or len(pieces) > len(starts)):
            starts = [place for place, _words in pieces]
        elif not starts or (len(pieces) == 1 and pieces[0][0] < starts[1] < pieces[0][0] + len(pieces[0][1])):
            starts = []
            rows.append([])  # words between two tables
            continue
        _place(rows, starts, pieces)
    return "\n".join("\t".join(row) for row in rows)


def _pieces(line: str) -> list[re.Match[str]]:
    return list(_PIECE.finditer(line))


def _place(rows: list[list[str]], starts: list[int], pieces: list[tuple[int, str]]) -> None:
    """A new row, or more words for the cells of the last one when nothing stands in the first column."""
    cells = [""] * len(starts)
    for place, words in pieces:
        column = max((number for number, start in enumerate(starts) if start <= place + 1), default=0)
        cells[column] = _joined(cells[column], words)
    last = rows[-1] if rows else []
    if cells[0] or not last:
        rows.append(cells)
        return
    last += [""] * (len(cells) - len(last))
    for column, words in enumerate(cells):
        last[column] = _joined(last[column], words)


def _joined(before: str, words: str) -> str:
    if not before or not words:
        return before or words
    whole = before[-1] in "0123456789./-" and words[0] in "0123456789./-"
    return before + words if whole else f"{before} {words}"
