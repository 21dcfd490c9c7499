"""Checks of what was typed: numerals without a token, and tokens that mean nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dienhong.documents.models import Document
from dienhong.documents.numbers import FoundCitation, citations_in
from dienhong.reports.built import Built
from dienhong.reports.composed import Composed, Paragraph, Words
from dienhong.reports.lint.findings import Finding, Fix, Severity
from dienhong.reports.lint.numerals import is_numeral
from dienhong.reports.lint.numerals import untraced as untraced_spans
from dienhong.reports.tokens import WORDS
from dienhong.reports.wording import words_in

_WHY = "Không có bản ghi nào đứng sau số này. Thay bằng ô số, hoặc khai số kèm văn bản nguồn rồi ghi [[fact:…]]."
_WHY_DOCUMENT = "Số văn bản gõ tay không dẫn tới văn bản nào. Ghi mã văn bản: [[doc:VB-…]]."


def untraced(built: Built) -> Iterator[Finding]:
    """Numerals that came from no token (error), each with the token that would print the same where one is safe."""
    typed = [(section, words, first) for section in built.sections for words, first in _typed(section)]
    cited = {id(words): citations_in(words.text) for _, words, _ in typed if any(map(is_numeral, words.text))}
    known = _known_documents([one for found in cited.values() for one in found])
    printed = _printed(built)
    for section, words, first in typed:
        yield from _of_words(section, words, first, cited.get(id(words), []), known, printed)


def faults(built: Built) -> Iterator[Finding]:
    """Tokens that do not read, or name an indicator, a part, a fact or a document that is not there (error)."""
    for section in built.sections:
        for number, fault in enumerate(section.faults()):
            yield Finding(
                id=f"fault/{section.key}/{number}/{fault.raw[:80]}",
                severity=Severity.ERROR,
                text=f"Ô không dùng được: {fault.raw}",
                reason=fault.message,
                section=section.key,
                start=fault.start,
                end=fault.end,
            )


def _typed(section: Composed) -> Iterator[tuple[Words, bool]]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            for place, node in enumerate(block.line):
                if isinstance(node, Words) and node.typed:
                    yield node, place == 0


def _of_words(
    section: Composed,
    words: Words,
    first: bool,
    cited: list[FoundCitation],
    known: dict[str, str],
    printed: dict[str, str],
) -> Iterator[Finding]:
    wholes = [(*one.span, _replaced(one, known), _WHY_DOCUMENT) for one in cited]
    wholes += [
        (at, at + len(text), f"[[{name}]]", _WHY) for text, name in printed.items() for at in _all(words.text, text)
    ]
    told: set[tuple[int, int]] = set()
    for span in untraced_spans(words.text, starts_paragraph=first):
        around = [whole for whole in wholes if whole[0] <= span[0] and span[1] <= whole[1]]
        start, end, token, why = max(around, key=lambda whole: whole[1] - whole[0], default=(*span, "", _WHY))
        if (start, end) in told:
            continue
        told.add((start, end))
        old = words.text[start:end]
        fixes = (Fix(f"Thay bằng {token}", words.start + start, old, token),) if token else ()
        yield Finding(
            id=f"untraced/{section.key}/{words.start + start}/{old[:60]}",
            severity=Severity.ERROR,
            text=f"Số gõ tay: “{old}”",
            reason=why,
            section=section.key,
            start=words.start + start,
            end=words.start + end,
            fixes=fixes,
        )


def _known_documents(cited: list[FoundCitation]) -> dict[str, str]:
    """Number → code where exactly one standing document bears it: only then may a code be offered."""
    if not cited:
        return {}
    numbers = {one.number.text for one in cited}
    bearing: dict[str, list[str]] = {}
    for code, number in Document.objects.standing().filter(number__in=numbers).values_list("code", "number"):
        bearing.setdefault(number, []).append(code)
    return {number: codes[0] for number, codes in bearing.items() if len(codes) == 1}


def _replaced(one: FoundCitation, known: dict[str, str]) -> str:
    code = known.get(one.number.text)
    return f"[[doc:{code}]]" if code else ""


def _printed(built: Built) -> dict[str, str]:
    """What word tokens print, where it has a numeral: typed text that says the same can safely become the token."""
    words = words_in(built.report, built.commune)
    return {words[name]: name for name in reversed(WORDS) if any(map(is_numeral, words[name]))}


def _all(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        # "2026" inside "12026" or "31/5/2026" is another number.
        if not is_numeral(text[at - 1 : at] or " ") and not is_numeral(text[at + len(wanted) :][:1] or " "):
            yield at
        at = text.find(wanted, at + 1)
