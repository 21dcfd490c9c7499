"""The shape of what is typed about a dialogue; no law here."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.commune.models import Unit
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.rules import DialogueData
from dienhong.dialogue.states import DialogueKind, Hosts, Level
from dienhong.documents.models import Direction
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import CountField, DayField
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP

CO_CHAIR_HELP = "Đại biểu Thường trực HĐND xã, ghi chức vụ. Ví dụ: Phó Chủ tịch HĐND xã."
NOT_WHO = "Ghi nhóm vấn đề, không ghi ai đã nêu."


class DialogueForm(forms.Form):
    """A dialogue. `scope` holds the codes of the villages that took part."""

    held_on = DayField(label="Ngày tổ chức")
    kind = forms.ChoiceField(label="Loại", choices=DialogueKind.choices)
    level = forms.ChoiceField(label="Cấp", choices=Level.choices)
    hosts = forms.ChoiceField(label="Chủ trì", choices=Hosts.choices, initial=Hosts.BOTH)
    co_chair = forms.CharField(label="Đồng chủ trì", max_length=160, required=False, help_text=CO_CHAIR_HELP)
    party_invited = forms.BooleanField(label="Đã mời Đảng ủy xã dự", required=False)
    title = forms.CharField(label="Tên cuộc đối thoại", max_length=300)
    topic = forms.CharField(
        label="Chuyên đề", max_length=300, required=False, help_text="Chỉ cần khi đối thoại chuyên đề."
    )
    place = forms.CharField(label="Địa điểm", max_length=160)
    scope = forms.MultipleChoiceField(
        label="Thôn tham gia",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ cần khi đối thoại tại thôn, cụm thôn; để trống nếu cả xã dự.",
    )
    attendees = CountField(label="Số người dự", help_text="Chỉ ghi số, không kèm danh sách.")
    opinions = CountField(label="Số ý kiến")
    answered_on_spot = CountField(label="Ý kiến trả lời tại chỗ")
    assigned = CountField(label="Ý kiến giao giải quyết")
    issues = CountField(label="Số vấn đề", help_text="Không cộng, không so với số ý kiến.")
    themes = forms.CharField(
        label="Nhóm vấn đề được nêu",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NOT_WHO,
    )
    front_digest = forms.BooleanField(label="MTTQ trình bày tổng hợp ý kiến Nhân dân", required=False)
    plan = DocumentField(label="Theo kế hoạch", required=False, directions=(Direction.OUTGOING,))
    conclusion = DocumentField(label="Thông báo kết luận", required=False, directions=(Direction.OUTGOING,))
    notice_on = DayField(label="Ngày thông báo trước", required=False)
    result_on = DayField(label="Ngày công bố kết quả", required=False)
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)

    def __init__(
        self, data: QueryDict | None = None, *, villages: Iterable[Unit] = (), dialogue: Dialogue | None = None
    ) -> None:
        initial = {name: getattr(dialogue, name, None) for name in self.base_fields} if dialogue else None
        if initial is not None and dialogue is not None:
            initial["scope"] = list(dialogue.village_codes)
        super().__init__(data, initial=initial)
        self.names = {str(unit.code): unit.name for unit in villages}
        self.fields["scope"].choices = list(self.names.items())  # type: ignore[attr-defined]

    def to_data(self) -> DialogueData:
        """The dialogue as the act wants it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "looked"}
        return DialogueData(villages=tuple(data.pop("scope")), **data)

    def conflict_parts(self, current: Dialogue) -> list[tuple[str, str, str]]:
        """The villages, as saved and as typed, for the page of two editors."""
        return [("Thôn tham gia", self._names(current.village_codes), self._names(self.cleaned_data["scope"]))]

    def _names(self, codes: Sequence[str]) -> str:
        return ", ".join(self.names.get(code, code) for code in codes)


class DialogueFilter(forms.Form):
    """Filters of the list and the book; they stay in the URL."""

    from_on = DayField(label="Từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)
    kind = forms.ChoiceField(label="Loại", choices=[("", "Tất cả"), *DialogueKind.choices], required=False)
    level = forms.ChoiceField(label="Cấp", choices=[("", "Tất cả"), *Level.choices], required=False)
    text = forms.CharField(
        label="Nội dung, địa điểm",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"class": "wide", "placeholder": "ví dụ: đất đai"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs.update({"class": "date"})
