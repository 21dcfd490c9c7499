"""The state of the legal data: what it says, what is wrong with it, whose review is overdue.

An overdue review is told, never a fault: the value stays the best we have until somebody reads the text again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dienhong.law import data_rules, people_lists
from dienhong.law.book_forms import forms_of
from dienhong.law.criteria import CriteriaList, criteria_lists
from dienhong.law.disclosure import reviews
from dienhong.law.disclosure_rules import problems_in_disclosure
from dienhong.law.duties import duties
from dienhong.law.instruments import Instrument, instruments, status_on
from dienhong.law.limit_table import Limit, Version, limits, walk
from dienhong.law.people_list_rules import problems_in_people_lists
from dienhong.law.tables import read_folder, read_table


@dataclass(frozen=True, slots=True)
class OverdueReview:
    """A value whose next review was due before the day asked."""

    subject: str
    checked_on: date
    next_on: date


def problems() -> list[str]:
    """Every fault of the legal data, one Vietnamese line each; empty when all is well."""
    found = _in_limits()
    for row in read_table("duties.toml")["duty"]:
        found += data_rules.problems_in_duty(row)
    for name, row in walk(read_table("thresholds.toml")):
        found += data_rules.problems_in_threshold(name, row)
    for name, row in walk(read_table("validities.toml")):
        found += data_rules.problems_in_validity(name, row)
    for name, row in walk(read_table("quorums.toml")):
        found += data_rules.problems_in_quorum(name, row)
    for name, row in read_table("periods.toml").items():
        found += data_rules.problems_in_closing_day(name, row)
    found += problems_in_disclosure(read_table("disclosure.toml"))
    found += problems_in_people_lists(read_table(people_lists.TABLE), read_table("disclosure.toml"))
    listed: set[str] = set()
    for file, table in read_folder("criteria").items():
        for name, row in walk(table):
            found += data_rules.problems_in_criteria(name, row)
            found += [f"{name}: có ở hai tệp ({file})"] if name in listed else []
            listed.add(name)
    numbers: list[str] = []
    for table in read_folder("instruments").values():
        for row in table["instrument"]:
            found += data_rules.problems_in_instrument(row, table.get("checked"))
            numbers.append(row.get("number", "?"))
    found += [f"instrument {number}: ghi hai lần" for number in sorted(set(numbers)) if numbers.count(number) > 1]
    for table in read_folder("forms").values():
        found += data_rules.problems_in_form(table)
    for row in read_table("calendar_overrides.toml")["override"]:
        found += data_rules.problems_in_override(row)
    return found


def _in_limits() -> list[str]:
    found: list[str] = []
    seen: set[str] = set()
    for file, table in read_folder("limits").items():
        for name, row in walk(table):
            found += data_rules.problems_in_limit(name, row)
            found += [f"{name}: có ở hai tệp ({file})"] if name in seen else []
            seen.add(name)
    for table in read_folder("limits").values():
        for name, row in walk(table):
            if "extends" in row and (row["extends"] == name or row["extends"] not in seen):
                found.append(f"{name}: kéo dài thời hạn “{row['extends']}” không có")
    return found


def overdue_reviews(day: date) -> list[OverdueReview]:
    """Values that should have been looked at again before `day`, the longest overdue first."""
    subjects = [(f"limit {limit.id}", limit.checked) for limit in limits()]
    subjects += [(f"instrument {entry.number}", entry.checked) for entry in instruments()]
    subjects += [(f"duty {name}", versions[-1].checked) for name, versions in duties().items()]
    subjects += [(f"criteria {name}", versions[-1].checked) for name, versions in criteria_lists().items()]
    subjects += [*reviews().items(), *people_lists.reviews().items()]
    subjects += [(f"form {form.id}", form.checked) for name in read_forms() for form in forms_of(name)]
    late = [OverdueReview(name, checked.on, checked.next) for name, checked in subjects if checked.next < day]
    return sorted(late, key=lambda review: (review.next_on, review.subject))


def read_forms() -> tuple[str, ...]:
    """Names of the statutory books that have a form."""
    return tuple(table["id"] for table in read_folder("forms").values())


def limits_report() -> list[dict[str, Any]]:
    """Every limit with its values, ready for JSON. `cite` and `certainty` are those of the latest value."""
    return [_limit_report(entry) for entry in limits()]


def instruments_report(day: date) -> list[dict[str, Any]]:
    """Every instrument with its dates and its status on `day`, ready for JSON; what is unknown is null."""
    return [_instrument_report(entry, day) for entry in instruments()]


def duties_report() -> list[dict[str, Any]]:
    """Every duty with its versions, ready for JSON."""
    return [
        {
            "id": name,
            "vi": versions[-1].vi,
            "cite": versions[-1].cite,
            "certainty": versions[-1].certainty.value,
            "values": [
                {
                    "from": version.version_from.isoformat(),
                    "times": version.times,
                    "per": version.per,
                    "within_months": version.within_months,
                    "cite": version.cite,
                    "certainty": version.certainty.value,
                    "source": version.source,
                }
                for version in versions
            ],
        }
        for name, versions in duties().items()
    ]


def criteria_report() -> list[dict[str, Any]]:
    """Every list of criteria with its versions and items, ready for JSON."""
    return [
        {
            "id": name,
            "vi": versions[-1].vi,
            "cite": versions[-1].cite,
            "certainty": versions[-1].certainty.value,
            "values": [_criteria_version(version) for version in versions],
        }
        for name, versions in criteria_lists().items()
    ]


def _criteria_version(version: CriteriaList) -> dict[str, Any]:
    return {
        "from": version.from_on.isoformat(),
        "to": version.to_on.isoformat() if version.to_on else None,
        "cite": version.cite,
        "certainty": version.certainty.value,
        "source": version.source,
        "note": version.note,
        "items": [
            {"key": item.key, "vi": item.vi, "cite": item.cite, "certainty": item.certainty.value, "form": item.form}
            for item in version.items
        ],
    }


def _limit_report(entry: Limit) -> dict[str, Any]:
    latest = entry.versions[-1]
    return {
        "id": entry.id,
        "vi": entry.vi,
        "starts": entry.starts,
        "chosen_by": entry.chosen_by,
        "kind": entry.kind,
        "binds": entry.binds,
        "cite": latest.cite,
        "certainty": latest.certainty.value,
        "values": [_version_report(version) for version in entry.versions],
        "checked": {
            "by": entry.checked.by,
            "on": entry.checked.on.isoformat(),
            "next": entry.checked.next.isoformat(),
        },
    }


def _version_report(version: Version) -> dict[str, Any]:
    terms = [
        {"days": term.days, "count": term.count, "cite": term.cite, "certainty": term.certainty.value}
        for term in version.terms
    ]
    head = {
        "from": version.from_on.isoformat(),
        "to": version.to_on.isoformat() if version.to_on else None,
        "cite": version.cite,
        "certainty": version.certainty.value,
        "source": version.source,
    }
    return {**head, "earliest": terms} if len(terms) > 1 else {**terms[0], **head}


def _instrument_report(entry: Instrument, day: date) -> dict[str, Any]:
    status = status_on(entry.number, day)
    return {
        "number": entry.number,
        "kind": entry.kind_vi,
        "title": entry.title,
        "issuer": entry.issuer,
        "signed_on": entry.signed_on.isoformat() if entry.signed_on else None,
        "in_force_from": entry.in_force_from.isoformat() if entry.in_force_from else None,
        "in_force_to": entry.in_force_to.isoformat() if entry.in_force_to else None,
        "replaced_by": list(entry.replaced_by),
        "amended_by": [
            {"number": change.number, "on": change.on.isoformat(), "certainty": change.certainty.value}
            for change in entry.amended_by
        ],
        "certainty": entry.certainty.value,
        "less_sure": {name: grade.value for name, grade in entry.less_sure.items()},
        "status": status.code,
        "status_vi": status.label_vi,
        "source": entry.source,
        "note": entry.note,
    }
