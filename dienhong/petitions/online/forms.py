"""The small pages of the guide as forms. No law here but through `asked`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dienhong.law.criteria import Criterion
from dienhong.notices.phones import normal
from dienhong.petitions.online.content import ABOUT, OF_WRONG, Question
from dienhong.petitions.online.denouncing import NAMED
from dienhong.petitions.online.rules import MOST_PHOTOS
from dienhong.privacy.photos import BadPhoto, clean

Label = Any  # words, or words to be translated when they are shown
LONGEST_WHAT = 3000
MOST_BYTES = 12_000_000
YES_NO = (("yes", gettext_lazy("Có")), ("no", gettext_lazy("Không")))
LABELS: dict[str, Label] = {
    "sender_name": gettext_lazy("Họ và tên"),
    "sender_address": gettext_lazy("Địa chỉ"),
    "contact": gettext_lazy("Cách liên hệ (điện thoại hoặc nơi nhận thư)"),
    "respondent": gettext_lazy("Ai, cơ quan nào đã làm việc ấy"),
}
AUTOFILL = {"sender_name": "name", "sender_address": "street-address", "contact": "tel"}
UNNAMED_HINT = gettext_lazy("Không muốn ghi tên thì để trống và đánh dấu “Tôi không muốn ghi tên” ở dưới.")
UNNAMED_ELSE = gettext_lazy("Chưa ghi gì ở đây. Không muốn ghi tên thì đánh dấu “Tôi không muốn ghi tên”.")
MOST = {"sender_name": 120, "sender_address": 200, "contact": 120, "respondent": 300}


def text(label: Label, *, rows: int, most: int, hint: Label = "", required: bool = True) -> forms.CharField:
    """Some lines."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": gettext_lazy("Chưa ghi gì ở đây."),
            "max_length": gettext_lazy(
                "Dài quá %(limit_value)d chữ cái; hãy rút ngắn, phần còn lại kèm ảnh hoặc mang đến sau."
            ),
        },
    )


class WhatForm(forms.Form):
    """What happened, where, since when, and what is wished for."""

    what = text(
        gettext_lazy("Chuyện gì đã xảy ra?"),
        rows=7,
        most=LONGEST_WHAT,
        hint=gettext_lazy("Kể như nói chuyện. Không cần ghi số căn cước, số tài khoản, bệnh tật của ai."),
    )
    village = forms.ChoiceField(label=gettext_lazy("Ở đâu?"), required=False)
    since = forms.CharField(
        label=gettext_lazy("Từ bao giờ?"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Ví dụ: từ đầu tháng 4, hoặc ngày 12/5."),
    )
    wish = text(gettext_lazy("Bà con mong được giải quyết thế nào?"), rows=3, most=600, required=False)

    def __init__(self, data: Any = None, *, villages: Iterable[str] = (), **more: Any) -> None:
        super().__init__(data, **more)
        choices = [("", _("Không ở một thôn nào, hoặc không rõ")), *((name, name) for name in villages)]
        self.fields["village"].choices = choices  # type: ignore[attr-defined]


class AboutForm(forms.Form):
    """What the letter is about: plain words, several may hold."""

    about = forms.MultipleChoiceField(
        label=gettext_lazy("Trong chuyện bà con kể có những gì?"),
        help_text=gettext_lazy("Chọn mọi điều đúng. Có thể chọn nhiều."),
        widget=forms.CheckboxSelectMultiple,
        choices=[(one.key, one.asks) for one in ABOUT],
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một điều.")},
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["about"].choices = [(one.key, _told(one)) for one in ABOUT]  # type: ignore[attr-defined]


class MoreForm(forms.Form):
    """Yes or no to what is still to be asked; of a wrong, whether it is done by somebody who would read the letter."""

    def __init__(self, data: Any = None, *, questions: Sequence[Question] = (), **more: Any) -> None:
        super().__init__(data, **more)
        for question in questions:
            self.fields[question.key] = forms.ChoiceField(
                label=str(question.asks),
                choices=YES_NO,
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("Hãy chọn Có hoặc Không.")},
            )
        if any(question in OF_WRONG for question in questions):
            self.fields["accused"] = forms.MultipleChoiceField(
                label=_("Người làm sai có phải là một trong những người sau không?"),
                help_text=_(
                    "Đánh dấu thì người giữ chức vụ ấy không mở được đơn này. Không phải, không rõ thì để trống."
                ),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=NAMED,
            )


class SplitForm(forms.Form):
    """Whether different matters go as letters of their own, and what belongs to each."""

    agree = forms.ChoiceField(
        label=gettext_lazy("Gửi thành các đơn riêng?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", gettext_lazy("Đồng ý, mỗi việc một đơn")),
            ("no", gettext_lazy("Không, cứ gửi một đơn; cán bộ sẽ tách sau")),
        ],
        error_messages={"required": gettext_lazy("Hãy chọn một cách.")},
    )

    def __init__(self, data: Any = None, *, parts: Mapping[str, Label] | None = None, **more: Any) -> None:
        super().__init__(data, **more)
        for name, label in (parts or {}).items():
            self.fields[name] = text(
                label, rows=6, most=LONGEST_WHAT, hint=_("Giữ lại phần thuộc việc này, xóa phần thuộc việc kia.")
            )
            # Who sends one letter all the same need not say what belongs where.
            self.fields[name].required = not (data and data.get("agree") == "no")
        self.parts = tuple(parts or ())

    def clean(self) -> dict[str, Any]:
        """Letters of their own say different things: the boxes are filled with the whole story to cut from."""
        data: dict[str, Any] = super().clean() or {}
        told = [_plain(str(data.get(name, ""))) for name in self.parts]
        if data.get("agree") == "yes" and all(told) and len(set(told)) < len(told):
            for name in self.parts:
                self.add_error(name, _("Các đơn đang ghi giống hệt nhau: ở mỗi ô chỉ giữ phần thuộc việc ấy."))
        return data


class PartsForm(forms.Form):
    """What belongs to the letters that go from here when something denounces and stays behind: typed anew, never the whole."""

    def __init__(self, data: Any = None, *, parts: Mapping[str, Label], whole: str, **more: Any) -> None:
        super().__init__(data, **more)
        self.whole = _plain(whole)
        for name, label in parts.items():
            hint = _("Chép phần này từ chuyện đã kể ở trên; không nhắc đến người làm sai và việc người ấy làm.")
            self.fields[name] = text(label, rows=6, most=LONGEST_WHAT, hint=hint)

    def clean(self) -> dict[str, Any]:
        """A part is less than the whole."""
        data: dict[str, Any] = super().clean() or {}
        for name, words in list(data.items()):
            if self.whole and self.whole in _plain(words):
                self.add_error(name, _("Đây vẫn là cả câu chuyện, có phần tố cáo. Hãy bỏ phần tố cáo ra."))
        return data


class PhotosField(forms.FileField):
    """Up to five photographs, each written anew without its place and time."""

    widget = type("Photos", (forms.ClearableFileInput,), {"allow_multiple_selected": True})

    def clean(self, data: Any, initial: Any = None) -> list[bytes]:
        files: list[UploadedFile[bytes]] = [one for one in (data or []) if one]
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(_("Chọn nhiều nhất %(most)d ảnh.") % {"most": MOST_PHOTOS})
        return [self._one(number, file) for number, file in enumerate(files, start=1)]

    def _one(self, number: int, file: "UploadedFile[bytes]") -> bytes:
        if file.size is not None and file.size > MOST_BYTES:
            raise forms.ValidationError(_("Ảnh thứ %(number)d lớn hơn 12 MB.") % {"number": number})
        try:
            return clean(file.read())
        except BadPhoto as bad:
            raise forms.ValidationError(_("Ảnh thứ %(number)d: %(why)s") % {"number": number, "why": bad}) from None


def photos() -> PhotosField:
    """The box of photographs."""
    return PhotosField(
        label=gettext_lazy("Ảnh"),
        required=False,
        help_text=gettext_lazy(
            "Nhiều nhất 5 ảnh JPEG hoặc PNG, cả thảy không quá 20 MB. Máy bỏ nơi chụp, giờ chụp trong ảnh trước khi lưu."
        ),
        widget=PhotosField.widget(attrs={"accept": "image/jpeg,image/png"}),
    )


class SendForm(forms.Form):
    """Who sends it, as far as the law asks; photographs; whether to be told by mail."""

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        boxes: Mapping[str, Criterion],
        unnamed: bool,
        mail: bool,
        **more: Any,
    ) -> None:
        super().__init__(data, files, **more)
        for name, item in boxes.items():
            # What was only inferred or recalled is asked for and not insisted on; who goes unnamed is asked nothing.
            spared = unnamed and name != "respondent"
            required = item.certainty.may_block and not (spared and data and data.get("unnamed"))
            self.fields[name] = forms.CharField(
                label=LABELS[name],
                max_length=MOST[name],
                required=required,
                help_text=UNNAMED_HINT if spared and name == "sender_name" else "",
                widget=forms.TextInput(attrs={"autocomplete": AUTOFILL.get(name, "off")}),
                error_messages={"required": UNNAMED_ELSE if spared else gettext_lazy("Chưa ghi gì ở đây.")},
            )
        if unnamed:
            self.fields["unnamed"] = forms.BooleanField(label=gettext_lazy("Tôi không muốn ghi tên"), required=False)
        self.fields["photos"] = photos()
        if mail:
            self.fields["email"] = forms.EmailField(
                label=gettext_lazy("Thư điện tử để nhận tin"),
                required=False,
                help_text=_(
                    "Xã gửi một thư để xác nhận trước; phải nhập khóa trên giấy biên nhận thì mới bắt đầu báo tin."
                ),
                widget=forms.EmailInput(attrs={"autocomplete": "email"}),
                error_messages={"invalid": gettext_lazy("Địa chỉ thư chưa đúng, ví dụ ten@vidu.vn.")},
            )
            self.fields["phone"] = forms.CharField(
                label=gettext_lazy("Không dùng thư điện tử thì ghi số điện thoại để nhận tin nhắn"),
                max_length=20,
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
            )
            self.fields["agree_mail"] = forms.BooleanField(
                label=gettext_lazy(
                    "Tôi đồng ý để xã dùng địa chỉ, số này báo tin về đơn này, và chỉ để làm việc ấy. Tôi có thể thôi nhận "
                    "bất cứ lúc nào."
                ),
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """An address without consent is not kept."""
        data: dict[str, Any] = super().clean() or {}
        if (data.get("email") or data.get("phone")) and not data.get("agree_mail"):
            self.add_error(
                "agree_mail", _("Muốn nhận tin thì đánh dấu đồng ý; không muốn thì xóa địa chỉ thư, số điện thoại.")
            )
        if data.get("phone") and not normal(data["phone"]):
            self.add_error("phone", _("Số điện thoại chưa đúng, ví dụ 0912345678."))
        return data


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _told(question: Question) -> str:
    return f"{question.asks} ({question.examples})" if question.examples else str(question.asks)
