"""What the search finds of the book of disclosure: the version that is shown with its files, until it is taken down, the
questions that stand beside it with their answers, and the lists of the quarters."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from dienhong.disclosure.asked.models import ItemQuestion
from dienhong.disclosure.checks.file_words import forget, read_missing, searchable
from dienhong.disclosure.contents import public_text
from dienhong.disclosure.models import Item, Version
from dienhong.disclosure.queries import public_items, questions_about, shown_questions
from dienhong.disclosure.states import Step
from dienhong.disclosure.summaries.models import QuarterList
from dienhong.law.dates_vi import count_vi, date_vi
from dienhong.records.entry import Record
from dienhong.search.actions import drop, put
from dienhong.search.instants import Verbs

KIND, QUESTION, QUARTER = "disclosure", "question", "quarter"
CHUNK = 500
VERBS = {
    "CK": Verbs(frozenset({"publish"}), frozenset({"list_take_down"}), frozenset({"withdraw"})),
    "DMC": Verbs(frozenset({"draw"}), frozenset({"update", "post_up"})),
    "HCK": Verbs(frozenset({"show"}), frozenset({"answer"}), frozenset({"hide"})),
}


def tell(entry: Item | ItemQuestion | QuarterList, *, at: datetime | None = None) -> None:
    """Put the item as it is shown with what was asked about it, one question, or one list; or drop what is not shown. `at`: of
    the act that is done, none when it is only told again."""
    if isinstance(entry, QuarterList):
        _quarter(entry, at)
        return
    if isinstance(entry, ItemQuestion):
        _question(entry, Item.objects.filter(pk=entry.item).first(), at)
        return
    _item(entry, at)
    for question in questions_about(entry.code).iterator(chunk_size=CHUNK):
        _question(question, entry, at)


def everything() -> Iterator[Record]:
    """Every item that is shown, every question that stands beside one: pass each to `tell`."""
    yield from public_items().iterator(chunk_size=CHUNK)
    yield from shown_questions().iterator(chunk_size=CHUNK)
    yield from QuarterList.objects.standing().iterator(chunk_size=CHUNK)


def beforehand() -> None:
    """Read the files of which no words are kept, before everything is told again: that takes long and nobody waits for it."""
    shown = Version.objects.filter(item__in=public_items(), step=Step.SHOWN, files__isnull=False).distinct()
    for version in shown.order_by("pk").iterator(chunk_size=CHUNK):
        read_missing(version)


def _item(item: Item, at: datetime | None) -> None:
    forget(item)
    version = item.versions.filter(number=item.shown).first() if item.public else None
    if version is None:
        drop(item.code)
        return
    put(
        item.code,
        kind=KIND,
        title=version.title,
        text=public_text(version),
        path=item.public_path(),
        on=item.published_on or item.decided_on,
        by_village=_one(item),
        files=searchable(version),
        at=at,
    )


def _question(question: ItemQuestion, item: Item | None, at: datetime | None) -> None:
    if item is None or not item.public or not question.public:
        drop(question.code)
        return
    put(
        question.code,
        kind=QUESTION,
        title=question.shown_words,
        text=f"{question.shown_words}\n{question.answer}",  # a long question's title is cut
        path=f"{item.public_path()}#hoi-dap",
        on=question.shown_on or question.asked_on,
        by_village=_one(item),
        at=at,
    )


def _quarter(kept: QuarterList, at: datetime | None) -> None:
    if not kept.standing:
        drop(kept.code)
        return
    hung = f", niêm yết đủ nơi từ ngày {date_vi(kept.posted_on)}" if kept.posted_on else ""
    put(
        kept.code,
        kind=QUARTER,
        title=kept.summary_vi(),
        text=f"Quý {kept.quarter} năm {kept.year}: {count_vi(kept.entries)} nội dung, lập ngày {date_vi(kept.current_on)}{hung}.",
        path=reverse("quarters:show", args=[kept.year, kept.quarter]),
        on=kept.drawn_on,
        at=at,
    )


def _one(item: Item) -> str:
    return item.village_codes[0] if len(item.village_codes) == 1 else ""
