"""The reports of `law check`, and whose review is overdue."""

from __future__ import annotations

import json
from datetime import date

from dienhong.law import check
from dienhong.law.instruments import instruments
from dienhong.law.limits import limits

REPORT = date(2026, 6, 12)


def test_every_limit_is_reported_with_its_values() -> None:
    report = json.loads(json.dumps(check.limits_report()))
    assert [row["id"] for row in report] == [entry.id for entry in limits()]
    for row in report:
        assert row["cite"]
        assert row["certainty"] in {"verified", "secondary", "inference", "recalled"}
        assert row["values"]
        for value in row["values"]:
            terms = value.get("earliest", [value])
            assert all(term["days"] > 0 and term["count"] in {"calendar", "working"} for term in terms)


def test_the_acceptance_of_a_complaint_in_the_report() -> None:
    row = next(row for row in check.limits_report() if row["id"] == "petitions.complaint.accept")
    first, second = row["values"]
    assert (first["from"], first["to"], first["days"], first["certainty"]) == (
        "2012-07-01",
        "2026-06-30",
        10,
        "verified",
    )
    assert (second["from"], second["to"], second["certainty"]) == ("2026-07-01", None, "inference")
    assert [term["cite"] for term in second["earliest"]] == ["155/2026/NĐ-CP art 10", "02/2011/QH13 art 27"]


def test_every_instrument_is_reported_with_its_status_on_the_day() -> None:
    report = {row["number"]: row for row in json.loads(json.dumps(check.instruments_report(REPORT)))}
    assert len(report) == len(instruments())
    assert report["97/2025/QH15"]["status"] == "in_force"
    assert report["38/2022/NĐ-CP"]["status"] == "expired"
    assert report["38/2022/NĐ-CP"]["certainty"] == "recalled"
    assert report["15-CT/TU"]["status_vi"] == "chưa rõ"
    assert report["15-CT/TU"]["signed_on"] is None


def test_every_duty_is_reported() -> None:
    report = json.loads(json.dumps(check.duties_report()))
    chair = next(row for row in report if row["id"] == "reception.chair")
    assert [(value["times"], value["per"]) for value in chair["values"]] == [(1, "week"), (2, "month")]


def test_an_overdue_review_is_told_and_is_no_fault() -> None:
    assert check.overdue_reviews(date(2027, 5, 1)) == []
    late = check.overdue_reviews(date(2027, 5, 2))
    assert {review.subject for review in late} >= {"limit petitions.complaint.accept", "instrument 97/2025/QH15"}
    assert all(review.next_on == date(2027, 5, 1) for review in late)
    assert check.problems() == []
