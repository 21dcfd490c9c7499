"""What stands beside the words of an item: who decided, by which paper, who answers, whom it is about.

Changed with a new version of something told, it waits with that version: it is searched and checked with it, and takes the
item's place when the version is told. So nothing that everybody reads changes past the two checks (Law 10/2022 art. 13).
"""

import json
from dataclasses import dataclass
from datetime import date

from dienhong.disclosure.models import Item, Version
from dienhong.disclosure.rules import ItemData


@dataclass(frozen=True, slots=True)
class Beside:
    """All of it, in the shape of the entry."""

    content: str
    sector: str
    document: str
    decided_by: str
    decided_on: date
    starts_on: date
    unit: str
    villages: tuple[str, ...]
    plan: str
    plan_line: int | None


NAMES = tuple(Beside.__dataclass_fields__)
# As the book calls what may differ between what is told and what waits.
WORDS = {
    "content": "nội dung",
    "sector": "luật chuyên ngành",
    "document": "văn bản",
    "decided_by": "ai quyết định",
    "decided_on": "ngày quyết định",
    "starts_on": "hạn tính từ",
    "unit": "đơn vị trả lời",
    "villages": "thôn liên quan",
    "plan": "kế hoạch",
    "plan_line": "dòng kế hoạch",
}


def of(told: ItemData) -> Beside:
    """What an officer told beside the words."""
    facts = {name: getattr(told, name) for name in NAMES}
    facts |= {"decided_by": told.decided_by.strip(), "unit": told.unit.strip(), "villages": tuple(told.villages)}
    return Beside(**{**facts, "plan_line": told.plan_line if told.plan else None})


def beside(item: Item, version: Version | None = None) -> Beside:
    """As it will be told with a version: what waits with it, else what the item says."""
    if version is not None and version.beside:
        told = json.loads(version.beside)
        days = {name: date.fromisoformat(told[name]) for name in ("decided_on", "starts_on")}
        return Beside(**{**told, **days, "villages": tuple(told["villages"])})
    return Beside(**{name: getattr(item, name) for name in NAMES if name != "villages"}, villages=item.village_codes)


def waiting(item: Item, version: Version) -> tuple[str, ...]:
    """What of it will change when the version is told, in the words of the book."""
    now, then = beside(item), beside(item, version)
    return tuple(WORDS[name] for name in NAMES if getattr(now, name) != getattr(then, name))


def wait(item: Item, version: Version, told: Beside) -> None:
    """Lay it by until the version is told; the caller saves the version."""
    changed = told != beside(item)
    version.beside = json.dumps({name: getattr(told, name) for name in NAMES}, default=str) if changed else ""
