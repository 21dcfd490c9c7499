"""What a commune must disclose and in which form: Law 10/2022/QH15 art. 11–13 and the sector laws, as dated data.

Fourteen contents (CK1–CK14) meet ten forms; each pair is mandatory, mandatory where the commune has the system, left to
another law, or free. A sector law may replace the time to publish, the days of posting and the places (disclosure.toml).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from dienhong.law.certainty import Certainty, weakest
from dienhong.law.dates_vi import date_vi
from dienhong.law.instruments import Checked
from dienhong.law.limit_table import NotInForce, limit
from dienhong.law.tables import nearest, read_table

__all__ = [
    "Content",
    "Form",
    "NotInForce",
    "Requirement",
    "Sector",
    "Strength",
    "UnknownContent",
    "content",
    "contents",
    "forms",
    "publish_limit",
    "required",
    "reviews",
    "sector",
    "sectors",
]
PUBLISH = "disclosure.publish"
POSTING = "posting"


class UnknownContent(KeyError):
    """No content or sector has this name, or the sector does not belong to the content; the message is Vietnamese."""

    def __str__(self) -> str:
        return str(self.args[0])


class Strength(StrEnum):
    """How strongly a form is asked for; the order is that of the law's demand."""

    MANDATORY = "mandatory"
    IF_EXISTS = "if_exists"
    OWN_LAW = "own_law"
    OPTIONAL = "optional"

    @property
    def label_vi(self) -> str:
        """As a cell of the matrix shows it."""
        return _STRENGTHS[self]


_STRENGTHS = {
    Strength.MANDATORY: "bắt buộc",
    Strength.IF_EXISTS: "bắt buộc nếu có",
    Strength.OWN_LAW: "theo luật của nội dung",
    Strength.OPTIONAL: "được chọn thêm",
}


@dataclass(frozen=True, slots=True)
class Dated:
    """What every row of the table carries: words, the version's first day, its article and grade, and its reviewer."""

    id: str
    vi: str
    from_on: date
    cite: str
    certainty: Certainty
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Content(Dated):
    """One of the fourteen; `short_vi` names it in a list of filters."""

    short_vi: str = ""


@dataclass(frozen=True, slots=True)
class Form(Dated):
    """One of the ten; `plain_vi` says to a resident what is done."""

    plain_vi: str = ""


@dataclass(frozen=True, slots=True)
class Sector(Dated):
    """A law that comes before Law 10/2022 for some contents. Empty fields leave the general rule."""

    contents: tuple[str, ...] = ()
    publish: str = ""
    stays: str = ""
    places: tuple[str, ...] = ()
    withheld_vi: str = ""
    posting_certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """One cell of the matrix on a day.

    `publish` and `stays` are limits: by when it is done, and the first day on which it may end ("": no such clock).
    `permanent`: it never ends. `places`: "office", "village", or empty where the form has no place. `withheld_vi`: what
    the sector law forbids to show.
    """

    content: str
    form: Form
    strength: Strength
    publish: str
    stays: str
    permanent: bool
    places: tuple[str, ...]
    cite: str
    certainty: Certainty
    withheld_vi: str = ""

    @property
    def is_owed(self) -> bool:
        """The law itself orders it, always or where the system exists."""
        return self.strength in (Strength.MANDATORY, Strength.IF_EXISTS)


@lru_cache(maxsize=64)
def contents(on: date) -> tuple[Content, ...]:
    """The fourteen contents as they stood on `on`, in the order of the law. Raises NotInForce before the law."""
    return tuple(Content(**_dated(row, version), short_vi=row["short_vi"]) for row, version in _in_force("content", on))


def content(content_id: str, on: date) -> Content:
    """One content on `on`. Raises UnknownContent or NotInForce."""
    listed = {one.id: one for one in contents(on)}
    if content_id not in listed:
        raise UnknownContent(f"Không có nội dung công khai nào tên “{content_id}”.{nearest(content_id, listed)}")
    return listed[content_id]


def forms(on: date) -> tuple[Form, ...]:
    """The ten forms as they stood on `on`. Raises NotInForce before the law."""
    return tuple(Form(**_dated(row, version), plain_vi=row["plain_vi"]) for row, version in _in_force("form", on))


def sectors(on: date, content_id: str = "") -> tuple[Sector, ...]:
    """The sector laws in force on `on`, of one content if named; empty when there is none."""
    rows = ((row, _version(row, on)) for row in read_table("disclosure.toml")["sector"])
    found = (_sector(row, version) for row, version in rows if version is not None)
    return tuple(one for one in found if not content_id or content_id in one.contents)


def sector(sector_id: str, on: date) -> Sector:
    """One sector law on `on`. Raises UnknownContent, or NotInForce when no version of it covers the day."""
    listed = {row["id"]: row for row in read_table("disclosure.toml")["sector"]}
    if sector_id not in listed:
        raise UnknownContent(f"Không có quy định riêng nào tên “{sector_id}”.{nearest(sector_id, listed)}")
    version = _version(listed[sector_id], on)
    if version is None:
        raise NotInForce(_not_yet(listed[sector_id], on))
    return _sector(listed[sector_id], version)


def publish_limit(content_id: str, on: date, sector_id: str = "") -> str:
    """The limit by which the content must first be public. Raises as `required`."""
    return required(content_id, on, sector_id)[0].publish


@lru_cache(maxsize=512)
def required(content_id: str, on: date, sector: str = "") -> tuple[Requirement, ...]:
    """What the law asks of each of the ten forms for a content on `on`, under a sector law if one is named.

    Raises UnknownContent (also when the sector law is not about this content) or NotInForce.
    """
    content(content_id, on)
    own = _sector_of(content_id, on, sector) if sector else None
    rules = [(row, version) for row, version in _in_force("rule", on) if content_id in row["contents"]]
    by_form = {row["form"]: (row, version) for row, version in rules}
    free = read_table("disclosure.toml")["free"]
    return tuple(
        _cell(content_id, form, by_form.get(form.id) or (free, _covering(free, on)), own) for form in forms(on)
    )


def _cell(content_id: str, form: Form, found: tuple[dict[str, Any], dict[str, Any]], own: Sector | None) -> Requirement:
    row, version = found
    grade = Certainty(version.get("certainty", row["checked"]["certainty"]))
    cite, stays, places = version["cite"], row.get("stays", ""), tuple(row.get("places", ()))
    strength = Strength(row.get("strength", Strength.OPTIONAL))
    if own and form.id == POSTING:
        stays, places = own.stays or stays, own.places or places
        cite = f"{cite}; {own.cite}" if own.stays else cite
        grade = weakest([grade, own.posting_certainty or (own.certainty if own.stays else grade)])
        strength = Strength.MANDATORY if own.stays else strength
    return Requirement(
        content=content_id,
        form=form,
        strength=strength,
        publish=(own and own.publish) or PUBLISH,
        stays=stays,
        permanent=row.get("permanent", False),
        places=places,
        cite=cite,
        certainty=grade,
        withheld_vi=own.withheld_vi if own else "",
    )


def reviews() -> dict[str, Checked]:
    """When each row was compared with its source, by the name a review is told under."""
    table = read_table("disclosure.toml")
    rows = [(kind, row) for kind in ("content", "form", "rule", "sector") for row in table[kind]]
    named = {f"disclosure {kind} {row.get('id', row['vi'])}": row["checked"] for kind, row in rows}
    return {name: Checked(checked["by"], checked["on"], checked["next"]) for name, checked in named.items()}


def _sector_of(content_id: str, on: date, sector_id: str) -> Sector:
    own = sector(sector_id, on)
    if content_id not in own.contents:
        raise UnknownContent(f"“{own.vi}” không phải quy định riêng cho nội dung {content_id}.")
    return own


def _sector(row: dict[str, Any], version: dict[str, Any]) -> Sector:
    grade = row.get("posting_certainty")
    return Sector(
        **_dated(row, version),
        contents=tuple(row["contents"]),
        publish=row.get("publish", ""),
        stays=row.get("stays", ""),
        places=tuple(row.get("places", ())),
        withheld_vi=row.get("withheld_vi", ""),
        posting_certainty=Certainty(grade) if grade else None,
    )


def _in_force(kind: str, on: date) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(row, _covering(row, on)) for row in read_table("disclosure.toml")[kind]]


def _covering(row: dict[str, Any], on: date) -> dict[str, Any]:
    version = _version(row, on)
    if version is None:
        raise NotInForce(_not_yet(row, on))
    return version


def _version(row: dict[str, Any], on: date) -> dict[str, Any] | None:
    found = [entry for entry in row["value"] if entry["from"] <= on <= entry.get("to", on)]
    return max(found, key=lambda entry: entry["from"], default=None)


def _not_yet(row: dict[str, Any], on: date) -> str:
    first = min(entry["from"] for entry in row["value"])
    return (
        f"“{row['vi']}”: không có quy định nào trong dữ liệu áp dụng cho ngày {date_vi(on)} "
        f"(dữ liệu bắt đầu từ ngày {date_vi(first)})."
    )


def _dated(row: dict[str, Any], version: dict[str, Any]) -> dict[str, Any]:
    checked = row["checked"]
    return {
        "id": row["id"],
        "vi": row["vi"],
        "from_on": version["from"],
        "cite": version["cite"],
        "certainty": Certainty(version.get("certainty", checked["certainty"])),
        "source": version.get("source", checked["source"]),
        "checked": Checked(checked["by"], checked["on"], checked["next"]),
    }


@lru_cache(maxsize=1)
def longest_stay() -> int:
    """The largest number of days for which any version of the law lets anything hang or be told."""
    rows = (row for table in read_table("disclosure.toml").values() if isinstance(table, list) for row in table)
    kept = {row["stays"] for row in rows if row.get("stays")}
    return max(term.days for name in kept for version in limit(name).versions for term in version.terms)
