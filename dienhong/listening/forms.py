"""The shape of a rating, of a survey, of sheets that are typed, of what is said of a comment."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dienhong.listening.questions import OVERALL, QuestionSet, question_sets, scale
from dienhong.listening.rules import MOST_SHEETS, MOST_SLIPS, RatingData, SurveyData
from dienhong.listening.states import SurveyKind
from dienhong.page.fields import CountField, DayField
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP


class RateForm(forms.Form):
    """Five answers to each question; only the first has to be answered."""

    comment = forms.CharField(
        label=gettext_lazy("Muốn nói thêm điều gì"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Không bắt buộc. Không ghi tên ai. Xã đọc, ghi lại bằng lời của xã, rồi xóa nguyên văn."
        ),
    )

    def __init__(self, data: QueryDict | None, *, asked: QuestionSet, by_slip: bool, slip: str = "") -> None:
        super().__init__(data, initial={"slip": slip})
        choices = [(str(points), _(words)) for points, words in zip(scale().points, scale().answers, strict=True)]
        for one in asked.questions:
            self.fields[one.key] = forms.ChoiceField(
                label=_(one.vi),
                choices=list(reversed(choices)),
                widget=forms.RadioSelect,
                required=one.key == OVERALL,
                error_messages={"required": _("Chưa chọn câu này.")},
            )
        if by_slip:
            self.fields["slip"] = forms.CharField(
                label=_("Mã trên phiếu"),
                max_length=24,
                widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
                error_messages={"required": _("Chưa điền mã trên phiếu.")},
            )
        self.order_fields([*(["slip"] if by_slip else []), *(one.key for one in asked.questions), "comment"])
        self.asked = asked

    def to_data(self) -> RatingData:
        """What the act wants; a question left out is not there."""
        answered = {one.key: self.cleaned_data.get(one.key) for one in self.asked.questions}
        return RatingData(
            {key: int(given) for key, given in answered.items() if given}, self.cleaned_data.get("comment", "")
        )


class SurveyForm(forms.Form):
    """A new survey."""

    title = forms.CharField(
        label="Lấy đánh giá về", max_length=160, help_text="Ví dụ: Bộ phận một cửa, quầy chứng thực."
    )
    slug = forms.CharField(
        label="Địa chỉ",
        max_length=60,
        help_text="Chữ thường không dấu và gạch nối: mot-cua. In lên phiếu, không đổi được.",
    )
    questions = forms.ChoiceField(label="Bộ câu hỏi")
    kind = forms.ChoiceField(label="Cách lấy", choices=SurveyKind.choices)
    opened_on = DayField(label="Mở từ ngày")
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)

    def __init__(self, data: QueryDict | None, **initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["questions"].choices = [(one.key, one.vi) for one in question_sets().values()]  # type: ignore[attr-defined]

    def to_data(self) -> SurveyData:
        """What the act wants."""
        return SurveyData(**{name: self.cleaned_data[name] for name in SurveyData.__dataclass_fields__})


class ShutForm(forms.Form):
    """From which day on nothing is taken."""

    closed_on = DayField(label="Đóng từ ngày")


class SlipsForm(forms.Form):
    """How many slips, or for which answered matters."""

    number = CountField(label="Số mã", initial=12, min_value=1, max_value=MOST_SLIPS)
    abouts = forms.CharField(
        label="Theo từng việc đã trả lời",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mã các việc, cách nhau bằng dấu cách: DT-2026-0001 DT-2026-0004. Điền ô này thì số mã bằng số việc.",
    )

    def about_codes(self) -> list[str]:
        """The codes typed, each once."""
        return list(dict.fromkeys(self.cleaned_data["abouts"].upper().replace(",", " ").split()))


class TypeForm(forms.Form):
    """The first typing."""

    taken_on = DayField(label="Ngày thu phiếu")
    sheets = CountField(label="Số phiếu đếm được", min_value=1, max_value=MOST_SHEETS)
    text = forms.CharField(label="Mỗi phiếu một dòng", widget=forms.Textarea(attrs={"rows": 12, "class": "code"}))


class MatchForm(forms.Form):
    """The second typing."""

    text = forms.CharField(
        label="Nhập lại, mỗi phiếu một dòng, đúng thứ tự", widget=forms.Textarea(attrs={"rows": 12, "class": "code"})
    )


class TellForm(forms.Form):
    """What the commune says of a comment."""

    told = forms.CharField(
        label="Lời của xã",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hiện trên trang kết quả. Không chép nguyên văn, không ghi tên ai. Để trống là không đưa lên.",
    )
