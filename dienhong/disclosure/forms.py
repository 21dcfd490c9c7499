"""The shape of what is typed about an item; no law here."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from dienhong.commune.models import Unit
from dienhong.disclosure import typed_figures
from dienhong.disclosure.beside import beside
from dienhong.disclosure.contents import MOST_FILES, Upload, says_of
from dienhong.disclosure.models import Item, Plan, Version, VersionFile
from dienhong.disclosure.rules import ItemData, VersionData
from dienhong.disclosure.states import State
from dienhong.law.disclosure import contents, sectors
from dienhong.law.limits import limit
from dienhong.page.document_field import DocumentField
from dienhong.page.fields import DayField
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP

SUMMARY_HELP = "Viết cho người dân: một câu nói việc gì, một câu nói ảnh hưởng đến ai, từ khi nào."
LINES_HELP = (
    "Mỗi dòng: số mục | chỉ tiêu | dự toán | thực hiện (chép từ Excel cũng được). Chấm trước tên là thụt một bậc dưới dòng "
    "trên; “Trong đó” không cộng vào tổng. Dòng tổng để trống số thì máy tự cộng; ghi số thì máy kiểm tra."
)


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; none is allowed unless the field is required."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", ManyFilesInput())
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if len(given) > MOST_FILES:
            raise ValidationError(f"Một bản chỉ kèm tối đa {MOST_FILES} tệp.")
        return [super(ManyFilesField, self).clean(one, initial) for one in given]


class FiguresField(forms.CharField):
    """Lines of figures as `typed_figures` reads them."""

    widget = forms.Textarea(attrs={"rows": 8, "class": "code", "spellcheck": "false", "wrap": "off"})

    def to_python(self, value: Any) -> Any:
        try:
            return typed_figures.parse(str(value or ""))
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from None

    def validate(self, value: Any) -> None:
        """Empty is fine."""

    def run_validators(self, value: Any) -> None:
        """The lines were read already."""

    def prepare_value(self, value: Any) -> Any:
        return typed_figures.show(value) if isinstance(value, tuple) else value


class VersionForm(forms.Form):
    """What one version says. `kept` are the files of the version before that stay."""

    title = forms.CharField(label="Tên nội dung công khai", max_length=300)
    summary = forms.CharField(
        label="Tóm tắt hai câu", max_length=700, widget=forms.Textarea(attrs={"rows": 3}), help_text=SUMMARY_HELP
    )
    text = forms.CharField(
        label="Nội dung",
        max_length=60000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Đoạn văn thường; cách nhau một dòng trống. Không ghi số căn cước, điện thoại, địa chỉ nhà.",
    )
    lines = FiguresField(label="Bảng số liệu", required=False, help_text=LINES_HELP)
    amount_unit = forms.CharField(label="Đơn vị tính của bảng", max_length=40, required=False, initial="đồng")
    kept = forms.MultipleChoiceField(
        label="Tệp giữ lại từ bản trước", required=False, widget=forms.CheckboxSelectMultiple
    )
    new_files = ManyFilesField(label="Tệp kèm theo (PDF, Word, Excel, ảnh)", required=False)
    why = forms.CharField(
        label="Vì sao sửa",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Người dân đọc câu này bên cạnh bản cũ. Ví dụ: sửa diện tích thửa 12 theo bản đồ địa chính.",
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, Any] | None" = None,
        *,
        version: Version | None = None,
        **kwargs: Any,
    ) -> None:
        says = says_of(version) if version else None
        initial: dict[str, Any] = {**kwargs.pop("initial", {})}
        if version and says:
            names = ("title", "summary", "text", "lines", "why")
            initial |= {name: getattr(says, name) for name in names} | {"kept": list(says.keep)}
            initial["amount_unit"] = says.amount_unit or "đồng"
        super().__init__(data, files, initial=initial, **kwargs)
        offered = [(one.sha256, one.name) for one in version.files.all()] if version else []
        if offered:
            self.fields["kept"].choices = offered  # type: ignore[attr-defined]
        else:
            del self.fields["kept"]

    def says(self) -> VersionData:
        """The version as the acts want it."""
        data = self.cleaned_data
        return VersionData(
            title=data["title"],
            summary=data["summary"],
            text=data["text"],
            amount_unit=data["amount_unit"],
            lines=data["lines"],
            keep=tuple(data.get("kept", ())),
            why=data.get("why", ""),
        )

    def uploads(self) -> list[Upload]:
        """The new files."""
        return [(one.name, one.file) for one in self.cleaned_data["new_files"]]

    def conflict_parts(self, current: Item) -> list[tuple[str, str, str]]:
        """What the version says, as saved and as typed, for the page of two editors: the item holds none of it."""
        saved = current.versions.order_by("-number").first()
        if saved is None:
            return []
        theirs, mine = says_of(saved), self.says()
        names = {one.sha256: one.name for one in VersionFile.objects.filter(version__item=current)}
        files = [names.get(digest, "") for digest in mine.keep] + [name for name, _file in self.uploads()]
        parts = [
            (f"{self.fields['title'].label} (bản {saved.number})", theirs.title, mine.title),
            (f"{self.fields['summary'].label} (bản {saved.number})", theirs.summary, mine.summary),
        ]
        return [
            *(parts if (current.title, current.summary) != (theirs.title, theirs.summary) else []),
            ("Nội dung", _plain(theirs.text), _plain(mine.text)),
            ("Bảng số liệu", typed_figures.show(theirs.lines), typed_figures.show(mine.lines)),
            ("Đơn vị tính của bảng", theirs.amount_unit, mine.amount_unit if mine.lines else theirs.amount_unit),
            ("Tệp kèm theo", ", ".join(names.get(digest, "") for digest in theirs.keep), ", ".join(files)),
        ]


class ItemForm(VersionForm):
    """An item with its first version, or with the one in preparation."""

    content = forms.ChoiceField(label="Thuộc nội dung nào trong mười bốn nội dung")
    sector = forms.ChoiceField(
        label="Luật chuyên ngành", required=False, help_text="Chỉ chọn khi luật chuyên ngành có quy định riêng."
    )
    decided_by = forms.CharField(label="Ai quyết định", max_length=160, help_text="Ví dụ: HĐND xã, UBND xã.")
    decided_on = DayField(label="Ngày quyết định, ban hành")
    starts_on = DayField(
        label="Ngày bắt đầu tính hạn công khai",
        required=False,
        help_text="Để trống là ngày quyết định. Luật chuyên ngành có thể tính từ ngày khác (khai mạc kỳ họp, kết thúc quý).",
    )
    document = DocumentField(label="Văn bản", required=False)
    unit = forms.CharField(
        label="Đơn vị trả lời người dân", max_length=160, help_text="Chức vụ hoặc đơn vị, không ghi tên."
    )
    scope = forms.MultipleChoiceField(
        label="Chỉ liên quan đến thôn",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Để trống nếu liên quan cả xã.",
    )
    planned = forms.ChoiceField(label="Theo dòng nào của kế hoạch công khai", required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, Any] | None" = None,
        *,
        villages: Iterable[Unit] = (),
        on: date,
        item: Item | None = None,
        version: Version | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        told = {**(initial or {})}
        if item:
            names = ("content", "sector", "decided_by", "decided_on", "starts_on", "document", "unit")
            facts = beside(item, version)
            told |= {name: getattr(facts, name) for name in names}
            told |= {"scope": list(facts.villages), "planned": f"{facts.plan}/{facts.plan_line}" if facts.plan else ""}
        super().__init__(data, files, version=version, initial=told)
        self.names = {str(unit.code): unit.name for unit in villages}
        first = item is None or item.state == State.PREPARING
        if first:
            del self.fields["why"]
        _choose(self, "content", [("", "Chọn nội dung"), *((one.id, f"{one.id}. {one.vi}") for one in contents(on))])
        _choose(self, "sector", [("", "Không có quy định riêng"), *((one.id, one.vi) for one in sectors(on))])
        _choose(self, "scope", list(self.names.items()))
        _choose(self, "planned", [("", "Không theo kế hoạch"), *_lines()])

    def to_data(self) -> ItemData:
        """The item as the acts want it."""
        data = self.cleaned_data
        plan, _, line = data["planned"].partition("/")
        return ItemData(
            content=data["content"],
            says=self.says(),
            decided_by=data["decided_by"],
            decided_on=data["decided_on"],
            starts_on=data["starts_on"] or data["decided_on"],
            unit=data["unit"],
            sector=data["sector"],
            document=data["document"],
            villages=tuple(data["scope"]),
            plan=plan,
            plan_line=int(line) if line else None,
        )

    def conflict_parts(self, current: Item) -> list[tuple[str, str, str]]:
        """The villages too, as saved and as typed."""
        villages = ("Thôn có liên quan", self._named(current.village_codes), self._named(self.cleaned_data["scope"]))
        return [*super().conflict_parts(current), villages]

    def _named(self, codes: Sequence[str]) -> str:
        return ", ".join(self.names.get(code, code) for code in codes)


def sector_starts(on: date) -> list[tuple[str, str]]:
    """For each sector with its own time to publish: its words, and the day it runs from; said beside the form."""
    return [(one.vi, limit(one.publish).starts_vi) for one in sectors(on) if one.publish]


def _plain(text: str) -> str:
    """As it reads, whichever ends of lines a browser sent."""
    return "\n".join(text.split("\r\n")).strip()


def _choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def _lines() -> list[tuple[str, str]]:
    plans = Plan.objects.standing().filter(approved_on__isnull=False).order_by("-year")[:3].prefetch_related("lines")
    return [
        (f"{plan.code}/{line.order}", f"{plan.year}, dòng {line.order}: {line.what}")
        for plan in plans
        for line in plan.lines.all()
    ]


class MarkForm(forms.Form):
    """First check."""

    words = forms.CharField(
        label="Phần không được công khai",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bí mật nhà nước, đời sống riêng tư, dữ liệu cá nhân, nội dung chưa được công khai. Để trống nếu không có.",
    )


class ClearForm(forms.Form):
    """Second check."""

    passed = forms.TypedChoiceField(
        label="Quyết định",
        choices=[("1", "Cho công khai"), ("0", "Trả lại đơn vị soạn")],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "1",
    )
    words = forms.CharField(
        label="Đã bỏ hay che phần nào; nếu trả lại thì vì sao",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class WhyForm(forms.Form):
    """A reason that readers see."""

    why = forms.CharField(
        label="Lý do gỡ",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ai cũng đọc được; không chép lại dữ liệu cá nhân vào đây.",
    )
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)


class ChangedForm(forms.Form):
    """That the source changed."""

    on = DayField(label="Ngày nội dung gốc thay đổi")
    why = forms.CharField(label="Thay đổi thế nào", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ItemFilter(forms.Form):
    """Filters of the list and the book; they stay in the URL."""

    from_on = DayField(label="Quyết định từ ngày", required=False)
    to_on = DayField(label="Đến ngày", required=False)
    content = forms.ChoiceField(label="Nội dung", required=False)
    state = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[("", "Tất cả"), *State.choices, ("late", "Quá hạn chưa công khai"), ("changed", "Phải công khai lại")],
    )
    village = forms.ChoiceField(label="Thôn", required=False)
    text = forms.CharField(
        label="Tên, đơn vị",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"class": "wide", "placeholder": "ví dụ: đất công ích"}),
    )

    def __init__(self, *args: Any, villages: Iterable[Unit] = (), on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "content", [("", "Tất cả"), *((one.id, f"{one.id} {one.short_vi}") for one in contents(on))])
        _choose(self, "village", [("", "Tất cả"), *((str(unit.code), unit.name) for unit in villages)])
        for name in ("from_on", "to_on"):
            self.fields[name].widget.attrs.update({"class": "date"})
