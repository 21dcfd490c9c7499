"""Lines of figures as a tree: a line with lines below it is their sum; a percentage is computed, never kept.

Lines marked "trong đó" tell a part of the line above: they are not added up, and may not exceed it together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dienhong.law.dates_vi import number_vi
from dienhong.law.verdict import Verdict

DEEPEST = 5
WITHIN = "trong đó"
Amount = Decimal | int
AMOUNTS = (("planned", "dự toán"), ("done", "thực hiện"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line as typed. An amount may be left out where the lines below give it."""

    label: str
    number: str = ""
    indent: int = 0
    of_which: bool = False
    planned: Amount | None = None
    done: Amount | None = None


def plain(amount: Amount) -> str:
    """An amount for a machine: 12500.5, and 12500 where it is whole."""
    text = format(Decimal(amount), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def said(label: str, *, of_which: bool) -> str:
    """The name as a text without a table's own column says it."""
    return f"Trong đó: {label}" if of_which and not label.casefold().startswith(WITHIN) else label


def bare(label: str) -> str:
    """The name without the words that tell a part: a table says those by itself."""
    return label[len(WITHIN) :].lstrip(" :–-").strip() if label.casefold().startswith(WITHIN) else label


def percent(planned: Amount | None, done: Amount | None) -> Decimal | None:
    """How much of the plan was carried out, one decimal; None without a plan."""
    if not planned or done is None:
        return None
    return (Decimal(done) * 100 / planned).quantize(Decimal("0.1"), ROUND_HALF_UP)


def children(lines: Sequence[Line], index: int) -> list[int]:
    """The lines directly below one, by their places."""
    found: list[int] = []
    for place in range(index + 1, len(lines)):
        if lines[place].indent <= lines[index].indent:
            break
        if lines[place].indent == lines[index].indent + 1:
            found.append(place)
    return found


def summed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with every amount that their parts give filled in, deepest first; what was typed stays."""
    filled = list(lines)
    for index in range(len(filled) - 1, -1, -1):
        parts = [filled[place] for place in children(filled, index) if not filled[place].of_which]
        for name, _ in AMOUNTS:
            amounts = [getattr(part, name) for part in parts]
            if parts and getattr(filled[index], name) is None and None not in amounts:
                filled[index] = replace(filled[index], **{name: sum(amounts)})
    return tuple(filled)


def check(lines: Sequence[Line]) -> Verdict:
    """Lines are in order of depth, a typed total equals its parts, and what is told "in it" is not more than it."""
    verdict = Verdict.yes()
    for index, line in enumerate(lines):
        name = line.label.strip() or f"dòng {index + 1}"
        if not line.label.strip():
            verdict &= Verdict.no(f"Dòng {index + 1} của bảng thiếu tên chỉ tiêu.")
        above = lines[index - 1].indent if index else -1
        if line.indent > min(above + 1, DEEPEST):
            verdict &= Verdict.no(f"Dòng “{name}” thụt vào quá dòng trên một bậc; hãy xem lại bậc.")
        if line.of_which and line.indent == 0:
            verdict &= Verdict.no(f"Dòng “{name}” ghi “trong đó” nhưng không nằm dưới dòng nào.")
    return verdict & _sums(summed(lines)) if verdict else verdict


def _sums(lines: Sequence[Line]) -> Verdict:
    verdict = Verdict.yes()
    for index, line in enumerate(lines):
        below = [lines[place] for place in children(lines, index)]
        for name, vi in AMOUNTS:
            total = getattr(line, name)
            parts = [getattr(part, name) for part in below if not part.of_which]
            inside = [getattr(part, name) or 0 for part in below if part.of_which]
            if total is not None and parts and None not in parts and sum(parts) != total:
                verdict &= Verdict.no(
                    f"“{line.label}”, cột {vi}: ghi {number_vi(total)} nhưng các dòng dưới cộng lại là "
                    f"{number_vi(sum(parts))}."
                )
            if total is not None and total >= 0 and sum(inside) > total:
                verdict &= Verdict.no(
                    f"“{line.label}”, cột {vi}: các dòng “trong đó” cộng lại {number_vi(sum(inside))}, nhiều hơn "
                    f"{number_vi(total)}."
                )
    return verdict
