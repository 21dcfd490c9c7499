"""What whoever holds a receipt fills in: code and key, and what is said of an opened letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from dienhong.petitions.online.forms import LONGEST_WHAT, photos, text
from dienhong.petitions.online.models import Judgement


class KeyForm(forms.Form):
    """The key of a receipt."""

    key = forms.CharField(
        label=gettext_lazy("Khóa"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=gettext_lazy("Tám chữ và số ghi trên giấy biên nhận."),
        error_messages={"required": gettext_lazy("Chưa điền khóa.")},
    )


class OpenForm(KeyForm):
    """Code and key of a receipt."""

    field_order = ("code", "key")
    code = forms.CharField(
        label=gettext_lazy("Mã đơn"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=gettext_lazy("Ví dụ DT-2026-0061."),
        error_messages={"required": gettext_lazy("Chưa điền mã đơn.")},
    )


class AddForm(forms.Form):
    """Something more about a letter."""

    words = text(gettext_lazy("Bà con muốn nói thêm điều gì?"), rows=5, most=LONGEST_WHAT, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["photos"] = photos()


class WithdrawForm(forms.Form):
    """Taking a letter back."""

    words = text(gettext_lazy("Vì sao bà con rút đơn?"), rows=3, most=600, required=False)


class JudgeForm(forms.Form):
    """Whether the matter was really solved."""

    judgement = forms.ChoiceField(
        label=gettext_lazy("Việc của bà con đã được giải quyết chưa?"),
        choices=Judgement.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Hãy chọn một câu trả lời.")},
    )
    words = text(
        gettext_lazy("Điều gì đã được, điều gì chưa?"),
        rows=4,
        most=2000,
        required=False,
        hint=gettext_lazy("Được một phần hoặc chưa giải quyết được thì ghi rõ còn thiếu gì."),
    )
