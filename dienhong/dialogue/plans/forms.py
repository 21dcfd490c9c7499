"""The shape of what is typed about a planned dialogue."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.commune.models import Unit
from dienhong.dialogue.forms import CO_CHAIR_HELP
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.rules import PlanData
from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.states import DialogueKind, Hosts, Level
from dienhong.documents.models import Direction
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import CountField, DayField
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP

HOUR = {"placeholder": "8:00", "inputmode": "numeric", "autocomplete": "off"}


class PlanForm(forms.Form):
    """A planned dialogue. `scope` holds the codes of the villages it is for."""

    planned_on = DayField(label="Ngày tổ chức")
    begins = forms.TimeField(
        label="Từ giờ",
        input_formats=["%H:%M", "%Hh%M", "%H giờ %M"],
        widget=forms.TimeInput(attrs=HOUR, format="%H:%M"),
    )
    kind = forms.ChoiceField(label="Loại", choices=DialogueKind.choices, initial=DialogueKind.CONFERENCE)
    level = forms.ChoiceField(label="Cấp", choices=Level.choices)
    hosts = forms.ChoiceField(label="Chủ trì", choices=Hosts.choices, initial=Hosts.BOTH)
    co_chair = forms.CharField(label="Đồng chủ trì", max_length=160, required=False, help_text=CO_CHAIR_HELP)
    party_invited = forms.BooleanField(label="Đã mời Đảng ủy xã dự", required=False)
    title = forms.CharField(label="Tên cuộc đối thoại", max_length=300)
    content = forms.CharField(label="Nội dung", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    place = forms.CharField(label="Địa điểm", max_length=160)
    attending = forms.CharField(
        label="Cách dự",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ví dụ: đến trực tiếp, không phải đăng ký; hoặc nghe qua đài truyền thanh xã.",
    )
    scope = forms.MultipleChoiceField(
        label="Thôn tham gia",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Để trống nếu cả xã dự. Xã lớn có thể đối thoại theo cụm thôn.",
    )
    questions_until = DayField(
        label="Nhận câu hỏi đến hết ngày", required=False, help_text="Để trống thì nhận đến hết ngày đối thoại."
    )
    front_digest = forms.CharField(
        label="MTTQ tổng hợp ý kiến Nhân dân",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tóm tắt MTTQ trình bày trước khi Nhân dân hỏi. Ghi nhóm vấn đề, không ghi ai đã nêu.",
    )
    plan = DocumentField(label="Theo kế hoạch", required=False, directions=(Direction.OUTGOING,))
    demand = forms.ChoiceField(label="Theo yêu cầu của cử tri", required=False)
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        villages: Iterable[Unit] = (),
        demands: Sequence[tuple[str, str]] = (),
        planned: PlannedDialogue | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        initial = dict(initial or {})
        if planned is not None:
            initial = {name: getattr(planned, name, None) for name in self.base_fields}
            initial["scope"] = list(planned.village_codes)
        super().__init__(data, initial=initial)
        self.names = {str(unit.code): unit.name for unit in villages}
        self.fields["scope"].choices = list(self.names.items())  # type: ignore[attr-defined]
        self.fields["demand"].choices = [("", "Không"), *demands]  # type: ignore[attr-defined]
        if planned is None or planned.announced_on is None:  # nobody reads it yet; it is asked when notice is given
            del self.fields["looked"]

    def to_data(self) -> PlanData:
        """The plan as the act wants it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "looked"}
        return PlanData(villages=tuple(data.pop("scope")), **data)

    def conflict_parts(self, current: PlannedDialogue) -> list[tuple[str, str, str]]:
        """The villages, as saved and as typed, for the page of two editors."""
        return [("Thôn tham gia", self._names(current.village_codes), self._names(self.cleaned_data["scope"]))]

    def _names(self, codes: Sequence[str]) -> str:
        return ", ".join(self.names.get(code, code) for code in codes)


class AnnounceForm(forms.Form):
    """When and how notice was given."""

    announced_on = DayField(label="Ngày thông báo")
    how = forms.CharField(
        label="Thông báo bằng",
        max_length=300,
        help_text="Ví dụ: đài truyền thanh xã, niêm yết tại trụ sở, trưởng thôn báo từng hộ. Trang này đăng ngay khi ghi.",
    )
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)


class ReasonForm(forms.Form):
    """Why it will not be held."""

    reason = forms.CharField(
        label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text="Nhân dân đọc lý do này."
    )


class OpenForm(forms.Form):
    """Who came so far."""

    attendees = CountField(label="Số người dự đến lúc này", help_text="Đếm lại khi kết thúc.", min_value=1)


class CloseHallForm(forms.Form):
    """What the hall came to; questions are counted by themselves."""

    attendees = CountField(label="Số người dự", min_value=1)
    themes = forms.CharField(
        label="Nhóm vấn đề được nêu",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ghi nhóm vấn đề, không ghi ai đã nêu.",
    )


class ResultForm(forms.Form):
    """When the result was made known, in the three ways the law asks for."""

    result_on = DayField(label="Ngày công bố")
    posted_on = DayField(label="Ngày niêm yết tại trụ sở", required=False)
    heads_told_on = DayField(label="Ngày gửi đến các trưởng thôn", required=False)
    conclusion = DocumentField(label="Thông báo kết luận", required=False, directions=(Direction.OUTGOING,))
    looked = forms.BooleanField(label=LOOKED, required=False)


class PlanFilter(forms.Form):
    """Filters of the list; they stay in the URL."""

    year = forms.IntegerField(label="Năm", required=False, min_value=2000, max_value=2100)
    state = forms.ChoiceField(label="Trạng thái", choices=[("", "Tất cả"), *PlanState.choices], required=False)
