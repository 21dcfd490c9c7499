"""The only writers of the register of documents and of number series."""

from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from dienhong.documents import numbers, rules
from dienhong.documents.models import Document, NumberSeries
from dienhong.documents.offered import UnreadableFile, offered_mark
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts, attachments
from dienhong.records.actor import Actor
from dienhong.records.models import Attachment


def record_document(
    *,
    number: str,
    direction: str,
    by: Actor,
    at: datetime,
    kind: str = "",
    issuer: str = "",
    signed_on: date | None = None,
    title: str = "",
    about_democracy: bool = False,
    secrecy: str = "",
    extracted: str = "",
    invented: bool = False,
) -> Document:
    """Enter a document. `extracted` is the text of an offered file, looked at for a secrecy stamp and not kept.

    Refused at the door when the document is marked Mật, Tối mật or Tuyệt mật (nothing of it is kept, not even in the
    history), when the number does not read, when the date is in the future, or when the same document is there already.
    """
    on = timezone.localdate(at)
    verdict = rules.can_record(
        number=number, title=title, secrecy=secrecy, signed_on=signed_on, on=on, extracted=extracted
    )
    if not verdict:
        raise Refused(verdict)
    parsed = numbers.parse(number)
    same = Document.objects.standing().filter(number=parsed.text, signed_on=signed_on, issuer=issuer).first()
    if same:
        raise Refused(Verdict.no(f"Văn bản này đã có trong sổ với mã {same.code}; không ghi lần nữa."))
    document = Document(
        number=parsed.text,
        kind=kind or parsed.type_vi,
        issuer=issuer,
        signed_on=signed_on,
        title=title,
        direction=direction,
        about_democracy=about_democracy,
        entered_on=on,
        invented=invented,
    )
    return acts.create(document, verb="record", by=by, at=at)


def correct_document(code: str, *, revision: int, by: Actor, at: datetime, **fields: object) -> Document:
    """Correct what was entered of a document (not its direction). Raises Refused, EditConflict."""
    current = Document.objects.get(pk=code)
    number = str(fields.get("number", current.number))
    signed_on = fields.get("signed_on", current.signed_on)
    verdict = rules.can_record(
        number=number,
        title=str(fields.get("title", "")),
        secrecy=str(fields.pop("secrecy", "")),
        signed_on=signed_on if isinstance(signed_on, date) else None,
        on=timezone.localdate(at),
    )
    if not verdict:
        raise Refused(verdict)
    fields["number"] = numbers.parse(number).text
    return acts.change(current, verb="correct", by=by, at=at, revision=revision, **fields)


def attach_file(code: str, name: str, content: BinaryIO, *, by: Actor, at: datetime) -> Attachment:
    """Keep a file with a standing document. Refused, and nothing kept, when the file bears a secrecy mark, cannot be
    looked into, is empty, too large or of an unknown kind. Raises Document.DoesNotExist."""
    with transaction.atomic():
        acts.refuse_voided(Document.objects.select_for_update().get(pk=code))
        try:
            verdict = rules.may_come_in(offered_mark(name, content))
        except UnreadableFile as wrong:
            verdict = Verdict.no(f"{wrong} Chưa lưu tệp này.")
        if not verdict:
            raise Refused(verdict)
        return attachments.attach(code, name, content, by=by, at=at)


def allocate_number(type_code: str, organ: str, *, system: str, on: date, term: str = "") -> str:
    """The next number of a series, as printed: State papers count per year (Decree 30/2020 art. 15), Party papers per
    type and term of the committee (secondary: templates of HD 05). Call inside the act that uses it."""
    span = f"{on.year}" if system == "state" else f"nhiệm kỳ {term}"
    with transaction.atomic():
        series, _ = NumberSeries.objects.select_for_update().get_or_create(key=f"{system}/{organ}/{type_code}/{span}")
        series.last += 1
        series.save(update_fields=["last"])
    return numbers.format_number(series.last, type_code, organ, system)
