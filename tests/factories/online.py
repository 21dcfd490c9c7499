"""Letters of the portal, sent, added to and judged through the acts that the pages use."""

from datetime import datetime
from io import BytesIO

from PIL import Image

from dienhong.petitions.online import actions, proving
from dienhong.petitions.online.asked import Letter
from dienhong.petitions.online.models import SenderContact
from dienhong.petitions.papers import actions as papers_actions
from dienhong.records.actor import Actor
from tests.factories import papers

KEY = "ABCD2345"


def picture() -> bytes:
    """A small photograph, as it is after cleaning."""
    out = BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "JPEG")
    return out.getvalue()


def letter(**more: object) -> Letter:
    """Feedback of an invented person."""
    told: dict[str, object] = {
        "kind": "feedback",
        "content": "Mương xóm Trại tắc.",
        "village": "Trung Hòa",
        "sender_name": "Phạm Thị Nhàn",
        "sender_address": "Ngõ 3, thôn Trung Hòa",
    }
    return Letter(**{**told, **more})  # type: ignore[arg-type]


def send(*, at: datetime, email: str = "", **more: object) -> str:
    """One letter; its code."""
    return actions.send([letter(**more)], key=KEY, at=at, email=email)[0]


def prove(code: str, *, key: str = KEY, at: datetime) -> None:
    """The sender proves the address that was left, by the receipt's key."""
    proving.prove(list(SenderContact.objects.filter(pk=code)), key, at=at)


def answer(code: str, *, by: Actor, at: datetime) -> None:
    """Answered on the day it came."""
    now = papers.doing(at.date(), by=by, at=at)
    papers_actions.classify(code, papers.found("feedback", at.date()), now)
    papers_actions.accept(code, now)
    papers_actions.decide(code, now, document=papers.paper(at.date(), by=by, at=at), outcome="answered")
    papers_actions.mark_sent(code, now)


def followed(*, by: Actor, at: datetime) -> tuple[str, str]:
    """A letter with everything a sender can add, and a denunciation whose sender is under the seal; their codes."""
    code = send(at=at, email="ngo3.trunghoa@vidu.vn")
    prove(code, at=at)
    actions.add(code, words="Nước tràn vào sân nhà ông Bảy.", photos=[picture()], at=at)
    answer(code, by=by, at=at)
    actions.judge(code, judgement="partly", words="Nước tràn vào sân nhà ông Bảy vẫn còn.", at=at)
    secret = send(
        at=at, kind="denunciation", content="Thu tiền riêng.", respondent="Người thu quỹ", sender_name="Trịnh Thị Khuê",
        contact="0912 000 333",
    )  # fmt: skip
    return code, secret
