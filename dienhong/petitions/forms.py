"""The shape of what is typed about a reception; no law here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.commune.models import Unit
from dienhong.page.fields import CountField, DayField
from dienhong.petitions.models import Reception, Visit
from dienhong.petitions.rules import VisitData
from dienhong.petitions.states import Classification, Handling, Host, SessionKind

BLANK_ROWS = 3
MOST_ROWS = 60


class VisitForm(forms.Form):
    """One visit."""

    full_name = forms.CharField(label="Họ tên", max_length=120, required=False)
    address = forms.CharField(label="Địa chỉ", max_length=200, required=False)
    village = forms.ChoiceField(label="Thôn", required=False)
    id_number = forms.CharField(label="Số căn cước hoặc hộ chiếu", max_length=30, required=False)
    content = forms.CharField(
        label="Nội dung vụ việc", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    classification = forms.ChoiceField(
        label="Phân loại", choices=[("", "Chọn"), *Classification.choices], required=False
    )
    people_count = CountField(label="Số người cùng nội dung", initial=1, min_value=1, max_value=5000)
    settled_by = forms.CharField(label="Cơ quan đã giải quyết", max_length=200, required=False)
    handling = forms.ChoiceField(label="Hướng xử lý", choices=[("", "Chọn"), *Handling.choices], required=False)
    handling_note = forms.CharField(label="Nơi chuyển hoặc hướng dẫn đến; số văn bản", max_length=300, required=False)
    result = forms.CharField(label="Theo dõi kết quả", max_length=300, required=False)
    answered_on = DayField(label="Ngày trả lời", required=False)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *args: Any, villages: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].choices = [("", "Ngoài xã hoặc chưa rõ"), *villages]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.has_changed():
            for name, words in (("classification", "Phân loại"), ("handling", "Hướng xử lý")):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, f"Chưa chọn “{words}”.")
        return data

    def to_data(self) -> VisitData:
        """The visit as the act wants it."""
        data = {name: value for name, value in self.cleaned_data.items() if value is not None}
        return VisitData(**data)


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
        self, data: QueryDict | None = None, *, villages: Sequence[Unit] = (), reception: Reception | None = None
    ) -> None:
        names = [unit.name for unit in villages]
        initial = {name: getattr(reception, name) for name in self.base_fields} if reception else None
        super().__init__(data, initial=initial)
        rows = [_initial(visit) for visit in reception.visits.all()] if reception else []
        factory = forms.formset_factory(VisitForm, extra=BLANK_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
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
        """The rows that were filled; in a correction a row emptied of its content is taken out."""
        filled = (row for row in self.visits.forms if row.has_changed() or row.initial)
        return [row.to_data() for row in filled if row.cleaned_data.get("content") or row.cleaned_data.get("full_name")]

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
    return {name: getattr(visit, name) for name in VisitForm.base_fields}


def _with_one_more(data: QueryDict | None) -> QueryDict | None:
    if data is None or not data.get("more"):
        return data
    more = data.copy()
    total = more.get("luot-TOTAL_FORMS", "")
    more["luot-TOTAL_FORMS"] = str(min(MOST_ROWS, int(total) + 1 if total.isdecimal() else BLANK_ROWS))
    return more
