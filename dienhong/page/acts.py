"""An act as a screen shows it: possible, or greyed with its reason and article."""

from collections.abc import Iterable
from dataclasses import dataclass

from dienhong.law.citations import cite_vi
from dienhong.law.verdict import Reason, Verdict
from dienhong.page.once import new_token


@dataclass(frozen=True)
class Said:
    """A reason in the words of a screen: its article in Vietnamese, with how sure it is when it is not verified."""

    text: str
    cite: str = ""


def said(reasons: Iterable[Reason | Said]) -> tuple[Said, ...]:
    """Reasons of a verdict for a template."""
    return tuple(_said(reason) if isinstance(reason, Reason) else reason for reason in reasons)


def _said(reason: Reason) -> Said:
    notes = [cite_vi(reason.cite)] if reason.cite else []
    if not reason.certainty.is_firm:
        notes.append(reason.certainty.label_vi)
    return Said(reason.text, "; ".join(notes))


@dataclass(frozen=True)
class Act:
    """A button. `method` is "get" for a form page, "post" for an act done at once (with its once token)."""

    label: str
    url: str
    allowed: bool = True
    reasons: tuple[Said, ...] = ()
    warnings: tuple[Said, ...] = ()
    primary: bool = False
    method: str = "get"
    once: str = ""

    @classmethod
    def under(cls, verdict: Verdict, label: str, url: str, *, primary: bool = False, method: str = "get") -> "Act":
        """The button of an act a rule speaks about."""
        once = new_token() if method == "post" else ""
        return cls(label, url, bool(verdict), said(verdict.reasons), said(verdict.warnings), primary, method, once)
