"""The few kinds of field that the forms of this book are made of."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from dienhong.law.citations import cite_vi
from dienhong.law.criteria import Criterion, NotInForce, criteria
from dienhong.page.document_field import DocumentField
from dienhong.petitions.papers.models import Petition

Choices = Iterable[tuple[Any, str]]


class ActForm(forms.Form):
    """A form made of given fields, for one act on one letter."""

    def __init__(self, data: Any, *, fields: Mapping[str, forms.Field], initial: Mapping[str, Any], doing: str) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields.update(fields)
        self.doing = doing

    def conflict_parts(self, current: Petition) -> list[tuple[str, str, str]]:
        """What somebody else did in the meantime, beside what was about to be done."""
        return [("Trạng thái của đơn", str(current.get_state_display()), f"đang ghi việc “{self.doing.lower()}”")]


def words(label: str, *, required: bool = False, rows: int = 3, most: int = 1000, hint: str = "") -> forms.CharField:
    """A few lines."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": f"Chưa ghi “{label[:1].lower()}{label[1:]}”."},
    )


def line(label: str, *, required: bool = True, most: int = 200, hint: str = "") -> forms.CharField:
    """One line."""
    errors = {"required": f"Chưa ghi “{label[:1].lower()}{label[1:]}”."}
    return forms.CharField(label=label, required=required, max_length=most, help_text=hint, error_messages=errors)


def paper(label: str, *, required: bool = True) -> DocumentField:
    """A document of the register."""
    errors = {"required": f"Chưa dẫn “{label[:1].lower()}{label[1:]}” trong sổ văn bản."}
    return DocumentField(label=label, required=required, error_messages=errors)


def many(label: str, choices: Choices, *, required: bool = False, hint: str = "") -> forms.MultipleChoiceField:
    """Boxes to tick."""
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        required=required,
        help_text=hint,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": f"Chưa chọn “{label[:1].lower()}{label[1:]}”."},
    )


def one(label: str, choices: Choices, *, required: bool = True, hint: str = "") -> forms.ChoiceField:
    """One of a few, all of them seen."""
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        required=required,
        help_text=hint,
        widget=forms.RadioSelect,
        error_messages={"required": f"Chưa chọn “{label[:1].lower()}{label[1:]}”."},
    )


def listed(list_id: str, day: date) -> list[tuple[str, str]]:
    """The items of a list of the law on a day, each with its article; none where the list did not hold yet."""
    return [(item.key, _said(item, "")) for item in _items(list_id, day)]


def ticked(label: str, list_id: str, day: date, *, required: bool = False, hint: str = "") -> forms.MultipleChoiceField:
    """Boxes for the items of a list of the law: the article most of them share is said once, above them."""
    items = _items(list_id, day)
    grounds = [_ground(item) for item in items]
    common = max(set(grounds), key=grounds.count, default="")
    above = f"{common[:1].upper()}{common[1:]}." if common else ""
    choices = [(item.key, _said(item, common)) for item in items]
    return many(label, choices, required=required, hint=" ".join(filter(None, (hint, above))))


def _items(list_id: str, day: date) -> tuple[Criterion, ...]:
    try:
        return criteria(list_id, day)
    except NotInForce:
        return ()


def _ground(item: Criterion) -> str:
    sure = "" if item.certainty.is_firm else f"; {item.certainty.label_vi}"
    return f"{cite_vi(item.cite)}{sure}"


def _said(item: Criterion, common: str) -> str:
    ground = _ground(item)
    return item.vi if ground == common else f"{item.vi} ({ground[:1].lower()}{ground[1:]})"
