"""What the officers of the mixed load do: acts over entries that stand, each by a post of its own (its mark), so that
afterwards every act can be found in the history, once or twice or not at all."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from random import Random

from dienhong.commune.actions import declare_fact
from dienhong.directives.actions import finish_task
from dienhong.directives.models import Task
from dienhong.documents.actions import attach_file, record_document
from dienhong.documents.models import Document
from dienhong.law.periods import Window
from dienhong.petitions.actions import answer_visit, correct_reception
from dienhong.petitions.models import Reception
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book
from dienhong.supervision.actions import correct_finding
from dienhong.supervision.models import Inspection
from tests.factories import dialogue, directives, petitions, supervision
from tests.resilience.acts import AT, PDF, File

FIRST = date(2026, 1, 5)
Act = Callable[[Random, str], str]


def _by(mark: str) -> Actor:
    return Actor(post=mark, role="party_office")


def _day(random: Random) -> date:
    return FIRST + timedelta(days=random.randrange(140))


def _one(random: Random, codes: list[str]) -> str:
    return random.choice(codes) if codes else ""


def _receptions() -> list[str]:
    return list(Reception.objects.standing().order_by("-code_number").values_list("code", flat=True)[:40])


def _documents() -> list[str]:
    return list(Document.objects.standing().order_by("-code_number").values_list("code", flat=True)[:20])


def record(random: Random, mark: str) -> str:
    """A reception with up to three visits."""
    visits = tuple(petitions.visit(f"{mark} lượt {n}") for n in range(1, random.randrange(2, 5)))
    return str(petitions.reception(_day(random), by=_by(mark), at=AT, visits=visits).code)


def correct(random: Random, mark: str) -> str:
    """A reception corrected as a whole, on the state just read."""
    code = _one(random, _receptions())
    seen = Reception.objects.get(pk=code)
    visits = [petitions.visit(mark)]
    return str(correct_reception(code, revision=seen.revision, visits=visits, by=_by(mark), at=AT).code)


def answer(random: Random, mark: str) -> str:
    """The first visit of a reception answered; refused when it was."""
    return str(
        answer_visit(_one(random, _receptions()), 1, answered_on=AT.date(), result=mark, by=_by(mark), at=AT).code
    )


def void(random: Random, mark: str) -> str:
    """A reception voided."""
    return str(acts.void(Reception.objects.get(pk=_one(random, _receptions())), by=_by(mark), at=AT, reason=mark).code)


def talk(random: Random, mark: str) -> str:
    """A dialogue."""
    return str(dialogue.dialogue(_day(random), title=mark, by=_by(mark), at=AT).code)


def inspect(random: Random, mark: str) -> str:
    """An inspection with a finding: two events of one act."""
    entry = supervision.inspection(_day(random), topic=mark, by=_by(mark), at=AT)
    supervision.finding(entry, text=mark, by=_by(mark), at=AT)
    return str(entry.code)


def put_right(random: Random, mark: str) -> str:
    """The finding of an inspection corrected."""
    last = Inspection.objects.standing().filter(findings__isnull=False).order_by("-code_number")[:20]
    code = _one(random, [entry.code for entry in last])
    correct_finding(code, 1, text=mark, by=_by(mark), at=AT)
    return code


def give(random: Random, mark: str) -> str:
    """A task out of a document."""
    return str(directives.task(_one(random, _documents()), date(2026, 7, 1), title=mark, by=_by(mark), at=AT).code)


def finish(random: Random, mark: str) -> str:
    """A task done; refused when it was."""
    code = _one(random, list(Task.objects.standing().order_by("-code_number").values_list("code", flat=True)[:20]))
    return str(finish_task(code, done_on=AT.date(), evidence=mark, by=_by(mark), at=AT).code)


def document(random: Random, mark: str) -> str:
    """A document with its file: two events of one act."""
    number = f"{random.randrange(1, 900_000)}-BC/ĐU"
    file = File(f"{mark}.pdf", BytesIO(PDF + random.randbytes(random.randrange(10, 200_000))))
    return str(record_document(number=number, direction="out", title=mark, file=file, by=_by(mark), at=AT).code)


def attach(random: Random, mark: str) -> str:
    """A file kept with a document, now and then one with a content that is kept already."""
    content = PDF + (bytes([random.randrange(3)]) if random.random() < 0.3 else random.randbytes(50_000))
    code = _one(random, _documents())
    attach_file(code, f"{mark}.pdf", BytesIO(content), by=_by(mark), at=AT)
    return code


def close(random: Random, mark: str) -> str:
    """A book closed; refused when it was for the same days."""
    first = _day(random)
    return str(close_book("TCD", Window(first, first + timedelta(days=1)), note=mark, by=_by(mark), at=AT).code)


def declare(random: Random, mark: str) -> str:
    """A number declared out of a document."""
    value = Decimal(random.randrange(30_000, 40_000))
    return str(
        declare_fact(key="population", label=mark, value=value, unit="người", as_of=_day(random),
                     document=_one(random, _documents()), by=_by(mark), at=AT).code
    )  # fmt: skip


GROUND = "Nền"
# How many events of the history bear the mark of each act.
EVENTS: dict[str, int] = {"inspect": 2, "document": 2}
ACTS: dict[str, Act] = {
    act.__name__: act
    for act in (
        record, correct, answer, void, talk, inspect, put_right, give, finish, document, attach, close, declare,
    )
}  # fmt: skip


def ground() -> None:
    """One entry of each kind that the acts choose from, all by the post GROUND."""
    random = Random(0)
    for act in (record, inspect, document, give):
        act(random, GROUND)
