"""What the public search is narrowed by; all of it stays in the address."""

from datetime import date
from typing import cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dienhong.commune.queries import villages_on
from dienhong.web.kinds import KINDS, PAGES, PAGES_LABEL

LONGEST = 100


class SearchForm(forms.Form):
    """`q` words or a code; `loai` a kind, `thon` a village, `nam` a year, `moi` the newest first. What does not read is not
    asked: an address typed or cut by hand still gives an answer."""

    q = forms.CharField(required=False)
    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False)
    thon = forms.ChoiceField(label=gettext_lazy("Thôn"), required=False)
    nam = forms.TypedChoiceField(label=gettext_lazy("Năm"), required=False, coerce=int)
    moi = forms.BooleanField(label=gettext_lazy("Mới nhất trước"), required=False)

    def __init__(self, data: object, *, today: date, since: date | None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        every = [("", _("Tất cả"))]
        kinds = [*((key, _(label)) for key, label in KINDS.items()), (PAGES, _(PAGES_LABEL))]
        years = range(today.year, (since.year if since else today.year) - 1, -1)
        self._offer("loai", [*every, *kinds])
        self._offer("thon", [*every, *villages_on(today).values_list("code", "name")])
        self._offer("nam", [*every, *((str(year), str(year)) for year in years)])

    def asked(self) -> dict[str, object]:
        """What was asked, cleaned; a value that does not read counts as none."""
        self.is_valid()
        empty: dict[str, object] = {"q": "", "loai": "", "thon": "", "nam": 0, "moi": False}
        return {name: self.cleaned_data.get(name) or value for name, value in empty.items()}

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices
