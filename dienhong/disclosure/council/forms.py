"""What an officer fills in: the day of the session and the days covered; the paper that went, and when."""

from datetime import date
from typing import Any

from django import forms

from dienhong.disclosure.council.models import CouncilReport
from dienhong.disclosure.council.rules import TYPES
from dienhong.documents.issued import by_committee
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import DayField

USUAL = "Để trống: từ sau ngày cuối của báo cáo trước, đến hết hôm qua."


class SessionForm(forms.Form):
    """The session, and the days where they are not the usual ones."""

    session_on = DayField(
        label="Kỳ họp thường lệ khai mạc ngày", error_messages={"required": "Chưa ghi ngày khai mạc."}
    )
    from_on = DayField(label="Số liệu từ ngày", required=False, help_text=USUAL)
    to_on = DayField(label="Đến hết ngày", required=False)


class CountForm(forms.Form):
    """The same of a report that is there."""

    session_on = DayField(label="Kỳ họp thường lệ khai mạc ngày")
    from_on = DayField(label="Số liệu từ ngày")
    to_on = DayField(label="Đến hết ngày", help_text="Sổ công khai khóa đến ngày nào thì số 0 có chứng cứ đến ngày ấy.")

    @staticmethod
    def initial_of(kept: CouncilReport, last: date) -> dict[str, date]:
        """The session and days as they are, up to the last day there is."""
        return {"session_on": kept.session_on, "from_on": kept.from_on, "to_on": last}


class SentForm(forms.Form):
    """The paper, and when each got it."""

    document = DocumentField(
        label="Báo cáo của UBND xã",
        help_text="Mã trong sổ văn bản (VB-2026-0012) hoặc số, ký hiệu như in (45/BC-UBND).",
        offered=lambda: by_committee(TYPES),
    )
    council_on = DayField(label="Gửi HĐND ngày", required=False)
    front_on = DayField(label="Gửi Ủy ban MTTQ Việt Nam xã ngày", required=False)

    @staticmethod
    def initial_of(kept: CouncilReport) -> dict[str, Any]:
        """What was noted before."""
        return {"document": kept.document, "council_on": kept.council_on, "front_on": kept.front_on}
