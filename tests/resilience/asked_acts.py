"""What residents ask about a disclosed item, with its receipt; and the list of the quarter."""

from dienhong.commune.models import Unit
from dienhong.disclosure import actions
from dienhong.disclosure.asked.actions import ask_correction, ask_question
from dienhong.disclosure.models import CorrectionRequest, ItemQuestion, QuarterList
from dienhong.disclosure.summaries.actions import draw, post
from dienhong.law.periods import Period
from dienhong.records import receipts
from tests.factories import disclosure
from tests.resilience.acts import AT, BY, MainAct, nothing

KEY = "A2B3C4D5"
QUARTER = Period(2026, 1, 3)


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
        "post_quarter_list",
        lambda: str(draw(QUARTER, by=BY, at=AT).code),
        _everywhere,
        lambda code: QuarterList.objects.get(pk=code).posted_on == AT.date(),
    ),
)
