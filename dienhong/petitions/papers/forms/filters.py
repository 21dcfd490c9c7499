"""How the lists are narrowed; every choice stays in the URL."""

from collections.abc import Iterable
from typing import Any

from django import forms

from dienhong.page.fields import DayField
from dienhong.petitions.papers.axes import Channel, Competence, Content
from dienhong.petitions.papers.desk_queries import IN_WORK, MINE, NOBODY
from dienhong.petitions.papers.states import State

ANY = ("", "Tất cả")


class PetitionFilter(forms.Form):
    """Filters of the list, of the matters and of the book."""

    from_on = DayField(label="Từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)
    state = forms.ChoiceField(
        label="Trạng thái", choices=[ANY, (IN_WORK, "Đang xử lý"), *State.choices], required=False
    )
    kind = forms.ChoiceField(label="Loại đơn", choices=[ANY, *Content.choices], required=False)
    competence = forms.ChoiceField(label="Thẩm quyền", choices=[ANY, *Competence.choices], required=False)
    channel = forms.ChoiceField(label="Nguồn đơn", choices=[ANY, *Channel.choices], required=False)
    village = forms.ChoiceField(label="Thôn", required=False)
    assigned = forms.ChoiceField(label="Giao cho", required=False)
    overdue = forms.ChoiceField(label="Thời hạn", choices=[ANY, ("1", "Chỉ đơn quá hạn")], required=False)

    def __init__(self, data: Any, *, villages: Iterable[str] = (), accounts: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(data)
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs.update({"class": "date"})
        self._choose("village", ((name, name) for name in villages))
        self._choose("assigned", ((MINE, "Giao cho tôi"), (NOBODY, "Chưa giao"), *accounts))

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked; nothing when it does not read."""
        return dict(self.cleaned_data) if self.is_bound and self.is_valid() else {}

    def _choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = [ANY, *choices]  # type: ignore[attr-defined]
