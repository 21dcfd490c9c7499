"""Lines of figures as an officer types them or copies them out of Excel: one line a row, cells parted by a tab or “|”.

I | Tổng thu ngân sách | 12.500.000.000 | 6.300.000.000
1 | .Thu nội địa | 9.000.000.000 | 5.100.000.000
  | ..Trong đó: tiền sử dụng đất | 2.000.000.000 | 800.000.000

An amount has dots between thousands and up to three digits after a comma; (500) is −500. A dot before the name is one step
below the line above; “Trong đó” tells a part that is not added up.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from dienhong.disclosure.figures import WITHIN, Line, bare, said
from dienhong.law.dates_vi import number_vi

AMOUNT = re.compile(r"(\d{1,3}(\.\d{3})+|\d+)(,\d{1,3})?\Z")
MOST_LINES, MOST_DIGITS = 300, 13
MOST_TOLD = 15  # what a file database keeps of a number that is not whole
LONGEST_NUMBER = 6
MINUS = ("-", "−", "–")


def parse(text: str) -> tuple[Line, ...]:
    """The lines typed. Raises ValueError with every line that does not read, in Vietnamese."""
    lines: list[Line] = []
    wrong: list[str] = []
    typed = [(place, row) for place, row in enumerate(text.splitlines(), start=1) if row.strip(" \t|")]
    if len(typed) > MOST_LINES:
        raise ValueError(f"Bảng dài quá {MOST_LINES} dòng; hãy đính kèm tệp Excel và chỉ ghi các dòng chính.")
    for place, row in typed:
        cells = [cell.strip() for cell in re.split(r"\t|\|", row)]
        if place == typed[0][0] and _is_head(cells):
            continue
        try:
            lines.append(_line(cells))
        except ValueError as bad:
            wrong.append(f"Dòng {place}: {bad}")
    if wrong:
        raise ValueError(" ".join(wrong))
    return tuple(lines)


def show(lines: Iterable[Line]) -> str:
    """The lines as they are typed."""
    return "\n".join(" | ".join(_cells(line)).rstrip(" |") for line in lines)


def _line(cells: list[str]) -> Line:
    number, label, planned, done = _four(cells)
    indent = len(label) - len(label.lstrip("."))
    label = label.lstrip(".").strip()
    if not label:
        raise ValueError("thiếu tên chỉ tiêu.")
    of_which = label.casefold().startswith(WITHIN)
    if of_which:  # every table says it by itself: what is kept is the name alone
        label = bare(label)
        if not label:
            raise ValueError("thiếu tên chỉ tiêu sau “Trong đó”.")
    return Line(label, number, indent, of_which, _amount(planned), _amount(done))


def _four(cells: list[str]) -> tuple[str, str, str, str]:
    if len(cells) > 4 and any(cells[4:]):
        raise ValueError("có quá bốn ô (số mục, chỉ tiêu, dự toán, thực hiện).")
    if len(cells) == 2 and len(cells[0]) <= LONGEST_NUMBER and cells[1].lstrip(".")[:1].isalpha():
        cells = [*cells, ""]  # a number and a name, amounts to come from the lines below
    elif len(cells) < 3 or (len(cells) == 3 and (not cells[1] or _reads(cells[1]))):  # no number before the name
        cells = ["", *cells]
    number, label, planned, done = (*cells, "", "", "")[:4]
    return number, label, planned, done


def _reads(cell: str) -> bool:
    return bool(AMOUNT.match(_unsigned(cell)[0]))


def _unsigned(cell: str) -> tuple[str, bool]:
    """(digits, below nought): -500, −500 and the accountant's (500) are the same."""
    cell = re.sub(r"\s", "", cell)
    if cell.startswith("(") and cell.endswith(")"):
        return cell[1:-1], True
    return (cell[1:], True) if cell[:1] in MINUS else (cell, False)


def _amount(cell: str) -> Decimal | None:
    if not cell or cell in ("-", "–"):
        return None
    digits, below = _unsigned(cell)
    whole, _, part = digits.replace(".", "").partition(",")
    if not AMOUNT.match(digits) or len(whole) > MOST_DIGITS or len(whole + part) > MOST_TOLD:
        raise ValueError(f"“{cell[:30]}” không phải một số, ví dụ 12.500.000 hoặc 12.500,5.")
    amount = Decimal(f"{whole}.{part}" if part else whole)
    return -amount if below else amount


def _is_head(cells: list[str]) -> bool:
    words = " ".join(cells).casefold()
    return "dự toán" in words and not any(_reads(cell) for cell in cells if len(cell) > 2)


def _cells(line: Line) -> list[str]:
    label = said(line.label, of_which=line.of_which)
    amounts = ("" if amount is None else number_vi(amount) for amount in (line.planned, line.done))
    return [line.number, "." * line.indent + label, *amounts]
