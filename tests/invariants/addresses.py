"""Every address of the program, made out of its own URL patterns: a new one is covered the day it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from dienhong.records.entry import Record

CONVERTER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
# Addresses of an item (CK) outside its own namespace.
OF_ITEMS = (
    *(f"checks:{name}/code" for name in ("show", "search", "decide", "reveal")),
    *(f"lists:{name}/code" for name in ("list", "object")),
    *(
        f"people_lists:{name}/code"
        for name in ("show", "begin", "add", "correct", "drop", "template", "load", "export")
    ),
    "people_lists:receive/code",
)
# What stands for a part of an address that is no record code.
OF_PLANS = ("plan", "plan_edit", "plan_approve", "plan_void")
OF_REQUESTS = ("request", "request_answer", "request_void")
OF_QUESTIONS = ("question", "question_show", "question_reply", "question_hide", "question_void")
SAMPLES = {
    "sha256": "0" * 64,
    **{f"disclosure:{name}/code": "KCK-2026-0001" for name in OF_PLANS},
    **{f"disclosure:{name}/code": "DDC-2026-0001" for name in OF_REQUESTS},
    **{f"disclosure:{name}/code": "HCK-2026-0001" for name in OF_QUESTIONS},
    "slug": "biet",
    "order": "1",
    "version": "1",
    "year": "2026",
    "number": "1",
    "key": "II.1",
    "secret": "A" * 43,
    **dict.fromkeys(("talk:event/code", "talk:ask/code", "talk:live/code"), "KDT-2026-0001"),
    "talk:promise/code": "LH-2026-0001",
    **dict.fromkeys(("web:households/code", "web:household_paper/code"), "KDT-2026-0001"),
    "village": "DV-2026-0001",
    **dict.fromkeys(("talk:demand/code", "talk:sheet/code"), "YCD-2026-0001"),
    "token": "abc:def:ghi",
    "papers:print/name": "thu-ly",
    **dict.fromkeys(OF_ITEMS, "CK-2026-0001"),
    "web:current_figure/name": "petitions.receptions_held",
    "web:feed_of/key": "cong-khai",
    "web:indicator/name": "petitions.receptions_held",
}
# Books with addresses of their own inside an application.
OWN = {
    "LT": "sittings",
    "GTX": "regular_hours",
    "DK": "bookings",
    "VVC": "escalations",
    "BTT": "escalations",
    "TTC": "reception_papers",
    "BN": "reception_papers",
    "LH": "promises",
    "KDT": "plans",
    "CHD": "asked",
    "YCD": "demands",
    "YK": "people_lists",
    "DMC": "summaries",
    "BHD": "council",
}
# Whose codes the screens of the ground packages take, by how their addresses are called; others take any.
GROUND = {"document": "VB-", "unit": "DV-", "fact": "SK-", "day": "NN-", "closing": "KSO-", "figure": "F-"}
ABSENT = "TCD-1999-9999"
# Two books of one application: the addresses of the second take its codes only.
BOOKS = {
    "disclosure": ("disclosure", "CK-"),
    "papers": ("petitions", "DT-"),
    "online_desk": ("petitions", "DT-"),
    "petitions": ("petitions", "TCD-"),
    "disclosed": ("disclosure", "CK-"),
}


@dataclass(frozen=True)
class Address:
    """One URL pattern: its name with namespace, its route, and the view behind it."""

    name: str
    route: str
    view: Callable[..., Any]

    def paths(self, codes: dict[str, list[str]]) -> list[str]:
        """Concrete paths: one for each code of the register's own books, or one with a code nobody has."""
        register, _, name = self.name.partition(":")
        if not re.search(r"<str:(code|figure)>", self.route):
            return [self._path(ABSENT)]
        register, prefix = BOOKS.get(register, (register, ""))
        if register == "web":
            prefix = GROUND.get(name.partition("_")[0], "")
        taken = [code for code in codes.get(register, []) if code.startswith(prefix)]
        return [self._path(code) for code in taken] or [self._path(ABSENT)]

    def _path(self, code: str) -> str:
        def part(match: re.Match[str]) -> str:
            name = match["name"]
            return SAMPLES.get(f"{self.name}/{name}") or SAMPLES.get(name, code)

        return "/" + CONVERTER.sub(part, self.route)


def addresses() -> list[Address]:
    """Every address the program answers to."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: Iterable[Any], prefix: str, namespace: str) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route, pattern.namespace or pattern.app_name or namespace)
        elif isinstance(pattern, URLPattern):
            yield Address(f"{namespace}:{pattern.name}", route, pattern.callback)


def codes_by_register() -> dict[str, list[str]]:
    """Register (the namespace of its addresses) → one code of each of its books; `web` has those of the ground."""
    found: dict[str, list[str]] = {}
    for model in apps.get_models():
        if issubclass(model, Record):
            first = model.objects.order_by("code_year", "code_number").values_list("code", flat=True).first()
            register = model._meta.app_label
            if first:
                web = register in ("documents", "commune", "records", "indicators")
                own = OWN.get(model.CODE_PREFIX, register)
                found.setdefault("web" if web else own, []).append(first)
    return found
