"""The shape of what is typed about rosters and duties; no law here."""

from typing import Any

from django import forms

from dienhong.commune.models import Unit
from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.obligations import Obligation, obligation, obligations
from dienhong.compliance.rules import Meeting, Official
from dienhong.compliance.states import DutyState
from dienhong.law.quorums import quorum
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import CountField, DayField

ANY = ("", "Tất cả")
PARTS_OF_A_LINE = 3


def _choices() -> list[tuple[str, str]]:
    return [(one.key, one.vi) for one in obligations()]


class RosterForm(forms.Form):
    """A roster to be opened."""

    obligation_key = forms.ChoiceField(label="Nghĩa vụ", choices=_choices)
    period = forms.CharField(
        label="Kỳ", max_length=12, help_text="2026, 2026-H1 (6 tháng đầu năm); năm học, năm công tác: 2025-2026."
    )
    from_on = DayField(label="Từ ngày", required=False, help_text="Để trống thì theo lịch của kỳ.")
    to_on = DayField(label="Đến hết ngày", required=False)
    as_of = DayField(label="Lập tại ngày", help_text="Danh sách gồm những đơn vị, người có trong ngày này.")
    basis = forms.CharField(
        label="Căn cứ lập danh sách",
        max_length=300,
        help_text="Văn bản hoặc nguồn: kế hoạch, quyết định, danh bạ đơn vị.",
    )
    document = DocumentField(label="Văn bản căn cứ", required=False)
    officials = forms.CharField(
        label="Danh sách cán bộ, công chức",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Chỉ cho ký cam kết. Mỗi dòng: họ tên; chức vụ; đơn vị. Để trống thì lấy người đang giữ chức vụ.",
    )

    def clean_officials(self) -> list[Official] | None:
        """The lines as officials; None when nothing was typed."""
        people = []
        for number, line in enumerate(self.cleaned_data["officials"].splitlines(), start=1):
            if not line.strip():
                continue
            parts = [part.strip() for part in line.split(";")]
            if len(parts) > PARTS_OF_A_LINE or not parts[0]:
                raise forms.ValidationError(f"Dòng {number}: viết họ tên; chức vụ; đơn vị (hai dấu chấm phẩy).")
            people.append(Official(*parts))
        return people or None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("from_on"), data.get("to_on")
        if first and last and first > last:
            self.add_error("to_on", "“Đến hết ngày” trước “Từ ngày”; hãy đổi lại.")
        key = data.get("obligation_key")
        if key and data.get("officials") and not obligation(key).of_officials:
            self.add_error("officials", "Nghĩa vụ này của đơn vị, không của từng người; hãy để trống ô này.")
        return data


class MetForm(forms.Form):
    """The proof that a duty was met; a conference brings its numbers."""

    met_on = DayField(label="Ngày")
    document = DocumentField(label="Văn bản chứng minh", required=False)
    note = forms.CharField(label="Chứng cứ khác", max_length=500, required=False)
    entitled = CountField(label="Số người thuộc thành phần")
    attended = CountField(label="Số người dự")
    agreed = CountField(label="Số tán thành nghị quyết")
    disagreed = CountField(label="Số không tán thành", required=False)

    def __init__(
        self, data: Any = None, *, duty: Duty, owed: Obligation, initial: dict[str, Any] | None = None
    ) -> None:
        kept = {name: getattr(duty, name) for name in self.base_fields} if duty.state == DutyState.MET else {}
        super().__init__(data, initial={**(initial or {}), **kept})
        self.fields["met_on"].label = owed.day_vi
        self.fields["document"].required = owed.proof == "document"
        self.fields["note"].help_text = f"Khi văn bản chưa vào sổ, mô tả: {owed.proof_vi}."
        law = quorum(owed.quorum, duty.listed_on) if owed.quorum else None
        if law is None or law.passes is None:
            del self.fields["agreed"], self.fields["disagreed"]
        if law is None:
            del self.fields["entitled"], self.fields["attended"]
        else:
            self.fields["entitled"].label = f"Số {law.entitled_vi}"
            self.fields["attended"].help_text = f"Hợp lệ khi có {law.present.label_vi}."
            if law.passes:
                self.fields["agreed"].help_text = f"Thông qua khi có {law.passes.label_vi} số người dự."

    def to_fields(self) -> dict[str, Any]:
        """What the act wants."""
        data = self.cleaned_data
        counts = {name: data.get(name) for name in ("entitled", "attended", "agreed", "disagreed")}
        return {name: data[name] for name in ("met_on", "document", "note")} | {"meeting": Meeting(**counts)}


class UnmarkForm(forms.Form):
    """Why a duty is not met after all."""

    reason = forms.CharField(
        label="Lý do bỏ ghi",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Thiếu lý do bỏ ghi; bản ghi giữ nguyên."},
    )

    def conflict_parts(self, current: Duty) -> list[tuple[str, str, str]]:
        """What stands now beside the reason that was typed."""
        return [("Tình trạng", str(current.get_state_display()), str(self.cleaned_data.get("reason", "")))]


class SignForm(forms.Form):
    """A pledge that was signed."""

    person = forms.CharField(label="Họ tên người ký", max_length=120)
    unit = forms.CharField(
        label="Đơn vị", max_length=160, required=False, help_text="Chỉ cần khi trong danh sách có người trùng tên."
    )
    signed_on = DayField(label="Ngày ký")
    document = DocumentField(label="Văn bản chứng minh", required=False)


class AddSubjectForm(forms.Form):
    """A subject that was missed: a unit of the list, or an official in words."""

    subject_code = forms.ChoiceField(label="Đơn vị")
    name = forms.CharField(label="Họ tên", max_length=120)
    title = forms.CharField(label="Chức vụ", max_length=160)
    unit = forms.CharField(label="Đơn vị công tác", max_length=160)
    reason = forms.CharField(label="Vì sao khi lập danh sách đã sót", max_length=300)

    def __init__(self, data: Any = None, *, roster: Roster, units: "list[Unit]") -> None:
        super().__init__(data)
        if roster.obligation.of_officials:
            del self.fields["subject_code"]
            return
        for name in ("name", "title", "unit"):
            del self.fields[name]
        choices = [("", "Chọn"), *((unit.code, unit.name) for unit in units)]
        self.fields["subject_code"].choices = choices  # type: ignore[attr-defined]

    def to_fields(self) -> dict[str, Any]:
        """What the act wants."""
        data = self.cleaned_data
        if "name" in self.fields:
            return {"official": Official(data["name"], data["title"], data["unit"]), "reason": data["reason"]}
        return {"subject_code": data["subject_code"], "reason": data["reason"]}


class DayFilter(forms.Form):
    """The day the page speaks of."""

    on = DayField(label="Tại ngày", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].widget.attrs["class"] = "date"


class DutyFilter(DayFilter):
    """Filters of the list of single duties; they stay in the URL."""

    obligation = forms.ChoiceField(label="Nghĩa vụ", required=False)
    state = forms.ChoiceField(label="Tình trạng", choices=[ANY, *DutyState.choices], required=False)
    roster = forms.CharField(label="Danh sách", max_length=24, required=False)
    field_order = ("obligation", "state", "on", "roster")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["obligation"].choices = [ANY, *((one.key, one.short) for one in obligations())]  # type: ignore[attr-defined]
        self.fields["roster"].widget.attrs["placeholder"] = "DS-2026-0001"
        self.fields["on"].help_text = "Danh sách còn giá trị trong ngày này."


class RosterFilter(DayFilter):
    """Filters of the list of rosters."""

    obligation = forms.ChoiceField(label="Nghĩa vụ", required=False)
    only = forms.ChoiceField(label="Chỉ xem", choices=[ANY, ("missing", "Còn thiếu")], required=False)
    field_order = ("obligation", "only", "on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["obligation"].choices = [ANY, *((one.key, one.short) for one in obligations())]  # type: ignore[attr-defined]
