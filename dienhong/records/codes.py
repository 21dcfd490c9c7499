"""Codes: the join key of the house, as on paper. History, deadlines, evidence and papers cite an entry by it."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from django.apps import apps

from dienhong.records.entry import Record

CODE = re.compile(r"^([A-Z]{1,4})-([0-9]{4})-([0-9]{4,9})\Z")
SHOWN = 40
_PLAIN = re.compile(r"([A-Z]{1,4})([0-9]{4})([0-9]{4,9})\Z")


class BadCode(ValueError):
    """A text that is not a record code; the message is Vietnamese and says how a code looks."""


def parse(code: str) -> tuple[str, int, int]:
    """`"TCD-2026-0007"` → `("TCD", 2026, 7)`. Raises BadCode."""
    match = CODE.match(code.strip().upper())
    if not match:
        raise BadCode(f"“{code[:SHOWN]}” không phải mã bản ghi; mã có dạng TCD-2026-0007.")
    return match[1], int(match[2]), int(match[3])


def as_printed(typed: str) -> str:
    """A code as one types it from paper (small letters, stray spaces, Đ for D, another dash than the printed one or none) in the
    form it is printed; '' for what is no code."""
    plain = "".join(sign for sign in typed.upper().replace("Đ", "D") if sign.isalnum())
    parts = _PLAIN.match(plain)
    return "-".join(parts.groups()) if parts else ""


def sort_key(code: str) -> tuple[str, int, int]:
    """Order by prefix, year, number: `…-10000` comes after `…-9999`."""
    return parse(code)


def show(prefix: str, year: int, number: int) -> str:
    """`("TCD", 2026, 7)` → `"TCD-2026-0007"`."""
    return f"{prefix}-{year}-{number:04d}"


@lru_cache(maxsize=1)
def models_by_prefix() -> dict[str, type[Record]]:
    """Every prefix and the model whose entries bear it. Two models with one prefix is a programming error."""
    found: dict[str, type[Record]] = {}
    for model in apps.get_models():
        if issubclass(model, Record):
            if model.CODE_PREFIX in found:
                raise RuntimeError(f"prefix {model.CODE_PREFIX} is claimed twice")
            found[model.CODE_PREFIX] = model
    return found


def model_of(prefix: str) -> type[Record] | None:
    """The model whose entries bear `prefix`."""
    return models_by_prefix().get(prefix)


def book_of(prefix: str) -> type[Record]:
    """`model_of` for a prefix that the program itself names. Raises LookupError."""
    model = model_of(prefix)
    if model is None:
        raise LookupError(f"no register bears the prefix {prefix}")
    return model


def resolve(code: str) -> Record | None:
    """The entry behind a code, voided or not; None when there is none or the text is no code."""
    try:
        prefix, _, _ = parse(code)
    except BadCode:
        return None
    model = model_of(prefix)
    return model.objects.filter(pk=code.strip().upper()).first() if model else None


def resolve_many(codes: Iterable[str]) -> dict[str, Record]:
    """Code → entry for those that exist; one query a prefix, whatever the number of codes (chunks of 500)."""
    found: dict[str, Record] = {}
    ordered = sorted({code for code in codes if CODE.match(code)}, key=sort_key)
    for prefix, group in groupby(ordered, key=lambda code: parse(code)[0]):
        model = model_of(prefix)
        if model is None:
            continue
        wanted = list(group)
        for start in range(0, len(wanted), 500):
            found.update(model.objects.in_bulk(wanted[start : start + 500]))
    return found


def runs(codes: Sequence[str]) -> list[str]:
    """Codes in order, neighbours joined: `["TCD-2026-0001", "…0002", "…0003"]` → `["TCD-2026-0001…0003"]`."""
    out: list[str] = []
    first = last = None
    for key in sorted({parse(code) for code in codes}):
        if last is not None and key[:2] == last[:2] and key[2] == last[2] + 1:
            last = key
            continue
        if first is not None and last is not None:
            out.append(_run(first, last))
        first = last = key
    if first is not None and last is not None:
        out.append(_run(first, last))
    return out


def _run(first: tuple[str, int, int], last: tuple[str, int, int]) -> str:
    head = show(*first)
    return head if first == last else f"{head}…{last[2]:04d}"
