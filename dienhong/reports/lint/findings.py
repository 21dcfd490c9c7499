"""What the proofreading found: where, how grave, why, and the repairs that are safe."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the report from being frozen; a warning may be kept with a written reason; an info is only told;
    an ok is a proof worth showing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OK = "ok"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe replacement of `old`, which stands at `start` of the section's text, by `new`."""

    label: str
    start: int
    old: str
    new: str

    def applied(self, text: str) -> str | None:
        """The text repaired; None when `old` no longer stands there."""
        end = self.start + len(self.old)
        return f"{text[: self.start]}{self.new}{text[end:]}" if text[self.start : end] == self.old else None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `id` stays the same while the matter stays the same; `book` names the register prefix to close.

    `start` and `end` are its place in the section's text, equal when it has none. `kept` is the written reason to keep
    a warning, "" when nobody has. `more` is what the law files add, for whoever wants to know.
    """

    id: str
    severity: Severity
    text: str
    reason: str
    section: str
    start: int = 0
    end: int = 0
    fixes: tuple[Fix, ...] = ()
    book: str = ""
    figure: str = ""
    kept: str = ""
    more: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the report cannot be frozen while this stands."""
        return self.severity is Severity.ERROR

    @property
    def may_keep(self) -> bool:
        """Whether it can be kept with a reason."""
        return self.severity is Severity.WARNING and not self.kept
