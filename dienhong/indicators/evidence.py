"""The list of entries behind a figure: in one order, in one spelling, compressed, with its hash."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from decimal import Decimal

from dienhong.indicators.computed import Computed
from dienhong.indicators.models import Evidence, Figure

Shares = tuple[tuple[str, int], ...]
_THOUSANDTH = Decimal("0.001")  # what the column of values keeps


class BrokenEvidence(RuntimeError):
    """The stored evidence of a figure is not what was frozen; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What the stored evidence says: the entries, their shares, the roster, and the entries of each part by its key."""

    evidence: tuple[str, ...]
    shares: Shares
    roster: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]
    part_shares: dict[str, Shares]

    @property
    def codes(self) -> tuple[str, ...]:
        """Every entry named: those that count, and of a ratio those on the roster."""
        return self.roster or self.evidence


def pack(computed: Computed) -> tuple[bytes, str]:
    """Compressed canonical JSON of a figure's evidence, and the SHA-256 of the JSON before compression, in hex."""
    plain = _canonical(
        {
            "evidence": computed.evidence,
            "shares": computed.shares,
            "roster": computed.roster,
            "parts": {part.key: part.evidence for part in computed.parts},
            "part_shares": {part.key: part.shares for part in computed.parts if part.shares},
        }
    )
    return zlib.compress(plain, level=9), digest(plain)


def evidence_of(figure: Figure) -> Traced:
    """The stored evidence of a frozen figure. Raises BrokenEvidence when it is missing or its hash does not fit."""
    try:
        stored = figure.evidence
    except Evidence.DoesNotExist:
        raise BrokenEvidence(f"{figure.code}: mất danh sách bằng chứng") from None
    return unpack(stored)


def unpack(stored: Evidence) -> Traced:
    """Read a stored list and check its hash. Raises BrokenEvidence."""
    try:
        plain = zlib.decompress(bytes(stored.packed))
    except zlib.error:
        raise BrokenEvidence(f"{stored.figure_id}: danh sách bằng chứng không đọc được") from None
    if digest(plain) != stored.sha256:
        raise BrokenEvidence(f"{stored.figure_id}: danh sách bằng chứng không khớp mã băm đã chốt")
    said = json.loads(plain)
    return Traced(
        evidence=tuple(said["evidence"]),
        shares=_shares(said["shares"]),
        roster=tuple(said["roster"]),
        parts={key: tuple(codes) for key, codes in said["parts"].items()},
        part_shares={key: _shares(pairs) for key, pairs in said["part_shares"].items()},
    )


def digest(plain: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(plain).hexdigest()


def seal_of(figure: Figure, evidence_sha256: str) -> str:
    """SHA-256 over all that a frozen figure says, its code and its evidence's hash included."""
    window = [day.isoformat() if day else None for day in (figure.window_from, figure.window_to)]
    said = {
        "code": figure.code,
        "report": figure.report,
        "key": figure.key,
        "label": figure.label,
        "kind": figure.kind,
        "how": figure.how,
        "value": None if figure.value is None else format(figure.value.quantize(_THOUSANDTH), "f"),
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "window": window,
        "parts": figure.parts,
        "books": figure.books,
        "closings": figure.closings,
        "open_books": figure.open_books,
        "gap": figure.gap.isoformat() if figure.gap else None,
        "source": figure.source,
        "notes": figure.notes,
        "evidence": evidence_sha256,
    }
    return digest(_canonical(said))


def _shares(pairs: list[list[object]]) -> Shares:
    return tuple((str(code), int(str(share))) for code, share in pairs)


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
