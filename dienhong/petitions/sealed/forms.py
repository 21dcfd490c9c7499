"""The shape of what is typed about a sealed identity and its keepers; no law here."""

from collections.abc import Sequence

from django import forms

from dienhong.page.document_field import DocumentField
from dienhong.page.fields import DayField
from dienhong.petitions.papers.axes import BarReason
from dienhong.petitions.sealed.rules import Identity

BY_HAND = [(one.value, one.label) for one in BarReason if one != BarReason.LEADER]
"""Why an officer bars an account. That it holds the accused post follows from the classification, and ends with it."""


class IdentityForm(forms.Form):
    """Who sent it. Nothing typed here is shown again, but to whoever opens the seal."""

    full_name = forms.CharField(label="Họ tên người tố cáo", max_length=120)
    address = forms.CharField(label="Địa chỉ", max_length=300, required=False)
    id_number = forms.CharField(label="Số căn cước hoặc hộ chiếu", max_length=30, required=False)
    contact = forms.CharField(label="Cách thức liên hệ", max_length=200, required=False)
    note = forms.CharField(
        label="Ghi chú",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ví dụ nét chữ, người nộp thay.",
    )

    def identity(self) -> Identity:
        """The identity as the act wants it."""
        return Identity(**self.cleaned_data)


class ReadForm(forms.Form):
    """Why the seal is opened."""

    reason = forms.CharField(
        label="Vì sao cần mở niêm phong",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lý do và chức vụ của người mở được giữ trong lịch sử của đơn.",
    )


class KeeperForm(forms.Form):
    """Who is to keep the seal, by which document."""

    account = forms.TypedChoiceField(label="Chức vụ được giao", coerce=int)
    document = DocumentField(label="Văn bản giao")
    from_on = DayField(label="Từ ngày")

    def __init__(self, *args: object, posts: Sequence[tuple[int, str]] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["account"].choices = [("", "Chọn"), *posts]  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """The last day of a keeper."""

    to_on = DayField(label="Giữ đến hết ngày")


class BarForm(forms.Form):
    """Who is accused, or near to whom is accused, among those who have an account here."""

    account = forms.TypedChoiceField(label="Tài khoản", coerce=int)
    why = forms.ChoiceField(label="Lý do", choices=[("", "Chọn"), *BY_HAND])

    def __init__(self, *args: object, accounts: Sequence[tuple[int, str]] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["account"].choices = [("", "Chọn"), *accounts]  # type: ignore[attr-defined]
