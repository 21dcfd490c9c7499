"""A letter as it comes in, and the people who signed it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from dienhong.law.dates_vi import number_vi
from dienhong.page.fields import CountField, DayField
from dienhong.petitions.models import Visit
from dienhong.petitions.papers.axes import Channel, Content
from dienhong.petitions.papers.forms.parts import line, paper, words
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.intake import PersonData, PetitionData
from dienhong.petitions.papers.rules.people import group_from
from dienhong.privacy.masks import mask_number

UNLESS_DENOUNCED = "Tố cáo thì để trống."
BLANK_ROWS, MOST_ROWS = 2, 200
KEPT = (
    *("channel", "content", "titled", "sent_on_by", "reception", "written_on", "sender_name", "sender_address"),
    *("contact", "respondent", "village", "field", "people_count", "originals"),
)


class PersonForm(forms.Form):
    """One who signed."""

    full_name = line("Họ tên", most=120)
    address = line("Địa chỉ", required=False)
    represents = forms.BooleanField(label="Là người đại diện", required=False)

    def to_data(self) -> PersonData:
        return PersonData(**{name: self.cleaned_data[name] for name in ("full_name", "address", "represents")})


class PetitionForm(forms.Form):
    """A letter. In a correction the identity number is not shown: leaving its box empty keeps it."""

    received_on = DayField(label="Ngày nhận")
    channel = forms.ChoiceField(label="Nguồn đơn", choices=[("", "Chọn"), *Channel.choices])
    sent_on_by = line("Nơi chuyển đến", required=False, hint="Cơ quan, đại biểu, báo đã chuyển đơn.")
    reception = line("Nộp tại buổi tiếp", required=False, most=24, hint="Mã buổi tiếp, ví dụ TCD-2026-0012.")
    titled = forms.ChoiceField(
        label="Đơn tự gọi là",
        choices=[("", "Không rõ"), *Content.choices[:-1]],
        required=False,
        help_text="Theo tiêu đề của đơn; loại đơn theo nội dung được chọn khi phân loại.",
    )
    written_on = DayField(label="Ngày viết đơn", required=False)
    sender_name = line("Họ tên người gửi", required=False, most=120, hint=UNLESS_DENOUNCED)
    sender_address = line("Địa chỉ người gửi", required=False, hint=UNLESS_DENOUNCED)
    id_number = line("Số căn cước hoặc hộ chiếu", required=False, most=30, hint=UNLESS_DENOUNCED)
    contact = line("Cách liên hệ", required=False, most=120, hint=UNLESS_DENOUNCED)
    village = forms.ChoiceField(label="Thôn", required=False)
    field = line("Lĩnh vực", required=False, most=80, hint="Ví dụ đất đai, môi trường, chế độ chính sách.")
    respondent = line("Bên bị khiếu nại, bị tố cáo", required=False, most=300)
    content = words("Nội dung đơn", required=True, rows=5, most=4000, hint="Tóm tắt việc và yêu cầu.")
    people_count = CountField(label="Số người ký", initial=1, min_value=1, max_value=5000)
    originals = forms.BooleanField(label="Kèm tài liệu gốc", required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        villages: Iterable[str] = (),
        petition: Petition | None = None,
        visit: Visit | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        known = {name: getattr(petition, name) for name in ("received_on", *KEPT)} if petition else {}
        super().__init__(data, initial={**known, **(_from_visit(visit) if visit else {}), **(initial or {})})
        self.kept = petition.id_number if petition else visit.id_number if visit else ""
        if self.kept:
            # Reading a number in full is an act of its own that leaves a trace: a form never shows it.
            where = "Đang lưu" if petition else "Sổ tiếp công dân đang lưu"
            self.fields["id_number"].help_text = f"{where} {mask_number(self.kept)}. Để trống là giữ số ấy."
        names = list(villages)
        if (here := self.initial.get("village")) and here not in names:
            names.append(here)
        self.fields["village"].choices = [("", "Ngoài xã hoặc chưa rõ"), *((name, name) for name in names)]  # type: ignore[attr-defined]
        self.fields["channel"].error_messages["required"] = "Chưa chọn “Nguồn đơn”."

    def to_data(self) -> PetitionData:
        """The letter as the act wants it."""
        data = {name: value for name, value in self.cleaned_data.items() if value is not None}
        if not data["id_number"] and (data["sender_name"] or data["sender_address"]):
            data["id_number"] = self.kept
        return PetitionData(**{**data, "reception": data["reception"].upper()})


class PeopleForm(forms.Form):
    """Who signed, and who of them represents the rest; rows under `people`."""

    on = DayField(label="Ngày ghi")
    document = paper("Văn bản cử người đại diện", required=False)
    people_count = CountField(label="Số người ký", min_value=1, max_value=5000)

    def __init__(self, data: QueryDict | None, *, petition: Petition, day: date, initial: dict[str, Any]) -> None:
        super().__init__(data, initial={"people_count": petition.people_count, **initial})
        if least := group_from(day):
            document = self.fields["document"]
            document.help_text = f"{document.help_text} Từ {number_vi(least)} người ký trở lên thì cần văn bản này."
        self.people = person_rows(
            data, petition.signatories.all(), blank=max(BLANK_ROWS, min(petition.people_count, 6))
        )

    def is_valid(self) -> bool:
        """The act and its rows."""
        return super().is_valid() & bool(self.people.is_valid())

    def persons(self) -> list[PersonData]:
        """The rows that were filled and not taken out."""
        return persons_of(self.people)

    def conflict_parts(self, current: Petition) -> list[tuple[str, str, str]]:
        """The people as saved and as typed."""
        saved = ", ".join(person.full_name for person in current.signatories.all())
        return [("Người ký", saved, ", ".join(person.full_name for person in self.persons()))]


class PersonRows(forms.BaseFormSet):  # type: ignore[type-arg]  # Django has no such subscript when it runs
    """Rows of people."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Django's own mark of a row to be taken out, in our words."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Bỏ người này"


def person_rows(data: QueryDict | None, kept: Iterable[Any] = (), *, blank: int = BLANK_ROWS) -> Any:
    """The rows of people; those that are kept can be taken out."""
    rows = [{"full_name": one.full_name, "address": one.address, "represents": one.represents} for one in kept]
    factory = forms.formset_factory(
        PersonForm,
        formset=PersonRows,
        extra=max(0, blank - len(rows)) or 1,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
        can_delete=bool(rows),
        can_delete_extra=False,
    )
    return factory(one_more(data, "nguoi", blank), prefix="nguoi", initial=rows)


def persons_of(rows: Any) -> list[PersonData]:
    """The filled rows as the act wants them."""
    filled: Sequence[PersonForm] = [row for row in rows.forms if row.cleaned_data]
    return [row.to_data() for row in filled if not row.cleaned_data.get("DELETE")]


def one_more(data: QueryDict | None, prefix: str, blank: int, most: int = MOST_ROWS) -> QueryDict | None:
    """What was typed, with one empty row more when the button "more" sent it."""
    if data is None or not data.get("more"):
        return data
    more, name = data.copy(), f"{prefix}-TOTAL_FORMS"
    total = more.get(name, "")
    more[name] = str(min(most, int(total) + 1 if total.isdecimal() and len(total) < 6 else blank))
    return more


def _from_visit(visit: Visit) -> dict[str, Any]:
    """What the reception book already knows of a letter that was handed in there."""
    return {
        "received_on": visit.reception.held_on,
        "channel": Channel.RECEPTION,
        "reception": visit.reception_id,
        "titled": visit.classification,
        "sender_name": visit.full_name,
        "sender_address": visit.address,
        "village": visit.village,
        "content": visit.content,
        "people_count": visit.people_count,
    }
