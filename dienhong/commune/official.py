"""The official list of communes: code, kind, name, province. Several units bear one name, so the province is always shown.

`official.tsv` is written by scripts/generate_communes.py; it says what stands since the reorganisation of 1/7/2025.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import vn_text

FILE = Path(__file__).with_name("official.tsv")
REORGANISED_ON = date(2025, 7, 1)
KINDS = {"x": "xã", "p": "phường", "d": "đặc khu"}


@dataclass(frozen=True)
class OfficialUnit:
    """One commune, ward or special zone as the list has it."""

    code: str
    kind: str
    name: str
    province: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}, {self.province}"

    @property
    def slug(self) -> str:
        """A name for folders and files, one of its kind in the country: "an-khanh-11668"."""
        return f"{re.sub(r'[^a-z0-9]+', '-', _folded(self.name)).strip('-')}-{self.code}"


def official_unit(code: str) -> OfficialUnit | None:
    """The unit that bears `code`; None when none does."""
    return official_units().get(code.strip())


def official_units_named(name: str) -> list[OfficialUnit]:
    """The units of a name, with or without accents and its kind in front ("xa an khanh"), in the order of the list."""
    wanted = _folded(name)
    return [
        one for one in official_units().values() if wanted in (_folded(one.name), _folded(f"{one.kind} {one.name}"))
    ]


@lru_cache(maxsize=1)
def official_units() -> dict[str, OfficialUnit]:
    """Code → unit, province by province."""
    return {one.code: one for one in _read()}


def _read() -> Iterator[OfficialUnit]:
    province = ""
    for line in FILE.read_text(encoding="utf8").splitlines():
        if line.startswith("#"):
            continue
        code, tab, rest = line.partition("\t")
        if not tab:
            province = code
            continue
        kind, _, name = rest.partition("\t")
        yield OfficialUnit(code, KINDS[kind], name, province)


def _folded(text: str) -> str:
    return " ".join(str(vn_text.fold(text)).lower().split())
