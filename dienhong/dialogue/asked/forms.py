"""The shape of what is typed about questions, by residents and by officers."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dienhong.commune.models import Unit
from dienhong.dialogue.asked.rules import LONGEST
from dienhong.dialogue.asked.states import AskedState, CameBy, Said
from dienhong.dialogue.questions.states import Outcome
from dienhong.page.fields import DayField
from dienhong.privacy.public_words import LOOKED

TWO_ROWS = {"rows": 2}
PLAIN = {"autocomplete": "off"}
EXAMPLE = {"placeholder": "CHD-2026-0001", "autocomplete": "off"}


class AskForm(forms.Form):
    """A resident's question. Nothing about who asks is asked for."""

    words = forms.CharField(
        label=_("Câu hỏi của ông bà"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Hỏi về việc, không nêu tên người, số điện thoại, số giấy tờ của ai."),
        error_messages={"required": _("Chưa ghi câu hỏi.")},
    )
    village = forms.ChoiceField(label=_("Việc ở thôn nào"), required=False)

    def __init__(self, data: QueryDict | None = None, *, villages: Iterable[Unit] = ()) -> None:
        super().__init__(data)
        chosen: list[tuple[str, Any]] = [("", _("Cả xã hoặc không rõ"))]
        chosen += [(str(unit.code), unit.name) for unit in villages]
        self.fields["village"].choices = chosen  # type: ignore[attr-defined]


class FollowForm(forms.Form):
    """Code and key of a receipt."""

    code = forms.CharField(
        label=_("Mã trên giấy hẹn"),
        max_length=24,
        widget=forms.TextInput(attrs=EXAMPLE),
    )
    key = forms.CharField(label=_("Khóa trên giấy hẹn"), max_length=24, widget=forms.TextInput(attrs=PLAIN))


class SaidForm(forms.Form):
    """The asker's verdict."""

    said = forms.ChoiceField(label=_("Việc đã hứa làm đến đâu?"), choices=Said.choices, widget=forms.RadioSelect)


class LiveForm(forms.Form):
    """One line from the floor."""

    words = forms.CharField(
        label="Câu hỏi nêu tại hội trường",
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
        help_text="Gõ một dòng rồi bấm Enter. Không ghi ai hỏi.",
    )


class TakeInForm(forms.Form):
    """A question somebody brought. Nothing about who asks is asked for."""

    planned = forms.ChoiceField(label="Hỏi tại cuộc")
    came_by = forms.ChoiceField(label="Câu hỏi đến bằng cách nào", choices=CameBy.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label="Câu hỏi",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Ghi đúng điều được hỏi, không ghi ai hỏi.",
    )
    village = forms.ChoiceField(label="Việc ở thôn nào", required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        plans: Iterable[tuple[str, str]],
        villages: Iterable[Unit],
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["planned"].choices = list(plans)  # type: ignore[attr-defined]
        chosen = [("", "Cả xã hoặc không rõ"), *((str(unit.code), unit.name) for unit in villages)]
        self.fields["village"].choices = chosen  # type: ignore[attr-defined]


class SlipForm(forms.Form):
    """Nothing to type: the key of the slip follows from the sending."""


class ShowForm(forms.Form):
    """The words everybody will read."""

    shown_words = forms.CharField(label="Lời sẽ đăng", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))
    looked = forms.BooleanField(label=LOOKED, required=False)


class JoinForm(forms.Form):
    """Which question it is joined to."""

    lead = forms.ChoiceField(label="Ghép vào câu hỏi", widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None = None, *, offered: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(data)
        self.fields["lead"].choices = list(offered)  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    """Why it is not shown."""

    reason = forms.CharField(
        label="Lý do không đăng",
        max_length=500,
        widget=forms.Textarea(attrs=TWO_ROWS),
        help_text="Người hỏi đọc lý do này bằng mã và khóa. Nếu là việc của riêng một người, chỉ đường gửi đơn.",
    )


class AnswerForm(forms.Form):
    """What was answered."""

    words = forms.CharField(
        label="Trả lời tại chỗ (tóm tắt)",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text="Nhân dân đọc lời này.",
    )
    looked = forms.BooleanField(label=LOOKED, required=False)


class PromiseQuestionForm(forms.Form):
    """What was promised, by whom it is done, by when."""

    words = forms.CharField(
        label="Nội dung hứa", max_length=1000, widget=forms.Textarea(attrs={**TWO_ROWS, "autofocus": True})
    )
    owner = forms.CharField(
        label="Chức vụ, đơn vị thực hiện", max_length=160, help_text="Ví dụ: Trưởng phòng Kinh tế. Không ghi tên người."
    )
    due_on = DayField(label="Hạn thực hiện")
    looked = forms.BooleanField(label=LOOKED, required=False)


class AskedFilter(forms.Form):
    """Filters of the list; they stay in the URL."""

    state = forms.ChoiceField(label="Trạng thái", choices=[("", "Tất cả"), *AskedState.choices], required=False)
    outcome = forms.ChoiceField(label="Kết quả", choices=[("", "Tất cả"), *Outcome.choices], required=False)
    planned = forms.CharField(
        label="Mã cuộc", max_length=24, required=False, widget=forms.TextInput(attrs={"placeholder": "KDT-2026-0001"})
    )
