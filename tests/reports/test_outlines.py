"""The outline's own words: every token answers, every table exists, and not one number is typed in them."""

import pytest

from dienhong.reports.build import answerable, keys_of
from dienhong.reports.first_words import resolve
from dienhong.reports.lint.numerals import untraced
from dienhong.reports.outlines import Outline, UnknownOutline, outline, outlines
from dienhong.reports.tokens import Broken, Token, Words, parse

ALL = pytest.mark.parametrize("frame", list(outlines().values()), ids=lambda frame: frame.id)


def lines(frame: Outline) -> list[str]:
    texts = [resolve(section.text, {}, 2026) for section in frame.sections]
    cells = [cell for table in frame.tables.values() for row in table.rows for cell in row]
    return [line for text in [*texts, *cells, frame.summary] for line in text.split("\n")]


@ALL
def test_every_figure_of_the_outline_is_defined(frame: Outline) -> None:
    keys = keys_of(lines(frame), frame)
    assert len(keys) > 15
    assert [key for key in keys if not answerable(key)] == []


@ALL
def test_every_token_reads_and_every_role_and_table_exists(frame: Outline) -> None:
    pieces = [piece for line in lines(frame) for piece in parse(line)]
    assert [piece.message for piece in pieces if isinstance(piece, Broken)] == []
    tokens = [piece for piece in pieces if isinstance(piece, Token)]
    assert {token.name for token in tokens if token.kind == "doc"} <= frame.roles.keys()
    assert {token.name for token in tokens if token.kind == "table"} <= frame.tables.keys()


@ALL
def test_no_number_is_typed_in_the_outline(frame: Outline) -> None:
    for line in lines(frame):
        for place, piece in enumerate(parse(line)):
            if isinstance(piece, Words):
                assert list(untraced(piece.raw, starts_paragraph=place == 0)) == [], line


@ALL
def test_sections_have_one_key_each_and_tables_are_square(frame: Outline) -> None:
    keys = [section.key for section in frame.sections]
    assert len(keys) == len(set(keys))
    for table in frame.tables.values():
        assert {len(row) for row in table.rows} == {len(table.header)} == {len(table.widths)}


def test_an_unknown_outline_says_so() -> None:
    with pytest.raises(UnknownOutline, match="Không có đề cương"):
        outline("không có")


def test_roles_and_the_year_before_are_put_in() -> None:
    text = "[[doc:request]] [[doc:law:number]] [[doc:other]] [[x.y@previous]] [[x.y@previous:n/N]]"
    assert resolve(text, {"request": "VB-2026-0001", "law": "VB-2026-0002"}, 2026) == (
        "[[doc:VB-2026-0001]] [[doc:VB-2026-0002:number]] [[doc:other]] [[x.y@2025]] [[x.y@2025:n/N]]"
    )
