"""The demo's report: its words proofread clean but for the one book left open, and it freezes when that is closed."""

from datetime import date, datetime

import pytest

from dienhong.accounts.actors import actor_for, posts_on
from dienhong.accounts.models import Account
from dienhong.commune.models import Commune
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.ops.demo import _fill
from dienhong.records.closing import close_book
from dienhong.reports import queries
from dienhong.reports.build import build
from dienhong.reports.freeze import freeze
from dienhong.reports.lint import Severity, proofread

pytestmark = pytest.mark.django_db
FIVE_MONTHS = Window(date(2026, 1, 1), date(2026, 5, 31))


def test_one_book_is_left_to_close_and_then_the_report_freezes(at: datetime) -> None:
    _fill()
    assert Commune.objects.get().is_demo and not Account.objects.filter(is_demo=False).exists()
    assert not any(account.has_usable_password() for account in Account.objects.all())
    report = queries.report_for("2026-H1")
    assert report is not None
    by = actor_for(posts_on(Account.objects.get(username="vpdu"), at.date()))

    findings = proofread(build(report, at.date()))
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert [(finding.book, finding.section) for finding in errors] == [("NV", "II.1")]
    warnings = {finding.id.partition("/")[0] for finding in findings if finding.severity is Severity.WARNING}
    assert warnings == {"another-period", "briefings", "status"}  # what an officer should see once
    with pytest.raises(Refused, match="nhiệm vụ"):
        freeze(report, by=by, at=at)

    close_book("NV", FIVE_MONTHS, by=by, at=at)
    frozen = freeze(report, by=by, at=at)
    assert frozen.is_frozen and frozen.number.endswith("-BC/ĐU") and frozen.signer_name == "Trần Quốc Hưng"


def test_every_section_is_written_and_every_figure_has_a_code(at: datetime) -> None:
    _fill()
    report = queries.report_for("2026-H1")
    assert report is not None
    built = build(report, at.date())
    headings = {"II", "III", "III.1", "IV"}  # sections that only hold others
    assert {section.key for section in built.sections if not section.text} == headings
    assert all(used.code.startswith("F-2026-") for used in built.figures)
    cited = {document.number for document in built.documents.values()}
    assert {"741-CV/BTGDVTU", "1669/NQ-UBTVQH15", "15-CT/TU", "553-KL/TU", "82/NQ-HĐND", "97/2025/QH15"} <= cited
