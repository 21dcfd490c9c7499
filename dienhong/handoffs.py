"""The few places where one register passes a matter to another, in one transaction. A button for it is a view of `web`.

What is handed on never carries what identifies somebody: of a letter only its kind, how it ended and the paper that says so.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dienhong.disclosure.actions import draft
from dienhong.disclosure.models import Item
from dienhong.disclosure.rules import ItemData, VersionData
from dienhong.documents.models import Document
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Refused, Verdict
from dienhong.listening.actions import slip_for
from dienhong.listening.models import Survey
from dienhong.listening.queries import answers_survey
from dienhong.notices.byhand import hand_over
from dienhong.notices.queries import by_hand
from dienhong.petitions.bookings.actions import BOOKERS, note_told
from dienhong.petitions.bookings.models import Booking
from dienhong.petitions.bookings.states import Told
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import DECIDED, State
from dienhong.records.actor import Actor

# "Other contents under law": the law of complaints, not art. 11 itself, orders the result of a letter to be told.
OTHER_CONTENTS = "CK14"
ANSWERED = (State.SENT, State.CLOSED)
TOLD_STATES = DECIDED | {State.CLOSED}


def carry(pks: Iterable[int], *, by: Actor, at: datetime) -> int:
    """Mark notices as handed over; who booked an hour and waited for such a message is told by it. How many."""
    with transaction.atomic():
        carried = by_hand().filter(pk__in=list(pks))
        told = list(carried.filter(role=BOOKERS).values_list("about", flat=True))
        number = hand_over(carried.values_list("pk", flat=True), at=at)
        waiting = Booking.objects.standing().filter(pk__in=told, told=Told.TO_TELL)
        for code in list(waiting.values_list("pk", flat=True)):
            note_told(code, by=by, at=at)
    return number


def may_rate_answer(petition: Petition, on: date) -> Survey | None:
    """The survey in which whoever sent a letter rates its answer; None where there is no answer yet, it was rated, or it is a
    denunciation: nothing more is asked of who denounces."""
    if petition.is_denunciation or petition.state not in ANSWERED or not petition.decision:
        return None
    return answers_survey(on, petition.code)


def rate_answer(petition: Petition, *, at: datetime) -> tuple[str, str]:
    """The address of that survey and a slip for this one rating. Raises Refused."""
    survey = may_rate_answer(petition, timezone.localdate(at))
    if survey is None:
        raise Refused(Verdict.no("Đơn này chưa có câu trả lời để chấm, hoặc đã chấm rồi."))
    return survey.slug, slip_for(survey.code, petition.code, at=at)


def can_disclose_outcome(petition: Petition, *, item: str = "") -> Verdict:
    """Whether the result of a letter may go into the book of disclosure; `item` is the item that already tells it.

    Never of a denunciation: what is told of it would point at who wrote (Law 25/2018/QH14 art. 9).
    """
    if not petition.standing:
        return Verdict.no("Đơn đã hủy.")
    if petition.is_denunciation:
        return Verdict.no(
            "Kết quả giải quyết tố cáo không chuyển sang sổ công khai từ đây: lời công khai có thể chỉ ra người tố cáo.",
            "25/2018/QH14 art 9",
        )
    if petition.state not in TOLD_STATES or petition.settled_on is None:
        return Verdict.no("Đơn chưa có kết quả giải quyết để công khai.")
    if item:
        return Verdict.no(f"Kết quả này đã có trong sổ công khai với mã {item}.")
    return Verdict.yes()


def item_about(petition: Petition) -> str:
    """The code of the standing item that tells the paper by which a letter was settled; "" for none."""
    if not petition.decision:
        return ""
    told = Item.objects.standing().filter(document=petition.decision).values_list("code", flat=True)
    return told.first() or ""


def disclose_outcome(code: str, *, by: Actor, at: datetime) -> Item:
    """Draft an item of disclosure out of a settled letter. It goes through both checks like any other before it is told.

    Raises Refused, Petition.DoesNotExist.
    """
    petition = Petition.objects.get(pk=code)
    verdict = can_disclose_outcome(petition, item=item_about(petition))
    if not verdict or petition.settled_on is None:
        raise Refused(verdict)
    paper = Document.objects.filter(pk=petition.decision).first()
    return draft(_told(petition, petition.settled_on, paper, timezone.localdate(at)), by=by, at=at)


def _told(petition: Petition, settled_on: date, paper: Document | None, on: date) -> ItemData:
    kind = str(petition.get_kind_display()).lower()
    cited = paper.cite_vi() if paper else ""
    found = str(petition.get_outcome_display()).lower()
    summary = f"{_issuer(paper)} đã giải quyết một đơn {kind} ngày {date_vi(settled_on)}. Kết quả: {found}."
    says = VersionData(title=f"Kết quả giải quyết đơn {kind} theo {_low(cited)}".strip(), summary=summary)
    return ItemData(
        content=OTHER_CONTENTS,
        says=says,
        decided_by=_issuer(paper),
        decided_on=settled_on,
        starts_on=settled_on,
        unit="Văn phòng HĐND và UBND",
        document=petition.decision,
    )


def _issuer(paper: Document | None) -> str:
    return (paper.issuer if paper else "") or "Chủ tịch UBND xã"


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]
