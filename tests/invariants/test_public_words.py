"""No words of a column that a public page prints become public with a phone, an ID number or an account in them before an
officer decided: through the acts, column by column. A new public column fails here until it has its way or its reason."""

from datetime import datetime

import pytest
from django.apps import apps
from django.db import models

from dienhong.commune.models import Commune
from dienhong.law.verdict import Refused
from dienhong.privacy.classes import FieldClass, UnclassifiedField, class_of
from dienhong.privacy.public_words import doubts
from dienhong.records.actor import Actor
from tests.factories.planted import CORRECTED, WAYS, Planting, Way

PLANTS = {"phone": "gọi 0912 345 678", "id": "CCCD 031090004438", "account": "STK 0123456789012"}

# Why words of a PUBLIC column cannot bring what somebody typed about a person onto a public page.
CODE = "a code, a key or a digest that the program makes or picks from its own lists"
FRAME = "set once when the commune is installed"
UNPRINTED = "no public page, feed, search or table prints it"
COPIED = "copied from columns that are looked at where they are typed"
LISTED = "chosen from data of the law or of the program"
EXCEPT = {
    **dict.fromkeys(
        ("commune.Commune.slug", "commune.Commune.name", "commune.Commune.kind", "commune.Commune.official_code"), FRAME
    ),
    **dict.fromkeys(("commune.Commune.province", "commune.Lineage.name", "commune.LocalDayOff.reason"), FRAME),
    "commune.Membership.title": UNPRINTED,
    "commune.Fact.key": CODE,  # the name in plain letters, looked at as the name
    "commune.DayOff.cited": COPIED,
    "documents.Document.number": "read by `numbers.parse`: at most six digits, then letters of a type and of an organ",
    **dict.fromkeys(("search.PublicText.kind", "search.PublicText.path"), CODE),
    **dict.fromkeys(("search.PublicText.title", "search.PublicText.text"), COPIED),
    **dict.fromkeys(("disclosure.Item.content", "disclosure.Item.sector"), LISTED),
    **dict.fromkeys(("disclosure.Item.title", "disclosure.Item.summary"), COPIED),  # of the version that is told
    "disclosure.TableLine.number": "a place in the table: digits, letters and points, checked by the figures",
    "disclosure.ItemQuestion.answered_by": "the post of the account that answers",
    **dict.fromkeys(("disclosure.PeopleList.kind", "disclosure.PlanLine.content", "disclosure.PlanLine.forms"), LISTED),
    **dict.fromkeys(("disclosure.Broadcast.script", "disclosure.Telling.ref"), UNPRINTED),
    **dict.fromkeys(("petitions.Reception.receiver_title", "petitions.Reception.place"), UNPRINTED),
    "dialogue.Reopening.evidence": COPIED,
    "dialogue.Reopening.why": LISTED,
    **dict.fromkeys(("compliance.Roster.obligation_key", "compliance.Roster.period"), LISTED),
    "listening.Survey.questions": LISTED,
    **dict.fromkeys(
        (f"indicators.Figure.{name}" for name in ("key", "label", "kind", "how", "qualifier", "unit")), LISTED
    ),
    "reports.Request.period_key": LISTED,
    "reports.Report.title": "filled from the template of the report's frame",
    "reports.Report.number": "given by the program's own series",
}
CODES = {
    *("code", "late_after", "prefix", "sha256", "report", "document", "place_document", "due_document"),
    *("evidence_document", "conclusion", "source", "subject_code", "voters_fact"),
    *("village", "villages", "plan", "item", "planned", "lead", "promise", "demand", "dialogue"),
    *("postponed_to", "postponed_from"),
}


def public_columns() -> list[models.Field]:  # type: ignore[type-arg]
    """Every PUBLIC column that is text without choices."""
    found = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if not isinstance(field, models.CharField | models.TextField) or field.choices:
                continue
            try:
                if class_of(model, field.name) is FieldClass.PUBLIC:
                    found.append(field)
            except UnclassifiedField:
                continue
    return found


def test_every_public_column_of_words_has_its_way_or_its_reason() -> None:
    known = [column for way in WAYS for column in way.columns]
    assert len(known) == len(set(known)) and not set(known) & set(EXCEPT)
    words = [f"{one.model._meta.label}.{one.name}" for one in public_columns() if one.name not in CODES]
    assert sorted({*known, *EXCEPT}) == sorted(words)


def test_what_is_called_a_code_has_no_room_for_words() -> None:
    room = {one.name: one.max_length for one in public_columns() if one.name in CODES and (one.max_length or 0) > 64}
    assert room == {"villages": 2000}, "codes of many villages, one after the other"


EACH = [(way, column) for way in (*WAYS, CORRECTED) for column in way.columns]


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
@pytest.mark.parametrize(("way", "column"), EACH, ids=[f"{way.act.__name__}-{column}" for way, column in EACH])
def test_it_waits_until_an_officer_decided(
    way: Way, column: str, plant: str, commune: Commune, by: Actor, at: datetime
) -> None:
    assert doubts(plant)
    name = column.rpartition(".")[2]
    planted = Planting(name, plant, looked=False, by=by, at=at)
    with pytest.raises(Refused) as refused:
        way.act(planted)
    told = str(refused.value)
    assert "dữ liệu cá nhân" in told and not any(part in told for part in plant.split() if len(part) > 5), told


@pytest.mark.parametrize(("way", "column"), EACH, ids=[f"{way.act.__name__}-{column}" for way, column in EACH])
def test_an_officer_who_looked_lets_it_through_where_that_is_allowed(
    way: Way, column: str, commune: Commune, by: Actor, at: datetime
) -> None:
    planted = Planting(column.rpartition(".")[2], PLANTS["phone"], looked=True, by=by, at=at)
    if way.waved:
        assert way.act(planted) is not None
    else:
        with pytest.raises(Refused, match="dữ liệu cá nhân"):
            way.act(planted)
