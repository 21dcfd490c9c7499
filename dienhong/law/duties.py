"""How often the law asks that something be done: receptions, dialogues, conferences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from dienhong.law.certainty import Certainty
from dienhong.law.dates_vi import count_vi
from dienhong.law.instruments import Checked
from dienhong.law.limit_table import NotInForce
from dienhong.law.tables import nearest, read_table

Per = Literal["week", "month", "quarter", "year"]
_PER_VI: dict[Per, str] = {"week": "tuần", "month": "tháng", "quarter": "quý", "year": "năm"}


class UnknownDuty(KeyError):
    """No duty has this name; the Vietnamese message offers the nearest names."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Duty:
    """At least `times` `unit_vi` per `per`, by the version in force from `version_from`.

    `within_months`: how far into the next working year a yearly act may still be done; None where the law is silent.
    """

    id: str
    vi: str
    times: int
    unit_vi: str
    per: Per
    cite: str
    version_from: date
    certainty: Certainty
    source: str
    checked: Checked
    within_months: int | None = None

    @property
    def label_vi(self) -> str:
        """As “ít nhất 02 ngày mỗi tháng”."""
        return f"ít nhất {count_vi(self.times)} {self.unit_vi} mỗi {_PER_VI[self.per]}"


def duty(duty_id: str, day: date) -> Duty:
    """The duty as it stood on `day`. Raises UnknownDuty or NotInForce."""
    versions = _by_id().get(duty_id)
    if versions is None:
        raise UnknownDuty(f"Không có nghĩa vụ nào tên “{duty_id}”.{nearest(duty_id, _by_id())}")
    current = [version for version in versions if version.version_from <= day]
    if not current:
        raise NotInForce(f"“{versions[0].vi}”: không có quy định nào trong dữ liệu áp dụng cho ngày này.")
    return current[-1]


def duties() -> dict[str, tuple[Duty, ...]]:
    """Every duty by name, its versions oldest first."""
    return dict(_by_id())


@lru_cache(maxsize=1)
def _by_id() -> dict[str, tuple[Duty, ...]]:
    return {row["id"]: read_duty(row) for row in read_table("duties.toml")["duty"]}


def read_duty(row: dict[str, Any]) -> tuple[Duty, ...]:
    """The versions of one duty, oldest first."""
    checked = row["checked"]
    return tuple(
        Duty(
            id=row["id"],
            vi=row["vi"],
            times=entry["times"],
            unit_vi=row["unit_vi"],
            per=entry["per"],
            cite=entry["cite"],
            version_from=entry["from"],
            certainty=Certainty(entry.get("certainty", checked["certainty"])),
            source=entry.get("source", checked["source"]),
            checked=Checked(checked["by"], checked["on"], checked["next"]),
            within_months=entry.get("within_months"),
        )
        for entry in sorted(row["value"], key=lambda entry: entry["from"])
    )
