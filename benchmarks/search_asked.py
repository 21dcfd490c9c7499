"""Invented documents in the words of a real tongue: few syllables stand everywhere, most are rare. JSON on the output.

python -m benchmarks.search_asked N      (makes its tables in the data folder DIENHONG_DATA)
"""

import json
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from dienhong.search import index  # noqa: E402
from dienhong.search.actions import WITHIN_A_DAY  # noqa: E402
from dienhong.search.models import PublicFiles, PublicText  # noqa: E402
from dienhong.search.queries import find  # noqa: E402

SEED = 3
HEADS = (*"bcdđghklmnpqrstvx", "ch", "gh", "kh", "ng", "nh", "ph", "th", "tr")
CORES = (
    *"aáàảạăắâấậeêếiíoóôốộơờuúưừy",
    *("ai", "ao", "au", "ây", "eo", "êu", "ia", "iê", "oa", "oe", "oi", "uô", "ươ"),
)
TAILS = ("", "n", "m", "ng", "nh", "t", "c", "p", "ch")
SYLLABLES = 5600
FIRST, DAYS = date(2021, 7, 1), 1800
KINDS = ("disclosure", "dialogue", "sitting", "report")
VILLAGES = ("", *(f"DV-2025-{number:04d}" for number in range(1, 20)))
ASKED = 120
WITH_FILE = 4  # every fourth has a paper of one to six pages
QUICK = 60  # of one kind that is slow by nature


def main(documents: int) -> None:
    """Fill, ask, tell."""
    rng = Random(SEED)
    words = [head + core + tail for head in HEADS for core in CORES for tail in TAILS]
    rng.shuffle(words)
    words = words[:SYLLABLES]
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    _fill(rng, words, documents)
    filled = time.perf_counter() - start
    keys = list(PublicText.objects.values_list("id", flat=True)[:: max(1, documents // 500)])
    kinds = {
        "a rare word": [words[rng.randrange(500, SYLLABLES)] for _ in range(ASKED)],
        "rare and common": [f"{words[rng.randrange(50, 2000)]} {words[rng.randrange(50)]}" for _ in range(ASKED)],
        "the commonest": [" ".join(words[i] for i in rng.sample(range(12), 1 + n % 3)) for n in range(ASKED)],
        "beginnings": [words[rng.randrange(2000)][: 2 + n % 3] for n in range(ASKED)],
        "quoted, common": [f'"{words[rng.randrange(5)]} {words[rng.randrange(5, 9)]}"' for _ in range(QUICK)],
    }
    told = {kind: _ask(rng, questions, keys) for kind, questions in kinds.items()}
    told["newest first"] = _ask(rng, kinds["the commonest"] + kinds["rare and common"], keys, newest=True)
    for kind in ("rare and common", "the commonest", "beginnings"):
        told[f"{kind}, narrow"] = _ask(rng, kinds[kind], keys, narrow=True)
    print(json.dumps({"filled": filled, "kinds": told}))


def _fill(rng: Random, words: Sequence[str], documents: int) -> None:
    weights = list(accumulate(1 / (place + 1) for place in range(len(words))))

    def said(many: int) -> str:
        return " ".join(rng.choices(words, cum_weights=weights, k=many))

    def row(place: int) -> PublicText:
        day = FIRST + timedelta(DAYS * place // documents)
        return PublicText(
            id=(day.toordinal() << WITHIN_A_DAY) + place,
            code=f"CK-{day.year}-{place:06d}",
            kind=KINDS[place % len(KINDS)],
            village=VILLAGES[place * 7 % len(VILLAGES)],
            title=said(8),
            text=said(150),
            path=f"/cong-khai/CK-{day.year}-{place:06d}/",
            day=day,
            public_since=datetime(day.year, day.month, day.day, tzinfo=UTC),
            changed_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )

    with transaction.atomic():
        for start in range(0, documents, 1000):
            things = [row(place) for place in range(start, min(start + 1000, documents))]
            PublicText.objects.bulk_create(things)
            PublicFiles.objects.bulk_create(
                PublicFiles(thing=thing, texts=[["quyet-dinh.pdf", said(rng.randrange(200, 2400))]])
                for thing in things[::WITH_FILE]
            )
        index.fill()
    with connection.cursor() as cursor:
        lite = connection.vendor == "sqlite"
        cursor.execute("analyze" if lite else "vacuum analyze search_publictext, search_publicfiles")


def _ask(
    rng: Random, questions: Sequence[str], keys: Sequence[int], *, newest: bool = False, narrow: bool = False
) -> dict[str, float]:
    """`narrow`: with all three filters."""
    found, keyed = [], []
    for question in questions:
        filters: dict[str, Any] = {"newest": newest}
        if narrow:
            filters |= {
                "kind": rng.choice(KINDS),
                "village": rng.choice(VILLAGES[1:]),
                "year": rng.randrange(2022, 2026),
            }
        found.append(_timed(lambda asked=question, more=filters: find(asked, **more)))
        keyed.append(_timed(lambda: PublicText.objects.get(pk=rng.choice(keys))))
    return {"p50": _part(found, 0.5), "p95": _part(found, 0.95), "key": _part(keyed, 0.95)}


def _timed(do: object) -> float:
    start = time.perf_counter()
    do()  # type: ignore[operator]
    return (time.perf_counter() - start) * 1000


def _part(values: list[float], share: float) -> float:
    return sorted(values)[int(len(values) * share)]


if __name__ == "__main__":
    main(int(sys.argv[1]))
