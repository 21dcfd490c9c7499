"""The book and its sheet: of a denunciation neither who sent it nor what it says, for that may tell who it was."""

from datetime import date, datetime

from dienhong.commune.models import Commune
from dienhong.petitions.papers import book
from dienhong.records.actor import Actor
from tests.factories import papers

SAID = "Chị gái tôi làm ở phòng ấy thấy cán bộ nhận tiền"


def test_a_denunciation_stands_in_the_book_without_its_words(commune: Commune, by: Actor, at: datetime) -> None:
    day = date(2026, 6, 1)
    kept = [
        papers.receive(day, by=by, at=at, titled="denunciation", content=SAID),
        papers.receive(day, by=by, at=at, content="Khiếu nại quyết định số 12"),
    ]
    denounced, complained = ("\n".join(line for cell in row.cells for line in cell.lines) for row in book.rows(kept))
    assert SAID not in denounced and "nội dung chỉ xem trong đơn" in denounced
    assert "Khiếu nại quyết định số 12" in complained
