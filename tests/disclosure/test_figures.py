"""Lines of figures: totals are the sum of their parts, against an obvious recursive oracle."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.disclosure.figures import Line, check, percent, summed
from dienhong.disclosure.typed_figures import parse, show

TREES = st.recursive(st.integers(0, 10**12), lambda below: st.lists(below, min_size=1, max_size=4), max_leaves=15)


def laid_out(tree: object, indent: int = 0) -> list[Line]:
    """A tree of amounts as lines: only the leaves have an amount."""
    if isinstance(tree, int):
        return [Line("chỉ tiêu", indent=indent, planned=tree)]
    assert isinstance(tree, list)
    return [Line("chỉ tiêu", indent=indent), *(line for below in tree for line in laid_out(below, indent + 1))]


def total(tree: object) -> int:
    """The sum of all leaves."""
    if isinstance(tree, int):
        return tree
    assert isinstance(tree, list)
    return sum(total(below) for below in tree)


@given(TREES)
def test_a_total_is_the_sum_of_every_leaf_below_it(tree: object) -> None:
    lines = laid_out(tree)
    assert summed(lines)[0].planned == total(tree)
    assert summed(summed(lines)) == summed(lines)


@given(TREES, st.integers(1, 100))
def test_a_typed_total_that_does_not_add_up_is_refused(tree: object, wrong_by: int) -> None:
    lines = laid_out([tree])
    if max(line.indent for line in lines) > 5:
        return
    right = [Line("Tổng", planned=total(tree)), *lines[1:]]
    assert check(right)
    wrong = [Line("Tổng", planned=total(tree) + wrong_by), *lines[1:]]
    assert "cộng lại" in str(check(wrong).reasons[0])


def test_of_which_lines_are_not_added_but_must_fit() -> None:
    lines = [
        Line("Chi đầu tư", planned=100, done=90),
        Line("xây dựng đường", indent=1, of_which=True, planned=60, done=50),
        Line("xây trường", indent=1, of_which=True, planned=30, done=None),
    ]
    assert check(lines)
    assert summed(lines) == tuple(lines)
    assert not check([lines[0], lines[1], Line("khác", indent=1, of_which=True, planned=41)])


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([Line("")], "thiếu tên"),
        ([Line("a"), Line("b", indent=2)], "quá dòng trên"),
        ([Line("a", indent=1)], "quá dòng trên"),
        ([Line("a", of_which=True)], "không nằm dưới"),
    ],
)
def test_lines_out_of_order_are_told_by_name(lines: list[Line], words: str) -> None:
    assert words in str(check(lines).reasons[0])


def test_a_percentage_is_computed_with_one_decimal() -> None:
    assert percent(3, 1) == Decimal("33.3")
    assert percent(1000, 1) == Decimal("0.1")
    assert percent(0, 1) is None
    assert percent(None, 1) is None
    assert percent(10, None) is None


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("12.500.000", Decimal(12_500_000)),
        ("12.500,5", Decimal("12500.5")),
        ("0,125", Decimal("0.125")),
        ("(500)", Decimal(-500)),
        ("(1.250,75)", Decimal("-1250.75")),
        ("-500", Decimal(-500)),
        ("−500", Decimal(-500)),
        ("–", None),
        ("", None),
    ],
)
def test_amounts_are_read_as_an_accountant_writes_them(cell: str, amount: Decimal | None) -> None:
    (line,) = parse(f"I | Thu | {cell} |")
    assert line.planned == amount
    assert parse(show([line])) == (line,)


@pytest.mark.parametrize("cell", ["12,5.000", "1.2", "5,1234", "(500", "--5", "1e9", "9" * 14])
def test_what_is_no_amount_is_told(cell: str) -> None:
    with pytest.raises(ValueError, match="không phải một số"):
        parse(f"I | Thu | {cell} | 1")


def test_a_number_and_a_name_are_a_line_without_amounts() -> None:
    assert parse("I | Tổng thu\nTổng chi | 5") == (Line("Tổng thu", "I"), Line("Tổng chi", planned=Decimal(5)))


def test_a_part_is_named_once() -> None:
    typed = "I | Thu | 10 |\n | .Trong đó: thu tiền sử dụng đất | 4 |"
    lines = parse(typed)
    assert (lines[1].label, lines[1].of_which) == ("thu tiền sử dụng đất", True)
    assert parse(show(lines)) == lines and "Trong đó: thu tiền" in show(lines)
    with pytest.raises(ValueError, match="sau “Trong đó”"):
        parse("I | Thu | 10 |\n | .Trong đó: | 4 |")
