"""Two officers edit one entry: the second sees what it was, what it is and what he typed; nothing is overwritten."""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from django import forms
from django.test import Client

from dienhong.documents.actions import record_document
from dienhong.documents.models import Document
from dienhong.page.conflict import _words
from dienhong.page.fields import DayField
from dienhong.records import history
from dienhong.records.actor import Actor

Officer = Callable[[str], Client]
URL = "/ban-lam-viec/van-ban/VB-2026-0001/sua/"


@pytest.fixture
def two(officer: Officer, by: Actor, at: datetime) -> tuple[Client, Client]:
    """Two officers before one document."""
    record_document(number="12-BC/ĐU", direction="out", title="Báo cáo cũ", issuer="Đảng ủy", by=by, at=at)
    return officer("party_office"), officer("committee_office")


def opened(client: Client) -> dict[str, str]:
    """The form as it opens: its hidden fields and what stands in it."""
    page = client.get(URL).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))
    return {
        **hidden,
        "number": "12-BC/ĐU",
        "kind": "Báo cáo",
        "issuer": "Đảng ủy",
        "title": "Báo cáo cũ",
        "secrecy": "",
    }


def test_the_second_editor_sees_three_states_and_overwrites_nothing(two: tuple[Client, Client]) -> None:
    first, second = two
    theirs, mine = opened(first), opened(second)
    assert first.post(URL, {**theirs, "title": "Báo cáo của người trước"}).status_code == 302
    reply = second.post(URL, {**mine, "title": "Báo cáo của tôi"})
    assert reply.status_code == 409
    row = next(row for row in reply.context["rows"] if row["label"] == "Trích yếu")
    assert (row["base"], row["theirs"], row["yours"]) == ("Báo cáo cũ", "Báo cáo của người trước", "Báo cáo của tôi")
    assert [row["label"] for row in reply.context["rows"] if row["differs"]] == ["Trích yếu"]
    assert Document.objects.get().title == "Báo cáo của người trước"
    assert len(history.of("VB-2026-0001")) == 2

    resumed = second.post(URL, {**dict(reply.context["hidden"]), "revision": reply.context["revision"], "resume": "1"})
    assert resumed.status_code == 200 and Document.objects.get().title == "Báo cáo của người trước"
    assert "Báo cáo của tôi</textarea>" in resumed.content.decode().replace("\n", "")
    again = {
        **mine,
        "title": "Báo cáo của tôi",
        "once": resumed.context["once"],
        "revision": resumed.context["revision"],
    }
    assert second.post(URL, again).status_code == 302
    assert Document.objects.get().title == "Báo cáo của tôi"


@pytest.mark.parametrize("revision", ["", "0", "-1", "99", "mười", "9" * 30, None])
def test_a_revision_that_is_not_the_current_one_never_writes(two: tuple[Client, Client], revision: str | None) -> None:
    form = {**opened(two[0]), "title": "Ghi đè"}
    form.pop("revision")
    reply = two[0].post(URL, form if revision is None else {**form, "revision": revision})
    assert reply.status_code == 409
    assert Document.objects.get().title == "Báo cáo cũ"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (forms.DecimalField(), "24.5", "24,5"),
        (forms.DecimalField(), Decimal("24.500"), "24,5"),
        (DayField(), "2026-06-05", "05/6/2026"),
        (forms.ChoiceField(choices=[("Nhóm", [("a", "Chữ a")])]), "a", "Chữ a"),
        (forms.TypedChoiceField(coerce=int, choices=[(1, "Một")]), 1, "Một"),
        (forms.MultipleChoiceField(choices=[("a", "Chữ a"), ("b", "Chữ b")]), ["a", "b"], "Chữ a, Chữ b"),
        (forms.BooleanField(), False, "không"),
        (forms.CharField(), None, ""),
    ],
)
def test_each_kind_of_value_is_said_in_the_words_of_the_form(field: forms.Field, value: object, words: str) -> None:
    assert _words(field, value) == words
