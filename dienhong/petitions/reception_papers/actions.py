"""The only writers of refusals and receipts; a refusal that must be told in writing opens the clock of its notice."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from dienhong.commune.queries import local_calendar
from dienhong.deadlines.actions import meet_if_open, open_deadline
from dienhong.documents.models import Document
from dienhong.law.verdict import Refused, Verdict
from dienhong.petitions.models import Reception, Visit
from dienhong.petitions.reception_papers import rules
from dienhong.petitions.reception_papers.models import Receipt, ReceiptItem, Refusal
from dienhong.petitions.reception_papers.rules import Item, ReceiptData, RefusalData
from dienhong.records import acts, history
from dienhong.records.actor import Actor

NOTICE = "notice"
HEADS = {"committee": "Chủ tịch UBND xã", "party": "Bí thư Đảng ủy", "council": "Thường trực HĐND xã"}


def record_refusal(told: RefusalData, *, by: Actor, at: datetime) -> Refusal:
    """Enter a refusal. Raises Refused (see `rules.can_refuse`)."""
    held = Reception.objects.standing().filter(pk=told.reception).values_list("held_on", flat=True).first()
    _ask(rules.can_refuse(told, on=timezone.localdate(at), reception_on=held))
    ground = rules.ground_of(told.ground, told.refused_on)
    with acts.creating(Refusal(**_stripped(asdict(told))), verb="refuse", by=by, at=at) as refusal:
        if ground is not None and ground.limit:
            open_deadline(
                refusal.code,
                NOTICE,
                ground.limit,
                start=told.refused_on,
                owner=HEADS[told.host],
                owner_role="petition_officer",
                stops_by="khi ghi thông báo từ chối đã ký",
                at=at,
                calendar=local_calendar(),
            )
    return refusal


def issue_notice(code: str, *, notice: str, by: Actor, at: datetime, revision: int | None = None) -> Refusal:
    """Enter the signed notice; it stops the clock on the day it was signed. Raises Refused, EditConflict."""
    with acts.changing(Refusal, code, verb="issue_notice", by=by, at=at, revision=revision) as refusal:
        ground = rules.ground_of(refusal.ground, refusal.refused_on)
        document = Document.objects.standing().filter(pk=notice).first()
        _ask(
            rules.can_issue(
                written=ground is not None and ground.written,
                issued_before=refusal.notice,
                signed_on=document.signed_on if document else None,
                refused_on=refusal.refused_on,
                found=document is not None,
            )
        )
        refusal.notice = notice
        if document is not None and document.signed_on is not None:
            meet_if_open(code, NOTICE, on=document.signed_on)
    return refusal


def record_receipt(told: ReceiptData, items: Sequence[Item], *, by: Actor, at: datetime) -> Receipt:
    """Enter a receipt with its documents. Raises Refused (see `rules.can_receive`)."""
    kind = ""
    if told.reception:
        visit = Visit.objects.filter(reception_id=told.reception, order=told.visit or 0).first()
        if visit is None:
            raise Refused(Verdict.no("Không có lượt tiếp ấy trong sổ tiếp công dân."))
        kind = visit.classification
    _ask(rules.can_receive(told, items, on=timezone.localdate(at), classification=kind))
    with acts.creating(Receipt(**_stripped(asdict(told))), verb="record", by=by, at=at) as receipt:
        ReceiptItem.objects.bulk_create(
            ReceiptItem(receipt=receipt, order=order, **_stripped(asdict(item)))
            for order, item in enumerate(items, start=1)
        )
    return receipt


def reveal_on_paper(code: str, *, by: Actor, at: datetime) -> None:
    """That a paper with the full identity number was taken out, and by which post, goes into the history."""
    with transaction.atomic():
        head = history.lock_head()
        history.append(code, "reveal", by=by, at=at, changes={}, head=head)


def _stripped(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in columns.items()}


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
