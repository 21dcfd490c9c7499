"""The shape of a plan: the year, and its lines as rows."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.disclosure.plan.actions import told_of
from dienhong.disclosure.plan.models import Plan
from dienhong.disclosure.plan.rules import APPROVED_BY, LineData, PlanData
from dienhong.documents.issued import by_committee
from dienhong.law.disclosure import contents
from dienhong.law.disclosure import forms as law_forms
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import CountField, DayField
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP

BLANK_ROWS, MOST_ROWS = 3, 120


class PlanLineForm(forms.Form):
    """One line."""

    content = forms.ChoiceField(label="Nội dung")
    what = forms.CharField(label="Việc cụ thể", max_length=300)
    ways = forms.MultipleChoiceField(label="Hình thức", widget=forms.CheckboxSelectMultiple)
    due_on = DayField(label="Công khai chậm nhất")
    duration = forms.CharField(label="Thời gian niêm yết", max_length=120, required=False)
    responsible = forms.CharField(label="Chức vụ, đơn vị thực hiện", max_length=160)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(one.id, f"{one.id}. {one.short_vi}") for one in contents(on)]
        self.fields["content"].choices = [("", "Chọn nội dung"), *listed]  # type: ignore[attr-defined]
        self.fields["ways"].choices = [(one.id, one.vi) for one in law_forms(on)]  # type: ignore[attr-defined]


class PlanRows(forms.BaseFormSet):  # type: ignore[type-arg]  # Django has no such subscript when it runs
    """Rows that can be taken out."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Django's own mark of a row to be taken out, in our words."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Bỏ dòng này"


class PlanForm(forms.Form):
    """A plan with its lines under `rows`."""

    year = CountField(label="Năm", min_value=2023, max_value=2100)
    drawn_on = DayField(label="Ngày lập")
    note = forms.CharField(label="Ghi chú", max_length=500, required=False)

    def __init__(self, data: QueryDict | None, *, on: date, plan: Plan | None = None) -> None:
        told = told_of(plan) if plan else None
        first: dict[str, Any] = {"year": on.year, "drawn_on": on}
        super().__init__(
            data, initial={name: getattr(told, name) for name in ("year", "drawn_on", "note")} if told else first
        )
        names = ("content", "what", "due_on", "duration", "responsible")
        lines = told.lines if told else ()
        initial = [{name: getattr(line, name) for name in names} | {"ways": list(line.forms)} for line in lines]
        factory = forms.formset_factory(
            PlanLineForm,
            formset=PlanRows,
            extra=BLANK_ROWS,
            max_num=MOST_ROWS,
            absolute_max=MOST_ROWS,
            can_delete=True,
            can_delete_extra=False,
        )
        self.rows = factory(_with_more(data), prefix="dong", initial=initial, form_kwargs={"on": on})

    def is_valid(self) -> bool:
        """The plan and its rows."""
        return super().is_valid() & self.rows.is_valid()

    def to_data(self) -> PlanData:
        """The plan as the acts want it."""
        kept = (row.cleaned_data for row in self.rows.forms if row.cleaned_data and not row.cleaned_data.get("DELETE"))
        lines = tuple(
            LineData(
                row["content"], row["what"], tuple(row["ways"]), row["due_on"], row["responsible"], row["duration"]
            )
            for row in kept
        )
        return PlanData(lines=lines, **self.cleaned_data)

    def conflict_parts(self, current: Plan) -> list[tuple[str, str, str]]:
        """The lines, as saved and as typed, for the page of two editors."""
        saved = "; ".join(line.what for line in current.lines.all())
        return [("Các dòng", saved, "; ".join(line.what for line in self.to_data().lines))]


class ApproveForm(forms.Form):
    """The paper by which the people's committee approved it."""

    document = DocumentField(
        label="Kế hoạch hoặc quyết định của UBND xã",
        help_text="Mã trong sổ văn bản (VB-2026-0012) hoặc số, ký hiệu như in (12/KH-UBND).",
        offered=lambda: by_committee(APPROVED_BY),
    )
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)


def _with_more(data: QueryDict | None) -> Any:
    if data is None or not data.get("more"):
        return data
    more = data.copy()
    total = more.get("dong-TOTAL_FORMS", "")
    more["dong-TOTAL_FORMS"] = str(min(MOST_ROWS, int(total) + 1 if total.isdecimal() else BLANK_ROWS))
    return more
