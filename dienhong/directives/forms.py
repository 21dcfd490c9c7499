"""The shape of what is typed about directives, tasks and briefings; no law here."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dienhong.directives.models import Directive
from dienhong.directives.rules import BriefingData, TaskData
from dienhong.directives.states import Audience, BriefingKind, Chair, DirectiveState, TaskState
from dienhong.documents.models import Direction
from dienhong.page.document_field import DocumentField, DocumentInput
from dienhong.page.fields import CountField, DayField
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP

ALL = ("", "Tất cả")


class DirectiveEditForm(forms.Form):
    """What is entered around the superior's document."""

    received_on = DayField(label="Ngày nhận")
    issuer = forms.CharField(
        label="Cơ quan chỉ đạo",
        max_length=160,
        required=False,
        help_text="Để trống thì lấy cơ quan ban hành ghi trong sổ văn bản.",
    )
    asks = forms.CharField(
        label="Yêu cầu với xã", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)


class DirectiveForm(DirectiveEditForm):
    """A superior's document received."""

    document = DocumentField(label="Văn bản của cấp trên", directions=(Direction.INCOMING, Direction.LAW))

    field_order = ("document", "received_on", "issuer", "asks", "looked")


class LocaliseForm(forms.Form):
    """One of our documents that makes the directive concrete."""

    document = DocumentField(label="Văn bản của xã", directions=(Direction.OUTGOING,))


class SourceInput(DocumentInput):
    """Suggests directives first, then documents."""

    def _offered(self) -> Iterable[tuple[str, str]]:
        for directive in Directive.objects.standing().order_by("-code_year", "-code_number")[:50]:
            yield directive.code, directive.summary_vi()[:90]
        yield from super()._offered()


class SourceField(DocumentField):
    """A directive by its code, or a document by its code or number."""

    def clean(self, value: Any) -> str:
        text = str(value or "").strip().upper()
        if not text.startswith(f"{Directive.CODE_PREFIX}-"):
            return super().clean(value)
        if not Directive.objects.standing().filter(pk=text).exists():
            raise ValidationError(f"Sổ chỉ đạo không có mã {text}, hoặc bản ghi ấy đã hủy; hãy xem lại mã.")
        return text


class TaskForm(forms.Form):
    """A task."""

    source = SourceField(
        label="Từ văn bản",
        widget=SourceInput(),
        help_text="Mã chỉ đạo (CD-2026-0003), mã trong sổ văn bản (VB-2026-0012) hoặc số, ký hiệu như in (44-KH/ĐU).",
    )
    title = forms.CharField(label="Nhiệm vụ", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    owner = forms.CharField(
        label="Chức vụ, đơn vị được giao", max_length=160, help_text="Ghi chức vụ hoặc đơn vị, không ghi tên riêng."
    )
    due_on = DayField(label="Hạn")
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)

    def to_data(self) -> TaskData:
        """The task as the act wants it."""
        return TaskData(**{name: self.cleaned_data[name] for name in TaskData.__dataclass_fields__})


class FinishForm(forms.Form):
    """That a task is done, and the evidence."""

    done_on = DayField(label="Ngày xong")
    evidence = forms.CharField(
        label="Kết quả cụ thể",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ghi ở đây hoặc dẫn văn bản ở ô dưới; không có chứng cứ thì nhiệm vụ chưa xong.",
    )
    evidence_document = DocumentField(label="Văn bản chứng cứ", required=False)


class PostponeForm(forms.Form):
    """A later term of a task, with its reason."""

    new_on = DayField(label="Hạn mới")
    reason = forms.CharField(
        label="Lý do lùi hạn",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Chưa ghi lý do lùi hạn; hạn giữ nguyên."},
    )
    decided_on = DayField(label="Ngày thống nhất lùi hạn")


class ReopenForm(forms.Form):
    """Why a finished task is opened again."""

    reason = forms.CharField(
        label="Lý do mở lại",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Chưa ghi lý do mở lại; nhiệm vụ giữ nguyên."},
    )


class BriefingForm(forms.Form):
    """A briefing."""

    held_on = DayField(label="Ngày giao ban")
    kind = forms.ChoiceField(label="Loại", choices=BriefingKind.choices)
    host = forms.ChoiceField(label="Chủ trì", choices=Chair.choices)
    audience = forms.ChoiceField(label="Thành phần", choices=Audience.choices)
    participants = CountField(label="Số người dự", help_text="Chỉ ghi số, không kèm danh sách.")
    title = forms.CharField(label="Nội dung", max_length=300)
    actions = forms.CharField(
        label="Việc giao sau giao ban",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Mỗi việc một dòng. Việc có hạn thì ghi thêm vào sổ nhiệm vụ để theo dõi.",
    )
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)

    def to_data(self) -> BriefingData:
        """The briefing as the act wants it."""
        return BriefingData(**{name: self.cleaned_data[name] for name in BriefingData.__dataclass_fields__})


class WindowFilter(forms.Form):
    """Days and words, shared by the three lists; they stay in the URL."""

    from_on = DayField(label="Từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)
    text = forms.CharField(
        label="Nội dung, số văn bản",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"class": "wide", "placeholder": "ví dụ: dân chủ"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs.update({"class": "date"})

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked and can be, by name; empty when nothing was."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {name: value for name, value in data.items() if value}


class DirectiveFilter(WindowFilter):
    """Filters of the list of directives."""

    state = forms.ChoiceField(label="Cụ thể hóa", choices=[ALL, *DirectiveState.choices], required=False)
    field_order = ("from_on", "to_on", "state", "text")


class TaskFilter(WindowFilter):
    """Filters of the list of tasks; the days are terms."""

    state = forms.ChoiceField(label="Tình trạng", choices=[ALL, *TaskState.choices], required=False)
    field_order = ("from_on", "to_on", "state", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_on"].label = "Hạn từ"
        self.fields["to_on"].label = "Hạn đến"
        self.fields["text"].label = "Nhiệm vụ, nơi được giao"


class BriefingFilter(WindowFilter):
    """Filters of the list of briefings."""

    kind = forms.ChoiceField(label="Loại", choices=[ALL, *BriefingKind.choices], required=False)
    field_order = ("from_on", "to_on", "kind", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "Nội dung, việc giao"
