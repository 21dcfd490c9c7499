"""The five axes as a form, its check list taken from the law of the day; and a mixed letter taken apart."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.page.fields import CountField, DayField
from dienhong.petitions.papers.axes import Competence, Content, Settled
from dienhong.petitions.papers.forms.intake import one_more
from dienhong.petitions.papers.forms.parts import line, one, ticked, words
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.intake import CONDITIONS, INELIGIBLE, INFORMED, ClassificationData, PartData

MOST_PARTS = 10
FIT = (("yes", "Đủ điều kiện xử lý"), ("no", "Không đủ điều kiện xử lý"))


class ClassifyForm(forms.Form):
    """One kind by content was chosen already: the check list is that kind's. Before that there is nothing to fill."""

    kind = forms.ChoiceField(choices=Content.choices, widget=forms.HiddenInput)
    on = DayField(label="Ngày phân loại")
    people_count = CountField(label="Số người ký (nhiều người hay một người)", min_value=1, max_value=5000)
    originals = forms.BooleanField(label="Kèm tài liệu gốc", required=False)
    words = words("Ghi chú")

    def __init__(self, data: QueryDict | None, *, kind: str, petition: Petition, day: date) -> None:
        again = petition.kind == kind
        super().__init__(
            data,
            initial={
                "kind": kind,
                "on": day,
                "people_count": petition.people_count,
                "originals": petition.originals,
                "eligible": {True: "yes", False: "no"}.get(petition.eligible) if again else None,  # type: ignore[arg-type]
                "conditions": petition.conditions.split(),
                "informed": petition.conditions.split(),
                "grounds": petition.grounds.split(),
                "competence": petition.competence,
                "competent_body": petition.competent_body,
                "settled_before": petition.settled_before,
                "names_leaders": petition.names_leaders,
            },
        )
        if not kind:
            self.fields = {}
        elif kind != Content.MIXED:
            self.fields |= _axes(Content(kind), day)
            self.order_fields(("kind", "on", *ORDER))

    def clean(self) -> dict[str, Any]:
        """Only what belongs to the answer is kept: grounds of an unfit letter, conditions of a fit one."""
        data = super().clean() or {}
        if data.get("eligible") == "yes" and data.get("grounds"):
            self.add_error("grounds", "Đã chọn đủ điều kiện thì không chọn lý do không đủ điều kiện.")
        return data

    def to_data(self) -> ClassificationData:
        """The axes as the act wants them."""
        data = self.cleaned_data
        fit = {"yes": True, "no": False}.get(data.get("eligible", ""))
        return ClassificationData(
            kind=data["kind"],
            eligible=fit,
            conditions=(*data.get("conditions", ()), *data.get("informed", ())),
            grounds=tuple(data.get("grounds", ())),
            competence=data.get("competence", ""),
            competent_body=data.get("competent_body", ""),
            settled_before=data.get("settled_before") or Settled.NEVER,
            names_leaders=data.get("names_leaders", False),
            people_count=data["people_count"],
            originals=data["originals"],
            words=data["words"],
        )


ORDER = (
    "conditions",
    "informed",
    "eligible",
    "grounds",
    "competence",
    "competent_body",
    "names_leaders",
    "settled_before",
)


def _axes(kind: Content, day: date) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        "conditions": ticked(
            "Điều kiện đã có trong đơn",
            CONDITIONS[kind],
            day,
            hint="Đủ mọi điều kiện thì đơn đủ điều kiện xử lý.",
        ),
        "eligible": one("Kết luận về điều kiện", FIT),
        "grounds": ticked("Vì sao không đủ điều kiện", INELIGIBLE, day, hint="Chỉ chọn khi không đủ điều kiện."),
        "competence": one("Thẩm quyền", Competence.choices),
        "competent_body": line("Cơ quan có thẩm quyền", required=False, hint="Ghi khi không thuộc thẩm quyền của xã."),
        "settled_before": forms.ChoiceField(label="Đã giải quyết trước đó", choices=Settled.choices),
    }
    if kind == Content.DENUNCIATION:
        fields["informed"] = ticked(
            "Hoặc: tin báo không tên, không chữ ký, gửi qua mạng",
            INFORMED,
            day,
            hint="Đủ ba điều kiện thì cũng đủ điều kiện xử lý: kiểm tra hoặc chuyển, không thụ lý.",
        )
        fields["names_leaders"] = forms.BooleanField(
            label="Tố cáo Chủ tịch hoặc Phó Chủ tịch UBND xã", required=False, help_text="Thuộc thẩm quyền cấp trên."
        )
    return fields


class PartForm(forms.Form):
    """One of the contents of a mixed letter."""

    kind = forms.ChoiceField(label="Loại đơn", choices=[("", "Chọn"), *Content.choices[:-1]])
    content = words("Nội dung", required=True, most=4000)
    respondent = line("Bên bị khiếu nại, bị tố cáo", required=False, most=300)
    field = line("Lĩnh vực", required=False, most=80)


class SplitForm(forms.Form):
    """A mixed letter taken apart; the parts under `parts`."""

    on = DayField(label="Ngày tách")

    def __init__(self, data: QueryDict | None, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        factory = forms.formset_factory(PartForm, extra=2, max_num=MOST_PARTS, absolute_max=MOST_PARTS)
        self.parts = factory(one_more(data, "don", 2, MOST_PARTS), prefix="don")

    def is_valid(self) -> bool:
        """The act and its parts."""
        return super().is_valid() & self.parts.is_valid()

    def parts_data(self) -> list[PartData]:
        """The filled parts."""
        return [PartData(**row.cleaned_data) for row in self.parts.forms if row.cleaned_data]

    def conflict_parts(self, current: Petition) -> list[tuple[str, str, str]]:
        """What was typed, beside where the letter stands now."""
        typed = "; ".join(part.content for part in self.parts_data())
        return [("Các đơn tách ra", str(current.get_state_display()), typed)]
