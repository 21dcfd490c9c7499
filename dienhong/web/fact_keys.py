"""The numbers a commune is asked to declare, by the key a report's token names ([[fact:population]])."""

from dataclasses import dataclass

from dienhong.commune.models import Fact
from dienhong.web.finding import folded


@dataclass(frozen=True)
class FactKey:
    """A key with the name and the unit under which its values are declared."""

    key: str
    label: str
    unit: str


USUAL = (
    FactKey("area", "Diện tích tự nhiên", "km²"),
    FactKey("population", "Dân số", "người"),
    FactKey("party_members", "Đảng viên", "đảng viên"),
    FactKey("voters", "Cử tri", "cử tri"),
    FactKey("households", "Hộ gia đình", "hộ"),
)


def known_keys() -> dict[str, FactKey]:
    """The usual keys, and those this commune has declared before under its own names. One query."""
    declared = Fact.objects.standing().order_by("code_year", "code_number").values_list("key", "label", "unit")
    return {one.key: one for one in USUAL} | {key: FactKey(key, label, unit) for key, label, unit in declared}


def households_key(village: str) -> str:
    """The key under which the households of one village are declared: “Số hộ thôn Cầu Đá”."""
    return own_key(f"Số hộ thôn {village}", "hộ").key


def own_key(label: str, unit: str) -> FactKey:
    """The key of a number of the commune's own: its name in plain letters."""
    return FactKey(folded(label).replace(" ", "_")[:60], label, unit)
