"""A field that cites a document: typed by its code or by its number as printed, cleaned to the code.

A number is not unique, the code is: a number that two documents bear is sent back with both codes.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dienhong.documents.models import Document
from dienhong.documents.numbers import NumberError, parse
from dienhong.law.dates_vi import date_vi
from dienhong.records.codes import resolve_many

if TYPE_CHECKING:
    from django.db.models import QuerySet

OFFERED = 200
SHOWN_TITLE = 90


class DocumentInput(forms.TextInput):
    """A text input with the latest documents of the register as suggestions (a plain datalist, no script)."""

    directions: Sequence[str] = ()
    offered: Callable[[], "QuerySet[Document]"] | None = None

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        list_id = f"{(attrs or {}).get('id') or name}_list"
        box = super().render(name, value, {**(attrs or {}), "list": list_id, "autocomplete": "off"}, renderer)
        options = format_html_join("", '<option value="{}">{}</option>', self._offered())
        return format_html('{}<datalist id="{}">{}</datalist>', box, list_id, options)

    def _offered(self) -> Iterable[tuple[str, str]]:
        found = self.offered() if self.offered else Document.objects.standing()
        if self.directions:
            found = found.filter(direction__in=self.directions)
        for document in found.order_by("-code_year", "-code_number")[:OFFERED]:
            yield document.code, f"{document.cite_vi()} {document.title}".strip()[:SHOWN_TITLE]


class DocumentField(forms.CharField):
    """Cleans "VB-2026-0012" or "44-KH/ĐU" to the code of a standing document; an empty optional field to "".

    `directions` and `offered` narrow the suggestions only: whether a document may be cited here is a question for the
    rules.
    """

    def __init__(
        self,
        *,
        directions: Sequence[str] = (),
        offered: Callable[[], "QuerySet[Document]"] | None = None,
        **kwargs: Any,
    ) -> None:
        widget = DocumentInput()
        widget.directions, widget.offered = directions, offered
        kwargs.setdefault("widget", widget)
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault("help_text", "Mã trong sổ văn bản (VB-2026-0012) hoặc số, ký hiệu như in (44-KH/ĐU).")
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if not text:
            return ""
        return _by_code(text.upper()) if text.upper().startswith(f"{Document.CODE_PREFIX}-") else _by_number(text)


def document_links(labelled: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """(label, code) → what `page/record.html` lists under “Liên quan”; codes that are empty or unknown fall out.
    One query whatever their number."""
    wanted = [(label, code) for label, code in labelled if code]
    found = resolve_many([code for _, code in wanted])
    links = []
    for label, code in wanted:
        entry = found.get(code)
        if entry is not None:
            title = entry.title if isinstance(entry, Document) else ""
            voided = "" if entry.standing else " (đã hủy)"
            sub = f"{label}{voided}{': ' if title else ''}{title}"
            links.append({"label": f"{code} · {entry.summary_vi()}", "url": entry.desk_path(), "sub": sub})
    return links


def _by_code(code: str) -> str:
    document = Document.objects.filter(pk=code).first()
    if document is None:
        raise ValidationError(f"Sổ văn bản không có mã {code}; hãy xem lại mã, hoặc ghi văn bản vào sổ trước.")
    if not document.standing:
        raise ValidationError(f"Văn bản {code} đã hủy khỏi sổ văn bản; hãy dẫn văn bản khác.")
    return str(document.code)


def _by_number(text: str) -> str:
    try:
        number = parse(text).text
    except NumberError as wrong:
        raise ValidationError(str(wrong)) from None
    found = list(Document.objects.standing().filter(number=number).order_by("code_year", "code_number"))
    if not found:
        raise ValidationError(
            f"Sổ văn bản chưa có văn bản số {number}; hãy ghi văn bản ấy vào sổ trước. Phần đã điền ở đây vẫn còn."
        )
    if len(found) > 1:
        each = "; ".join(f"{one.code} ({one.issuer or 'chưa rõ cơ quan'}, {_day(one)})" for one in found)
        raise ValidationError(f"Có {len(found)} văn bản cùng số {number}: {each}. Hãy ghi mã của văn bản cần dẫn.")
    return str(found[0].code)


def _day(document: Document) -> str:
    return date_vi(document.signed_on) if document.signed_on else "chưa rõ ngày"
