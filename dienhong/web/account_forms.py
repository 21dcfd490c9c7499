"""What an administrator types about accounts, and what the holder of a one-time link types: shape only."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from dienhong.accounts.actions import PostData
from dienhong.accounts.roles import roles
from dienhong.commune.models import Unit
from dienhong.page.fields import DayField

VILLAGE_HEAD = "village_head"


def _role_choices() -> list[tuple[str, str]]:
    return [("", "Chọn vai trò"), *((role.key, role.vi) for role in roles().values())]


class PostForm(forms.Form):
    """A post with its term."""

    role = forms.ChoiceField(
        label="Vai trò",
        choices=_role_choices,
        help_text="Vai trò quyết định được đọc và ghi sổ nào.",
        error_messages={"required": "Chưa chọn vai trò."},
    )
    title = forms.CharField(
        label="Chức vụ",
        max_length=120,
        help_text="Như in trên giấy tờ: Chuyên viên Văn phòng Đảng ủy.",
        error_messages={"required": "Chưa ghi chức vụ."},
    )
    from_on = DayField(label="Từ ngày", error_messages={"required": "Chưa ghi ngày bắt đầu."})
    to_on = DayField(label="Đến hết ngày", required=False, help_text="Để trống nếu chưa có ngày kết thúc.")
    village = forms.ChoiceField(
        label="Thôn",
        required=False,
        help_text="Chỉ của Trưởng thôn: người giữ chức vụ chỉ ghi được việc của thôn mình.",
    )

    def __init__(self, data: QueryDict | None = None, *, villages: Sequence[Unit] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["village"].choices = [("", "Không"), *((one.code, one.name) for one in villages)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and data.get("village") and data.get("role") != VILLAGE_HEAD:
            self.add_error("village", "Chỉ chức vụ có vai trò Trưởng thôn mới gắn với một thôn.")
        return data

    def post(self) -> PostData:
        """The post as typed."""
        data = self.cleaned_data
        return PostData(data["role"], data["title"], data["from_on"], data["to_on"], data["village"])


class NewAccountForm(PostForm):
    """A new account with its first post."""

    name = forms.CharField(label="Họ tên", max_length=120, error_messages={"required": "Chưa ghi họ tên."})
    email = forms.EmailField(
        label="Thư điện tử",
        max_length=80,
        help_text="Cũng là tên đăng nhập.",
        error_messages={
            "required": "Chưa ghi thư điện tử.",
            "invalid": "Thư điện tử có dạng ten@donvi.vn.",
        },
    )
    field_order = ("name", "email", "role", "title", "village", "from_on", "to_on")


class LastDayForm(forms.Form):
    """The last day a post is held."""

    last_on = DayField(label="Giữ đến hết ngày", error_messages={"required": "Chưa ghi ngày."})


class PasswordForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label="Mật khẩu mới",
        max_length=200,
        strip=False,
        help_text="Ít nhất 10 ký tự, không phải từ ai cũng đoán được. Một câu ngắn dễ nhớ là tốt nhất.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Chưa điền mật khẩu."},
    )
    again = forms.CharField(
        label="Nhập lại mật khẩu",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Chưa nhập lại mật khẩu."},
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if "password" in data and "again" in data and data["password"] != data["again"]:
            raise ValidationError("Hai lần nhập không giống nhau; hãy nhập lại.")
        return data


class CodeForm(forms.Form):
    """A code from the phone, or one from the paper."""

    code = forms.CharField(
        label="Mã",
        max_length=20,
        help_text="6 số từ ứng dụng, hoặc mã dự phòng dạng abcde-fghjk.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": "Chưa nhập mã."},
    )


class PhoneCodeForm(CodeForm):
    """The code that proves a fresh secret is on the phone: no paper code does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = "6 số, đổi sau mỗi 30 giây."
