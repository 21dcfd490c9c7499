"""A number is one number however it is typed; a message is counted as a gateway counts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.notices.messages import segments
from dienhong.notices.phones import normal


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        *((typed, "0912345678") for typed in ("0912345678", "0912 345 678", "+84912345678", "+84 (0)912.345.678")),
        *((typed, "0912345678") for typed in ("84912345678", "0912-345-678", " 0912345678 ", "0912\u00a0345\u00a0678")),
        ("02213 555 777", "02213555777"),
        *((typed, "") for typed in ("", "912345678", "091234567", "=1+2", "0912345678 (con gái)", "+1 202 555 0100")),
        *((typed, "") for typed in ("'+84912345678", "0912345678\n0987654321", "0912345678901")),
    ],
)
def test_a_number_is_kept_one_way(typed: str, kept: str) -> None:
    assert normal(typed) == kept
    assert normal(kept) == kept


@pytest.mark.parametrize(("letters", "parts"), [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3), (201, 3), (202, 4)])
def test_parts_of_a_message(letters: int, parts: int) -> None:
    assert segments("ộ" * letters) == parts


@given(st.text(max_size=400))
def test_parts_are_counted_in_sixteen_bit_letters(text: str) -> None:
    wide = sum(2 if ord(letter) > 0xFFFF else 1 for letter in text)
    assert segments(text) == (1 if wide <= 70 else -(-wide // 67))
