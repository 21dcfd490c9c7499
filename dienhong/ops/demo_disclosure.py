"""The demo's book of disclosure: its plan, items with their two checks, what hung where, what was corrected and asked."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from dienhong.commune.queries import villages_on
from dienhong.disclosure import actions
from dienhong.disclosure.asked import actions as asked
from dienhong.disclosure.checks import actions as checks
from dienhong.disclosure.checks.models import Finding
from dienhong.disclosure.contents import says_of
from dienhong.disclosure.models import Item
from dienhong.disclosure.plan.actions import approve_plan, draw_plan
from dienhong.disclosure.plan.rules import LineData, PlanData
from dienhong.disclosure.proofs import actions as proofs
from dienhong.disclosure.proofs.forms import WHERE
from dienhong.disclosure.proofs.rules import BroadcastData, PostingData
from dienhong.disclosure.rules import ItemData, VersionData
from dienhong.disclosure.states import Place
from dienhong.disclosure.typed_figures import parse
from dienhong.law.calendar import Calendar
from dienhong.ops.demo_frame import unit_key
from dienhong.ops.demo_steps import Ledger, Row, Step, afternoon_of, local, rows
from dienhong.records.actor import Actor

WRITER, FOCAL = "phongkinhte", "vpubnd"
ANYBODY = Actor(post="Người dân", role="public")
PLAN = "disclosure/plan"


def disclosure_steps() -> Iterator[Step]:
    """Every act of the book."""
    told = rows("disclosure")
    plan = told["plan"]
    yield Step(local(plan["at"]), FOCAL, partial(_draw, plan), "lập kế hoạch công khai")
    yield Step(local(plan["approved_at"]), FOCAL, partial(_approve, plan), "phê duyệt kế hoạch công khai")
    for row in told["item"]:
        yield from _item(row)


def _item(row: Row) -> Iterator[Step]:
    key = f"disclosure/{row['key']}"
    yield Step(local(row["at"]), WRITER, partial(_draft, row, key), key)
    if "published" in row:
        yield from _to_public(key, local(row["published"]))
    elif "marked" in row:
        yield Step(local(row["marked"]), WRITER, partial(_mark, key, row["mark_words"]), f"{key}/rà soát")
    for hung in row.get("posted", ()):
        yield Step(_noted(hung["from"]), FOCAL, partial(_hang, key, hung), f"{key}/niêm yết")
        if "down" in hung:
            # Papers of a version that was corrected come down before those of the new one go up.
            hour = timedelta(hours=-1) if hung.get("replaced") else timedelta()
            yield Step(_noted(hung["down"]) + hour, FOCAL, partial(_down, key, hung), f"{key}/gỡ niêm yết")
    if run := row.get("broadcast"):
        yield Step(_noted(run["to"]), FOCAL, partial(_broadcast, key, run), f"{key}/phát thanh")
    if passed := row.get("relayed"):
        yield Step(_noted(passed["on"]), FOCAL, partial(_relay, key, passed), f"{key}/truyền đạt")
    if corrected := row.get("corrected"):
        yield from _corrected(key, corrected)
    for number, one in enumerate(row.get("question", ())):
        yield from _question(key, number, one)


def _noted(day: date) -> datetime:
    """What happened in a village is written down that afternoon, or on the next working day's."""
    return afternoon_of(Calendar.load().next_working(day))


def _to_public(key: str, at: datetime) -> Iterator[Step]:
    """Both checks in the hours before, then out."""
    yield Step(at - timedelta(minutes=55), WRITER, partial(_search, key), f"{key}/rà dữ liệu cá nhân")
    yield Step(at - timedelta(minutes=50), WRITER, partial(_mark, key, ""), f"{key}/rà soát")
    yield Step(at - timedelta(minutes=20), FOCAL, partial(_clear, key), f"{key}/duyệt")
    yield Step(at, FOCAL, partial(_publish, key), f"{key}/công khai")


def _corrected(key: str, row: Row) -> Iterator[Step]:
    yield Step(local(row["asked"]), FOCAL, partial(_ask, key, row), f"{key}/đề nghị đính chính")
    yield Step(local(row["at"]), WRITER, partial(_renew, key, row), f"{key}/bản đính chính")
    at = local(row["published"])
    yield from _to_public(key, at)
    yield Step(at + timedelta(minutes=10), FOCAL, partial(_answer, key, row), f"{key}/trả lời đề nghị")


def _question(key: str, number: int, row: Row) -> Iterator[Step]:
    name = f"{key}/câu hỏi {number}"
    yield Step(local(row["asked"]), FOCAL, partial(_question_in, key, name, row), name)
    if "shown" in row:
        yield Step(local(row["shown"]), FOCAL, partial(_reply, name, row), f"{name}/trả lời")


def _draw(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    lines = tuple(LineData(**{**line, "forms": tuple(line["forms"])}) for line in row["line"])
    ledger.codes[PLAN] = draw_plan(PlanData(row["year"], row["drawn_on"], lines), by=by, at=at).code


def _approve(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    approve_plan(ledger.code(PLAN), ledger.code(f"document/{row['document']}"), by=by, at=at)


def _draft(row: Row, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    names = ("content", "decided_by", "decided_on", "unit")
    says = VersionData(
        title=row["title"],
        summary=row["summary"],
        text=row.get("text", ""),
        amount_unit=row.get("amount_unit", ""),
        lines=parse(row.get("lines", "")),
    )
    told = ItemData(
        says=says,
        starts_on=row.get("starts_on") or row["decided_on"],
        sector=row.get("sector", ""),
        villages=tuple(ledger.code(unit_key("village", name)) for name in row.get("villages", ())),
        plan=ledger.code(PLAN) if "line" in row else "",
        plan_line=row.get("line"),
        **{name: row[name] for name in names},
    )
    ledger.codes[key] = actions.draft(told, by=by, at=at).code


def _search(key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    code = ledger.code(key)
    checks.search(code, by=by, at=at)
    for place in Finding.objects.filter(version__item=code, decision=""):
        checks.decide(code, place.pk, "not_personal", reason="Số tiền, diện tích của xã", by=by, at=at)


def _mark(key: str, words: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    actions.mark(ledger.code(key), words=words, by=by, at=at)


def _clear(key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    actions.clear(ledger.code(key), passed=True, words="", by=by, at=at)


def _publish(key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    actions.publish(ledger.code(key), by=by, at=at)


def _hang(key: str, row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    item = Item.objects.get(pk=ledger.code(key))
    office = PostingData(Place.OFFICE, "Bảng tin trụ sở HĐND và UBND xã", row["from"], by.post)
    heads = [
        PostingData(Place.VILLAGE, f"{WHERE} {name}", row["from"], f"Trưởng thôn {name}", code)
        for code, name in _villages(item, row.get("villages", ()), at)
    ]
    proofs.post_up(item.code, office, *heads, by=by, at=at)


def _down(key: str, row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    item = Item.objects.get(pk=ledger.code(key))
    hanging = item.postings.filter(to_on__isnull=True, from_on=row["from"]).values_list("pk", flat=True)
    proofs.take_down(item.code, *hanging, to_on=row["down"], by=by, at=at)


def _broadcast(key: str, row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    told = BroadcastData(row["from"], row["script"], row["to"], times=2)
    proofs.broadcast(ledger.code(key), told, by=by, at=at)


def _relay(key: str, row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    item = Item.objects.get(pk=ledger.code(key))
    codes = [code for code, _ in _villages(item, row["villages"], at)]
    proofs.relay(item.code, *codes, on=row["on"], way=row["way"], by=by, at=at)


def _ask(key: str, row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    code = ledger.code(key)
    made = asked.ask_correction(code, wrong=row["wrong"], right=row["right"], by=ANYBODY, at=at)
    ledger.codes[f"{key}/request"] = made.code


def _renew(key: str, row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    item = Item.objects.get(pk=ledger.code(key))
    says = says_of(item.versions.get(number=item.shown))
    told = VersionData(says.title, says.summary, row["text"], says.amount_unit, says.lines, says.keep, row["why"])
    actions.renew(item.code, told, by=by, at=at)


def _answer(key: str, row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    asked.answer_corrected(ledger.code(f"{key}/request"), answer=row["answer"], by=by, at=at)


def _question_in(key: str, name: str, row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    ledger.codes[name] = asked.ask_question(ledger.code(key), words=row["words"], by=ANYBODY, at=at).code


def _reply(name: str, row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    asked.show_question(ledger.code(name), words=row["words"], by=by, at=at)
    asked.answer_question(ledger.code(name), answer=row["answer"], by=by, at=at)


def _villages(item: Item, names: str | Sequence[str], at: datetime) -> list[tuple[str, str]]:
    every = list(villages_on(at.date()).values_list("code", "name"))
    if names == "all":
        return every
    if names == "concerned":
        return [(code, name) for code, name in every if code in item.village_codes]
    return [(code, name) for code, name in every if name in names]
