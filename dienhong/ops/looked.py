"""`dienhong privacy look`: the search for personal data over everything that is public now, also what was published before there
was a search, or under an older one. It tells code, column and kind, never the words, and changes nothing.

What an officer let through is known from the history: a tick (`privacy.waved`) or a decision about a place of a version. Places
are compared by their number per kind: of an entry with three telephone numbers and two answered for, one is open.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dienhong.ops.start import installed

CHUNK = 200


@dataclass(frozen=True)
class Place:
    """Columns of a model that anybody reads, of which rows, and where the code of the entry stands. `but`: kinds of data that
    belong there; `ticked`: whether an officer may let anything through."""

    model: str
    columns: tuple[str, ...]
    rows: dict[str, Any] = field(default_factory=dict)
    entry: str = ""
    but: tuple[str, ...] = ()
    ticked: bool = True


@dataclass(frozen=True)
class Open:
    """An entry with places nobody answered for: how many of which kind, and the columns they may stand in."""

    code: str
    columns: tuple[str, ...]
    kinds: dict[str, int]


TALKED = ("title", "content", "place", "attending", "co_chair", "announced_by", "called_off_why")
PLACES = (
    Place("documents.Document", ("kind", "issuer", "title")),
    Place("commune.Unit", ("name",), but=("address", "health"), ticked=False),
    Place("commune.DayOff", ("reason",)),
    Place("commune.Fact", ("label", "unit")),
    Place("petitions.RegularHours", ("hours", "place"), but=("address",)),
    Place(
        "petitions.Sitting",
        ("receiver_title", "place", "participants", "contents", "reason"),
        {"published_on__isnull": False},
    ),
    Place("dialogue.Dialogue", ("title", "topic", "place", "co_chair")),
    Place("dialogue.PlannedDialogue", TALKED, {"announced_on__isnull": False}),
    Place("dialogue.AskedQuestion", ("shown_words", "answer"), {"state__in": ("shown", "joined")}),
    Place("dialogue.Demand", ("subject",), {"state__in": ("collecting", "reached_share", "dialogue_held", "ended")}),
    Place(
        "dialogue.Promise",
        ("words", "question", "owner", "evidence", "broken_why"),
        {"shown_on__isnull": False},
    ),
    Place("dialogue.Question", ("words", "answer"), {"shown_on__isnull": False}, "dialogue"),
    Place("directives.Directive", ("issuer",)),
    Place("directives.Task", ("title", "owner")),
    Place("directives.Briefing", ("title",)),
    Place("listening.Survey", ("title", "slug")),
    Place("listening.Comment", ("told",), {"state": "told"}, ticked=False),
    Place("disclosure.Item", ("withdrawn_why",), {"state": "withdrawn"}),
    Place("disclosure.Version", ("gone_why",), {"gone_on__isnull": False}, "item"),
    Place("disclosure.ItemQuestion", ("shown_words", "answer"), {"state__in": ("shown", "answered")}),
    Place("disclosure.PlanLine", ("what", "duration", "responsible"), {"plan__approved_on__isnull": False}, "plan"),
    Place("disclosure.Posting", ("where", "put_up_by", "taken_down_by"), {}, "item", ("address",), ticked=False),
    Place("disclosure.ListPosting", ("put_up_by",), {}, "quarter_list", ticked=False),
)


def look(_args: argparse.Namespace) -> int:
    """Print what is open; 1 when anything is."""
    installed()
    number = 0
    for one in undecided():
        number += 1
        kinds = ", ".join(f"{_label(kind)} {count}" for kind, count in one.kinds.items())
        print(f"  {one.code} ({'; '.join(one.columns)}): {kinds}")
    if number:
        print(
            f"{number} bản ghi đang công khai có chỗ giống dữ liệu cá nhân mà chưa ai ghi là đã xem. "
            "Mở bản ghi theo mã, sửa lời hoặc gỡ; lệnh này không đổi gì."
        )
        return 1
    print("Mọi lời đang công khai: không có chỗ nào giống dữ liệu cá nhân mà chưa ai ghi là đã xem.")
    return 0


def undecided() -> Iterator[Open]:
    """Every public entry with such places, by its book."""
    met: dict[str, tuple[list[str], set[tuple[str, str]]]] = {}
    never: dict[str, tuple[list[str], set[tuple[str, str]]]] = {}
    for code, column, seen, ticked in _seen():
        columns, places = (met if ticked else never).setdefault(code, ([], set()))
        columns += [column] if column not in columns else []
        places |= seen
    for code in sorted({*met, *never}):
        columns, places = met.get(code, ([], set()))
        left = Counter(kind for kind, _shown in places)
        left.subtract(_answered_for(code) if left else {})
        kinds = +left
        if code in never:
            kinds += Counter(kind for kind, _shown in never[code][1])
        if kinds:
            told = (*(columns if +left else ()), *(never[code][0] if code in never else ()))
            yield Open(code, tuple(dict.fromkeys(told)), dict(sorted(kinds.items())))


def _seen() -> Iterator[tuple[str, str, set[tuple[str, str]], bool]]:
    """Code, column in words, the places (kind, masked), whether a tick may let them through."""
    from django.apps import apps

    from dienhong.privacy.detector import hits

    for place in PLACES:
        model = apps.get_model(place.model)
        standing = f"{place.entry}__voided_at__isnull" if place.entry else "voided_at__isnull"
        names = {name: str(model._meta.get_field(name).verbose_name) for name in place.columns}
        code = _code_column(place)
        rows = model._default_manager.filter(**place.rows)
        if place.model == "listening.Comment":  # told by the code of its survey
            surveys = apps.get_model("listening.Survey")._default_manager.filter(voided_at__isnull=True)
            rows = rows.filter(survey__in=surveys.values("code"))
        else:
            rows = rows.filter(**{standing: True})
        for row in rows.order_by("pk").values(code, *place.columns).iterator(chunk_size=CHUNK):
            for name in place.columns:
                seen = {(hit.kind.value, hit.shown) for hit in hits(row[name] or "") if hit.kind.value not in place.but}
                if seen:
                    yield row[code], names[name], seen, place.ticked
    yield from _versions()


def _versions() -> Iterator[tuple[str, str, set[tuple[str, str]], bool]]:
    """The versions anybody may read, with their lines and files, as the search before publishing reads them."""
    from dienhong.disclosure.checks.reading import words_of
    from dienhong.disclosure.models import Version
    from dienhong.disclosure.old_versions import TOLD
    from dienhong.privacy.detector import hits

    told = Version.objects.filter(step__in=TOLD, item__voided_at__isnull=True).select_related("item").order_by("pk")
    for version in told.iterator(chunk_size=CHUNK):
        for words in words_of(version):
            seen = {(hit.kind.value, hit.shown) for hit in hits(words.text)}
            if seen:
                yield version.item_id, str(words.part.label).lower(), seen, True


def _code_column(place: Place) -> str:
    if place.model == "listening.Comment":
        return "survey"
    return f"{place.entry}_id" if place.entry else "code"


def _answered_for(code: str) -> Counter[str]:
    """What officers let through of an entry, by kind: ticks in its history, decisions about its versions."""
    from dienhong.disclosure.checks.states import Decision
    from dienhong.disclosure.models import Finding
    from dienhong.privacy.waved import CHANGE
    from dienhong.records import history

    found: Counter[str] = Counter()
    for event in history.of(code):
        let_through = history.changes_of(event).get(CHANGE)
        found.update(let_through[1] if let_through else {})
    decided = Finding.objects.filter(version__item=code, decision__in=(Decision.NOT_PERSONAL, Decision.KEEP))
    found.update(kind for kind, _shown in set(decided.values_list("kind", "shown")))
    return found


def _label(kind: str) -> str:
    from dienhong.privacy.hits import Kind

    return Kind(kind).label_vi
