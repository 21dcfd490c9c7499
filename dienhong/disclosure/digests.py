"""The digest a paper prints, and the text it is the digest of: whoever has both can check that nothing was altered."""

import hashlib
from decimal import Decimal

from dienhong.disclosure.figures import plain
from dienhong.disclosure.models import Version


def plain_text(version: Version) -> str:
    """What a version says, as one text: title, summary, paragraphs, lines of figures with tabs between. NFC as it was kept."""
    lines = [version.title, "", version.summary]
    if version.text:
        lines += ["", version.text]
    figures = list(version.lines.all())
    if figures:
        lines += ["", f"Đơn vị tính: {version.amount_unit or 'đồng'}"]
        lines += ["\t".join((line.number, line.said, _amount(line.planned), _amount(line.done))) for line in figures]
    return "\n".join(lines) + "\n"


def text_digest(version: Version) -> str:
    """SHA-256 of `plain_text` in UTF-8."""
    return hashlib.sha256(plain_text(version).encode()).hexdigest()


def grouped(digest: str) -> str:
    """A digest as people compare it: in eights."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _amount(amount: Decimal | None) -> str:
    """Without a point where it is whole: as it was when amounts were whole numbers."""
    return "" if amount is None else plain(amount)
