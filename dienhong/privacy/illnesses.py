"""Illnesses and kinds of disability beside somebody's name: health is sensitive data (Law 91/2025/QH15, as the table of lists
cites it), and a list that says who is poor seldom needs to say who is ill.

A degree of disability ("nặng") names an allowance and is none of these; nor is a hospital, a programme, a campaign. Words are
compared with their marks, for without them "ung thư" is "ứng thu".
"""

import re
from collections.abc import Iterator

from dienhong.privacy.folded import Cell, cells, fold
from dienhong.privacy.hits import Hit, Kind
from dienhong.privacy.name_lists import full_name, name_at

WORDS = (
    "hiv",
    "aids",
    "tâm thần",
    "ung thư",
    "động kinh",
    "bại não",
    "bại liệt",
    "tự kỷ",
    "trầm cảm",
    "thiểu năng",
    "hội chứng down",
    "bệnh down",
    "sa sút trí tuệ",
    "mất trí nhớ",
    "suy thận",
    "chạy thận",
    "lọc máu",
    "suy tim",
    "tim bẩm sinh",
    "bệnh tim",
    "xơ gan",
    "viêm gan",
    "tiểu đường",
    "đái tháo đường",
    "đột quỵ",
    "tai biến mạch máu",
    "lao phổi",
    "bệnh lao",
    "bệnh phong",
    "bệnh hiểm nghèo",
    "bệnh nan y",
    "liệt nửa người",
    "liệt toàn thân",
    "liệt hai chân",
    "nằm liệt",
    "câm điếc",
    "khiếm thị",
    "khiếm thính",
    "mù lòa",
    "mù hai mắt",
    "dị tật",
    "nghiện ma túy",
    "nghiện ma tuý",
    "khuyết tật vận động",
    "khuyết tật nghe",
    "khuyết tật nhìn",
    "khuyết tật trí tuệ",
    "khuyết tật thần kinh",
)
_TYPED = frozenset(WORDS)
_WORDS = re.compile(r"\b(?:" + "|".join(sorted({fold(one)[0] for one in WORDS}, key=len, reverse=True)) + r")\b")
_HOUSES = re.compile(
    r"(?:benh vien|trung tam|khoa|phong,? chong|phong ngua|sang loc|tuyen truyen(?: ve)?|tu van|quy)\s+(?:\w+\s+){0,2}$"
)
_BEFORE = 40
_PERSON = re.compile(r"\b(?:ong|ba|anh|chi|em|chau|ho|chau be)\s+(?:ong\s+|ba\s+)?(?=[a-z]+\s+[a-z]+)")


def illnesses(cell: Cell) -> Iterator[tuple[int, int]]:
    """Where in a cell an illness or a kind of disability is named."""
    for found in _WORDS.finditer(cell.text):
        typed = " ".join(cell.as_typed(found.start(), found.end()).split())
        known = typed in _TYPED or typed.isascii()
        if known and not _HOUSES.search(cell.text[max(0, found.start() - _BEFORE) : found.start()]):
            yield found.start(), found.end()


def named_illnesses(text: str) -> list[Hit]:
    """Illnesses in a line that names a person too: in a cell of the same row, or before it in the sentence."""
    found: list[Hit] = []
    row: list[Cell] = []
    for cell in cells(text):
        if cell.column == 0:
            found += _in_row(row)
            row = []
        row.append(cell)
    return sorted([*found, *_in_row(row)])


def ill(words: str) -> bool:
    """Whether a cell of a list says an illness; whom it is about is known there."""
    return any(True for cell in cells(words) for _place in illnesses(cell))


def _in_row(row: list[Cell]) -> list[Hit]:
    places = [(cell, *place) for cell in row for place in illnesses(cell)]
    if not places or not any(_names(cell) for cell in row):
        return []
    why = "bệnh, dạng khuyết tật ở cùng dòng với tên người"
    return [Hit(*cell.span(start, end), Kind.HEALTH, "••••", why) for cell, start, end in places]


def _names(cell: Cell) -> bool:
    """Whether somebody is named in the cell: a full name at its beginning, or behind "ông", "bà"."""
    return full_name(cell) or any(name_at(cell, found.end()) for found in _PERSON.finditer(cell.text))
