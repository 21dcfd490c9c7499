"""The only writers of reports to the council: draft for a session, count anew, note that it went."""

from datetime import date, datetime

from django.utils import timezone

from dienhong.commune.queries import local_calendar
from dienhong.disclosure.council import rules
from dienhong.disclosure.council.models import CouncilReport
from dienhong.disclosure.council.queries import days_for, report_of
from dienhong.disclosure.summaries.report import report
from dienhong.documents.issued import why_not_committee
from dienhong.documents.models import Document
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor


@acts.one_at_a_time
def draft_report(
    session_on: date, *, since: date, by: Actor, at: datetime, from_on: date | None = None, to_on: date | None = None
) -> CouncilReport:
    """The session's day is known: its report is there, counted. `since` is the commune's first day. Raises Refused."""
    today = timezone.localdate(at)
    first, last = days_for(session_on, since=since, today=today)
    fresh = CouncilReport(session_on=session_on, from_on=from_on or first, to_on=to_on or last)
    _count(fresh, since=since, today=today)
    return acts.create(fresh, verb="draft", by=by, at=at)


def count_again(
    code: str,
    *,
    session_on: date,
    from_on: date,
    to_on: date,
    since: date,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> CouncilReport:
    """Count anew before it is sent; the session or the days may have moved. Raises Refused, EditConflict."""
    with acts.changing(CouncilReport, code, verb="count_again", by=by, at=at, revision=revision) as kept:
        kept.session_on, kept.from_on, kept.to_on = session_on, from_on, to_on
        _count(kept, since=since, today=timezone.localdate(at))
    return kept


def note_sent(
    code: str,
    document: str,
    *,
    council_on: date | None,
    front_on: date | None,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> CouncilReport:
    """Note the paper and the days on which the council and the front got it; the second may come later.

    Raises Refused, EditConflict.
    """
    with acts.changing(CouncilReport, code, verb="note_sent", by=by, at=at, revision=revision) as kept:
        paper = Document.objects.standing().filter(pk=document).first()
        wrong = why_not_committee(paper, rules.TYPES) if paper else "Sổ văn bản không có báo cáo này."
        verdict = rules.can_send(
            council_on=council_on,
            front_on=front_on,
            signed_on=paper.signed_on if paper else None,
            drawn_on=kept.drawn_on,
            today=timezone.localdate(at),
            wrong=wrong,
        )
        _ask(verdict)
        kept.document, kept.council_on, kept.front_on = document, council_on, front_on
    return kept


def _count(kept: CouncilReport, *, since: date, today: date) -> None:
    verdict = rules.can_count(
        session_on=kept.session_on,
        from_on=kept.from_on,
        to_on=kept.to_on,
        today=today,
        twin=report_of(kept.session_on, kept.code),
        sent=kept.sent,
    )
    _ask(verdict)
    window = Window(kept.from_on, kept.to_on)
    kept.drawn_on = today
    kept.figures = report(window, local_calendar(), today=today, since=since).frozen()


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
