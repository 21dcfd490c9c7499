"""What a resident fills in: filters of the list, a question, a request to correct. Nothing is asked that is not needed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dienhong.law.disclosure import contents
from dienhong.records.receipts import LONGEST_CODE


class FilterForm(forms.Form):
    """What the list is narrowed to; it stays in the address."""

    noi_dung = forms.ChoiceField(label=_("Nội dung"), required=False)
    thon = forms.ChoiceField(label=_("Thôn"), required=False)
    nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    dang = forms.BooleanField(label=_("Chỉ mục đang niêm yết"), required=False)

    def __init__(
        self, *args: Any, today: date, first_year: int, villages: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        kinds = [("", _("Mọi nội dung")), *((one.id, _(one.short_vi)) for one in contents(today))]
        years = [("", _("Mọi năm")), *((str(year), str(year)) for year in range(today.year, first_year - 1, -1))]
        for name, choices in (("noi_dung", kinds), ("thon", [("", _("Mọi thôn")), *villages]), ("nam", years)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class QuestionForm(forms.Form):
    """A question about an item. Who asks is not asked."""

    words = forms.CharField(
        label=_("Câu hỏi"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Đừng ghi tên, số căn cước, số điện thoại của ai: câu hỏi sẽ hiện cho mọi người đọc."),
        error_messages={"required": _("Chưa ghi câu hỏi.")},
    )


class CorrectionForm(forms.Form):
    """What is wrong."""

    wrong = forms.CharField(
        label=_("Chỗ nào sai"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Ghi đúng câu, con số hoặc tên tệp bị sai. Chỉ cán bộ giải quyết đọc được phần này."),
        error_messages={"required": _("Chưa ghi chỗ nào sai.")},
    )
    right = forms.CharField(
        label=_("Theo bà con, đúng là"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReceiptForm(forms.Form):
    """Code and key, as they stand on the receipt."""

    code = forms.CharField(
        label=_("Mã trên giấy biên nhận"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"placeholder": "DDC-2026-0001", "autocomplete": "off"}),
    )
    key = forms.CharField(
        label=_("Khóa, tám ký tự"), max_length=LONGEST_CODE, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
