"""The commune's own documents, recounted by hand."""

from random import Random

from dienhong.documents.models import Document
from dienhong.law.periods import Window
from tests.indicators.naive import Naive, Oracle, any_day, counted, row

TYPES = {
    "Nghị quyết": "resolution",
    "Chỉ thị": "directive",
    "Chương trình": "programme",
    "Kế hoạch": "plan",
    "Quyết định": "decision",
    "Quyết định, quy định": "decision",
    "Quy chế": "regulation",
    "Quy định": "regulation",
    "Hướng dẫn": "guidance",
    "Công văn": "dispatch",
    "Thông báo": "other",
    "kế hoạch ": "plan",
}


def fill(random: Random, window: Window) -> None:
    Document.objects.bulk_create(
        row(
            Document,
            number,
            random,
            number=f"{number}-KH/ĐU",
            kind=random.choice(list(TYPES)),
            direction=random.choice(["out", "out", "in", "law"]),
            about_democracy=random.random() < 0.7,
            signed_on=random.choice([any_day(random, window), any_day(random, window), None]),
            entered_on=any_day(random, window),
        )
        for number in range(1, 81)
    )


def _issued(window: Window) -> Naive:
    found = []
    for document in Document.objects.all():
        ours = document.direction == "out" and document.about_democracy and document.voided_at is None
        if ours and document.signed_on is not None and window.from_on <= document.signed_on <= window.to_on:
            found.append((document.code, TYPES[document.kind]))
    return counted(found)


ORACLES: dict[str, Oracle] = {"directives.documents_issued": _issued}
