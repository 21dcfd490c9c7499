"""The book and its sheet: of a denunciation neither who sent it nor what it says, for that may tell who it was."""

from datetime import date, datetime

from dienhong.commune.models import Commune
from dienhong.petitions.papers import actions, book
from dienhong.petitions.papers.models import Petition
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


def test_what_became_of_a_letter_where_it_went_stands_in_the_book(commune: Commune, by: Actor, at: datetime) -> None:
    day = date(2026, 6, 9)
    plain = papers.bring("transferred", by=by, at=at, kind="feedback")
    secret = papers.bring("transferred", by=by, at=at, kind="denunciation")
    for letter in (plain, secret):
        told = actions.record_result(letter.code, papers.doing(day, by=by, at=at), result="Đã phạt ông Bờ.")
        assert told.state == "transferred" and told.steps.last().act == "record_result"  # type: ignore[union-attr]
    cells = {row.cells[1].lines[0]: row.cells[-1].lines for row in book.rows(Petition.objects.order_by("pk"))}
    assert cells[plain.code] == ("Nơi nhận báo ngày 09/6/2026", "Đã phạt ông Bờ.")
    assert cells[secret.code] == ("Nơi nhận báo ngày 09/6/2026",), "of a denunciation that it was, not how"
