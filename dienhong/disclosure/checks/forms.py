"""The shape of a decision about one place."""

from django import forms

from dienhong.disclosure.checks.states import UNREAD, Decision
from dienhong.page.fields import DayField
from dienhong.privacy.hits import Kind


class NothingForm(forms.Form):
    """A page with one button."""


class DecideForm(forms.Form):
    """What the place is, why, and by which law it stays."""

    decision = forms.ChoiceField(label="Quyết định", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Không chép lại giá trị ấy vào đây.",
    )
    basis = forms.CharField(
        label="Căn cứ để giữ",
        max_length=300,
        required=False,
        help_text="Luật nào yêu cầu công khai dữ liệu này; chỉ cần khi giữ lại.",
    )

    until = DayField(
        label="Công khai đến hết ngày",
        required=False,
        help_text="Khi giữ lại tệp là danh sách người: ngày cuối luật yêu cầu. Hết ngày ấy tệp tự gỡ; trong lúc công khai, máy "
        "tìm kiếm không được lưu. Nên bỏ tệp và dùng “Danh sách có tên người”: ở đó che tên và nhận ý kiến được.",
    )

    def __init__(self, *args: object, kind: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if kind != Kind.PEOPLE:
            del self.fields["until"]
        passed = "Đã tự xem, không có dữ liệu cá nhân" if kind == UNREAD else "Không phải dữ liệu cá nhân"
        if kind == Kind.PEOPLE:
            passed = "Không phải danh sách người phải bảo vệ (ví dụ: cán bộ theo chức vụ)"
        self.fields["decision"].choices = [  # type: ignore[attr-defined]
            (Decision.NOT_PERSONAL.value, passed),
            (Decision.KEEP.value, "Giữ lại, có lý do và căn cứ"),
        ]
