"""The shape of what is typed: a request, a draft, a section, a reason. No law here."""

from datetime import date
from typing import Any, cast

from django import forms

from dienhong.documents.house_styles import styles
from dienhong.law.periods import Period
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import DayField
from dienhong.reports.actions import Signer
from dienhong.reports.models import Request, Section
from dienhong.reports.outlines import outlines
from dienhong.reports.rules import MAX_TEXT


class RequestForm(forms.Form):
    """A công văn that asks for a report."""

    document = DocumentField(label="Công văn yêu cầu", directions=("in",))
    period_key = forms.ChoiceField(label="Kỳ báo cáo")
    from_on = DayField(label="Số liệu từ ngày")
    to_on = DayField(label="Đến hết ngày", help_text="Theo công văn; có thể ngắn hơn kỳ báo cáo.")
    due_on = DayField(label="Gửi trước ngày", required=False)
    recipient = forms.CharField(
        label="Báo cáo gửi", max_length=200, help_text="Ví dụ: Ban Tuyên giáo và Dân vận Thành ủy"
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period_key"].choices = _periods(today.year)  # type: ignore[attr-defined]


class DraftForm(forms.Form):
    """The outline, the form of the paper and who signs."""

    outline = forms.ChoiceField(label="Đề cương")
    style_id = forms.ChoiceField(label="Thể thức")
    body = forms.CharField(
        label="Ký thay mặt",
        max_length=120,
        required=False,
        help_text="Để trống: Ban Thường vụ (Đảng), Ủy ban nhân dân (Nhà nước).",
    )
    signer_title = forms.CharField(
        label="Chức vụ người ký", max_length=120, required=False, help_text="Để trống: Bí thư, Chủ tịch."
    )
    signer_name = forms.CharField(label="Họ tên người ký", max_length=120, help_text="Không ghi học hàm, học vị.")
    recipients = forms.CharField(
        label="Nơi nhận",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một nơi; dòng “Lưu” được thêm theo thể thức.",
    )

    def __init__(self, *args: Any, request: Request, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"style_id": "party/HD36", "recipients": f"{request.recipient} (b/c)"})
        super().__init__(*args, **kwargs)
        fields = cast(dict[str, forms.ChoiceField], self.fields)
        fields["outline"].choices = [(one.id, one.vi) for one in outlines().values()]
        fields["style_id"].choices = [(one.id, one.vi) for one in styles()]

    def draft(self) -> dict[str, Any]:
        """What `actions.draft_report` takes."""
        data = self.cleaned_data
        return {
            "outline_id": data["outline"],
            "style_id": data["style_id"],
            "signer": Signer(data["signer_name"], data["signer_title"], data["body"]),
            "recipients": data["recipients"].splitlines(),
        }


class SectionForm(forms.Form):
    """The words of one section."""

    text = forms.CharField(
        label="Nội dung mục",
        required=False,
        max_length=MAX_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "true"}),
        help_text="Mỗi dòng là một đoạn. Số chỉ vào bằng ô: chép một ô ở bên phải vào đúng chỗ trong câu.",
    )

    def __init__(self, data: Any = None, *, section: Section) -> None:
        super().__init__(data, initial={"text": section.text})


class KeepForm(forms.Form):
    """Why a warning is kept."""

    reason = forms.CharField(
        label="Lý do giữ",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Chưa ghi lý do giữ; điểm soát giữ nguyên."},
    )


class FreezeForm(forms.Form):
    """Freezing asks for nothing but the officer's second yes; the once-token still guards it."""


def _periods(year: int) -> list[tuple[str, str]]:
    """The periods an officer may be asked about: halves, quarters and years of this year and the two beside it."""
    keys = [
        f"{one}{part}" for one in (year, year - 1, year + 1) for part in ("-H1", "-H2", "", "-Q1", "-Q2", "-Q3", "-Q4")
    ]
    return [(key, Period.parse(key).label_vi) for key in keys]
