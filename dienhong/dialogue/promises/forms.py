"""The shape of what is typed about a promise."""

from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.rules import PromiseData
from dienhong.dialogue.promises.states import PromiseState
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import DayField

OFFERED = 60
NOT_WHO = "Không ghi ai đã hỏi."
LOOKED = "Đã xem từng chỗ, không phải dữ liệu cá nhân"
LOOKED_HELP = "Chỉ cần khi lời hứa này đã đăng cho Nhân dân đọc và máy thấy chỗ giống dữ liệu cá nhân."


class PromiseForm(forms.Form):
    """A promise."""

    dialogue = forms.ChoiceField(label="Hứa tại cuộc đối thoại")
    question = forms.CharField(
        label="Câu hỏi, kiến nghị",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=NOT_WHO,
    )
    words = forms.CharField(label="Nội dung hứa", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    owner = forms.CharField(
        label="Chức vụ, đơn vị thực hiện", max_length=160, help_text="Ví dụ: Trưởng phòng Kinh tế. Không ghi tên người."
    )
    due_on = DayField(label="Hạn thực hiện")
    due_document = DocumentField(label="Văn bản ấn định hạn", required=False)
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)

    def __init__(self, data: QueryDict | None = None, *, promise: Promise | None = None, dialogue: str = "") -> None:
        names = PromiseData.__dataclass_fields__
        initial: dict[str, Any] = {name: getattr(promise, name) for name in names} if promise else {}
        if dialogue:
            initial["dialogue"] = dialogue
        super().__init__(data, initial=initial)
        latest = Dialogue.objects.standing().order_by("-held_on", "-code_number")[:OFFERED]
        offered = {one.code: f"{one.code} · {one.summary_vi()}" for one in latest}
        kept = promise.dialogue if promise else dialogue
        if kept and kept not in offered:
            offered[kept] = kept
        self.fields["dialogue"].choices = list(offered.items())  # type: ignore[attr-defined]

    def to_data(self) -> PromiseData:
        """The promise as the act wants it."""
        return PromiseData(**{name: value for name, value in self.cleaned_data.items() if name != "looked"})


class RenegotiateForm(forms.Form):
    """A later day with its reason."""

    new_on = DayField(label="Hạn mới")
    reason = forms.CharField(label="Lý do lùi hạn", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    decided_on = DayField(label="Ngày thống nhất lùi hạn")
    document = DocumentField(label="Văn bản lùi hạn", required=False)


class KeepForm(forms.Form):
    """That it was done, and what proves it."""

    kept_on = DayField(label="Ngày thực hiện xong")
    evidence = forms.CharField(
        label="Chứng cứ bằng lời", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    evidence_document = DocumentField(label="Văn bản chứng cứ", required=False)
    file = forms.FileField(label="Tệp chứng cứ (ảnh, PDF)", required=False)
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)


class BreakForm(forms.Form):
    """That it cannot be kept, and why."""

    broken_on = DayField(label="Ngày kết luận")
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)


class ShowForm(forms.Form):
    """That everybody may read it."""

    looked = forms.BooleanField(label=LOOKED, required=False)


class PromiseFilter(forms.Form):
    """Filters of the ledger; they stay in the URL."""

    from_on = DayField(label="Hạn từ ngày", required=False)
    to_on = DayField(label="Hạn đến ngày", required=False)
    state = forms.ChoiceField(label="Trạng thái", choices=[("", "Tất cả"), *PromiseState.choices], required=False)
    text = forms.CharField(
        label="Nội dung, đơn vị", max_length=80, required=False, widget=forms.TextInput(attrs={"class": "wide"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs.update({"class": "date"})
