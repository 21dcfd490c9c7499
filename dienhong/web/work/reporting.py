"""Matters of reporting: requests to answer, drafts to finish, and the books a draft still waits for."""

from collections.abc import Iterator

from django.urls import reverse

from dienhong.documents.models import Document
from dienhong.indicators.definitions import UnknownIndicator, indicator
from dienhong.indicators.models import Figure
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.records.closing import coverages
from dienhong.records.codes import book_of
from dienhong.reports.models import Report, Request
from dienhong.reports.queries import reports, waiting
from dienhong.web.work.row import Matter

# Book → where it is closed, and the permission that closes it.
CLOSES = {
    "TCD": ("petitions:close", "petitions.close"),
    "DTH": ("dialogue:close", "dialogue.close"),
    "CD": ("directives:close", "directives.close"),
    "NV": ("directives:close", "directives.close"),
    "GB": ("directives:close", "directives.close"),
    "GS": ("supervision:close", "supervision.close"),
    "CH": ("compliance:close", "compliance.close"),
    "DS": ("compliance:close", "compliance.close"),
}


def reporting(request: PageRequest) -> Iterator[Matter]:
    """What reports ask of the reader. Five queries at most."""
    if not may(request, "reports.read"):
        return
    asked = list(waiting())
    drafts = list(reports().filter(voided_at__isnull=True, state="draft"))
    papers = Document.objects.in_bulk({one.document for one in (*asked, *(draft.request for draft in drafts))})
    mine = may(request, "reports.edit")
    for one in asked:
        yield _unanswered(one, papers, mine)
    for draft in drafts:
        yield _draft(draft, papers, mine)
    yield from _open_books(request, drafts)


def _unanswered(asked: Request, papers: dict[str, Document], mine: bool) -> Matter:
    url = reverse("reports:draft", args=[asked.code]) if mine else asked.desk_path()
    return Matter(
        asked.due_on,
        f"Lập báo cáo {asked.period.label_vi} gửi {asked.recipient}",
        asked.code,
        asked.desk_path(),
        _ground(papers.get(asked.document)),
        Act("Lập báo cáo" if mine else "Xem", url),
        mine=mine,
    )


def _draft(draft: Report, papers: dict[str, Document], mine: bool) -> Matter:
    path = draft.desk_path()
    return Matter(
        draft.request.due_on,
        f"Soạn, chốt và gửi báo cáo {draft.period.label_vi}",
        draft.code,
        path,
        _ground(papers.get(draft.request.document)),
        Act("Mở báo cáo", path),
        mine=mine,
    )


def _open_books(request: PageRequest, drafts: list[Report]) -> Iterator[Matter]:
    """The books that the figures of a draft are made of and that no closing covers to the end of its window."""
    keys: dict[str, list[str]] = {draft.code: [] for draft in drafts}
    for report, key in Figure.objects.standing().filter(report__in=list(keys)).values_list("report", "key"):
        keys[report].append(key)
    since = request.commune.formed_on if request.commune else None
    for draft in drafts:
        if draft.window.to_on >= request.today:
            continue
        books = sorted({book for key in keys[draft.code] for book in _books(key)})
        for prefix, covered in coverages(tuple(books), draft.window, since=since).items():
            name, permission = CLOSES.get(prefix, ("", ""))
            if covered or not name or not may(request, permission):
                continue
            url = reverse(name)
            yield Matter(
                draft.request.due_on,
                f"Khóa {_lower(book_of(prefix).REGISTER)}, các ngày {draft.window.label_vi()}",
                draft.code,
                url,
                "Số 0 trong báo cáo cần khóa sổ",
                Act("Khóa sổ", url),
                mine=True,
            )


def _books(key: str) -> tuple[str, ...]:
    if "@" in key or key.startswith("fact:"):
        return ()
    try:
        return indicator(key).books
    except UnknownIndicator:
        return ()


def _ground(paper: Document | None) -> str:
    return f"{paper.kind} số {paper.number}" if paper else "Công văn yêu cầu"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
