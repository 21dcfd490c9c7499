"""What an officer fills in: where a list was put up; the span and the session of a report."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from dienhong.disclosure.states import Place
from dienhong.disclosure.summaries.quarters import stood_on
from dienhong.page.fields import DayField

OFFICE = "office"


class PostForm(forms.Form):
    """The places where the printed list hangs; a village is named by its code."""

    places = forms.MultipleChoiceField(
        label="Đã dán ở",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chưa chọn nơi nào đã dán danh mục."},
    )
    from_on = DayField(label="Dán từ ngày", error_messages={"required": "Chưa ghi ngày dán."})
    put_up_by = forms.CharField(
        label="Ai dán (chức vụ)", max_length=160, error_messages={"required": "Chưa ghi ai dán (chức vụ)."}
    )

    def __init__(self, *args: Any, villages: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(OFFICE, str(Place.OFFICE.label)), *villages]
        self.fields["places"].choices = offered  # type: ignore[attr-defined]

    def told(self) -> list[tuple[str, str]]:
        """Pairs of place and village code, as the act takes them."""
        chosen = self.cleaned_data["places"]
        return [(Place.OFFICE.value, "") if one == OFFICE else (Place.VILLAGE.value, one) for one in chosen]


class ReportForm(forms.Form):
    """The days a report covers; the session it goes to, when its day is known."""

    tu = DayField(label="Từ ngày")
    den = DayField(label="Đến hết ngày")
    ky_hop = DayField(label="Kỳ họp khai mạc ngày", required=False)

    def clean(self) -> dict[str, Any] | None:
        told = super().clean() or {}
        first, last = told.get("tu"), told.get("den")
        if first and last and first > last:
            raise forms.ValidationError("“Từ ngày” sau “Đến hết ngày”; hãy đổi lại.")
        if last and not stood_on(last):
            self.add_error(
                "den", "Các ngày này trước khi Luật Thực hiện dân chủ ở cơ sở có hiệu lực; hãy chọn ngày sau."
            )
        return told

    @staticmethod
    def usual(today: date) -> dict[str, date]:
        """The half year so far: what stands in the form before anything is chosen."""
        return {"tu": date(today.year, 1 if today.month <= 6 else 7, 1), "den": today}
