"""The six purposes of grassroots democracy, as the Party's motto names them; registers and indicators declare theirs.

The Law on grassroots democracy carries them out but does not contain the motto: never cite an article for it.
"""

from __future__ import annotations

from enum import StrEnum


class Principle(StrEnum):
    """Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng."""

    KNOW = "know"
    DISCUSS = "discuss"
    DO = "do"
    CHECK = "check"
    SUPERVISE = "supervise"
    BENEFIT = "benefit"

    @property
    def label_vi(self) -> str:
        return _LABELS[self]


_LABELS = {
    Principle.KNOW: "Biết",
    Principle.DISCUSS: "Bàn",
    Principle.DO: "Làm",
    Principle.CHECK: "Kiểm tra",
    Principle.SUPERVISE: "Giám sát",
    Principle.BENEFIT: "Thụ hưởng",
}
