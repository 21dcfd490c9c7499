"""The shape of a dialogue's questions."""

from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.questions.actions import QuestionData
from dienhong.dialogue.questions.states import Collected, Outcome
from dienhong.privacy.public_words import LOOKED

BLANK_ROWS, MOST_ROWS = 5, 200
NAMES = ("words", "collected", "outcome", "answer")


class QuestionForm(forms.Form):
    """One question."""

    words = forms.CharField(label="Câu hỏi", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    collected = forms.ChoiceField(label="Thu thập", choices=Collected.choices, initial=Collected.LIVE)
    outcome = forms.ChoiceField(label="Kết quả", choices=Outcome.choices, initial=Outcome.WAITING)
    answer = forms.CharField(label="Trả lời", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class ShowQuestionForm(forms.Form):
    """That everybody may read it."""

    looked = forms.BooleanField(label=LOOKED, required=False)


class QuestionRows(forms.BaseFormSet):  # type: ignore[type-arg]  # Django has no such subscript when it runs
    """Rows that can be taken out."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Django's own mark of a row to be taken out, in our words."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Bỏ câu hỏi này"


class QuestionsForm(forms.Form):
    """The questions of a dialogue under `rows`."""

    def __init__(self, data: QueryDict | None, *, dialogue: Dialogue) -> None:
        super().__init__(data)
        initial = [{name: getattr(one, name) for name in NAMES} for one in dialogue.questions.all()]
        factory = forms.formset_factory(
            QuestionForm,
            formset=QuestionRows,
            extra=BLANK_ROWS,
            max_num=MOST_ROWS,
            absolute_max=MOST_ROWS,
            can_delete=True,
            can_delete_extra=False,
        )
        self.rows = factory(_with_more(data), prefix="cau", initial=initial)

    def is_valid(self) -> bool:
        """The rows."""
        return super().is_valid() & self.rows.is_valid()

    def questions(self) -> list[QuestionData]:
        """The rows that were filled and not taken out."""
        kept = (row.cleaned_data for row in self.rows.forms if row.cleaned_data and not row.cleaned_data.get("DELETE"))
        return [QuestionData(**{name: data[name] for name in NAMES}) for data in kept]

    def conflict_parts(self, current: Dialogue) -> list[tuple[str, str, str]]:
        """The questions, as saved and as typed, for the page of two editors."""
        saved = "; ".join(one.words for one in current.questions.all())
        return [("Câu hỏi", saved, "; ".join(one.words for one in self.questions()))]


def _with_more(data: QueryDict | None) -> Any:
    if data is None or not data.get("more"):
        return data
    more = data.copy()
    total = more.get("cau-TOTAL_FORMS", "")
    more["cau-TOTAL_FORMS"] = str(min(MOST_ROWS, int(total) + 1 if total.isdecimal() else BLANK_ROWS))
    return more
