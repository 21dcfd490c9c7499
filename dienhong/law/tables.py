"""Reads the TOML tables that lie beside this package, once per process and only when asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

Table = dict[str, Any]
_HERE = Path(__file__).parent


@cache
def read_table(name: str) -> Table:
    """The table in `name` ("calendar.toml", "limits/complaints.toml"). Callers must not change what they get."""
    import tomllib

    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


def nearest(name: str, names: Iterable[str]) -> str:
    """The words “Có phải: …?” with the names that look most like a wrong one, or nothing; the tail of an error message."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(names), n=3)
    return f" Có phải: {', '.join(near)}?" if near else ""


@cache
def read_folder(name: str) -> dict[str, Table]:
    """Every table of a folder ("limits"), by file name, in the order of the names."""
    return {file.name: read_table(f"{name}/{file.name}") for file in sorted((_HERE / name).glob("*.toml"))}
