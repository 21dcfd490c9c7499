"""The result of a dialogue made known: on the portal, on the board, to the heads of villages (Law 72/2025/QH15 art. 43)."""

from datetime import date, datetime

from django.utils import timezone

from dienhong.dialogue import telling
from dienhong.dialogue.finding import tell
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.promises.actions import show_promise
from dienhong.dialogue.promises.queries import of_dialogue
from dienhong.dialogue.rules import RESULT, limit_on
from dienhong.dialogue.states import DialogueKind
from dienhong.documents.models import Document
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Certainty, Reason, Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor


def can_publish(
    *, held_on: date, kind: str, days: dict[str, date | None], document_found: bool, bound: bool, on: date
) -> Verdict:
    """Days between the dialogue and today; late or missing ones are told, because late is better than never."""
    verdict = Verdict.yes()
    for words, day in days.items():
        if day is not None and not held_on <= day <= on:
            verdict &= Verdict.no(f"Ngày {words} {date_vi(day)} không nằm giữa ngày đối thoại và hôm nay.")
    if not document_found:
        verdict &= Verdict.no("Sổ văn bản không có thông báo kết luận ấy hoặc văn bản ấy đã hủy.")
    clock = limit_on(RESULT, held_on)
    if clock is None:
        return verdict
    certainty = clock.certainty if bound or kind == DialogueKind.CONFERENCE else Certainty.INFERENCE
    for words, day in days.items():
        if day is None:
            told = f"Chưa ghi ngày {words}; kết quả phải được công bố, niêm yết, gửi trưởng thôn."
            verdict &= Verdict.yes(Reason(told, clock.cite, certainty))
        elif day > clock.due:
            told = f"Ngày {words} {date_vi(day)} đã quá hạn {date_vi(clock.due)}."
            verdict &= Verdict.yes(Reason(told, clock.cite, certainty))
    return verdict


def owed(dialogue: Dialogue, *, bound: bool) -> Verdict:
    """What the law asks of a result that nobody has made known yet, in one sentence; nothing where it asks nothing."""
    clock = limit_on(RESULT, dialogue.held_on)
    if clock is None:
        return Verdict.yes()
    certainty = clock.certainty if bound or dialogue.kind == DialogueKind.CONFERENCE else Certainty.INFERENCE
    words = f"Kết quả phải được công bố, niêm yết, gửi trưởng thôn chậm nhất ngày {date_vi(clock.due)}."
    return Verdict.yes(Reason(words, clock.cite, certainty))


def days_of(result_on: date | None, posted_on: date | None, heads_told_on: date | None) -> dict[str, date | None]:
    """The three ways the law asks for, by their words."""
    return {"công bố": result_on, "niêm yết tại trụ sở": posted_on, "gửi đến các trưởng thôn": heads_told_on}


def verdict_on(
    dialogue: Dialogue, days: dict[str, date | None], *, conclusion: str, bound: bool, at: datetime
) -> Verdict:
    """`can_publish` of an entry; a document signed before the dialogue concludes nothing."""
    found = not conclusion or Document.objects.standing().filter(pk=conclusion).exists()
    return can_publish(
        held_on=dialogue.held_on,
        kind=dialogue.kind,
        days=days,
        document_found=found,
        bound=bound,
        on=timezone.localdate(at),
    )


def publish_result(
    code: str,
    *,
    result_on: date,
    posted_on: date | None,
    heads_told_on: date | None,
    conclusion: str,
    looked: bool,
    bound: bool,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Dialogue:
    """Make the result known: its days are kept, and every promise of it is shown. Raises Refused, EditConflict.

    It may be done again when the board or the heads of villages come later.
    """
    with acts.changing(Dialogue, code, verb="publish_result", by=by, at=at, revision=revision) as dialogue:
        days = days_of(result_on, posted_on, heads_told_on)
        verdict = verdict_on(dialogue, days, conclusion=conclusion, bound=bound, at=at)
        if not verdict:
            raise Refused(verdict)
        dialogue.result_on, dialogue.posted_on, dialogue.heads_told_on = result_on, posted_on, heads_told_on
        dialogue.conclusion = conclusion or dialogue.conclusion
        for promise in of_dialogue(code).filter(shown_on__isnull=True):
            show_promise(promise.code, looked=looked, by=by, at=at)
        tell(dialogue, at=at)
        telling.result(dialogue, at=at)
    return dialogue
