"""The shape of what is typed about the calendar; no law here, but the grounds it offers."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.law.criteria import criteria_lists
from dienhong.law.periods import Window
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import DayField
from dienhong.petitions.models import Reception
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.queries import LATE, MISSED
from dienhong.petitions.sittings.rules import SittingData
from dienhong.petitions.sittings.series import LONGEST_DAYS
from dienhong.petitions.sittings.states import PublishedWhere, SittingState, SlotLength, Venue
from dienhong.petitions.states import Host, SessionKind
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP

NO_NAMES = "Lịch niêm yết cho mọi người xem: không ghi tên người dân, không ghi vụ việc tố cáo."
SEEN_BY_ALL = "Lý do này hiện trên lịch công khai: không ghi tên người."
WEEKDAYS = [(str(number), words) for number, words in enumerate(("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu"))]
ORDINALS = [(str(number), f"lần thứ {number} trong tháng") for number in range(1, 6)]
HOURS = ("%H:%M", "%H:%M:%S", "%Hg%M", "%Hh%M", "%H giờ %M", "%H giờ", "%Hh", "%H")
HOUR_WRONG = "Hãy ghi giờ như 7:30 hoặc 13:30."


def _grounds(*names: str) -> list[tuple[str, str]]:
    """Every item that a version of these lists has had; which of them the law of the day offers is for the rules."""
    found = {item.key: item.vi for name in names for version in criteria_lists()[name] for item in version.items}
    return [("", "Không"), *found.items()]


def _hour(label: str, initial: str) -> forms.TimeField:
    box = forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "autocomplete": "off", "class": "date"})
    wrong = {"invalid": HOUR_WRONG}
    return forms.TimeField(label=label, input_formats=HOURS, widget=box, initial=initial, error_messages=wrong)


class _SittingFields(forms.Form):
    """What one sitting and a series have in common."""

    begins = _hour("Từ giờ", "07:30")
    ends = _hour("Đến giờ", "11:30")
    host = forms.ChoiceField(label="Chủ trì", choices=Host.choices)
    kind = forms.ChoiceField(label="Loại", choices=SessionKind.choices, initial=SessionKind.PERIODIC)
    receiver_title = forms.CharField(label="Chức vụ người tiếp", max_length=120, help_text="Ví dụ: Chủ tịch UBND xã.")
    receiver = forms.CharField(
        label="Họ tên người tiếp", max_length=120, required=False, help_text="Không in ra lịch công khai."
    )
    venue = forms.ChoiceField(label="Nơi tiếp", choices=Venue.choices)
    place = forms.CharField(label="Địa điểm", max_length=160, initial="Phòng tiếp công dân, trụ sở UBND xã")
    place_document = DocumentField(label="Văn bản quyết định nơi khác", required=False)
    online = forms.BooleanField(label="Tiếp trực tuyến", required=False)
    online_ground = forms.ChoiceField(label="Căn cứ tiếp trực tuyến", required=False)
    ad_hoc_ground = forms.ChoiceField(label="Căn cứ tiếp đột xuất", required=False)
    slot_minutes = forms.TypedChoiceField(
        label="Mỗi lượt đăng ký trước",
        choices=SlotLength.choices,
        coerce=int,
        initial=SlotLength.HALF_HOUR,
        help_text="Bà con giữ giờ trên trang công khai; không đăng ký vẫn được tiếp.",
    )
    participants = forms.CharField(label="Thành phần dự kiến", max_length=500, required=False)
    contents = forms.CharField(
        label="Nội dung dự kiến",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_NAMES,
    )
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["online_ground"].choices = _grounds("reception.online")  # type: ignore[attr-defined]
        self.fields["ad_hoc_ground"].choices = _grounds(  # type: ignore[attr-defined]
            "reception.ad_hoc", "reception.party_ad_hoc"
        )


class SittingForm(_SittingFields):
    """One sitting."""

    field_order: Iterable[str] | None = ("planned_on", "begins", "ends")
    planned_on = DayField(label="Ngày tiếp")

    def __init__(self, data: QueryDict | None = None, *, sitting: Sitting | None = None, **initial: Any) -> None:
        kept = {name: getattr(sitting, name) for name in SittingData.__dataclass_fields__} if sitting else {}
        super().__init__(data, initial={**kept, **initial})

    def to_data(self) -> SittingData:
        """The sitting as the act wants it."""
        return SittingData(**{name: self.cleaned_data[name] for name in SittingData.__dataclass_fields__})


class PostponeForm(SittingForm):
    """The new day of a sitting, with the reason and when the new time was announced."""

    field_order: Iterable[str] | None = ("reason", "planned_on", "begins", "ends", "announced_on", "where")
    reason = forms.CharField(label="Lý do hoãn", max_length=500, help_text=SEEN_BY_ALL)
    announced_on = DayField(label="Ngày công bố lịch mới")
    where = forms.ChoiceField(label="Nơi công bố", choices=PublishedWhere.choices, initial=PublishedWhere.BOTH)


class SeriesForm(_SittingFields):
    """Many sittings by one rule."""

    field_order: Iterable[str] | None = ("from_on", "to_on", "weekdays", "ordinals", "move")
    from_on = DayField(label="Từ ngày")
    to_on = DayField(label="Đến hết ngày", help_text="Nhiều nhất một quý.")
    weekdays = forms.MultipleChoiceField(label="Vào các thứ", choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple)
    ordinals = forms.MultipleChoiceField(
        label="Chỉ lấy",
        choices=ORDINALS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Để trống là mọi tuần.",
    )
    move = forms.BooleanField(label="Gặp ngày nghỉ thì dời sang ngày làm việc kế tiếp (không chọn: bỏ)", required=False)

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and data.get("from_on") and data.get("to_on"):
            if data["from_on"] > data["to_on"]:
                raise forms.ValidationError("“Từ ngày” sau “Đến hết ngày”; hãy đổi lại.")
            if len(self.window()) > LONGEST_DAYS:
                raise forms.ValidationError("Khoảng ngày dài hơn một quý; hãy lập từng quý một.")
        return data

    def window(self) -> Window:
        """The days asked for."""
        return Window(self.cleaned_data["from_on"], self.cleaned_data["to_on"])

    def to_data(self) -> SittingData:
        """The sitting that each day gets; its day is replaced by each of the rule's."""
        names = [name for name in SittingData.__dataclass_fields__ if name != "planned_on"]
        return SittingData(planned_on=self.window().from_on, **{name: self.cleaned_data[name] for name in names})


class PublishForm(forms.Form):
    """When and where sittings were announced, and which."""

    published_on = DayField(label="Ngày công bố")
    where = forms.ChoiceField(label="Nơi công bố", choices=PublishedWhere.choices, initial=PublishedWhere.BOTH)
    codes = forms.MultipleChoiceField(label="Các buổi", widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: QueryDict | None, *, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["codes"].choices = offered  # type: ignore[attr-defined]
        self.fields["codes"].error_messages["required"] = "Chưa chọn buổi nào."


class CancelForm(forms.Form):
    """Why a sitting is dropped."""

    reason = forms.CharField(
        label="Lý do bỏ lịch", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=SEEN_BY_ALL
    )


class HoldForm(forms.Form):
    """Which reception kept the calendar."""

    reception = forms.ChoiceField(label="Buổi tiếp")

    def __init__(self, data: QueryDict | None, *, receptions: Sequence[Reception]) -> None:
        super().__init__(data)
        offered = [(one.code, f"{one.code} · {one.summary_vi()}") for one in receptions]
        self.fields["reception"].choices = offered  # type: ignore[attr-defined]


class SittingFilter(forms.Form):
    """Filters of the list; they stay in the URL."""

    from_on = DayField(label="Từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)
    host = forms.ChoiceField(label="Chủ trì", choices=[("", "Tất cả"), *Host.choices], required=False)
    state = forms.ChoiceField(
        label="Trạng thái",
        choices=[
            ("", "Tất cả"),
            *SittingState.choices,
            (MISSED, "Chưa thấy buổi tiếp"),
            (LATE, "Công bố chậm"),
        ],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs.update({"class": "date"})
