"""Every column of words that a public page prints, with the act that makes it public: what a test plants personal data through.

An act is told which column bears the planted words, and whether the officer says that each place was looked at.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from dienhong.commune import actions as commune
from dienhong.dialogue import actions as dialogues
from dienhong.dialogue.asked import actions as asked
from dienhong.dialogue.demands import actions as demands
from dienhong.dialogue.plans import actions as plans
from dienhong.dialogue.promises import actions as promises
from dienhong.dialogue.questions import actions as questions
from dienhong.dialogue.questions.actions import QuestionData
from dienhong.directives import actions as directives
from dienhong.directives.rules import TaskData
from dienhong.disclosure import actions as items
from dienhong.disclosure.asked import actions as item_questions
from dienhong.disclosure.checks import actions as checks
from dienhong.disclosure.figures import Line
from dienhong.disclosure.models import Finding
from dienhong.disclosure.old_versions import take_old_down
from dienhong.disclosure.plan import actions as item_plans
from dienhong.disclosure.plan.rules import LineData, PlanData
from dienhong.disclosure.proofs import actions as proofs
from dienhong.disclosure.proofs.rules import PostingData
from dienhong.disclosure.summaries import actions as summaries
from dienhong.documents import actions as documents
from dienhong.law.periods import Period
from dienhong.listening import actions as listening
from dienhong.listening.models import Comment
from dienhong.listening.rules import SurveyData
from dienhong.petitions.regular.actions import declare_hours
from dienhong.petitions.sittings import actions as sittings
from dienhong.privacy.folded import fold
from dienhong.records.actor import Actor
from tests.factories import dialogue as dialogue_made
from tests.factories import directives as directives_made
from tests.factories import disclosure, talks
from tests.factories import files as files_made
from tests.factories import listening as listening_made
from tests.factories import promises as promises_made
from tests.factories import sittings as sittings_made
from tests.factories.dialogue import document

DAY = date(2026, 6, 20)


@dataclass(frozen=True)
class Planting:
    """One try: the column, its words, whether somebody looked, who and when."""

    column: str
    words: str
    looked: bool
    by: Actor
    at: datetime

    def at_column(self, **usual: object) -> dict[str, object]:
        """The usual values, with the planted words in their column."""
        return {**usual, self.column: self.words} if self.column in usual else usual


@dataclass(frozen=True)
class Way:
    """The act for some columns. `waved`: whether an officer may say that it is no personal data; else it never passes."""

    columns: tuple[str, ...]
    act: Callable[[Planting], object]
    waved: bool = True


def _document(one: Planting) -> object:
    told = one.at_column(kind="Báo cáo", issuer="Đảng ủy xã", title="Báo cáo")
    return documents.record_document(
        **told, number="12-BC/ĐU", direction="out", looked=one.looked, by=one.by, at=one.at
    )  # type: ignore[arg-type]


def _document_corrected(one: Planting) -> object:
    made = document("12-BC/ĐU", date(2026, 6, 1), by=one.by, at=one.at)
    told = {one.column: one.words}
    return documents.correct_document(
        made.code, revision=made.revision, looked=one.looked, by=one.by, at=one.at, **told
    )


def _unit(one: Planting) -> object:
    return commune.record_unit(kind="village", name=one.words, from_on=date(2026, 1, 1), by=one.by, at=one.at)


def _day_off(one: Planting) -> object:
    paper = document("12-BC/ĐU", date(2026, 6, 1), by=one.by, at=one.at).code
    told = {"working": False, "reason": one.words, "document": paper, "looked": one.looked}
    return commune.declare_day(date(2027, 3, 11), **told, by=one.by, at=one.at)  # type: ignore[arg-type]


def _fact(one: Planting) -> object:
    paper = document("12-BC/ĐU", date(2026, 6, 1), by=one.by, at=one.at).code
    told = one.at_column(label="Hộ có nước sạch", unit="hộ")
    told |= {"key": "nuoc_sach", "value": Decimal(1250), "as_of": date(2026, 6, 1), "document": paper}
    return commune.declare_fact(**told, looked=one.looked, by=one.by, at=one.at)  # type: ignore[arg-type]


def _hours(one: Planting) -> object:
    told = one.at_column(hours="Các ngày làm việc", place="Trụ sở UBND xã")
    return declare_hours(from_on=DAY, looked=one.looked, by=one.by, at=one.at, **told)  # type: ignore[arg-type]


def _sitting(one: Planting) -> object:
    return sittings.plan_sitting(sittings_made.told(**{one.column: one.words}), by=one.by, at=one.at, looked=one.looked)


def _sitting_gone(one: Planting) -> object:
    made = sittings_made.published(by=one.by, at=one.at)
    return sittings.cancel_sitting(made.code, reason=one.words, by=one.by, at=one.at)


def _dialogue(one: Planting) -> object:
    told = dialogue_made.told(**{one.column: one.words})
    return dialogues.record_dialogue(told, by=one.by, at=one.at, looked=one.looked)


def _plan(one: Planting) -> object:
    made = talks.planned(DAY, by=one.by, at=one.at, **({} if one.column == "announced_by" else {one.column: one.words}))
    how = one.words if one.column == "announced_by" else "Đài truyền thanh xã"
    return plans.announce(made.code, announced_on=one.at.date(), how=how, by=one.by, at=one.at, looked=one.looked)


def _called_off(one: Planting) -> object:
    made = talks.announced(by=one.by, at=one.at)
    return plans.call_off(made.code, reason=one.words, by=one.by, at=one.at)


def _shown_question(one: Planting) -> object:
    made = talks.question(talks.announced(by=one.by, at=one.at).code, at=one.at)
    return asked.show(made.code, one.words, looked=one.looked, by=one.by, at=one.at)


def _answered(one: Planting) -> object:
    then = datetime.combine(DAY, time(9), tzinfo=one.at.tzinfo)
    plan = talks.announced(DAY, by=one.by, at=one.at)
    made = talks.shown(plan.code, by=one.by, at=one.at)
    talks.hall(plan.code, by=one.by, at=then)
    return asked.answer(made.code, one.words, looked=one.looked, by=one.by, at=then)


def _demand(one: Planting) -> object:
    paper = document("12-BC/ĐU", date(2026, 6, 1), by=one.by, at=one.at).code
    told = {"key": "voters", "label": "Cử tri", "unit": "cử tri", "as_of": date(2026, 6, 1), "document": paper}
    commune.declare_fact(**told, value=Decimal(205), by=one.by, at=one.at)  # type: ignore[arg-type]
    return demands.open_demand(one.words, looked=one.looked, by=one.by, at=one.at)


def _promise(one: Planting) -> object:
    code = dialogue_made.dialogue(by=one.by, at=one.at).code
    told = {one.column: one.words} if one.column in ("words", "question", "owner") else {}
    made = promises_made.promise(code, by=one.by, at=one.at, **told)
    if told:
        return promises.show_promise(made.code, looked=one.looked, by=one.by, at=one.at)
    promises.show_promise(made.code, looked=False, by=one.by, at=one.at)
    if one.column == "evidence":
        return promises.keep_promise(
            made.code, kept_on=one.at.date(), evidence=one.words, looked=one.looked, by=one.by, at=one.at
        )
    return promises.break_promise(
        made.code, broken_on=one.at.date(), reason=one.words, looked=one.looked, by=one.by, at=one.at
    )


def _old_question(one: Planting) -> object:
    made = dialogue_made.dialogue(by=one.by, at=one.at)
    told = one.at_column(words="Bao giờ thông mương?", answer="Trong tháng 6")
    rows = [QuestionData(collected="live", outcome="answered", **told)]  # type: ignore[arg-type]
    made = questions.set_questions(made.code, rows, revision=made.revision, by=one.by, at=one.at)
    return questions.show_question(made.code, 1, looked=one.looked, by=one.by, at=one.at)


def _directive(one: Planting) -> object:
    paper = directives_made.theirs("741-CV/BTGDVTU", date(2026, 6, 1), by=one.by, at=one.at).code
    told = {"document": paper, "received_on": one.at.date(), "issuer": one.words}
    return directives.receive_directive(**told, looked=one.looked, by=one.by, at=one.at)  # type: ignore[arg-type]


def _task(one: Planting) -> object:
    told = one.at_column(title="Rà soát", owner="Văn phòng Đảng ủy")
    source = document("12-BC/ĐU", date(2026, 6, 1), by=one.by, at=one.at).code
    task = TaskData(source=source, due_on=DAY, **told)  # type: ignore[arg-type]
    return directives.assign_task(task, looked=one.looked, by=one.by, at=one.at)


def _briefing(one: Planting) -> object:
    told = directives_made.brief(title=one.words)
    return directives.record_briefing(told, looked=one.looked, by=one.by, at=one.at)


def _survey(one: Planting) -> object:
    told = one.at_column(slug="mot-cua", title="Bộ phận một cửa")
    if one.column == "slug":  # an address has no blanks and no marks
        told["slug"] = re.sub("[^a-z0-9]+", "-", fold(one.words)[0])
    survey = SurveyData(questions="counter_1", kind="open", opened_on=date(2026, 1, 1), **told)  # type: ignore[arg-type]
    return listening.open_survey(survey, looked=one.looked, by=one.by, at=one.at)


def _comment(one: Planting) -> object:
    made = listening_made.survey(by=one.by, at=one.at)
    listening_made.rating(made.code, at=one.at, comment="Phải chờ lâu")
    return listening.deal_with(Comment.objects.latest("pk").pk, told=one.words, by=one.by, at=one.at)


def _item(one: Planting) -> object:
    says: dict[str, object] = {}
    if one.column in ("title", "summary", "text"):
        says[one.column] = one.words
    if one.column in ("amount_unit", "label"):
        unit, label = (one.words, "Tổng thu") if one.column == "amount_unit" else ("đồng", one.words)
        says |= {"amount_unit": unit, "lines": (Line(label, planned=5),)}
    beside = {one.column: one.words} if one.column in ("decided_by", "unit") else {}
    told = disclosure.told(says=disclosure.says(**says), **beside)
    files = [(f"{one.words}.docx", BytesIO(files_made.docx("Lời")))] if one.column == "name" else []
    made = items.draft(told, by=disclosure.WRITER, at=one.at, files=files)
    return _through(made.code, one)


def _through(code: str, one: Planting) -> object:
    """Both checks, and out; `looked` is a decision about each place."""
    checks.search(code, by=disclosure.WRITER, at=one.at)
    if one.looked:
        for place in Finding.objects.filter(version__item=code, decision=""):
            told = {"reason": "Không phải", "by": disclosure.WRITER, "at": one.at}
            checks.decide(code, place.pk, "not_personal", **told)  # type: ignore[arg-type]
    items.mark(code, words="", by=disclosure.WRITER, at=one.at)
    items.clear(code, passed=True, words="", by=disclosure.FOCAL, at=one.at)
    return items.publish(code, by=disclosure.FOCAL, at=one.at)


def _version_why(one: Planting) -> object:
    made = disclosure.published(at=one.at)
    items.renew(made.code, disclosure.says(title="Bản hai", why=one.words), by=disclosure.WRITER, at=one.at)
    return _through(made.code, one)


def _withdrawn(one: Planting) -> object:
    made = disclosure.published(at=one.at)
    return items.withdraw(made.code, why=one.words, looked=one.looked, by=disclosure.FOCAL, at=one.at)


def _version_gone(one: Planting) -> object:
    made = disclosure.published(at=one.at)
    items.renew(made.code, disclosure.says(title="Bản hai", why="Sửa số"), by=disclosure.WRITER, at=one.at)
    disclosure.shown(made, at=one.at)
    return take_old_down(made.code, [1], why=one.words, looked=one.looked, by=disclosure.FOCAL, at=one.at)


def _item_question(one: Planting) -> object:
    made = item_questions.ask_question(
        disclosure.published(at=one.at).code, words="Mấy lô?", by=disclosure.WRITER, at=one.at
    )
    words = one.words if one.column == "shown_words" else "Mấy lô?"
    looked = one.looked if one.column == "shown_words" else False
    shown = item_questions.show_question(made.code, words=words, looked=looked, by=disclosure.FOCAL, at=one.at)
    if one.column == "shown_words":
        return shown
    return item_questions.answer_question(
        made.code, answer=one.words, looked=one.looked, by=disclosure.FOCAL, at=one.at
    )


def _plan_line(one: Planting) -> object:
    line = LineData("CK3", "Kế hoạch sử dụng đất", ("posting",), date(2026, 6, 30), "Phòng Kinh tế", "30 ngày")
    line = replace(line, **{one.column: one.words})  # type: ignore[arg-type]
    made = item_plans.draw_plan(PlanData(2026, date(2026, 1, 5), (line,)), by=disclosure.FOCAL, at=one.at)
    paper = document("12/KH-UBND", date(2026, 1, 12), by=one.by, at=one.at)
    return item_plans.approve_plan(made.code, paper.code, looked=one.looked, by=disclosure.FOCAL, at=one.at)


def _posting(one: Planting) -> object:
    made = disclosure.published(at=one.at)
    if one.column == "taken_down_by":
        disclosure.hung(made, one.at.date(), at=one.at)
        told = {"to_on": one.at.date(), "lost": True, "why": "Mưa", "taken_down_by": one.words}
        number = made.postings.get().pk
        return proofs.take_down(made.code, number, **told, by=disclosure.FOCAL, at=one.at)  # type: ignore[arg-type]
    told = one.at_column(where="Bảng tin trụ sở", put_up_by="Văn thư")
    data = PostingData(place="office", from_on=one.at.date(), **told)  # type: ignore[arg-type]
    return proofs.post_up(made.code, data, by=disclosure.FOCAL, at=one.at)


def _list_posting(one: Planting) -> object:
    later = one.at.replace(month=7, day=2)
    made = summaries.draw(Period(2026, 4, 3), by=disclosure.FOCAL, at=later)
    told = {"from_on": later.date(), "put_up_by": one.words}
    return summaries.post(made.code, [("office", "")], **told, by=disclosure.FOCAL, at=later + timedelta(hours=1))  # type: ignore[arg-type]


def _columns(model: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{model}.{name}" for name in names)


WAYS = (
    Way(_columns("documents.Document", "kind", "issuer", "title"), _document),
    Way(_columns("commune.Unit", "name"), _unit, waved=False),
    Way(_columns("commune.DayOff", "reason"), _day_off),
    Way(_columns("commune.Fact", "label", "unit"), _fact),
    Way(_columns("petitions.RegularHours", "hours", "place"), _hours),
    Way(_columns("petitions.Sitting", "receiver_title", "place", "participants", "contents"), _sitting),
    Way(_columns("petitions.Sitting", "reason"), _sitting_gone, waved=False),
    Way(_columns("dialogue.Dialogue", "title", "topic", "place", "co_chair"), _dialogue),
    Way(
        _columns("dialogue.PlannedDialogue", "title", "content", "place", "attending", "co_chair", "announced_by"),
        _plan,
    ),
    Way(_columns("dialogue.PlannedDialogue", "called_off_why"), _called_off, waved=False),
    Way(_columns("dialogue.AskedQuestion", "shown_words"), _shown_question),
    Way(_columns("dialogue.AskedQuestion", "answer"), _answered),
    Way(_columns("dialogue.Demand", "subject"), _demand),
    Way(_columns("dialogue.Promise", "words", "question", "owner", "evidence", "broken_why"), _promise),
    Way(_columns("dialogue.Question", "words", "answer"), _old_question),
    Way(_columns("directives.Directive", "issuer"), _directive),
    Way(_columns("directives.Task", "title", "owner"), _task),
    Way(_columns("directives.Briefing", "title"), _briefing),
    Way(_columns("listening.Survey", "title", "slug"), _survey),
    Way(_columns("listening.Comment", "told"), _comment, waved=False),
    Way(_columns("disclosure.Item", "decided_by", "unit"), _item),
    Way(_columns("disclosure.Version", "title", "summary", "text", "amount_unit"), _item),
    Way(_columns("disclosure.TableLine", "label"), _item),
    Way(_columns("disclosure.VersionFile", "name"), _item),
    Way(_columns("disclosure.Version", "why"), _version_why),
    Way(_columns("disclosure.Version", "gone_why"), _version_gone),
    Way(_columns("disclosure.Item", "withdrawn_why"), _withdrawn),
    Way(_columns("disclosure.ItemQuestion", "shown_words", "answer"), _item_question),
    Way(_columns("disclosure.PlanLine", "what", "duration", "responsible"), _plan_line),
    Way(_columns("disclosure.Posting", "where", "put_up_by", "taken_down_by"), _posting, waved=False),
    Way(_columns("disclosure.ListPosting", "put_up_by"), _list_posting, waved=False),
)
CORRECTED = Way(_columns("documents.Document", "kind", "issuer", "title"), _document_corrected)
