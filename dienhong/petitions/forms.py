"""The shape of what is typed about a reception; no law here."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.commune.models import Unit
from dienhong.page.fields import CountField, DayField
from dienhong.petitions.models import Reception, Visit
from dienhong.petitions.rules import VisitData
from dienhong.petitions.states import Classification, Handling, Host, SessionKind
from dienhong.privacy.masks import mask_number

BLANK_ROWS = 3
MOST_ROWS = 60
UNLESS_DENOUNCED = "Tố cáo thì để trống."


class VisitForm(forms.Form):
    """One visit."""

    full_name = forms.CharField(label="Họ tên", max_length=120, required=False, help_text=UNLESS_DENOUNCED)
    address = forms.CharField(label="Địa chỉ", max_length=200, required=False, help_text=UNLESS_DENOUNCED)
    village = forms.ChoiceField(label="Thôn", required=False)
    was = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    id_number = forms.CharField(label="Số căn cước hoặc hộ chiếu", max_length=30, required=False)
    content = forms.CharField(label="Nội dung vụ việc", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    classification = forms.ChoiceField(label="Phân loại", choices=[("", "Chọn"), *Classification.choices])
    people_count = CountField(label="Số người cùng nội dung", initial=1, min_value=1, max_value=5000)
    settled_by = forms.CharField(label="Cơ quan đã giải quyết", max_length=200, required=False)
    handling = forms.ChoiceField(label="Hướng xử lý", choices=[("", "Chọn"), *Handling.choices])
    handling_note = forms.CharField(label="Nơi chuyển hoặc hướng dẫn đến; số văn bản", max_length=300, required=False)
    result = forms.CharField(label="Theo dõi kết quả", max_length=300, required=False)
    answered_on = DayField(label="Ngày trả lời", required=False)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *args: Any, villages: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].choices = [("", "Ngoài xã hoặc chưa rõ"), *villages]  # type: ignore[attr-defined]
        for name, words in (("classification", "Phân loại"), ("handling", "Hướng xử lý")):
            self.fields[name].error_messages["required"] = f"Chưa chọn “{words}”."
        # The book asks who was received; of who denounces it must not know.
        told = self.data.get(self.add_prefix("classification")) if self.is_bound else self.initial.get("classification")
        if told != Classification.DENUNCIATION:
            for name, words in (("full_name", "họ tên"), ("address", "địa chỉ")):
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = f"Lượt này thiếu {words} của người được tiếp."
        if kept := self.initial.get("kept"):
            # Reading a number in full is an act of its own that leaves a trace: a form never shows it.
            self.fields["id_number"].help_text = f"Đang lưu {kept}. Để trống là giữ nguyên."

    def to_data(self, kept: Mapping[int, str]) -> VisitData:
        """The visit as the act wants it; `kept` are the numbers in the book by the row's old place."""
        data = {name: value for name, value in self.cleaned_data.items() if value is not None and name != "DELETE"}
        was = data.pop("was", 0)
        if not data["id_number"] and data["classification"] != Classification.DENUNCIATION:
            data["id_number"] = kept.get(was, "")
        return VisitData(**data)


class VisitRows(forms.BaseFormSet):  # type: ignore[type-arg]  # Django has no such subscript when it runs
    """The visits of a session; in a correction each row that was there can be taken out."""

    def add_fields(self, form: VisitForm, index: int | None) -> None:
        """Django's own mark of a row to be taken out, in our words."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Bỏ lượt này khỏi sổ"


class ReceptionForm(forms.Form):
    """A session and, under `visits`, the visits in it. The button "more" adds a blank row."""

    held_on = DayField(label="Ngày tiếp")
    host = forms.ChoiceField(label="Chủ trì", choices=Host.choices)
    kind = forms.ChoiceField(label="Loại", choices=SessionKind.choices, initial=SessionKind.PERIODIC)
    received_by = forms.CharField(label="Người tiếp", max_length=120)
    receiver_title = forms.CharField(label="Chức vụ người tiếp", max_length=120)
    is_delegated = forms.BooleanField(label="Cấp phó tiếp theo ủy quyền", required=False)
    place = forms.CharField(label="Địa điểm", max_length=160, initial="Phòng tiếp công dân, trụ sở UBND xã")
    online = forms.BooleanField(label="Tiếp trực tuyến", required=False)
    note = forms.CharField(label="Ghi chú", max_length=500, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        villages: Sequence[Unit] = (),
        reception: Reception | None = None,
        initial: Mapping[str, Any] | None = None,
        rows: Sequence[dict[str, Any]] = (),
    ) -> None:
        names = [unit.name for unit in villages]
        kept = {name: getattr(reception, name) for name in self.base_fields} if reception else {}
        super().__init__(data, initial={**(initial or {}), **kept})
        visits = list(reception.visits.all()) if reception else []
        self.kept = {visit.order: visit.id_number for visit in visits}
        rows = [*rows, *(_initial(visit) for visit in visits)]
        factory = forms.formset_factory(
            VisitForm,
            formset=VisitRows,
            extra=BLANK_ROWS,
            max_num=MOST_ROWS,
            absolute_max=MOST_ROWS,
            can_delete=bool(rows),
            can_delete_extra=False,
        )
        self.visits = factory(
            _with_one_more(data),
            prefix="luot",
            initial=rows,
            form_kwargs={"villages": [(name, name) for name in names]},
        )

    def is_valid(self) -> bool:
        """Session and visits."""
        return super().is_valid() & self.visits.is_valid()

    def session(self) -> dict[str, Any]:
        """The session's columns."""
        return dict(self.cleaned_data)

    def visits_data(self) -> list[VisitData]:
        """The rows that were filled and not taken out."""
        filled = (row for row in self.visits.forms if row.cleaned_data)
        return [row.to_data(self.kept) for row in filled if not row.cleaned_data.get("DELETE")]

    def conflict_parts(self, current: Reception) -> list[tuple[str, str, str]]:
        """The visits, as saved and as typed, for the page of two editors."""
        saved = [f"{visit.order}. {visit.content} ({visit.get_handling_display()})" for visit in current.visits.all()]
        words = dict(Handling.choices)
        typed = [
            f"{order}. {visit.content} ({words.get(visit.handling, '')})"
            for order, visit in enumerate(self.visits_data(), start=1)
        ]
        return [("Lượt tiếp", "; ".join(saved), "; ".join(typed))]


class AnswerForm(forms.Form):
    """An answer to one visit."""

    answered_on = DayField(label="Ngày trả lời")
    result = forms.CharField(label="Kết quả trả lời", max_length=300)


class ReceptionFilter(forms.Form):
    """Filters of the list and the book; they stay in the URL."""

    from_on = DayField(label="Từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)
    host = forms.ChoiceField(label="Chủ trì", choices=[("", "Tất cả"), *Host.choices], required=False)
    kind = forms.ChoiceField(label="Loại", choices=[("", "Tất cả"), *SessionKind.choices], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs.update({"class": "date"})


def _initial(visit: Visit) -> dict[str, Any]:
    columns = {name: getattr(visit, name) for name in VisitForm.base_fields if name not in ("was", "id_number")}
    return {**columns, "was": visit.order, "kept": mask_number(visit.id_number)}


def _with_one_more(data: QueryDict | None) -> QueryDict | None:
    if data is None or not data.get("more"):
        return data
    more = data.copy()
    total = more.get("luot-TOTAL_FORMS", "")
    more["luot-TOTAL_FORMS"] = str(min(MOST_ROWS, int(total) + 1 if total.isdecimal() else BLANK_ROWS))
    return more
