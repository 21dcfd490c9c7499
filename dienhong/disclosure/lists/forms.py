"""The shape of a list, a row, a workbook, an objection and its decision."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dienhong.disclosure.lists.rules import COLUMNS, RowData
from dienhong.disclosure.lists.states import About, By
from dienhong.law.people_lists import ListKind
from dienhong.page.fields import CountField, DayField
from dienhong.records.receipts import LONGEST_CODE


class KindForm(forms.Form):
    """Which list a version carries."""

    kind = forms.ChoiceField(label="Loại danh sách", widget=forms.RadioSelect)
    masked = forms.BooleanField(
        label="Che tên mọi người (chỉ hiện họ và chữ cái đầu)",
        required=False,
        help_text="Nên che khi chính việc có tên trong danh sách đã nói lên hoàn cảnh, bệnh tật.",
    )

    def __init__(self, *args: Any, kinds: Iterable[ListKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.id, kind.vi) for kind in kinds]  # type: ignore[attr-defined]


class LeaveOutForm(forms.Form):
    """Why a later version carries no list."""

    why = forms.CharField(
        label="Vì sao bản mới không kèm danh sách nữa", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class NamelessForm(forms.Form):
    """What stands beside a list and names nobody."""

    words = forms.BooleanField(
        label="Lời văn và bảng số liệu: đã đọc, không có tên người",
        required=False,
        help_text="Không đánh dấu thì lời văn và bảng số liệu gỡ cùng danh sách. Tên mục và tóm tắt luôn ở lại: đừng nêu tên ai "
        "ở đó.",
    )
    kept = forms.MultipleChoiceField(
        label="Tệp không có tên người",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tệp không đánh dấu thì gỡ cùng danh sách.",
    )

    def __init__(self, *args: Any, files: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(files)
        if offered:
            self.fields["kept"].choices = offered  # type: ignore[attr-defined]
        else:
            del self.fields["kept"]


class RowForm(forms.Form):
    """One row, with the columns of its kind only."""

    name = forms.CharField(label="Họ và tên", max_length=120)
    child = forms.BooleanField(label="Người hưởng là trẻ em (ô trên ghi tên người đại diện hộ)", required=False)
    hidden = forms.BooleanField(label="Che tên dòng này", required=False)
    village = forms.ChoiceField(label="Thôn, tổ dân phố", required=False)
    birth_year = forms.IntegerField(
        label="Năm sinh",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Chỉ ghi năm.",
    )
    policy = forms.CharField(label="Chính sách, chế độ", max_length=200, required=False)
    amount = CountField(label="Số tiền (đồng)", required=False, max_value=10**15)
    kind_given = forms.CharField(label="Hiện vật, ngày công", max_length=200, required=False)
    period = forms.CharField(label="Thời gian hưởng, đợt", max_length=120, required=False)
    decision = forms.CharField(label="Số quyết định", max_length=120, required=False)
    result = forms.CharField(label="Kết quả", max_length=120, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        kind: ListKind,
        villages: Iterable[tuple[str, str]],
        row: RowData | None = None,
    ) -> None:
        super().__init__(data, initial={name: getattr(row, name) for name in COLUMNS} if row else {})
        allowed = {field.id for field in kind.fields} | {"name", "child", "hidden"}
        for name in [name for name in self.fields if name not in allowed]:
            del self.fields[name]
        for field in kind.must:
            self.fields[field.id].required = True
        if "village" in self.fields:
            self.fields["village"].choices = [("", "Chọn thôn"), *villages]  # type: ignore[attr-defined]
        if kind.results and "result" in self.fields:
            label = self.fields["result"].label
            choices = [("", "Chọn kết quả"), *((one, one) for one in kind.results)]
            self.fields["result"] = forms.ChoiceField(label=label, choices=choices, required=True)

    def to_data(self) -> RowData:
        """The row as the act wants it."""
        return RowData(**self.cleaned_data)


class WorkbookForm(forms.Form):
    """A filled template; tried first, written only when asked."""

    file = forms.FileField(label="Tệp Excel (.xlsx) đã điền theo mẫu")
    write = forms.BooleanField(
        label="Ghi vào danh sách, thay các dòng đang có (bỏ trống thì chỉ thử)",
        required=False,
        help_text="Sai một dòng thì không dòng nào được ghi.",
    )


class ObjectionForm(forms.Form):
    """What a resident says of the list."""

    about = forms.ChoiceField(
        label=_("Ý kiến về"), choices=[(one, _(label)) for one, label in About.choices], widget=forms.RadioSelect
    )
    line = forms.IntegerField(
        label=_("Về dòng số"),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    words = forms.CharField(
        label=_("Ý kiến và lý do"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Chỉ cán bộ giải quyết đọc được phần này. Ý kiến không bị đăng lên trang."),
        error_messages={"required": _("Chưa ghi ý kiến.")},
    )
    sender = forms.CharField(label=_("Họ tên người có ý kiến"), max_length=120, required=False)
    contact = forms.CharField(
        label=_("Cách liên hệ"), max_length=160, required=False, help_text=_("Chỉ cần khi muốn được gọi lại.")
    )


class DeskObjectionForm(ObjectionForm):
    """An objection somebody brought to the office; its receipt is printed."""

    came = forms.ChoiceField(label="Nhận bằng cách", choices=[one for one in By.choices if one[0] != By.ONLINE])
    received_on = DayField(label="Ngày nhận")


class ReceiptForm(forms.Form):
    """Code and key, as they stand on the receipt."""

    code = forms.CharField(
        label=_("Mã trên giấy hẹn"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"placeholder": "YK-2026-0001", "autocomplete": "off"}),
    )
    key = forms.CharField(
        label=_("Khóa, tám ký tự"), max_length=LONGEST_CODE, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class DecisionForm(forms.Form):
    """The decision about an objection, with its reasons."""

    accepted = forms.TypedChoiceField(
        label="Kết luận",
        choices=[("co", "Chấp nhận, sửa danh sách bằng một bản mới"), ("khong", "Không chấp nhận")],
        coerce=lambda value: value == "co",
        widget=forms.RadioSelect,
    )
    decision = forms.CharField(
        label="Nội dung kết luận, lý do",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Người có ý kiến đọc được bằng mã và khóa.",
    )
    decided_on = DayField(label="Ngày quyết định")
