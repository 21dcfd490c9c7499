"""The shape of what is typed about an inspection; no law here."""

from collections.abc import Iterable
from typing import Any

from django import forms

from dienhong.commune.models import Unit
from dienhong.documents.models import Direction
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import CountField, DayField
from dienhong.supervision.models import Finding, Inspection, Programme
from dienhong.supervision.rules import InspectionData
from dienhong.supervision.states import Body, InspectionKind, Outcome

ANY = ("", "Tất cả")


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class InspectionForm(forms.Form):
    """An inspection. `closed`: whether this officer may enter the Party's internal matters; others do not see the box."""

    held_on = DayField(label="Ngày kiểm tra")
    body = forms.ChoiceField(label="Cơ quan kiểm tra, giám sát", choices=Body.choices)
    kind = forms.ChoiceField(label="Hình thức", choices=InspectionKind.choices)
    programme = forms.ChoiceField(label="Thuộc chương trình", required=False)
    subject_code = forms.ChoiceField(label="Đơn vị được kiểm tra", required=False)
    subject = forms.CharField(
        label="Đối tượng khác",
        max_length=200,
        required=False,
        help_text="Chỉ ghi khi không có trong danh sách đơn vị. Không ghi họ tên người.",
    )
    topic = forms.CharField(label="Nội dung", max_length=500, widget=_lines(3))
    includes_democracy = forms.BooleanField(label="Có nội dung thực hiện dân chủ ở cơ sở", required=False)
    outcome = forms.ChoiceField(
        label="Kết quả", choices=Outcome.choices, initial=Outcome.NONE, help_text="Kiểm tra đột xuất phải có kết quả."
    )
    note = forms.CharField(label="Ghi chú", max_length=500, required=False)
    internal = forms.BooleanField(
        label="Việc nội bộ Đảng",
        required=False,
        help_text="Chỉ chức vụ có quyền mới thấy bản ghi này; không mở lại được bằng cách sửa.",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        units: Iterable[Unit] = (),
        programmes: Iterable[Programme] = (),
        closed: bool = False,
        inspection: Inspection | None = None,
    ) -> None:
        names = tuple(self.base_fields)
        super().__init__(data, initial={name: getattr(inspection, name) for name in names} if inspection else None)
        if inspection and inspection.subject_code:
            self.initial["subject"] = ""
        offered = [(unit.code, unit.name) for unit in units]
        if inspection and inspection.subject_code and inspection.subject_code not in dict(offered):
            offered.append((inspection.subject_code, inspection.subject))
        self._choose("subject_code", "Chọn đơn vị hoặc ghi ở ô dưới", offered)
        listed = [(one.code, f"{one.code}: {one.get_body_display()}, năm {one.year}") for one in programmes]
        if inspection and inspection.programme and inspection.programme not in dict(listed):
            listed.append((inspection.programme, inspection.programme))
        self._choose("programme", "Không thuộc chương trình nào", listed)
        if not closed:
            del self.fields["internal"]

    def _choose(self, name: str, blank: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", blank), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("subject_code") and data.get("subject"):
            self.add_error("subject", "Đã chọn đơn vị trong danh sách; hãy để trống ô này hoặc bỏ chọn đơn vị.")
        elif not data.get("subject_code") and not data.get("subject") and "subject" not in self.errors:
            self.add_error("subject", "Hãy chọn đơn vị trong danh sách, hoặc ghi đối tượng ở ô này.")
        return data

    def to_data(self) -> InspectionData:
        """The inspection as the act wants it."""
        return InspectionData(**self.cleaned_data)


class FindingForm(forms.Form):
    """Something found wrong."""

    text = forms.CharField(label="Hạn chế, kiến nghị", max_length=1000, widget=_lines(3))
    owner = forms.CharField(
        label="Chức vụ, đơn vị khắc phục", max_length=160, required=False, help_text="Không ghi họ tên."
    )
    correct_by = DayField(label="Hạn khắc phục", required=False)

    def conflict_parts(self, current: Inspection) -> list[tuple[str, str, str]]:
        """The findings as saved beside what was typed, for the page of two editors."""
        saved = "; ".join(f"{row.order}. {row.text}" for row in current.findings.all())
        return [("Hạn chế, kiến nghị", saved, str(self.cleaned_data.get("text", "")))]


class PostponeForm(forms.Form):
    """A later day to put a finding right, with its reason."""

    new_by = DayField(label="Hạn mới")
    reason = forms.CharField(
        label="Lý do lùi hạn",
        max_length=500,
        widget=_lines(2),
        error_messages={"required": "Chưa ghi lý do lùi hạn; hạn giữ nguyên."},
    )


class CorrectedForm(forms.Form):
    """The proof that a finding was put right."""

    corrected_on = DayField(label="Ngày khắc phục xong")
    correction = forms.CharField(
        label="Chứng cứ",
        max_length=1000,
        widget=_lines(3),
        help_text="Văn bản, biên bản, việc đã làm; người sau đọc lại phải kiểm được.",
        error_messages={"required": "Thiếu chứng cứ khắc phục; chưa ghi là đã khắc phục."},
    )
    verified_by = forms.CharField(
        label="Chức vụ người xác nhận", max_length=160, help_text="Ghi chức vụ, không ghi họ tên."
    )

    def conflict_parts(self, current: Inspection) -> list[tuple[str, str, str]]:
        """The corrections as saved beside what was typed."""
        saved = "; ".join(f"{row.order}. {row.correction or 'chưa khắc phục'}" for row in current.findings.all())
        return [("Chứng cứ", saved, str(self.cleaned_data.get("correction", "")))]


class FindingEditForm(FindingForm, CorrectedForm):
    """A finding as a whole; without a day of correction it is open again."""

    def __init__(self, data: Any = None, *, finding: Finding) -> None:
        super().__init__(data, initial={name: getattr(finding, name) for name in self.base_fields})
        for name in ("corrected_on", "correction", "verified_by"):
            self.fields[name].required = False
        self.fields["corrected_on"].help_text = "Để trống thì hạn chế này trở lại là chưa khắc phục."


class ProgrammeForm(forms.Form):
    """A programme. Only who may read the Party's internal matters sees their topics."""

    body = forms.ChoiceField(label="Cơ quan", choices=Body.choices)
    year = CountField(label="Năm", min_value=2025, max_value=2100)
    issued_on = DayField(label="Ngày ban hành")
    document = DocumentField(label="Văn bản", required=False, directions=(Direction.OUTGOING,))
    topics = forms.CharField(
        label="Nội dung", max_length=4000, required=False, widget=_lines(5), help_text="Mỗi dòng một nội dung."
    )
    internal_topics = forms.CharField(
        label="Nội dung nội bộ Đảng",
        max_length=4000,
        required=False,
        widget=_lines(3),
        help_text="Mỗi dòng một nội dung.",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        closed: bool = False,
        programme: Programme | None = None,
    ) -> None:
        names = tuple(self.base_fields)
        super().__init__(data, initial={name: getattr(programme, name) for name in names} if programme else None)
        if not closed:
            del self.fields["internal_topics"]


class InspectionFilter(forms.Form):
    """Filters of the list and the book; they stay in the URL."""

    from_on = DayField(label="Từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)
    body = forms.ChoiceField(label="Cơ quan", choices=[ANY, *Body.choices], required=False)
    kind = forms.ChoiceField(label="Hình thức", choices=[ANY, *InspectionKind.choices], required=False)
    only = forms.ChoiceField(
        label="Chỉ xem",
        choices=[
            ANY,
            ("democracy", "Có nội dung dân chủ"),
            ("open", "Còn hạn chế chưa khắc phục"),
            (Outcome.MET, "Đạt yêu cầu"),
            (Outcome.NOT_MET, "Chưa đạt yêu cầu"),
        ],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs["class"] = "date"
