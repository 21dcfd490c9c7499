"""Slips of the keyboard that make words of other words; each repair is one phrase of `phrases.toml` for another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dienhong.reports.built import Built
from dienhong.reports.composed import Paragraph, Words
from dienhong.reports.lint.findings import Finding, Fix, Severity

TABLE = Path(__file__).with_name("phrases.toml")


def misspelt(built: Built) -> Iterator[Finding]:
    """Phrases of the table (warning), with the right one as a repair."""
    for section in built.sections:
        for block in section.blocks:
            if not isinstance(block, Paragraph):
                continue
            for node in block.line:
                if isinstance(node, Words) and node.typed:
                    for start, old, new in slips(node.text):
                        at = node.start + start
                        yield Finding(
                            id=f"misspelt/{section.key}/{at}/{old.lower()}",
                            severity=Severity.WARNING,
                            text=f"“{old}” nên là “{new}”",
                            reason="Hai cụm gần âm; cụm đang viết không có nghĩa ở đây.",
                            section=section.key,
                            start=at,
                            end=at + len(old),
                            fixes=(Fix("Sửa", at, old, new),),
                        )


def slips(text: str) -> Iterator[tuple[int, str, str]]:
    """(place, what stands there, what it should be), a leading capital kept."""
    for match in _pattern().finditer(text):
        right = _table()[match[0].lower()]
        yield match.start(), match[0], right[0].upper() + right[1:] if match[0][0].isupper() else right


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    phrases: dict[str, str] = tomllib.loads(TABLE.read_text(encoding="utf8"))["phrases"]
    return phrases


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _table()))})\b", re.IGNORECASE)
