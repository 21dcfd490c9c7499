"""The shape of a matter and of a week; nobody's name has a place in either."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.commune.models import Unit
from dienhong.law.periods import Window
from dienhong.page.fields import CountField, DayField
from dienhong.petitions.escalations.models import Escalation
from dienhong.petitions.escalations.rules import MatterData
from dienhong.petitions.escalations.states import Level, Outcome, Theme
from dienhong.petitions.escalations.weeks import week_of

NO_NAMES = "Ghi việc, không ghi tên ai: sổ này không theo dõi người."


class MatterForm(forms.Form):
    """A matter as the office enters it."""

    happened_on = DayField(label="Ngày xảy ra")
    village = forms.ChoiceField(label="Thôn", required=False)
    beyond_level = forms.BooleanField(label="Khiếu kiện vượt cấp", required=False)
    level = forms.ChoiceField(label="Đã đến cấp nào", choices=[("", "Không vượt cấp"), *Level.choices], required=False)
    crowd = forms.BooleanField(label="Tụ tập đông người", required=False)
    people = CountField(label="Khoảng bao nhiêu người", required=False, max_value=100_000)
    theme = forms.ChoiceField(label="Về lĩnh vực", choices=[("", "Chọn"), *Theme.choices])
    words = forms.CharField(
        label="Việc gì", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES
    )
    done = forms.CharField(
        label="Thôn, xã đã làm gì", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    outcome = forms.ChoiceField(label="Kết quả", choices=Outcome.choices, initial=Outcome.OPEN)
    settled_on = DayField(label="Ngày ổn định", required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        villages: Sequence[Unit] = (),
        matter: Escalation | None = None,
        **more: Any,
    ) -> None:
        kept = {name: getattr(matter, name) for name in MatterData.__dataclass_fields__} if matter else {}
        super().__init__(data, initial={**kept, **more})
        if "village" in self.fields:
            named = [(one.code, one.name) for one in villages]
            self.fields["village"].choices = [("", "Không riêng thôn nào"), *named]  # type: ignore[attr-defined]
        self.fields["theme"].error_messages["required"] = "Chưa chọn lĩnh vực."

    def to_data(self, village: str | None = None) -> MatterData:
        """What the act wants; a village head's own village comes from the post, not from the form."""
        told = {name: self.cleaned_data.get(name) for name in MatterData.__dataclass_fields__ if name in self.fields}
        return MatterData(**{**told, **({"village": village} if village is not None else {})})  # type: ignore[arg-type]


class VillageMatterForm(MatterForm):
    """The same for the head of one village, on a phone: fewer boxes, and a day of the week that is told."""

    village = None  # type: ignore[assignment]
    outcome = None  # type: ignore[assignment]
    settled_on = None  # type: ignore[assignment]
    field_order: Iterable[str] | None = (
        "beyond_level",
        "level",
        "crowd",
        "people",
        "theme",
        "words",
        "done",
        "happened_on",
    )

    def __init__(self, data: QueryDict | None = None, *, week: Window, **more: Any) -> None:
        self.week = week
        super().__init__(data, **more)

    def clean_happened_on(self) -> date:
        """A day of the week that is being told."""
        day: date = self.cleaned_data["happened_on"]
        if day not in self.week:
            raise forms.ValidationError(f"Ngày này không thuộc tuần {self.week.label_vi()}.")
        return day


class OnBehalfForm(forms.Form):
    """A week signed by the office in a head's stead: whose, which, and how the office knows."""

    village = forms.ChoiceField(label="Thôn")
    monday = DayField(label="Một ngày trong tuần", help_text="Ngày nào trong tuần cũng được.")
    signed_as = forms.CharField(label="Ai báo", max_length=120, help_text="Chức danh: Trưởng thôn Trung Hòa.")
    on_word_of = forms.CharField(
        label="Biết qua đâu", max_length=200, help_text="Ví dụ: điện thoại sáng 08/6; phiếu báo bằng giấy có chữ ký."
    )

    def __init__(self, data: QueryDict | None, *, villages: Sequence[Unit], **initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["village"].choices = [("", "Chọn thôn"), *((one.code, one.name) for one in villages)]  # type: ignore[attr-defined]
        self.fields["village"].error_messages["required"] = "Chưa chọn thôn."

    def week(self) -> Window:
        """The week of the day typed."""
        return week_of(self.cleaned_data["monday"])


class MatterFilter(forms.Form):
    """Filters of the list; they stay in the URL."""

    from_on = DayField(label="Từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)
    kind = forms.ChoiceField(
        label="Loại",
        choices=[("", "Tất cả"), ("beyond_level", "Vượt cấp"), ("crowd", "Đông người")],
        required=False,
    )
    theme = forms.ChoiceField(label="Lĩnh vực", choices=[("", "Tất cả"), *Theme.choices], required=False)
    outcome = forms.ChoiceField(label="Kết quả", choices=[("", "Tất cả"), *Outcome.choices], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs.update({"class": "date"})
