"""A request and a draft over receptions, declared facts and units, through the actions. Words are invented."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from dienhong.commune import actions as commune
from dienhong.documents import actions as documents
from dienhong.documents.models import Document
from dienhong.law.periods import Window
from dienhong.petitions.states import Host
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book
from dienhong.records.models import Closing
from dienhong.reports import actions
from dienhong.reports.models import Report, Request
from dienhong.reports.outlines import outline
from tests.factories.petitions import reception, visit

FIVE_MONTHS = Window(date(2026, 1, 1), date(2026, 5, 31))
OUTLINE = "democracy_six_months"
SIGNER = actions.Signer("Trần Quốc Hưng")
RECIPIENTS = ("Ban Tuyên giáo và Dân vận Thành ủy (b/c)", "Thường trực Đảng ủy, HĐND, UBND xã")


def document(number: str, *, by: Actor, at: datetime, **more: object) -> Document:
    """A document of the register; a công văn received unless more is said."""
    said: dict[str, object] = {"direction": "in", "issuer": "Ban Tuyên giáo và Dân vận Thành ủy"}
    return documents.record_document(number=number, by=by, at=at, **{**said, **more})  # type: ignore[arg-type]


def request(*, by: Actor, at: datetime, window: Window = FIVE_MONTHS) -> Request:
    """Công văn 741 asks for the first half of 2026, with data to 31/5."""
    asked = document("741-CV/BTGDVTU", by=by, at=at, signed_on=date(2026, 4, 29))
    return actions.receive_request(
        document=asked.code,
        period_key="2026-H1",
        from_on=window.from_on,
        to_on=window.to_on,
        due_on=date(2026, 6, 15),
        recipient="Ban Tuyên giáo và Dân vận Thành ủy",
        by=by,
        at=at,
    )


def draft(
    texts: Mapping[str, str], *, by: Actor, at: datetime, style_id: str = "party/HD36", asked: Request | None = None
) -> Report:
    """A draft in which only the given sections have words: the others are left empty."""
    blank = {section.key: "" for section in outline(OUTLINE).sections}
    return actions.draft_report(
        asked or request(by=by, at=at),
        outline_id=OUTLINE,
        style_id=style_id,
        signer=SIGNER,
        recipients=RECIPIENTS,
        texts={**blank, **texts},
        by=by,
        at=at,
    )


def receptions(*, by: Actor, at: datetime, committee: int = 3, party: int = 2) -> list[str]:
    """Sessions from 06/01/2026, the committee's first, with one visit each; their codes."""
    hosts = [Host.COMMITTEE] * committee + [Host.PARTY] * party
    return [
        reception(date(2026, 1 + place // 25, 1 + place % 25), host=host, by=by, at=at, visits=(visit(),)).code
        for place, host in enumerate(hosts, start=5)
    ]


def close(prefix: str, *, by: Actor, at: datetime, window: Window = FIVE_MONTHS) -> Closing:
    """The book closed for the window."""
    return close_book(prefix, window, by=by, at=at)


def population(*, by: Actor, at: datetime, source: Document) -> None:
    """Nearly 34.000 people, by a document."""
    commune.declare_fact(
        key="population",
        label="Dân số",
        value=Decimal(34000),
        qualifier="gần",
        unit="người",
        as_of=date(2025, 12, 31),
        document=source.code,
        by=by,
        at=at,
    )
