"""A denunciation is read by whoever handles it; for every other post it exists, with its kind, its day and its clocks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from dienhong.commune.models import Commune
from dienhong.deadlines.models import Deadline
from dienhong.petitions.online import actions as sender
from dienhong.petitions.online.models import LetterPhoto
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.actions.intake import IDENTITY
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.intake import PartData
from dienhong.records.actor import Actor
from tests.factories import online, papers
from tests.factories.commune import account
from tests.petitions.papers.views.forms import text

Officer = Callable[[str], Client]
BASE = "/ban-lam-viec/don-thu/"

VILLAGE = "xóm Đông Hưng"
SECRETS = (
    "Vi Văn Bờ",
    "nhận tiền của dân",
    "Còn đưa thêm lần nữa",
    "tố cáo Chủ tịch",
    "Cơ quan hành chính khác",
    "xóm Đông Hưng",
)


@pytest.mark.parametrize("state", ["received", "classified", "accepted"])
def test_what_a_denunciation_says_is_for_whoever_handles_it(
    state: str, commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = papers.receive(
        by=by,
        at=at,
        titled="denunciation",
        content="Cán bộ nhận tiền của dân.",
        respondent="Vi Văn Bờ",
        channel="online",
        village="xóm Đông Hưng",
    )
    day = date(2026, 3, 3)
    if state != "received":
        told = papers.found("denunciation", day, competence="ours" if state == "accepted" else "administrative")
        actions.classify(made.code, replace(told, words="xét thấy tố cáo Chủ tịch"), papers.doing(day, by=by, at=at))
    if state == "accepted":
        doing = papers.doing(day, by=by, at=at)
        actions.accept(made.code, doing, document=papers.paper(day, by=by, at=at))
    sender.add(made.code, words="Còn đưa thêm lần nữa.", photos=[online.picture()], at=at)
    picture = reverse("online_desk:photo", args=[made.code, LetterPhoto.objects.get().pk])
    for role in ("committee_chair", "party_secretary", "party_office"):
        client = officer(role)
        page = text(client, made.desk_path())
        assert made.code in page and "02/3/2026" in page, "that it exists is known"
        assert any(deadline.vi in page for deadline in Deadline.objects.filter(code=made.code))
        assert [word for word in SECRETS if word in page] == [], role
        for path in ("giao/", "sua/", "phan-loai/", "huy/", "thu-ly/", "ra-quyet-dinh/"):
            reply = client.get(f"{made.desk_path()}{path}")
            assert reply.status_code in (403, 404), path
            assert [word for word in SECRETS if word in reply.content.decode()] == [], path
        assert client.get(picture).status_code == 403
        for view in ("", "so/", "vu-viec/"):
            for asked in ("?", "?village=xóm Đông Hưng&", "?competence=administrative&", "?channel=online&"):
                page = text(client, f"{BASE}{view}{asked}").partition("<tbody")[2]
                assert [word for word in SECRETS if word in page] == [], (role, view, asked)
                if asked != "?":
                    assert made.code not in page, "narrowing does not tell what the page does not"
    client = officer("petition_officer")
    page = text(client, made.desk_path())
    assert "nhận tiền của dân" in page and "Vi Văn Bờ" in page and "Còn đưa thêm lần nữa" in page
    assert client.get(picture).status_code == 200
    if state == "received":
        return
    # The officer gives it, and whoever it was given to reads and acts.
    chair = account("committee_chair")
    actions.assign(made.code, papers.doing(at.date(), by=by, at=at), post="Chủ tịch", account_id=chair.pk)
    page = text(officer("committee_chair"), made.desk_path())
    assert "nhận tiền của dân" in page
    assert "nhận tiền của dân" not in text(officer("party_secretary"), made.desk_path())


@pytest.mark.parametrize("state", ["received", "classified", "split"])
def test_a_letter_of_several_things_is_closed_like_a_denunciation_for_one_may_be_in_it(
    state: str, commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = papers.receive(
        by=by,
        at=at,
        titled="mixed",
        content="Mương tắc, và cán bộ nhận tiền của dân.",
        respondent="Vi Văn Bờ",
        **(dict.fromkeys(IDENTITY, "") if state == "split" else {"sender_name": "Lò Thị Bí Danh"}),
    )
    day = date(2026, 3, 3)
    if state != "received":
        actions.classify(made.code, papers.found("mixed", day), papers.doing(day, by=by, at=at))
    if state == "split":
        parts = [PartData("feedback", "Mương tắc ở đầu làng."), PartData("denunciation", "Cán bộ nhận tiền của dân.")]
        actions.split(made.code, parts, papers.doing(day, by=by, at=at))
    secrets = (*SECRETS, "Lò Thị Bí Danh")
    for role in ("committee_chair", "party_secretary", "party_office"):
        client = officer(role)
        page = text(client, made.desk_path())
        assert made.code in page and "02/3/2026" in page, "that it exists is known"
        assert [word for word in secrets if word in page] == [], role
        for path in ("sua/", "tach/", "phan-loai/", "giao/", "huy/"):
            reply = client.get(f"{made.desk_path()}{path}")
            assert reply.status_code in (403, 404), path
            assert [word for word in secrets if word in reply.content.decode()] == [], path
        for view in ("", "so/", "vu-viec/"):
            page = text(client, f"{BASE}{view}").partition("<tbody")[2]
            assert [word for word in secrets if word in page] == [], (role, view)
    assert "nhận tiền của dân" in text(officer("petition_officer"), made.desk_path())
    if state == "split":
        plain = Petition.objects.get(parent=made.code)
        assert "Mương tắc ở đầu làng" in text(officer("party_office"), plain.desk_path()), (
            "the rest is read where it went"
        )
