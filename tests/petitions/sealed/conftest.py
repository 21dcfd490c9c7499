"""A key of this test, two keepers named by the chair, and a denouncer nobody else may know."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dienhong.commune.models import Commune
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.sealed import actions
from dienhong.petitions.sealed.rules import Identity
from dienhong.records.actor import Actor
from tests.factories import directives, papers
from tests.factories.commune import account

DENOUNCER = Identity(
    "Tạ Thị Mộng Điệp", "xóm Cồn Nổi, thôn Đông", "031088777111", "0987 111 222", "Chữ nghiêng trái, mực tím"
)


@pytest.fixture(autouse=True)
def key_file(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """The sealing key lies outside the data folder."""
    settings.SEAL_KEY = tmp_path / "elsewhere" / "seal.key"
    yield settings.SEAL_KEY


@pytest.fixture
def denunciation(commune: Commune, by: Actor, at: datetime) -> Petition:
    """A denunciation that came in on 2/3/2026."""
    return papers.receive(by=by, at=at, titled="denunciation")


def actor(role: str) -> Actor:
    """Who holds the role's post, with the account."""
    made = account(role)
    return Actor(post=f"Chức vụ {role}", role=role, account_id=made.pk)


@pytest.fixture
def keeper(commune: Commune, by: Actor, at: datetime) -> Actor:
    """The petition officer, named a keeper today."""
    officer = actor("petition_officer")
    paper = directives.ours("7/QĐ-UBND", date(2026, 6, 9), by=by, at=at).code
    actions.name_keeper(officer.account_id or 0, document=paper, from_on=date(2026, 6, 10), by=by, at=at)
    return officer
