"""Words that were public before there was a search are found by the command: by code, column and kind, never the words."""

from argparse import Namespace
from datetime import datetime

import pytest

from dienhong.commune.models import Commune, Unit
from dienhong.directives.models import Briefing
from dienhong.disclosure import actions as items
from dienhong.disclosure.models import Finding, Version
from dienhong.documents.models import Document
from dienhong.ops import looked
from dienhong.ops.looked import PLACES, Open, undecided
from dienhong.records.actor import Actor
from dienhong.records.acts import void
from dienhong.records.models import Event
from tests.factories import disclosure
from tests.factories.dialogue import document
from tests.factories.planted import WAYS, Planting, Way
from tests.web.whole import whole

WORDS = "Gọi 0912 345 678, CCCD 031090004438"
# Columns that the search of a version reads: `words_of` brings them together with the files.
BY_VERSION = {
    *(f"disclosure.Version.{name}" for name in ("title", "summary", "text", "amount_unit", "why")),
    *(
        "disclosure.TableLine.label",
        "disclosure.VersionFile.name",
        "disclosure.Item.decided_by",
        "disclosure.Item.unit",
    ),
}


def test_it_looks_at_every_column_that_the_public_reads() -> None:
    looks = {f"{place.model}.{column}" for place in PLACES for column in place.columns}
    assert looks | BY_VERSION == {column for way in WAYS for column in way.columns} and not looks & BY_VERSION


def test_a_whole_commune_has_nothing_open(commune: Commune, by: Actor, at: datetime) -> None:
    whole(by=by, at=at)
    assert list(undecided()) == []


@pytest.mark.parametrize("way", [one for one in WAYS if one.waved], ids=lambda way: way.columns[0])
def test_what_an_officer_let_through_is_answered_for(way: Way, commune: Commune, by: Actor, at: datetime) -> None:
    way.act(Planting(way.columns[0].rpartition(".")[2], WORDS, looked=True, by=by, at=at))
    assert list(undecided()) == []


def test_words_from_before_the_search_are_told_without_being_repeated(
    commune: Commune, by: Actor, at: datetime, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looked, "installed", lambda: None)  # the test has the database open already
    made = whole(by=by, at=at)
    events = Event.objects.count()
    assert looked.look(Namespace()) == 0 and made
    Document.objects.update(title=WORDS)
    Briefing.objects.update(title="Gọi 0912 345 678")
    Unit.objects.filter(pk=Unit.objects.earliest("pk").pk).update(name="Tổ 0987 654 321")
    Version.objects.update(text=WORDS)
    Finding.objects.all().delete()
    assert looked.look(Namespace()) == 1
    told = capsys.readouterr().out
    codes = {one.code for one in undecided()}
    assert all(code in told for code in codes) and {code[:2] for code in codes} >= {"VB", "GB", "DV", "CK"}
    assert "Số điện thoại 1" in told and "trích yếu" in told
    assert not any(part in told for part in ("345 678", "031090004438", "987 654"))
    assert Event.objects.count() == events, "it changes nothing"


def test_what_is_voided_or_not_yet_public_is_not_looked_at(commune: Commune, by: Actor, at: datetime) -> None:
    item = disclosure.drafted(at=at)
    Version.objects.filter(item=item).update(text=WORDS)
    assert list(undecided()) == []
    told = disclosure.published(at=at, says=disclosure.says(title="Dự toán"))
    Version.objects.filter(item=told).update(text=WORDS)
    assert list(undecided()) == [Open(told.code, ("nội dung",), {"id_number": 1, "phone": 1})]
    items.withdraw(told.code, why="Đăng nhầm", by=by, at=at)
    assert list(undecided()) == []
    made = document("12-BC/ĐU", at.date(), by=by, at=at)
    Document.objects.filter(pk=made.pk).update(title=WORDS)
    assert [one.code for one in undecided()] == [made.code]
    void(made, by=by, at=at, reason="Ghi nhầm")
    assert list(undecided()) == []
