"""Matters of reporting: requests to answer, drafts to finish, and the books a draft still waits for."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from dienhong.indicators.definitions import UnknownIndicator, indicator
from dienhong.indicators.models import Figure
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.records.closing import coverages
from dienhong.records.codes import book_of
from dienhong.reports.queries import unfinished
from dienhong.work.row import Matter, Reader

# Book → where it is closed, and the permission that closes it.
CLOSES = {
    "TCD": ("petitions:close", "petitions.close"),
    "TTC": ("reception_papers:close", "petitions.close"),
    "BN": ("reception_papers:close_receipts", "petitions.close"),
    "LT": ("sittings:close", "petitions.close"),
    "VVC": ("escalations:close", "escalations.close"),
    "DG": ("listening:close", "listening.close"),
    "BTT": ("escalations:close_weeks", "escalations.close"),
    "DT": ("papers:close_book", "petitions.close"),
    "DTH": ("dialogue:close", "dialogue.close"),
    "LH": ("promises:close", "dialogue.close"),
    "CK": ("disclosure:close", "disclosure.close"),
    "KCK": ("disclosure:plan_close", "disclosure.close"),
    "DDC": ("disclosure:requests_close", "disclosure.close"),
    "HCK": ("disclosure:questions_close", "disclosure.close"),
    "CHD": ("asked:close", "dialogue.close"),
    "CD": ("directives:close", "directives.close"),
    "NV": ("directives:task_close", "directives.close"),
    "GB": ("directives:briefing_close", "directives.close"),
    "GS": ("supervision:close", "supervision.close"),
    "CH": ("compliance:close", "compliance.close"),
    "DMC": ("summaries:close", "disclosure.close"),
    "BHD": ("council:close", "disclosure.close"),
    "VB": ("web:documents_close", "documents.close"),
}


def reporting(reader: Reader) -> Iterator[Matter]:
    """What reports ask of the reader. Three queries."""
    if not may(reader, "reports.read"):
        return
    asked = list(unfinished())
    mine = may(reader, "reports.edit")
    for one in asked:
        yield _draft(one, mine) if one.draft_code else _unanswered(one, mine)
    yield from _open_books(reader, {one.draft_code: one for one in asked if one.draft_code})


def _unanswered(asked: Any, mine: bool) -> Matter:
    url = reverse("reports:draft", args=[asked.code]) if mine else asked.desk_path()
    return Matter(
        asked.due_on,
        f"Lập báo cáo {asked.period.label_vi} gửi {asked.recipient}",
        asked.code,
        asked.desk_path(),
        _ground(asked),
        Act("Lập báo cáo" if mine else "Xem", url),
        mine=mine,
    )


def _draft(asked: Any, mine: bool) -> Matter:
    path = reverse("reports:workspace", args=[asked.draft_code])
    return Matter(
        asked.due_on,
        f"Soạn, chốt và gửi báo cáo {asked.period.label_vi}",
        asked.draft_code,
        path,
        _ground(asked),
        Act("Mở báo cáo", path),
        mine=mine,
        of=f"Gửi {asked.recipient}",
    )


def _open_books(reader: Reader, drafts: dict[str, Any]) -> Iterator[Matter]:
    """The books that the figures of a draft are made of and that no closing covers to the end of its window."""
    keys: dict[str, list[str]] = {code: [] for code in drafts}
    for report, key in Figure.objects.standing().filter(report__in=list(keys)).values_list("report", "key"):
        keys[report].append(key)
    since = reader.commune.formed_on if reader.commune else None
    for code, asked in drafts.items():
        if asked.window.to_on >= reader.today:
            continue
        books = sorted({book for key in keys[code] for book in _books(key)})
        for prefix, covered in coverages(tuple(books), asked.window, since=since).items():
            name, permission = CLOSES.get(prefix, ("", ""))
            if covered or not name or not may(reader, permission):
                continue
            url = reverse(name)
            yield Matter(
                asked.due_on,
                f"Khóa {_lower(book_of(prefix).REGISTER)}, các ngày {asked.window.label_vi()}",
                code,
                url,
                "Số 0 trong báo cáo cần khóa sổ",
                Act("Khóa sổ", url),
                mine=True,
                of=f"Cho báo cáo {asked.period.label_vi} gửi {asked.recipient}",
            )


def _books(key: str) -> tuple[str, ...]:
    if "@" in key or key.startswith("fact:"):
        return ()
    try:
        return indicator(key).books
    except UnknownIndicator:
        return ()


def _ground(asked: Any) -> str:
    return f"{asked.paper_kind} số {asked.paper_number}" if asked.paper_number else "Công văn yêu cầu"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
