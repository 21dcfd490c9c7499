"""put and drop: what is public is findable in the transaction that makes it so, and gone with the one that withdraws it."""

from datetime import date

import pytest
from django.db import connection, transaction

from dienhong.search.actions import drop, put
from dienhong.search.models import PublicText
from dienhong.search.words import exact, folded

pytestmark = pytest.mark.django_db


def indexed() -> int:
    table = "search_words" if connection.vendor == "sqlite" else "search_publictext WHERE words IS NOT NULL"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def told(code: str, title: str, day: date = date(2026, 6, 1), text: str = "") -> None:
    put(code, kind="disclosure", title=title, text=text, path=f"/cong-khai/{code}/", on=day)


def test_a_thing_told_again_is_one_thing() -> None:
    told("CK-2026-0001", "Kế hoạch sử dụng đất")
    told("CK-2026-0001", "Kế hoạch sử dụng đất năm 2026")
    told("CK-2026-0001", "Kế hoạch sử dụng đất năm 2026", date(2026, 6, 9))
    assert PublicText.objects.get().day == date(2026, 6, 9) and indexed() == 1
    drop("CK-2026-0001")
    drop("CK-2026-0001")
    assert not PublicText.objects.exists() and indexed() == 0


def test_the_order_of_ids_is_the_order_of_days() -> None:
    for number, day in enumerate((date(2026, 6, 2), date(2025, 12, 31), date(2026, 6, 2), date(2026, 6, 1)), 1):
        told(f"CK-2026-{number:04d}", "Việc", day)
    assert list(PublicText.objects.order_by("id").values_list("code", flat=True)) == [
        "CK-2026-0002", "CK-2026-0004", "CK-2026-0001", "CK-2026-0003"]  # fmt: skip


def test_an_act_that_fails_leaves_nothing_to_find() -> None:
    told("CK-2026-0001", "Ngân sách")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        told("CK-2026-0002", "Đất đai")
        drop("CK-2026-0001")
        raise ZeroDivisionError
    assert PublicText.objects.get().code == "CK-2026-0001" and indexed() == 1


def test_the_longest_and_the_strangest_text_goes_in() -> None:
    told("CK-2026-0001", "Đ" * 900, text="ệ" * 90_000)
    told("CK-2026-0002", "'quoted' \\ back:1A & | ! <-> *", text=" ".join(f"từ{n}" for n in range(20_000)))
    told("CK-2026-0003", "", text="")
    assert indexed() == 3


def test_words_are_the_same_however_they_were_typed() -> None:
    assert folded("Khiếu-nại ĐẤT đai, số 12/QĐ-UBND") == ["khieu", "nai", "dat", "dai", "so", "12", "qd", "ubnd"]
    assert exact("Hoà Thuỷ đât") == exact("HÒA Thủy đât") == exact("hòa thủy đât")
    assert exact("hòa") != exact("hoa") != exact("hóa")
