"""The shape of what is typed about demands."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.demands.voters import Signature
from dienhong.page.fields import CountField, DayField
from dienhong.privacy.public_words import LOOKED


class ProposeForm(forms.Form):
    """A resident's proposal. Nothing about who proposes is asked for."""

    words = forms.CharField(
        label=_("Muốn đối thoại về việc gì"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Nói về việc, không nêu tên người, số điện thoại, số giấy tờ của ai."),
        error_messages={"required": _("Chưa ghi nội dung muốn đối thoại.")},
    )


class OpenDemandForm(forms.Form):
    """What everybody reads on the sheets."""

    subject = forms.CharField(
        label="Nội dung yêu cầu đối thoại",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="In trên tờ ký và đăng trên trang công khai. Không nêu tên người.",
    )
    looked = forms.BooleanField(label=LOOKED, required=False)


class SheetForm(forms.Form):
    """A signed sheet, a line for a voter."""

    sheet = CountField(label="Tờ số", min_value=1, max_value=100_000)
    signed_on = DayField(label="Ngày ký", help_text="Ngày ký sau cùng ghi trên tờ.")
    lines = forms.CharField(
        label="Các dòng đã ký",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Mỗi dòng: họ tên; địa chỉ có tên thôn. Máy chỉ giữ dấu để biết ký trùng, không giữ tên; tờ giấy do xã lưu.",
    )

    def signatures(self) -> list[Signature]:
        """The lines as name and address; what lacks a part is told by the rules."""
        found = []
        for line in self.cleaned_data["lines"].splitlines():
            if line.strip():
                name, _sign, address = line.partition(";")
                found.append(Signature(name.strip(), address.strip()))
        return found


class StrikeForm(forms.Form):
    """Which line does not stand."""

    sheet = CountField(label="Tờ số", min_value=1, max_value=100_000)
    line = CountField(label="Dòng", min_value=1, max_value=1000)


class TakeForm(forms.Form):
    """Why it is taken as reached."""

    reason = forms.CharField(
        label="Lý do nhận là đủ",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ví dụ: đã hỏi lại trưởng thôn, người ký vẫn giữ yêu cầu. Không ghi tên ai. Lý do giữ trong sổ.",
    )


class EndForm(forms.Form):
    """Why it is over."""

    reason = forms.CharField(label="Lý do kết thúc", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class DemandFilter(forms.Form):
    """Filters of the list; they stay in the URL."""

    state = forms.ChoiceField(label="Trạng thái", choices=[("", "Tất cả"), *DemandState.choices], required=False)
