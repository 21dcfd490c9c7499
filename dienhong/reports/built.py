"""A report as it stands on a day: sections with their numbers, the figures behind them, what drifted since freezing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dienhong.commune.models import Commune
from dienhong.documents.models import Document
from dienhong.indicators.computed import Computed
from dienhong.law.periods import Window
from dienhong.reports.composed import Composed
from dienhong.reports.models import Report


@dataclass(frozen=True, slots=True)
class Used:
    """A figure that the text uses: its code, its token key, its value and evidence, the sections it stands in.

    `drift` says in Vietnamese how the registers have moved since the report was frozen; "" when they have not.
    """

    code: str
    key: str
    computed: Computed
    sections: tuple[str, ...]
    drift: str = ""

    @property
    def another_period(self) -> bool:
        """Whether the token counts over another period than the report's."""
        return "@" in self.key


@dataclass(frozen=True, slots=True)
class Built:
    """A report built for reading. Of a frozen report everything comes from what was stored, `drift` excepted.

    `figures` are in order of their codes; `documents` are those cited, those that declared numbers come from, and the
    request's.
    """

    report: Report
    commune: Commune
    on: date
    sections: tuple[Composed, ...]
    figures: tuple[Used, ...]
    documents: Mapping[str, Document]

    @property
    def frozen(self) -> bool:
        """Whether the text and the figures are fixed."""
        return self.report.is_frozen

    @property
    def window(self) -> Window:
        """The window the request fixed."""
        return self.report.window

    @property
    def by_key(self) -> dict[str, Used]:
        """Figures by token key."""
        return {used.key: used for used in self.figures}

    def section(self, key: str) -> Composed | None:
        """The section with this key."""
        return next((section for section in self.sections if section.key == key), None)

    def drifted(self) -> tuple[Used, ...]:
        """Figures that the registers no longer answer."""
        return tuple(used for used in self.figures if used.drift)

    def drifts(self) -> tuple[str, ...]:
        """What drifted since freezing, a line a figure: "F-2026-0007 Cuộc tiếp công dân: khi chốt là 25, nay là 24"."""
        return tuple(f"{used.code} {used.computed.label}: {used.drift}" for used in self.drifted())
