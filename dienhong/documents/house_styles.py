"""How a paper looks, by the guidance or decree in force: values read from house_styles/*.toml, each cited and graded.

A house style is dated like law. Margins, sizes, bold or not, "./." or ".", the comma before "ngày": all of it is
a value with its source, so that a conflict between sources is a line in a file and never a branch in the code.
"""

from __future__ import annotations

import tomllib
import types
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dienhong.documents import layout as parts
from dienhong.law.verdict import Certainty

FOLDER = Path(__file__).parent / "house_styles"
System = Literal["party", "state"]


class HouseStyleError(ValueError):
    """A house style file has a missing, unknown, uncited or ill-typed value."""


class UnknownStyle(KeyError):
    """No house style bears this id."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a house style as its file has it; `source` is the resolved citation, in Vietnamese."""

    section: str
    key: str
    value: object
    source: str
    certainty: Certainty
    allowed: tuple[float, float] | None
    others: tuple[object, ...]
    note: str


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Everything the writers need to lay out a paper, and `values`: the same with sources and certainty."""

    id: str
    vi: str
    system: System
    guidance: str
    default: bool
    in_force: parts.InForce
    page: parts.Page
    font: parts.Font
    head: parts.Head
    banner: parts.Banner
    motto: parts.Banner | None
    superior: parts.Line
    organ: parts.RuledLine
    number: parts.NumberLine
    place_date: parts.PlaceDate
    kind: parts.Line
    summary: parts.RuledLine
    body: parts.Body
    heading_1: parts.HeadingLine
    heading_2: parts.HeadingLine
    heading_3: parts.HeadingLine
    heading_4: parts.HeadingLine
    table: parts.TableText
    ending: parts.Ending
    citation: parts.CitationForm
    authority: parts.Authority
    signer_title: parts.Line
    signature: parts.Signature
    signer_name: parts.Line
    recipients_label: parts.RecipientsLabel
    recipients: parts.Recipients
    page_number: parts.PageNumber
    annex: parts.AnnexForm
    sample_mark: parts.SampleMark
    values: tuple[Value, ...]

    def heading(self, level: int) -> parts.HeadingLine:
        """The look of a heading of level 1 (I) to 4 (a); deeper levels look like 4."""
        return (self.heading_1, self.heading_2, self.heading_3, self.heading_4)[max(1, min(level, 4)) - 1]

    def on_behalf_of(self, body: str) -> str:
        """The authority line of a paper signed for a collective body: "T/M BAN THƯỜNG VỤ", "TM. ỦY BAN NHÂN DÂN"."""
        return f"{self.authority.on_behalf}{body.upper()}"

    @property
    def text_width_twips(self) -> int:
        """Width between the margins of a portrait page."""
        return twips(self.page.width_mm - self.page.left_mm - self.page.right_mm)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the page that explains a house style; all in Vietnamese."""

    section: str
    key: str
    value: str
    source: str
    certainty: Certainty
    others: str
    note: str


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point, as Word counts."""
    return round(mm * 1440 / 25.4)


def style(style_id: str) -> HouseStyle:
    """The house style of this id, such as "party/HD36". Raises UnknownStyle."""
    path = FOLDER / f"{style_id.replace('/', '_').lower()}.toml"
    if path not in _files() or (house := _kept(path)).id != style_id:
        raise UnknownStyle(style_id)
    return house


def styles() -> tuple[HouseStyle, ...]:
    """Every house style, Party first, the default of a system before the others."""
    return tuple(sorted(map(_kept, _files()), key=lambda s: (s.system, not s.default, s.id)))


def styles_on(day: date, system: System) -> tuple[HouseStyle, ...]:
    """The house styles a paper dated `day` may take, the default first; empty before the first one."""
    return tuple(s for s in styles() if s.system == system and s.in_force.from_ <= day)


def explain(house: HouseStyle) -> tuple[Row, ...]:
    """The values of a house style as rows for a reference page, in the order of its file."""
    words = tomllib.loads((FOLDER / "labels.toml").read_text("utf-8"))

    def say(value: object) -> str:
        if isinstance(value, date):
            return f"{value:%d/%m/%Y}"
        if isinstance(value, float):
            return f"{value:g}".replace(".", ",")
        word = str(value).lower() if isinstance(value, bool) else str(value)
        return str(words["words"].get(word, word if word.strip() else f"“{word}”"))

    def others(v: Value) -> list[str]:
        told = [f"cho phép {say(v.allowed[0])}–{say(v.allowed[1])}"] if v.allowed else []
        return told + [f"nguồn khác: {say(other)}" for other in v.others]

    return tuple(
        Row(
            section=words["sections"][v.section],
            key=words["keys"][v.key],
            value=say(v.value),
            source=v.source,
            certainty=v.certainty,
            others="; ".join(others(v)),
            note=v.note,
        )
        for v in house.values
    )


@cache
def _files() -> tuple[Path, ...]:
    return tuple(sorted(FOLDER.glob("*_*.toml")))


@cache
def _kept(path: Path) -> HouseStyle:
    return _read(path)


def _read(path: Path) -> HouseStyle:
    data = tomllib.loads(path.read_text("utf-8"))
    cites: dict[str, str] = data.pop("cites")
    given: dict[str, Any] = {key: data.pop(key) for key in ("id", "vi", "system", "guidance", "default")}
    values: list[Value] = []
    hints = get_type_hints(HouseStyle)
    for name, section in data.items():
        if name not in hints:
            raise HouseStyleError(f"{path.name}: unknown section [{name}]")
        for key, entry in section.items():
            values.append(_value(path.name, name, key, entry, cites))
        given[name] = _part(path.name, name, _part_type(hints[name]), section)
    given.setdefault("motto", None)
    missing = hints.keys() - given.keys() - {"values"}
    if missing:
        raise HouseStyleError(f"{path.name}: missing {', '.join(sorted(missing))}")
    return HouseStyle(**given, values=tuple(values))


def _value(file: str, section: str, key: str, entry: dict[str, Any], cites: dict[str, str]) -> Value:
    where = f"{file}: {section}.{key}"
    if unknown := entry.keys() - {"value", "cite", "certainty", "range", "others", "note"}:
        raise HouseStyleError(f"{where}: unknown {', '.join(sorted(unknown))}")
    if not {"value", "cite", "certainty"} <= entry.keys():
        raise HouseStyleError(f"{where}: a value needs value, cite and certainty")
    if entry["cite"] not in cites:
        raise HouseStyleError(f"{where}: no source named {entry['cite']} in [cites]")
    allowed = tuple(entry["range"]) if "range" in entry else None
    if allowed and not allowed[0] <= entry["value"] <= allowed[1]:
        raise HouseStyleError(f"{where}: {entry['value']} is outside {allowed}")
    return Value(
        section=section,
        key=key,
        value=entry["value"],
        source=cites[entry["cite"]],
        certainty=Certainty(entry["certainty"]),
        allowed=allowed,
        others=tuple(entry.get("others", ())),
        note=entry.get("note", ""),
    )


def _part_type(hint: Any) -> type[Any]:
    options = [t for t in get_args(hint) if t is not type(None)] if get_origin(hint) in (Union, types.UnionType) else []
    chosen: type[Any] = options[0] if options else hint
    return chosen


def _part(file: str, name: str, kind: type[Any], section: dict[str, Any]) -> Any:
    hints = get_type_hints(kind)
    names = {f.name.rstrip("_"): f.name for f in fields(kind)}
    if names.keys() != section.keys():
        raise HouseStyleError(f"{file}: [{name}] must have exactly {', '.join(sorted(names))}")
    filled: dict[str, object] = {}
    for key, entry in section.items():
        hint, value = hints[names[key]], entry["value"]
        fits = value in get_args(hint) if get_origin(hint) is Literal else type(value) is hint
        if not fits:
            raise HouseStyleError(f"{file}: {name}.{key} cannot be {value!r}")
        filled[names[key]] = value
    return kind(**filled)
