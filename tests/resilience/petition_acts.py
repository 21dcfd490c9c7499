"""The main acts on letters: each with its clocks, and those that put an identity under the seal."""

from contextlib import AbstractContextManager
from datetime import date
from unittest.mock import patch

from dienhong.accounts.actions import PostData, open_account
from dienhong.deadlines.models import Deadline
from dienhong.documents.models import Document
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.intake import PartData
from dienhong.petitions.papers.steps import Doing
from dienhong.petitions.regular.actions import declare_hours
from dienhong.petitions.regular.models import RegularHours
from dienhong.petitions.regular.queries import hours_on
from dienhong.petitions.sealed.actions import bar_by_post, move_sender, seal_sender
from dienhong.petitions.sealed.models import SealedSender
from dienhong.petitions.sealed.rules import Identity
from dienhong.privacy import sealing
from dienhong.records import receipts
from tests.factories import papers
from tests.resilience.acts import AT, BY, SESSION, MainAct, nothing

RECEIVED, NEXT = date(2026, 5, 4), date(2026, 5, 20)
KEY = "ABCD2345"
SENDER = Identity("Tạ Thị Mộng Điệp", "xóm Cồn Nổi", "031088777111", "0987111222")


def _doing() -> Doing:
    return papers.doing(NEXT, by=BY, at=AT)


def _in(state: str, kind: str = "complaint") -> str:
    return str(papers.bring(state, by=BY, at=AT, kind=kind, on=RECEIVED).code)


def _running(code: str, key: str) -> bool:
    clock = Deadline.objects.filter(code=code, key=key).first()
    return clock is not None and clock.is_open


def _seal(code: str) -> str:
    with _one_nonce():
        return seal_sender(code, SENDER, by=BY, at=AT).code


def _move(code: str) -> str:
    with _one_nonce():
        return move_sender(code, by=BY, at=AT).code


def _one_nonce() -> AbstractContextManager[object]:
    """What is sealed twice differs by its nonce; these tests compare whole tables, so here it does not."""
    return patch.object(sealing.secrets, "token_bytes", bytes)


def _with_paper() -> str:
    code = _in("classified")
    papers.paper(NEXT, by=BY, at=AT)
    return code


def _accept(code: str) -> str:
    paper = Document.objects.order_by("code_year", "code_number").last()
    return str(actions.accept(code, _doing(), document=paper.code if paper else "").code)


def _mixed() -> str:
    code = str(papers.bring("classified", by=BY, at=AT, on=RECEIVED, kind="mixed").code)
    receipts.issue(code, at=AT, key=KEY)
    return code


def _split(code: str) -> str:
    parts = [PartData("complaint", "Khiếu nại quyết định số 12."), papers.SECOND_PART]
    return str(actions.split(code, parts, _doing())[1][1].code)


def _accusing() -> str:
    post = PostData("committee_chair", "Chủ tịch UBND xã", RECEIVED)
    open_account("chair", "Người giữ chức vụ", [post], by=BY, at=AT)
    return _in("received", "denunciation")


def _bar(code: str) -> str:
    bar_by_post(code, ["committee_chair"], by=BY, at=AT)
    return code


def _classify(code: str) -> str:
    return str(actions.classify(code, papers.found("complaint", NEXT), _doing()).code)


PETITION_ACTS: tuple[MainAct, ...] = (
    MainAct(
        "declare_hours",
        nothing,
        lambda _: declare_hours(from_on=SESSION, hours="Các ngày làm việc", place="Trụ sở xã", by=BY, at=AT).code,
        lambda code: hours_on(SESSION) == RegularHours.objects.get(pk=code),
    ),
    MainAct(
        "receive_letter",
        nothing,
        lambda _: str(papers.receive(RECEIVED, by=BY, at=AT).code),
        lambda code: _running(code, "accept"),
    ),
    MainAct(
        "classify_letter",
        lambda: _in("received"),
        _classify,
        lambda code: Petition.objects.get(pk=code).eligible is True,
    ),
    MainAct(
        "instruct_letter",
        lambda: str(papers.bring("classified", by=BY, at=AT, on=RECEIVED, competence="judicial").code),
        lambda code: str(actions.instruct(code, _doing(), body="Tòa án nhân dân khu vực").code),
        lambda code: not _running(code, "accept"),
    ),
    MainAct(
        "inspect_letter",
        lambda: str(
            papers.bring("classified", by=BY, at=AT, on=RECEIVED, kind="denunciation", conditions=papers.INFORMED).code
        ),
        lambda code: str(actions.inspect(code, _doing(), body="Ban Thanh tra nhân dân").code),
        lambda code: not _running(code, "check"),
    ),
    MainAct(
        "split_letter_with_its_key",
        _mixed,
        _split,
        lambda code: receipts.opens(code, KEY) and _running(code, "reply"),
    ),
    MainAct(
        "bar_by_post",
        _accusing,
        _bar,
        lambda code: Petition.objects.get(pk=code).bars.exists(),
    ),
    MainAct(
        "accept_letter",
        _with_paper,
        _accept,
        lambda code: _running(code, "settle") and not _running(code, "accept"),
    ),
    MainAct(
        "close_letter",
        lambda: _in("sent"),
        lambda code: str(actions.close(code, _doing(), words="Đã làm xong.").code),
        lambda code: Petition.objects.get(pk=code).state == "closed",
    ),
    MainAct(
        "seal_sender",
        lambda: _in("received", "denunciation"),
        _seal,
        lambda code: SealedSender.objects.filter(code=code).count() == 1,
    ),
    MainAct(
        "move_sender_under_the_seal",
        lambda: _in("received", "recommendation"),
        _move,
        lambda code: (
            Petition.objects.get(pk=code).sender_name == "" and SealedSender.objects.filter(code=code).exists()
        ),
    ),
)
