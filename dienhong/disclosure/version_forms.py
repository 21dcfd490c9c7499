"""The shape of a later version, and of old ones that are read no more."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dienhong.disclosure.forms import VersionForm
from dienhong.disclosure.models import Version
from dienhong.law.dates_vi import date_vi
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP

LEAKS = "Bản cũ lộ dữ liệu cá nhân: gỡ luôn các bản này"
LEAKS_HELP = (
    "Bỏ khỏi bản mới chưa đủ: bản cũ và phần so sánh hai bản vẫn đọc được. Chọn mọi bản có dữ liệu ấy. Bản đã thay gỡ ngay; "
    "bản đang công khai gỡ khi bản mới được công khai. Cần gỡ ngay thì bấm “Gỡ xuống” trước, rồi soạn bản mới."
)
WHY_HELP = "Ai mở bản cũ cũng đọc câu này; không chép lại dữ liệu ấy. Ví dụ: bản này lộ số điện thoại của người dân."


class RenewForm(VersionForm):
    """A new version, and which old ones go with it because they told what nobody may read."""

    leaks = forms.TypedMultipleChoiceField(
        label=LEAKS, help_text=LEAKS_HELP, required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    gone_why = forms.CharField(
        label="Lý do gỡ bản cũ",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=WHY_HELP,
    )
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)

    def __init__(self, *args: Any, told: Iterable[Version] = (), shown: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = _choices(told, shown)
        if offered:
            self.fields["leaks"].choices = offered  # type: ignore[attr-defined]
        else:
            for name in ("leaks", "gone_why", "looked"):
                del self.fields[name]

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and data.get("leaks") and not data.get("gone_why", "").strip():
            self.add_error("gone_why", ValidationError("Chưa ghi lý do gỡ bản cũ."))
        return data

    def leaving(self) -> dict[str, Any]:
        """Which versions go and why, as the act wants it."""
        return {name: self.cleaned_data[name] for name in ("leaks", "gone_why", "looked") if name in self.cleaned_data}


class OldVersionsForm(forms.Form):
    """Old versions that are read no more."""

    numbers = forms.TypedMultipleChoiceField(
        label="Bản cũ cần gỡ", coerce=int, widget=forms.CheckboxSelectMultiple, help_text="Chọn mọi bản có dữ liệu ấy."
    )
    why = forms.CharField(
        label="Lý do gỡ", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=WHY_HELP
    )
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)

    def __init__(self, *args: Any, told: Iterable[Version], shown: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = _choices((one for one in told if one.number != shown), shown)
        self.fields["numbers"].choices = offered  # type: ignore[attr-defined]


def _choices(told: Iterable[Version], shown: int) -> list[tuple[str, str]]:
    return [(str(one.number), _words(one, shown)) for one in told]


def _words(version: Version, shown: int) -> str:
    since = f", công khai từ {date_vi(version.shown_from)}" if version.shown_from else ""
    return f"Bản {version.number}{since}{' (đang công khai)' if version.number == shown else ''}"
