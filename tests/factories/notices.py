"""Notices."""

from datetime import datetime

from dienhong.notices.actions import Recipient, put
from dienhong.notices.models import Notice

CLERK = Recipient("vanphong@ankhanh.example.vn", "Chuyên viên Văn phòng Đảng ủy", "party_office")
CHAIR = Recipient("chutich@ankhanh.example.vn", "Chủ tịch UBND xã", "committee_chair")


def notice(key: str, *, at: datetime, to: Recipient = CLERK, about: str = "") -> Notice:
    """A notice in the outbox."""
    return put(key, to=to, subject=f"Đến hạn: {key}", body="Việc đến hạn hôm nay.\n", about=about, at=at)
