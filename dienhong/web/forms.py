"""The shape of what is typed on the desk's own screens; no law here."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from dienhong.commune.kinds import Qualifier, UnitKind
from dienhong.documents.models import Direction, Document
from dienhong.law.areas import by_area
from dienhong.law.limits import Limit
from dienhong.notices.models import NoticeState
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import DayField
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP
from dienhong.web.numbers import NumberField

SECRECY = [("", "Không đóng dấu mật"), ("Mật", "Mật"), ("Tối mật", "Tối mật"), ("Tuyệt mật", "Tuyệt mật")]


class FileField(forms.FileField):
    """A file as officers attach it; the browser offers these kinds first."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Tệp")
        kwargs.setdefault("help_text", "PDF, Word (.docx), Excel (.xlsx), ảnh PNG hoặc JPEG; tối đa 20 MB.")
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"}))
        super().__init__(**kwargs)
        self.error_messages["required"] = "Chưa chọn tệp."
        self.error_messages["empty"] = "Tệp rỗng; chưa lưu tệp này."


class DocumentForm(forms.Form):
    """A document as it comes to the register."""

    secrecy = forms.ChoiceField(
        label="Dấu mật trên văn bản",
        choices=SECRECY,
        required=False,
        help_text="Văn bản đóng dấu mật không vào phần mềm này.",
    )
    number = forms.CharField(label="Số, ký hiệu", max_length=60, help_text="Như in: 741-CV/BTGDVTU, 82/NQ-HĐND.")
    direction = forms.ChoiceField(label="Loại sổ", choices=Direction.choices)
    kind = forms.CharField(
        label="Loại văn bản", max_length=60, required=False, help_text="Để trống thì máy lấy theo ký hiệu."
    )
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=160, required=False)
    signed_on = DayField(label="Ngày ban hành", required=False, help_text="Chưa rõ thì để trống, không đoán.")
    title = forms.CharField(label="Trích yếu", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    about_democracy = forms.BooleanField(label="Văn bản về thực hiện dân chủ ở cơ sở", required=False)
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)


class NewDocumentForm(DocumentForm):
    """With its file, which is looked at before anything is kept."""

    file = FileField(required=False)

    def offered(self) -> "UploadedFile[Any] | None":
        """The file that came with the form."""
        found = self.files.get("file")
        return found if isinstance(found, UploadedFile) else None


class CorrectDocumentForm(DocumentForm):
    """A document's direction chooses its book and is not corrected: void the entry and enter it anew."""

    direction = None  # type: ignore[assignment]

    def __init__(self, data: Any, *, document: Document) -> None:
        names = ("number", "kind", "issuer", "signed_on", "title", "about_democracy")
        super().__init__(data, initial={name: getattr(document, name) for name in names})
        self.fields["kind"].required = True


class FileForm(forms.Form):
    """One file."""

    file = FileField()


class DocumentFilter(forms.Form):
    """Filters of the register of documents; they stay in the URL."""

    q = forms.CharField(
        label="Số, trích yếu", required=False, max_length=100, widget=forms.TextInput(attrs={"class": "wide"})
    )
    direction = forms.ChoiceField(label="Loại sổ", required=False, choices=[("", "Tất cả"), *Direction.choices])
    from_on = DayField(label="Ban hành từ", required=False)
    to_on = DayField(label="Đến hết", required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs["class"] = "date"


class UnitForm(forms.Form):
    """A unit from a day on."""

    kind = forms.ChoiceField(label="Loại", choices=UnitKind.choices)
    name = forms.CharField(label="Tên", max_length=160)
    from_on = DayField(label="Từ ngày")
    has_union = forms.BooleanField(label="Có tổ chức công đoàn", required=False)


class MemberForm(forms.Form):
    """A person's office in a unit."""

    name = forms.CharField(label="Họ tên", max_length=120)
    title = forms.CharField(label="Chức vụ", max_length=120)
    from_on = DayField(label="Từ ngày")
    to_on = DayField(label="Đến hết ngày", required=False)

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and data.get("from_on") and data.get("to_on") and data["from_on"] > data["to_on"]:
            raise forms.ValidationError("“Từ ngày” sau “Đến hết ngày”; hãy đổi lại.")
        return data


class UnitFilter(forms.Form):
    """Filters of the list of units."""

    q = forms.CharField(label="Tên", required=False, max_length=100, widget=forms.TextInput(attrs={"class": "wide"}))
    kind = forms.ChoiceField(label="Loại", required=False, choices=[("", "Tất cả"), *UnitKind.choices])
    on = DayField(label="Vào ngày", required=False, widget=forms.TextInput(attrs={"class": "date"}))


class FactForm(forms.Form):
    """A number no register holds, with the document that says it."""

    key = forms.ChoiceField(label="Số gì", required=False)
    label = forms.CharField(label="Tên số (khi chọn “số khác”)", max_length=160, required=False)
    unit = forms.CharField(label="Đơn vị tính (khi chọn “số khác”)", max_length=40, required=False)
    value = NumberField(label="Giá trị", help_text="Viết như trên giấy: 34.000 hoặc 24,5.")
    qualifier = forms.ChoiceField(label="Mức chính xác", choices=Qualifier.choices, required=False)
    as_of = DayField(label="Tại ngày")
    document = DocumentField(label="Văn bản nguồn")
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)

    def __init__(self, data: Any = None, *, keys: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(data)
        self.fields["key"].choices = [*keys, ("", "Số khác, ghi tên ở dưới")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data is not None and not data.get("key"):
            for name, words in (("label", "Chưa ghi tên của số khác."), ("unit", "Chưa ghi đơn vị tính của số khác.")):
                if not data.get(name):
                    self.add_error(name, words)
        return data


class NoticeFilter(forms.Form):
    """Filters of the list of notices."""

    state = forms.ChoiceField(label="Trạng thái", required=False, choices=[("", "Tất cả"), *NoticeState.choices])


class CalculatorForm(forms.Form):
    """A limit and the day it starts."""

    han = forms.ChoiceField(label="Thời hạn")
    tu = DayField(label="Tính từ ngày", widget=forms.TextInput(attrs={"class": "date"}))

    def __init__(self, data: Any = None, *, limits: Iterable[Limit] = (), initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["han"].choices = [  # type: ignore[attr-defined]
            (area, [(limit.id, limit.vi) for limit in found]) for area, found in by_area(limits)
        ]
