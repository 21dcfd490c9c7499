"""The shape of what a resident types to keep an hour, and what an officer narrows the book by."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dienhong.page.fields import CountField, DayField
from dienhong.page.templatetags.page import hour_vi
from dienhong.petitions.bookings.rules import MOST_PEOPLE, BookingData
from dienhong.petitions.bookings.states import BookingState, Told
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.states import Classification

MATTERS = (
    (Classification.RECOMMENDATION, _("Kiến nghị: đề nghị xã làm hoặc sửa một việc")),
    (Classification.FEEDBACK, _("Phản ánh: báo cho xã biết một việc")),
    (Classification.COMPLAINT, _("Khiếu nại: cho rằng một quyết định, việc làm của xã sai với mình")),
    (Classification.DENUNCIATION, _("Tố cáo: báo người có hành vi trái luật")),
)


class BookForm(forms.Form):
    """Who comes, about what, at which hour."""

    hour = forms.ChoiceField(label=_("Giờ hẹn"), widget=forms.RadioSelect)
    matter = forms.ChoiceField(label=_("Đến về việc gì"), choices=MATTERS, widget=forms.RadioSelect)
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    address = forms.CharField(label=_("Địa chỉ (thôn, xóm)"), max_length=200, required=False)
    people = CountField(label=_("Số người cùng đến"), initial=1, min_value=1, max_value=MOST_PEOPLE)
    about = forms.CharField(
        label=_("Nói vài chữ về việc muốn trình bày"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Để xã mời đúng người cùng tiếp. Bỏ trống cũng được."),
    )
    phone = forms.CharField(
        label=_("Số điện thoại"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text=_("Chỉ dùng khi lịch thay đổi."),
    )
    email = forms.CharField(
        label=_("Thư điện tử"),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email", "autocapitalize": "none"}),
        help_text=_("Chỉ dùng khi lịch thay đổi."),
    )

    def __init__(self, data: QueryDict | None, *, free: Sequence[time]) -> None:
        super().__init__(data)
        named = data is None or data.get("matter") != Classification.DENUNCIATION
        for name, words in (("full_name", _("Chưa điền họ tên.")), ("address", _("Chưa điền địa chỉ."))):
            self.fields[name].required = named
            self.fields[name].error_messages["required"] = words
        self.fields["hour"].choices = [(f"{hour:%H:%M}", hour_vi(hour)) for hour in free]  # type: ignore[attr-defined]
        for name, words in (("hour", _("Chưa chọn giờ, hoặc giờ ấy vừa có người giữ.")), ("matter", _("Chưa chọn."))):
            self.fields[name].error_messages = {"required": words, "invalid_choice": words}

    def to_data(self) -> BookingData:
        """What the act wants."""
        return BookingData(**{name: self.cleaned_data[name] for name in BookingData.__dataclass_fields__})

    def chosen(self) -> time:
        """The hour."""
        return time.fromisoformat(self.cleaned_data["hour"])


class TicketForm(forms.Form):
    """Code and key of a receipt."""

    code = forms.CharField(
        label=_("Mã đăng ký"),
        max_length=24,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "placeholder": "DK-2026-0001"}
        ),
        error_messages={"required": _("Chưa điền mã.")},
    )
    key = forms.CharField(
        label=_("Khóa trên phiếu hẹn"),
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("Tám chữ và số."),
        error_messages={"required": _("Chưa điền khóa.")},
    )


class MoveForm(forms.Form):
    """Another hour: "LT-2026-0003 08:30"."""

    place = forms.ChoiceField(label=_("Đổi sang"), error_messages={"invalid_choice": _("Giờ ấy vừa có người giữ.")})

    def __init__(self, data: QueryDict | None, *, offered: Sequence[tuple[Sitting, Sequence[time]]]) -> None:
        super().__init__(data)
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (
                f"{sitting.summary_vi()}",
                [(f"{sitting.code} {hour:%H:%M}", hour_vi(hour)) for hour in hours],
            )
            for sitting, hours in offered
            if hours
        ]

    def chosen(self) -> tuple[str, time]:
        """Sitting and hour."""
        code, _space, hour = self.cleaned_data["place"].partition(" ")
        return code, time.fromisoformat(hour)


class GiveUpForm(forms.Form):
    """Nothing to type: who booked said on the telephone that the hour is free."""


class BookingFilter(forms.Form):
    """Filters of the list; they stay in the URL."""

    from_on = DayField(label="Từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)
    state = forms.ChoiceField(label="Trạng thái", choices=[("", "Tất cả"), *BookingState.choices], required=False)
    told = forms.ChoiceField(label="Báo đổi lịch", choices=[("", "Tất cả"), *Told.choices], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs.update({"class": "date"})
