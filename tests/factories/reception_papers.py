"""Refusals and receipts, through the actions that an officer's form uses."""

from datetime import date, datetime, time

from dienhong.petitions.models import Receipt, Refusal
from dienhong.petitions.reception_papers import actions
from dienhong.petitions.reception_papers.rules import Item, ReceiptData, RefusalData
from dienhong.petitions.states import Classification, Host
from dienhong.records.actor import Actor


def refused(refused_on: date = date(2026, 7, 9), **more: object) -> RefusalData:
    """Somebody whose recommendation was already answered in writing."""
    said: dict[str, object] = {
        "refused_on": refused_on,
        "host": Host.COMMITTEE,
        "refuser": "Phạm Quốc Tuấn",
        "refuser_title": "Chủ tịch UBND xã",
        "classification": Classification.RECOMMENDATION,
        "full_name": "Vũ Đức Thịnh",
        "address": "Xóm Bến, thôn Trung Hòa",
        "id_number": "031090004438",
        "id_issued": "12/3/2022, Bộ Công an",
        "subject": "Mương thoát nước bị lấp",
        "ground": "answered",
        "reason": "Đã trả lời tại văn bản ngày 02/6/2026",
        "explained": True,
    }
    return RefusalData(**{**said, **more})  # type: ignore[arg-type]


def refusal(refused_on: date = date(2026, 7, 9), *, by: Actor, at: datetime, **more: object) -> Refusal:
    """`refused`, in the book."""
    return actions.record_refusal(refused(refused_on, **more), by=by, at=at)


def received(received_on: date = date(2026, 7, 9), **more: object) -> ReceiptData:
    """Papers handed in at the chair's morning."""
    said: dict[str, object] = {
        "received_on": received_on,
        "received_hour": time(8, 20),
        "place": "Phòng tiếp công dân",
        "receiver": "Nguyễn Hữu Thành Công",
        "receiver_title": "Công chức tiếp công dân",
        "giver": "Vũ Đức Thịnh",
        "giver_address": "Xóm Bến, thôn Trung Hòa",
        "giver_id": "031090004438",
    }
    return ReceiptData(**{**said, **more})  # type: ignore[arg-type]


def receipt(received_on: date = date(2026, 7, 9), *, by: Actor, at: datetime, **more: object) -> Receipt:
    """`received`, with two documents."""
    items = (Item("Trích lục bản đồ địa chính", 2, "certified"), Item("Ảnh chụp mương bị lấp", 1, "photocopy"))
    return actions.record_receipt(received(received_on, **more), items, by=by, at=at)
