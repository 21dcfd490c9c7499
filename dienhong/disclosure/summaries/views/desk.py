"""The desk of the quarterly lists: which quarters are drawn and hang, one list with what is to be done, its acts."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import villages_on
from dienhong.disclosure.models import QuarterList
from dienhong.disclosure.states import Place
from dienhong.disclosure.summaries import actions, rules
from dienhong.disclosure.summaries.forms import PostForm
from dienhong.disclosure.summaries.listed import digest_of, items_told, lines
from dienhong.disclosure.summaries.quarters import number_of, parse, quarters
from dienhong.disclosure.summaries.queries import list_of
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Period
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import close_page, strip
from dienhong.page.history import history_for
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict

ROWS = 12
TITLE = "Danh mục nội dung đã công khai"
PREFIX = QuarterList.CODE_PREFIX
VERBS = {"draw": "Đã lập danh mục", "update": "Đã cập nhật danh mục", "post_up": "Đã ghi niêm yết"}


@permission("disclosure.read")
def listing(request: PageRequest) -> HttpResponse:
    """The quarters, the newest first, and where each stands."""
    since = request.commune.formed_on if request.commune else request.today
    page = Paginator(quarters(since, request.today), ROWS).get_page(request.GET.get("trang"))
    kept = {(one.year, one.quarter): one for one in QuarterList.objects.standing()}
    rows = [_row(request, quarter, kept.get((quarter.year, number_of(quarter)))) for quarter in page.object_list]
    context = {
        "title": TITLE,
        "basis": cite_vi(rules.LIST),
        "rows": rows,
        "page": page,
        "strip": strip(
            request, PREFIX, unit="danh mục", close_url=reverse("summaries:close"), permission="disclosure.close"
        ),
        "report_url": reverse("council:list"),
    }
    return render(request, "disclosure/summaries/desk_list.html", context)


@permission("disclosure.read")
def show(request: PageRequest, year: int, number: int) -> HttpResponse:
    """One list: how many matters, where it hangs, where it does not yet, and the next act."""
    quarter = quarter_of(request, year, number)
    kept, window = list_of(quarter), quarter.calendar_window()
    listed = lines(items_told(window), window)
    changed = bool(kept) and digest_of(listed) != (kept.sha256 if kept else "")
    villages = list(villages_on(request.today))
    hangs = {row.village or "": row for row in kept.postings.filter(drawing=kept.drawing)} if kept else {}
    places = [("", str(Place.OFFICE.label)), *((one.code, one.name) for one in villages)]
    context = {
        "record": {
            "code": kept.code if kept else "",
            "title": f"{TITLE} {quarter.label_vi}",
            "state": _lamp(request, quarter, kept),
            "basis": cite_vi(rules.LIST),
        },
        "crumbs": [{"label": TITLE, "url": reverse("summaries:list")}],
        "facts": _facts(quarter, kept, len(listed)),
        "changed": changed,
        "places": [{"name": name, "row": hangs.get(code)} for code, name in places],
        "acts": _acts(request, quarter, kept, changed=changed, all_hang=len(hangs) >= len(places)),
        "public_url": reverse("quarters:show", args=[year, number]),
        "sheet_url": reverse("quarters:sheet", args=[year, number]),
        "word_url": reverse("quarters:word", args=[year, number]),
        "history": history_for(request, kept, VERBS) if kept else [],
    }
    return render(request, "disclosure/summaries/desk_show.html", context)


@permission("disclosure.summarise")
def draw(request: PageRequest, year: int, number: int) -> HttpResponse:
    """Draw the list, or draw it anew when the register says something else by now."""
    quarter = quarter_of(request, year, number)
    kept, here = list_of(quarter), _url("summaries:show", quarter)
    page = FormPage(
        title=f"{'Cập nhật' if kept else 'Lập'} danh mục {quarter.label_vi}",
        submit="Cập nhật danh mục" if kept else "Lập danh mục",
        cancel_url=here,
        law=rules.LIST,
        intro="Chương trình lấy từng dòng từ sổ công khai; không phải gõ gì. Lập xong thì in, dán, rồi ghi nơi đã dán.",
    )

    def act() -> str:
        by = actor_for(request.posts)
        if kept:
            actions.update(kept.code, by=by, at=request.now, revision=revision_of(request))
        else:
            actions.draw(quarter, by=by, at=request.now)
        return here

    return submit(
        request,
        forms.Form(request.POST or None),
        page,
        act,
        done="Đã lập danh mục từ sổ công khai.",
        revision=kept.revision if kept else None,
        verdict=_draw_verdict(request, quarter, kept),
    )


@permission("disclosure.summarise")
def post(request: PageRequest, year: int, number: int) -> HttpResponse:
    """Note where the printed list hangs, several places at once."""
    quarter = quarter_of(request, year, number)
    kept, here = list_of(quarter), _url("summaries:show", quarter)
    if kept is None:
        raise Http404
    there = set(kept.postings.filter(drawing=kept.drawing).values_list("village", flat=True))
    offered = [(one.code, f"Nhà văn hóa, điểm sinh hoạt {one.name}") for one in villages_on(request.today)]
    open_places = [*([] if "" in there else ["office"]), *(code for code, _ in offered if code not in there)]
    initial = {"places": open_places, "from_on": request.today, "put_up_by": request.posts[0].title}
    form = PostForm(request.POST or None, villages=offered, initial=initial)
    page = FormPage(
        title=f"Ghi nơi đã dán danh mục {quarter.label_vi}", submit="Ghi đã dán", cancel_url=here, law=rules.LIST
    )

    def act() -> str:
        actions.post(
            kept.code,
            form.told(),
            from_on=form.cleaned_data["from_on"],
            put_up_by=form.cleaned_data["put_up_by"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        )
        return here

    return submit(request, form, page, act, done="Đã ghi nơi dán danh mục.", revision=kept.revision)


@permission("disclosure.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a list that should not have been drawn."""
    return void_page(request, get_object_or_404(QuarterList, pk=code))


@permission("disclosure.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book of lists for past days."""
    return close_page(request, PREFIX, back_url=reverse("summaries:list"))


def quarter_of(request: PageRequest, year: int, number: int) -> Period:
    """The quarter of an address. Raises Http404."""
    quarter = parse(year, number, request.today)
    if quarter is None:
        raise Http404
    return quarter


def _row(request: PageRequest, quarter: Period, kept: QuarterList | None) -> dict[str, Any]:
    return {
        "quarter": quarter,
        "url": _url("summaries:show", quarter),
        "kept": kept,
        "state": _lamp(request, quarter, kept),
    }


def _lamp(request: PageRequest, quarter: Period, kept: QuarterList | None) -> dict[str, str]:
    if kept and kept.posted_on:
        return {"state": "ok", "text": f"Niêm yết đủ nơi từ {date_vi(kept.posted_on)}"}
    if kept:
        return {"state": "warn", "text": "Đã lập, chưa dán đủ nơi"}
    if quarter.calendar_window().to_on < request.today:
        return {"state": "warn", "text": "Chưa lập"}
    return {"state": "idle", "text": "Quý đang chạy"}


def _facts(quarter: Period, kept: QuarterList | None, count: int) -> list[dict[str, str]]:
    facts = [
        {"label": "Các ngày", "text": quarter.calendar_window().label_vi()},
        {"label": "Nội dung trong sổ hôm nay", "text": str(count)},
    ]
    if kept:
        facts += [
            {"label": "Lập ngày", "text": date_vi(kept.drawn_on), "sub": _again(kept)},
            {"label": "Số nội dung lúc lập", "text": str(kept.entries)},
            {"label": "Mã băm SHA-256 lúc lập", "text": kept.sha256},
        ]
    return facts


def _acts(
    request: PageRequest, quarter: Period, kept: QuarterList | None, *, changed: bool, all_hang: bool
) -> list[Act]:
    rights = (
        Verdict.yes() if may(request, "disclosure.summarise") else Verdict.no("Việc này thuộc Văn phòng HĐND và UBND.")
    )
    if kept is None:
        verdict = rights & _draw_verdict(request, quarter, None)
        return [Act.under(verdict, "Lập danh mục", _url("summaries:draw", quarter), primary=True)]
    all_done = Verdict.no("Danh mục đã dán đủ các nơi.") if all_hang else Verdict.yes()
    update = rights & rules.can_update(changed=changed, hangs=_hangs(kept))
    voiding = Verdict.yes() if may(request, "disclosure.void") else Verdict.no("Việc hủy thuộc Văn phòng HĐND và UBND.")
    return [
        Act.under(rights & all_done, "Ghi nơi đã dán", _url("summaries:post", quarter), primary=not all_hang),
        Act.under(update, "Cập nhật danh mục", _url("summaries:draw", quarter)),
        Act.under(voiding & void_verdict(kept), "Hủy danh mục", reverse("summaries:void", args=[kept.code])),
    ]


def _draw_verdict(request: PageRequest, quarter: Period, kept: QuarterList | None) -> Verdict:
    if kept is None:
        return rules.can_draw(quarter, today=request.today, drawn="")
    window = quarter.calendar_window()
    changed = digest_of(lines(items_told(window), window)) != kept.sha256
    return rules.can_update(changed=changed, hangs=_hangs(kept))


def _hangs(kept: QuarterList) -> bool:
    return kept.postings.filter(drawing=kept.drawing).exists()


def _again(kept: QuarterList) -> str:
    """That it was drawn anew, and from when the first drawing hung everywhere."""
    hung = f"; bản đầu niêm yết đủ nơi từ {date_vi(kept.first_posted_on)}" if kept.first_posted_on else ""
    return f"cập nhật {date_vi(kept.redrawn_on)}, bản {kept.drawing}{hung}" if kept.redrawn_on else ""


def _url(name: str, quarter: Period) -> str:
    return reverse(name, args=[quarter.year, number_of(quarter)])
