"""Search on the public face: everything registers made public, the six doors, figures, pages. A code goes straight on; words
need no diacritics; only public words are ever suggested."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dienhong.page.listing import Pager
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.records import codes
from dienhong.search.queries import PAGE_SIZE, Found, find, how_many
from dienhong.search.snippet import marked, snippet, snippet_of_files
from dienhong.web.finding import words_of
from dienhong.web.kinds import KINDS, PAGES
from dienhong.web.search_form import LONGEST, SearchForm
from dienhong.web.standing_pages import standing

FEW_PAGES = 3
MOST_SUGGESTED = 3


@public_view
@require_safe
def search(request: PageRequest) -> HttpResponse:
    """?q= a code or words."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    if code := _code_in(text):
        return HttpResponseRedirect(reverse("web:record", args=[code]))
    since = request.commune.formed_on if request.commune else None
    form = SearchForm(request.GET, today=request.today, since=since)
    asked = form.asked()
    kind = str(asked["loai"])
    pages = standing(words_of(text)) if text and not asked["thon"] and not asked["nam"] and kind in ("", PAGES) else []
    found = _found(text, asked, _number(request.GET.get("trang", ""))) if kind != PAGES else None
    few = FEW_PAGES if kind != PAGES else len(pages)
    context = {
        "form": form,
        "find_text": text,
        "narrowed": any(asked[name] for name in ("loai", "thon", "nam", "moi")),
        "standing": pages[:few] if found is None or found.page == 1 else [],
        "more_standing": max(0, len(pages) - few),
        "pages_url": f"?{_query(request, loai=PAGES)}",
        "found": found,
        "results": _results(found, form) if found else [],
        "pager": _pager(request, found) if found else None,
        "suggested": _suggested(request, text, pages, found) if text else [],
    }
    return render(request, "web/public/search.html", context)


def _code_in(text: str) -> str:
    """The code that was typed, with its dashes or without; words and numbers that only look like one are searched for."""
    if codes.CODE.match(text.upper()):
        return text.upper()
    code = codes.as_printed(text)
    return code if code and codes.model_of(codes.parse(code)[0]) else ""


def _found(text: str, asked: dict[str, Any], page: int) -> Found:
    return find(text, newest=asked["moi"], kind=asked["loai"], village=asked["thon"], year=asked["nam"], page=page)


def _results(found: Found, form: SearchForm) -> list[dict[str, Any]]:
    villages = dict(form.fields["thon"].choices)  # type: ignore[attr-defined]
    words, beginning = found.asked.words, found.asked.parts[-1].folded[-1] if found.asked.beginning else ""
    results = []
    for row in found.rows:
        in_file, lines = "", snippet(row.text, words, beginning) if row.text else []
        if row.pk in found.files:
            in_file, lines = snippet_of_files(found.files[row.pk], found.asked)
        results.append(
            {
                "url": row.path,
                "title": marked(row.title, words, beginning),
                "snippet": lines,
                "in_file": in_file,
                "kind": _(KINDS[row.kind]) if row.kind in KINDS else "",
                "day": row.day,
                "village": villages.get(row.village, "") if row.village else "",
            }
        )
    return results


def _pager(request: PageRequest, found: Found) -> Pager:
    first = (found.page - 1) * PAGE_SIZE
    return Pager(
        first=first + 1,
        last=first + len(found.rows),
        total=found.total,
        total_label=_("kết quả"),
        prev_url=f"?{_query(request, trang=found.page - 1)}" if found.page > 1 else "",
        next_url=f"?{_query(request, trang=found.page + 1)}" if found.page < found.pages else "",
    )


def _suggested(request: PageRequest, text: str, pages: list[Any], found: Found | None) -> list[dict[str, Any]]:
    """Each word by itself, where all together found nothing and it does find something public."""
    if pages or found is None or found.total or len(found.asked.parts) < 2:
        return []
    words = list(dict.fromkeys(text.split()))[:MOST_SUGGESTED]
    return [
        {"word": word, "url": f"?{_query(request, q=word)}", "total": total, "more": more}
        for word, (total, more) in zip(words, how_many(words), strict=True)
        if total
    ]


def _query(request: PageRequest, **changes: object) -> str:
    """The address with some of it changed; a change of what is asked goes back to the first page."""
    query = request.GET.copy()
    query.pop("trang", None)
    for name, value in changes.items():
        query[name] = str(value)
    return query.urlencode()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
