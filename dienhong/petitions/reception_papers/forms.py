"""The shape of what is typed about a refusal or a receipt; no law here, but the grounds it offers."""

from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.documents.models import Direction
from dienhong.law.criteria import criteria_lists
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import CountField, DayField
from dienhong.petitions.reception_papers.rules import Item, ReceiptData, RefusalData
from dienhong.petitions.reception_papers.states import Condition
from dienhong.petitions.sittings.forms import HOUR_WRONG, HOURS
from dienhong.petitions.states import Classification, Host

UNLESS_DENOUNCED = "Tố cáo thì để trống."
ROWS, MOST_ROWS = 4, 40


def grounds() -> list[tuple[str, str]]:
    """Every ground that a version of the law's list has had; the rules say which the law of the day offers."""
    versions = criteria_lists()["reception.refusal"]
    return list({item.key: item.vi for version in versions for item in version.items}.items())


class RefusalForm(forms.Form):
    """A refusal."""

    refused_on = DayField(label="Ngày từ chối")
    host = forms.ChoiceField(label="Chủ trì", choices=Host.choices)
    refuser = forms.CharField(label="Người từ chối tiếp", max_length=120)
    refuser_title = forms.CharField(label="Chức vụ", max_length=120)
    classification = forms.ChoiceField(label="Công dân đến để", choices=[("", "Chọn"), *Classification.choices])
    full_name = forms.CharField(label="Họ tên", max_length=120, required=False, help_text=UNLESS_DENOUNCED)
    address = forms.CharField(label="Địa chỉ", max_length=200, required=False, help_text=UNLESS_DENOUNCED)
    id_number = forms.CharField(label="Số căn cước hoặc hộ chiếu", max_length=30, required=False)
    id_issued = forms.CharField(label="Ngày cấp, nơi cấp", max_length=120, required=False)
    subject = forms.CharField(label="Về việc", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    ground = forms.ChoiceField(label="Căn cứ từ chối")
    reason = forms.CharField(
        label="Lý do cụ thể", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    explained = forms.BooleanField(label="Đã giải thích lý do tại chỗ", required=False)
    reception = forms.CharField(label="Mã buổi tiếp (nếu có)", max_length=24, required=False)

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["ground"].choices = [("", "Chọn"), *grounds()]  # type: ignore[attr-defined]

    def to_data(self) -> RefusalData:
        """The refusal as the act wants it."""
        data = dict(self.cleaned_data)
        return RefusalData(**{**data, "reception": data["reception"].strip().upper()})


class NoticeForm(forms.Form):
    """The signed notice."""

    notice = DocumentField(label="Thông báo từ chối đã ký", directions=(Direction.OUTGOING,))


class ItemForm(forms.Form):
    """One document handed in."""

    name = forms.CharField(label="Tên thông tin, tài liệu", max_length=300)
    pages = CountField(label="Số trang", min_value=1)
    condition = forms.ChoiceField(label="Tình trạng", choices=Condition.choices)


class ReceiptForm(forms.Form):
    """A receipt and, under `items`, the documents on it."""

    received_on = DayField(label="Ngày nhận")
    received_hour = forms.TimeField(
        label="Giờ nhận",
        input_formats=HOURS,
        widget=forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "class": "date"}),
        error_messages={"invalid": HOUR_WRONG},
    )
    place = forms.CharField(label="Địa điểm", max_length=160)
    receiver = forms.CharField(label="Người nhận", max_length=120)
    receiver_title = forms.CharField(label="Chức vụ người nhận", max_length=120)
    giver = forms.CharField(label="Người cung cấp", max_length=120, required=False, help_text=UNLESS_DENOUNCED)
    giver_address = forms.CharField(label="Địa chỉ", max_length=200, required=False)
    giver_id = forms.CharField(label="Số căn cước hoặc hộ chiếu", max_length=30, required=False)
    giver_id_issued = forms.CharField(label="Ngày cấp, nơi cấp", max_length=120, required=False)
    copies = CountField(label="Lập thành mấy bản", min_value=2, max_value=20, initial=2)
    reception = forms.CharField(required=False, widget=forms.HiddenInput)
    visit = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        factory = forms.formset_factory(ItemForm, extra=ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
        self.items = factory(_with_more(data), prefix="tai-lieu")

    def is_valid(self) -> bool:
        """Receipt and documents."""
        return super().is_valid() & self.items.is_valid()

    def to_data(self) -> ReceiptData:
        """The receipt as the act wants it."""
        return ReceiptData(**self.cleaned_data)

    def items_data(self) -> list[Item]:
        """The rows that were filled."""
        return [Item(**row.cleaned_data) for row in self.items.forms if row.cleaned_data]


class PaperFilter(forms.Form):
    """Filters of both lists; they stay in the URL."""

    from_on = DayField(label="Từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs.update({"class": "date"})


class RefusalFilter(PaperFilter):
    """Refusals, by ground too."""

    ground = forms.ChoiceField(label="Căn cứ", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [("", "Tất cả"), *grounds()]  # type: ignore[attr-defined]


def _with_more(data: QueryDict | None) -> QueryDict | None:
    if data is None or not data.get("more"):
        return data
    more = data.copy()
    total = more.get("tai-lieu-TOTAL_FORMS", "")
    more["tai-lieu-TOTAL_FORMS"] = str(min(MOST_ROWS, int(total) + 1 if total.isdecimal() else ROWS))
    return more
