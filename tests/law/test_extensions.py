"""A limit that lengthens another: all the days from the same start, by the same day, never shorter."""

from __future__ import annotations

from datetime import date

import pytest

from dienhong.law import check
from dienhong.law.limits import due, extensions_of, limit, limits

EXTENDING = [one for one in limits() if one.extends]


def test_what_may_be_lengthened_and_by_what() -> None:
    assert {one.id: one.extends for one in EXTENDING} == {
        "disclosure.access.online_extended": "disclosure.access.online",
        "disclosure.access.supply_extended": "disclosure.access.supply",
        "petitions.complaint.second.settle_complex": "petitions.complaint.second.settle",
        "petitions.complaint.second.settle_remote_complex": "petitions.complaint.second.settle_remote",
        "petitions.complaint.settle_complex": "petitions.complaint.settle",
        "petitions.complaint.settle_remote_complex": "petitions.complaint.settle_remote",
        "petitions.denunciation.check_conditions_elsewhere": "petitions.denunciation.check_conditions",
        "petitions.denunciation.settle_complex": "petitions.denunciation.settle",
        "petitions.denunciation.settle_special": "petitions.denunciation.settle",
        "privacy.request.restricted_extended": "privacy.request.restricted",
    }


@pytest.mark.parametrize("longer", EXTENDING, ids=lambda one: one.id)
def test_the_longer_time_starts_like_the_shorter_and_is_longer_in_every_version(longer) -> None:
    shorter = limit(longer.extends)
    assert (longer.starts, longer.kind, longer.binds) == (shorter.starts, shorter.kind, shorter.binds)
    assert shorter.extends == ""
    for version in longer.versions:
        base = shorter.version_on(version.from_on)
        assert {term.count for term in version.terms} == {term.count for term in base.terms}
        assert min(term.days for term in version.terms) > max(term.days for term in base.terms)


def test_a_denunciation_may_be_lengthened_once_and_twice_from_its_acceptance() -> None:
    steps = extensions_of("petitions.denunciation.settle")
    assert [step.id.rpartition("_")[2] for step in steps] == ["complex", "special"]
    accepted = date(2026, 3, 4)
    answers = [due("petitions.denunciation.settle", accepted), *(due(step.id, accepted) for step in steps)]
    assert [answer.days for answer in answers] == [30, 60, 90]
    assert [answer.due for answer in answers] == [date(2026, 4, 3), date(2026, 5, 4), date(2026, 6, 2)]


def test_a_limit_that_nobody_lengthens() -> None:
    assert extensions_of("petitions.denunciation.transfer") == ()


def test_a_limit_that_lengthens_nothing_known_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"vi": "x", "extends": "petitions.denunciation.setle", "value": []}
    monkeypatch.setattr(check, "read_folder", lambda name: {"one.toml": {"some": row}} if name == "limits" else {})
    assert "some: kéo dài thời hạn “petitions.denunciation.setle” không có" in check.problems()
