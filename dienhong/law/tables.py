"""Reads the TOML tables that lie beside this package, once per process and only when asked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Table = dict[str, Any]


@cache
def read_table(name: str) -> Table:
    """The table in `name` ("calendar.toml", "limits/complaints.toml"). Callers must not change what they get."""
    return tomllib.loads(files("dienhong.law").joinpath(name).read_text(encoding="utf-8"))


@cache
def read_folder(name: str) -> dict[str, Table]:
    """Every table of a folder ("limits"), by file name, in the order of the names."""
    folder = files("dienhong.law").joinpath(name)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {entry: read_table(f"{name}/{entry}") for entry in names}
