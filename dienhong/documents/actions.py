"""The only writers of the register of documents and of number series."""

import unicodedata
from copy import copy
from datetime import date, datetime
from typing import BinaryIO, Protocol

from django.db import transaction
from django.utils import timezone

from dienhong.documents import numbers, rules
from dienhong.documents.models import Document, NumberSeries
from dienhong.documents.offered import offered_mark
from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy.packages import Unreadable
from dienhong.privacy.public_words import may_be_read, newly_read
from dienhong.records import acts, attachments, history
from dienhong.records.actor import Actor
from dienhong.records.file_kinds import clean_name
from dienhong.records.models import Attachment

READ_BY_ALL = ("kind", "issuer", "title")
CORRECTED = frozenset({"number", "kind", "issuer", "signed_on", "title", "about_democracy"})


class Offered(Protocol):
    """A file with the name it came under; Django's uploaded files are such."""

    name: str | None
    file: BinaryIO


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
    file: Offered | None = None,
    looked: bool = False,
) -> Document:
    """Enter a document, with its file if it is at hand (looked into before anything is kept; see `attach_file`).

    Refused at the door when the document is marked Mật, Tối mật or Tuyệt mật (nothing of it is kept, not even in the
    history), when the number does not read, when the date is in the future, or when the same document is there already.
    `extracted` is text read elsewhere, looked at for a stamp and not kept. Kind, issuer and title are read by everybody where
    a figure or an item names the document: `looked` lets through what looks like personal data in them.
    """
    on = timezone.localdate(at)
    kind, issuer, title = _line(kind), _line(issuer), _line(title)
    _ask(
        rules.can_record(
            number=number,
            title=title,
            secrecy=secrecy,
            signed_on=signed_on,
            on=on,
            extracted=extracted,
            kind=kind,
            issuer=issuer,
        )
    )
    if file is not None:
        _ask(_door(file.name or "", file.file))
    parsed = numbers.parse(number)
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
    _ask(may_be_read(*newly_read(READ_BY_ALL, document), looked=looked))
    with transaction.atomic(), attachments.gone_on_failure():
        history.lock_head()
        _ask(_only_once(document))
        acts.create(document, verb="record", by=by, at=at)
        if file is not None:
            attachments.attach(document.code, file.name or "", file.file, by=by, at=at)
    return document


def correct_document(
    code: str, *, revision: int, by: Actor, at: datetime, looked: bool = False, **fields: object
) -> Document:
    """Correct what was entered of a document (`CORRECTED`: not its direction, which chose its book).

    `secrecy` is asked as at the door and not kept; `looked` as there. Raises Refused, EditConflict, Document.DoesNotExist;
    TypeError for a column that is not corrected.
    """
    secrecy = str(fields.pop("secrecy", "") or "")
    if unknown := fields.keys() - CORRECTED:
        raise TypeError(f"not corrected: {sorted(unknown)}")
    with acts.changing(Document, code, verb="correct", by=by, at=at, revision=revision) as document:
        stood = copy(document)
        for name, value in fields.items():
            setattr(document, name, _line(value) if isinstance(value, str) else value)
        _ask(
            rules.can_record(
                number=document.number,
                title=document.title,
                secrecy=secrecy,
                signed_on=document.signed_on,
                on=timezone.localdate(at),
                kind=document.kind,
                issuer=document.issuer,
            )
        )
        document.number = numbers.parse(document.number).text
        _ask(may_be_read(*newly_read(READ_BY_ALL, document, stood), looked=looked))
        _ask(_only_once(document))
    return document


def attach_file(code: str, name: str, content: BinaryIO, *, by: Actor, at: datetime) -> Attachment:
    """Keep a file with a standing document. Refused, and nothing kept, when the file bears a secrecy mark, cannot be
    looked into, is empty, too large or of an unknown kind. Raises Document.DoesNotExist."""
    _ask(_door(name, content))
    with transaction.atomic(), attachments.gone_on_failure():
        history.lock_head()
        acts.refuse_voided(Document.objects.get(pk=code))
        return attachments.attach(code, name, content, by=by, at=at)


def allocate_number(type_code: str, organ: str, *, system: str, on: date, term: str = "") -> str:
    """The next number of a series, as printed: State papers count per year (Decree 30/2020 art. 15), Party papers per
    type and term of the committee (secondary: templates of HD 05). Call inside the act that uses it.

    Raises Refused for a Party number without its term; NumberError, with no number used up, when type and organ make none.
    """
    _ask(rules.can_allocate(system=system, term=term))
    span = f"{on.year}" if system == "state" else f"nhiệm kỳ {term.strip()}"
    with transaction.atomic():
        history.lock_head()
        series, _ = NumberSeries.objects.select_for_update().get_or_create(key=f"{system}/{organ}/{type_code}/{span}")
        series.last += 1
        series.save(update_fields=["last"])
        return numbers.format_number(series.last, type_code, organ, system)


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)


def _door(name: str, content: BinaryIO) -> Verdict:
    """A file comes in when neither its name nor its words bear a mark, and its words can be read."""
    try:
        return rules.may_come_in(offered_mark(clean_name(name), content))
    except Unreadable as wrong:
        return Verdict.no(f"{wrong} Chưa lưu tệp này.")


def _only_once(document: Document) -> Verdict:
    """Number, date and issuer together are one document; asked under the lock of the chain."""
    others = Document.objects.standing().exclude(pk=document.pk)
    same = others.filter(number=document.number, signed_on=document.signed_on, issuer=document.issuer).first()
    if same is None:
        return Verdict.yes()
    return Verdict.no(f"Văn bản này đã có trong sổ với mã {same.code}; không ghi lần nữa.")


def _line(text: str) -> str:
    """One spelling of what was typed: composed accents, one line, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())
