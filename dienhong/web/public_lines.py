"""How an entry is told to anybody: from its PUBLIC columns only. A book that is not listed here is told by numbers alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dienhong.records.entry import Record


@dataclass(frozen=True)
class PublicLine:
    """`columns` is all that `words` may read of an entry; a test holds each against the privacy class it declares."""

    columns: tuple[str, ...]
    words: Callable[[Any], str]


def _reception(entry: Any) -> str:
    return _("%(host)s tiếp công dân %(kind)s") % {
        "host": _(str(entry.get_host_display())),
        "kind": _(entry.get_kind_display()).lower(),
    }


def _sitting(entry: Any) -> str:
    return _("Lịch %(host)s tiếp công dân, %(title)s") % {
        "host": _(str(entry.get_host_display())),
        "title": entry.receiver_title,
    }


def _dialogue(entry: Any) -> str:
    return _("Đối thoại %(kind)s: %(title)s") % {
        "kind": _(entry.get_kind_display()).lower(),
        "title": entry.title,
    }


def _briefing(entry: Any) -> str:
    return _("Giao ban với %(audience)s") % {"audience": _lower(_(entry.get_audience_display()))}


def _unit(entry: Any) -> str:
    return f"{_(entry.get_kind_display())}: {entry.name}"


def _document(entry: Any) -> str:
    return f"{entry.cite_vi()}{': ' if entry.title else ''}{entry.title}"


def _directive(entry: Any) -> str:
    return _("Văn bản chỉ đạo của %(issuer)s") % {"issuer": entry.issuer}


def _task(entry: Any) -> str:
    return f"{entry.title} ({entry.owner})"


def _duty(entry: Any) -> str:
    # The name of a unit is public, that of an official is not: a unit's line carries its code, which `evidence` names.
    return f"{_(entry.roster.obligation.short)}: {_(entry.get_state_display()).lower()}"


LINES = {
    "TCD": PublicLine(("held_on", "host", "kind"), _reception),
    "LT": PublicLine(("planned_on", "host", "receiver_title"), _sitting),
    "DTH": PublicLine(("held_on", "kind", "title"), _dialogue),
    "GB": PublicLine(("held_on", "audience"), _briefing),
    "DV": PublicLine(("kind", "name"), _unit),
    "VB": PublicLine(("kind", "number", "signed_on", "title"), _document),
    "CD": PublicLine(("received_on", "issuer"), _directive),
    "NV": PublicLine(("title", "owner"), _task),
    "CH": PublicLine(("roster", "state", "subject_code"), _duty),
}
DAYS = {
    "TCD": "held_on",
    "LT": "planned_on",
    "DTH": "held_on",
    "GB": "held_on",
    "VB": "signed_on",
    "CD": "received_on",
    "NV": "due_on",
    "CH": "met_on",
}
NOTHING = gettext_lazy("chỉ cán bộ giữ sổ đọc được")


def public_line(entry: Record) -> str:
    """The line of an entry for anybody. Raises KeyError for a book that is told by numbers alone."""
    return LINES[entry.CODE_PREFIX].words(entry)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
