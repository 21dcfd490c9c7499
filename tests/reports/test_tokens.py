"""Tokens: whatever is typed, parsing never fails, loses nothing, and says in Vietnamese what does not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.periods import Window
from dienhong.reports.tokens import WORDS, Broken, Token, Words, parse, split_key, window_of
from tests.factories.reports import FIVE_MONTHS

BRACKETS = st.text(alphabet="[]ab:.@n/N0-9 \nđ", max_size=40)
BODIES = st.sampled_from(
    [
        "period",
        "petitions.receptions_held",
        "fact:population",
        "doc:VB-2026-0001",
        "x.y:part@2025",
        "table:results",
        "",
        "?",
    ]
)
MIXED = st.lists(st.one_of(BRACKETS, BODIES.map(lambda body: f"[[{body}]]")), max_size=8).map("".join)


@given(MIXED)
def test_the_pieces_joined_are_the_text_and_places_fit(text: str) -> None:
    pieces = parse(text)
    assert "".join(piece.raw for piece in pieces) == text
    for piece in pieces:
        assert text[piece.start : piece.end] == piece.raw


@given(st.text(max_size=200))
def test_any_text_parses(text: str) -> None:
    assert "".join(piece.raw for piece in parse(text)) == text


@given(MIXED)
def test_no_words_piece_hides_a_bracket_pair(text: str) -> None:
    assert not any("[[" in piece.raw or "]]" in piece.raw for piece in parse(text) if isinstance(piece, Words))


@pytest.mark.parametrize(
    ("raw", "kind", "name", "part", "at", "key"),
    [
        (
            "[[petitions.receptions_held]]",
            "indicator",
            "petitions.receptions_held",
            "",
            "",
            "petitions.receptions_held",
        ),
        ("[[ x.y:party ]]", "indicator", "x.y", "party", "", "x.y"),
        ("[[x.y@2025]]", "indicator", "x.y", "", "2025", "x.y@2025"),
        ("[[x.y:ad_hoc@2025-H2]]", "indicator", "x.y", "ad_hoc", "2025-H2", "x.y@2025-H2"),
        ("[[x.y@2025:n/N]]", "indicator", "x.y", "n/N", "2025", "x.y@2025"),
        ("[[fact:population]]", "fact", "population", "", "", "fact:population"),
        ("[[doc:VB-2026-0012]]", "doc", "VB-2026-0012", "", "", ""),
        ("[[doc:VB-2026-0012:number]]", "doc", "VB-2026-0012", "number", "", ""),
        ("[[doc:request]]", "doc", "request", "", "", ""),
        ("[[table:results]]", "table", "results", "", "", ""),
        *((f"[[{word}]]", "word", word, "", "", "") for word in WORDS),
    ],
)
def test_a_token_reads(raw: str, kind: str, name: str, part: str, at: str, key: str) -> None:
    (token,) = parse(raw)
    assert isinstance(token, Token)
    assert (token.kind, token.name, token.part, token.at, token.key) == (kind, name, part, at, key)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Có [[petitions.receptions_held cuộc", "Thiếu “]]”"),
        ("Có [[period\n]] cuộc", "Thiếu “]]”"),
        ("Có [[[[period]]", "Thiếu “]]”"),
        ("Có 25]] cuộc", "Thừa “]]”"),
        ("[[]]", "để trống"),
        ("[[doc:741-CV/BTGDVTU]]", "số văn bản có thể trùng"),
        ("[[Period]]", "Không đọc được ô"),
        ("[[x.y@2026-H9]]", "Không đọc được kỳ báo cáo"),
        ("[[x.y@2025:a@2024]]", "hai kỳ"),
    ],
)
def test_what_does_not_read_says_why_in_vietnamese(text: str, words: str) -> None:
    broken = [piece for piece in parse(text) if isinstance(piece, Broken)]
    assert broken and words in broken[0].message


def test_a_token_counts_over_the_period_it_names() -> None:
    assert window_of("", FIVE_MONTHS) == FIVE_MONTHS
    assert window_of("2025", FIVE_MONTHS).iso() == {"from": "2025-01-01", "to": "2025-12-31"}
    assert isinstance(window_of("2025-H1", FIVE_MONTHS), Window)
    assert split_key("x.y@2025") == ("x.y", "2025")
    assert split_key("fact:population") == ("fact:population", "")
