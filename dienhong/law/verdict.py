"""The answer of a rule: yes, or no with reasons that each name their article."""

from __future__ import annotations

from dataclasses import dataclass

from dienhong.law.certainty import Certainty
from dienhong.law.citations import cite_vi

__all__ = ["Certainty", "Reason", "Refused", "Verdict"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One Vietnamese sentence, the citation behind it (mini-grammar of `citations`, or empty) and its grade."""

    text: str
    cite: str = ""
    certainty: Certainty = Certainty.VERIFIED

    def __str__(self) -> str:
        notes = [cite_vi(self.cite)] if self.cite else []
        if not self.certainty.is_firm:
            notes.append(self.certainty.label_vi)
        return f"{self.text} ({'; '.join(notes)})" if notes else self.text


@dataclass(frozen=True, slots=True)
class Verdict:
    """Truthy when nothing stands against the act. `warnings` never refuse; the screen shows them beside the button."""

    reasons: tuple[Reason, ...] = ()
    warnings: tuple[Reason, ...] = ()

    def __bool__(self) -> bool:
        return not self.reasons

    def __and__(self, other: Verdict) -> Verdict:
        """Both must hold; reasons and warnings are kept in order, each once."""
        return Verdict(_once(self.reasons + other.reasons), _once(self.warnings + other.warnings))

    @classmethod
    def yes(cls, *warnings: Reason) -> Verdict:
        return cls(warnings=warnings)

    @classmethod
    def no(cls, text: str, cite: str = "", certainty: Certainty = Certainty.VERIFIED) -> Verdict:
        """A refusal.

        Raises ValueError when the ground is only inferred or recalled: what we have not read may warn, never block.
        """
        if not certainty.may_block:
            raise ValueError(f"a rule that is only {certainty.value} may warn, never refuse: {text}")
        return cls(reasons=(Reason(text, cite, certainty),))

    @classmethod
    def warn(cls, text: str, cite: str = "", certainty: Certainty = Certainty.VERIFIED) -> Verdict:
        """Yes, with one warning."""
        return cls(warnings=(Reason(text, cite, certainty),))


class Refused(Exception):
    """An act was refused; nothing was written. `str()` gives the Vietnamese reasons with their articles."""

    def __init__(self, verdict: Verdict) -> None:
        if verdict:
            raise ValueError("Refused needs a verdict that refuses")
        super().__init__(verdict)
        self.verdict = verdict

    def __str__(self) -> str:
        *before, last = map(str, self.verdict.reasons)
        return "; ".join([*(words.removesuffix(".") for words in before), last])


def _once(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))
