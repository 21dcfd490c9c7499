"""The shape of what the desk types about requests to correct and questions."""

from django import forms

from dienhong.disclosure.asked.states import Channel, QuestionState, RequestState
from dienhong.page.fields import DayField
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP


class RequestForm(forms.Form):
    """A request that came to the desk on paper, by phone or in person."""

    channel = forms.ChoiceField(
        label="Nhận bằng cách", choices=[one for one in Channel.choices if one[0] != Channel.ONLINE]
    )
    received_on = DayField(label="Ngày nhận")
    wrong = forms.CharField(label="Chỗ sai", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    right = forms.CharField(
        label="Theo người đề nghị, đúng là", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    sender = forms.CharField(
        label="Người đề nghị",
        max_length=120,
        required=False,
        help_text="Chỉ ghi khi người đề nghị muốn nhận trả lời riêng.",
    )
    contact = forms.CharField(label="Cách liên hệ", max_length=160, required=False)


class AnswerForm(forms.Form):
    """The answer to a request."""

    outcome = forms.ChoiceField(
        label="Kết quả",
        widget=forms.RadioSelect,
        choices=[
            (RequestState.CORRECTED, "Đã đính chính, bản mới đang công khai"),
            (RequestState.REFUSED, "Không đính chính"),
        ],
    )
    answer = forms.CharField(label="Trả lời, lý do", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))
    answered_on = DayField(label="Ngày trả lời")


class ShowForm(forms.Form):
    """The words of a question that everybody reads."""

    words = forms.CharField(
        label="Câu hỏi sẽ hiện cho mọi người",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bỏ tên người, số điện thoại, địa chỉ và lời xúc phạm; giữ ý hỏi.",
    )
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)


class ReplyForm(forms.Form):
    """The answer that stands on the item's page."""

    answer = forms.CharField(label="Trả lời", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)


class HideForm(forms.Form):
    """Why a question is not shown."""

    why = forms.CharField(label="Lý do không hiện", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class RequestFilter(forms.Form):
    """Filters of the list of requests."""

    from_on = DayField(label="Nhận từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)
    state = forms.ChoiceField(label="Trạng thái", choices=[("", "Tất cả"), *RequestState.choices], required=False)


class QuestionFilter(forms.Form):
    """Filters of the list of questions."""

    from_on = DayField(label="Hỏi từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)
    state = forms.ChoiceField(label="Trạng thái", choices=[("", "Tất cả"), *QuestionState.choices], required=False)
