"""One commune a database; what it came from rests on a document."""

from datetime import date, datetime
from typing import Any

import pytest

from dienhong.commune.actions import found_commune, trace_lineage
from dienhong.commune.models import Commune, Lineage
from dienhong.documents.actions import record_document
from dienhong.law.verdict import Refused
from dienhong.records.actor import Actor

pytestmark = pytest.mark.django_db
FORMED_ON = date(2025, 7, 1)
AN_KHANH: dict[str, Any] = {
    "slug": "an-khanh",
    "name": "An Khánh",
    "official_code": "11668",
    "province": "thành phố Hải Phòng",
    "formed_on": FORMED_ON,
}


def test_never_a_second_commune() -> None:
    commune = found_commune(**AN_KHANH)
    assert (commune.full_name, commune.is_demo, commune.demo_today) == ("xã An Khánh", False, None)
    with pytest.raises(Refused, match="đã là của xã An Khánh"):
        found_commune(**{**AN_KHANH, "slug": "xa-khac"})
    assert Commune.objects.count() == 1


def test_lineage_rests_on_a_document(by: Actor, at: datetime) -> None:
    with pytest.raises(Refused, match="văn bản"):
        trace_lineage("xã Tân Viên", "whole", on=FORMED_ON, document="VB-2026-0001")
    assert not Lineage.objects.exists()
    resolution = record_document(number="1669/NQ-UBTVQH15", direction="law", by=by, at=at)
    assert str(trace_lineage("xã Thái Sơn", "part", on=FORMED_ON, document=resolution.code)) == "một phần xã Thái Sơn"
