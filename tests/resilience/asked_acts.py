"""What residents ask about a disclosed item, with its receipt; the list of the quarter, the report to the council."""

from datetime import date

from dienhong.commune.models import Unit
from dienhong.disclosure import actions
from dienhong.disclosure.asked.actions import ask_correction, ask_question
from dienhong.disclosure.council.actions import draft_report, note_sent
from dienhong.disclosure.models import CorrectionRequest, CouncilReport, ItemQuestion, QuarterList
from dienhong.disclosure.summaries.actions import draw, post
from dienhong.law.periods import Period
from dienhong.records import receipts
from tests.factories import disclosure
from tests.factories.dialogue import document
from tests.resilience.acts import AT, BY, MainAct, nothing

KEY = "A2B3C4D5"
QUARTER = Period(2026, 1, 3)
SESSION = date(2026, 7, 8)


def _cleared() -> str:
    item = disclosure.drafted(at=AT)
    actions.mark(item.code, words="", by=disclosure.WRITER, at=AT)
    return str(actions.clear(item.code, passed=True, words="", by=disclosure.FOCAL, at=AT).code)


def _public() -> str:
    return str(actions.publish(_cleared(), by=disclosure.FOCAL, at=AT).code)


def _correction(item: str) -> str:
    kept = ask_correction(item, wrong="Sai diện tích.", by=BY, at=AT)
    receipts.issue(kept.code, at=AT, key=KEY)
    return str(kept.code)


def _everywhere(code: str) -> str:
    villages = [("village", str(one)) for one in Unit.objects.filter(kind="village").values_list("code", flat=True)]
    return str(post(code, [("office", ""), *villages], from_on=AT.date(), put_up_by="Văn thư", by=BY, at=AT).code)


def _sent(code: str) -> str:
    paper = document("45/BC-UBND", AT.date(), by=BY, at=AT)
    return str(note_sent(code, paper.code, council_on=AT.date(), front_on=AT.date(), by=BY, at=AT).code)


ASKED_ACTS: tuple[MainAct, ...] = (
    MainAct(
        "ask_about_item",
        _public,
        lambda code: str(ask_question(code, words="Bao giờ xong?", by=BY, at=AT).code),
        lambda code: ItemQuestion.objects.get(pk=code).words == "Bao giờ xong?",
    ),
    MainAct(
        "ask_correction",
        _public,
        _correction,
        lambda code: CorrectionRequest.objects.filter(pk=code).exists() and receipts.opens(code, KEY),
    ),
    MainAct(
        "draw_quarter_list",
        nothing,
        lambda _: str(draw(QUARTER, by=BY, at=AT).code),
        lambda code: QuarterList.objects.get(pk=code).quarter == 1,
    ),
    MainAct(
        "draft_council_report",
        nothing,
        lambda _: str(draft_report(SESSION, since=date(2025, 7, 1), by=BY, at=AT).code),
        lambda code: CouncilReport.objects.get(pk=code).session_on == SESSION,
    ),
    MainAct(
        "send_council_report",
        lambda: str(draft_report(SESSION, since=date(2025, 7, 1), by=BY, at=AT).code),
        _sent,
        lambda code: CouncilReport.objects.get(pk=code).done,
    ),
    MainAct(
        "post_quarter_list",
        lambda: str(draw(QUARTER, by=BY, at=AT).code),
        _everywhere,
        lambda code: QuarterList.objects.get(pk=code).posted_on == AT.date(),
    ),
)
