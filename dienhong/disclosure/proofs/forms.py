"""The shape of what is typed as proof."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from dienhong.disclosure.proofs.actions import ONE_PLACE
from dienhong.disclosure.proofs.rules import BroadcastData, PostingData
from dienhong.disclosure.states import OtherForm, Place, RelayWay
from dienhong.page.fields import CountField, DayField

OFFICE = "office"
WHERE = "Nhà văn hóa thôn"
NOT_WHO = "Ghi chức vụ, không ghi tên người."


def photo_field(label: str = "Ảnh chụp chỗ niêm yết") -> forms.FileField:
    """A picture from the camera of a phone, or a file; it works without a script."""
    box = forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png", "capture": "environment"})
    return forms.FileField(
        label=label, required=False, widget=box, help_text="Ảnh JPEG hoặc PNG. Máy tự bỏ vị trí và tên máy trong ảnh."
    )


class PostUpForm(forms.Form):
    """A paper put up in one place or several on the same day."""

    places = forms.MultipleChoiceField(label="Nơi niêm yết", widget=forms.CheckboxSelectMultiple)
    from_on = DayField(label="Niêm yết từ ngày")
    put_up_by = forms.CharField(label="Người niêm yết", max_length=160, help_text=NOT_WHO)
    where = forms.CharField(
        label="Địa điểm", max_length=160, required=False, help_text="Để trống là bảng tin trụ sở hoặc nhà văn hóa thôn."
    )
    photo = photo_field()

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = dict(places)
        self.fields["places"].choices = list(self.names.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and data.get("photo") and len(data.get("places", ())) > 1:
            self.add_error("photo", ONE_PLACE)
        return data

    def to_data(self) -> list[PostingData]:
        """One posting a place."""
        data = self.cleaned_data
        return [
            PostingData(
                Place.OFFICE if place == OFFICE else Place.VILLAGE,
                data["where"]
                or ("Bảng tin trụ sở HĐND và UBND xã" if place == OFFICE else f"{WHERE} {self.names[place]}"),
                data["from_on"],
                data["put_up_by"],
                "" if place == OFFICE else place,
            )
            for place in data["places"]
        ]


class TakeDownForm(forms.Form):
    """Papers that came down on one day."""

    places = forms.MultipleChoiceField(label="Nơi đã gỡ", widget=forms.CheckboxSelectMultiple)
    to_on = DayField(label="Ngày gỡ")
    taken_down_by = forms.CharField(
        label="Người gỡ", max_length=160, required=False, help_text=f"{NOT_WHO} Để trống là người đã niêm yết ở nơi ấy."
    )
    lost = forms.BooleanField(label="Giấy bị rách, bị mất (không phải gỡ)", required=False)
    why = forms.CharField(label="Lý do, ghi chú", max_length=300, required=False)
    photo = photo_field("Ảnh lúc gỡ")

    def __init__(self, *args: Any, places: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = list(places)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and data.get("photo") and len(data.get("places", ())) > 1:
            self.add_error("photo", ONE_PLACE)
        return data


class BroadcastForm(forms.Form):
    """A run of broadcasts."""

    from_on = DayField(label="Phát từ ngày")
    to_on = DayField(label="Đến hết ngày", required=False, help_text="Để trống nếu còn đang phát.")
    times = CountField(label="Số lần phát mỗi ngày", min_value=1, max_value=24, initial=2)
    script = forms.CharField(
        label="Bản tin, kịch bản phát", max_length=300, help_text="Ví dụ: Bản tin sáng 10/6, tệp loa-10-6.docx."
    )
    scope = forms.MultipleChoiceField(
        label="Chỉ phát ở thôn",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Để trống nếu phát toàn xã.",
    )

    def __init__(self, *args: Any, villages: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scope"].choices = list(villages)  # type: ignore[attr-defined]

    def to_data(self) -> BroadcastData:
        """The run as the act wants it."""
        data = dict(self.cleaned_data)
        return BroadcastData(villages=tuple(data.pop("scope")), **data)


class EndBroadcastForm(forms.Form):
    """The last day of a run."""

    to_on = DayField(label="Phát đến hết ngày")


class RelayForm(forms.Form):
    """Which heads passed it on, how and when."""

    scope = forms.MultipleChoiceField(label="Trưởng thôn đã truyền đạt", widget=forms.CheckboxSelectMultiple)
    on = DayField(label="Ngày truyền đạt")
    way = forms.ChoiceField(label="Bằng cách", choices=RelayWay.choices)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *args: Any, villages: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scope"].choices = list(villages)  # type: ignore[attr-defined]


class TellForm(forms.Form):
    """Another form of the law."""

    form = forms.ChoiceField(label="Hình thức", choices=OtherForm.choices)
    on = DayField(label="Ngày")
    ref = forms.CharField(
        label="Dẫn chứng", max_length=300, help_text="Số văn bản, mã cuộc đối thoại, đường dẫn bài đăng."
    )
