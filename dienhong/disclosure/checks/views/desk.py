"""What in a version may identify a person: search it, look at each place in its sentence, decide."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dienhong.accounts.actors import actor_for
from dienhong.disclosure.checks import actions
from dienhong.disclosure.checks.forms import DecideForm, NothingForm
from dienhong.disclosure.checks.models import Finding
from dienhong.disclosure.checks.queries import file_names, gate, label, pending_version
from dienhong.disclosure.checks.reading import words_of
from dienhong.disclosure.checks.rules import can_search
from dienhong.disclosure.checks.sentences import sentence
from dienhong.disclosure.checks.states import UNREAD, Decision
from dienhong.disclosure.models import Item, Version
from dienhong.law.verdict import Refused, Verdict
from dienhong.page.acts import Act, said
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit

LAMPS = {Decision.WAITING: "stop", Decision.NOT_PERSONAL: "ok", Decision.KEEP: "warn", Decision.REMOVED: "idle"}
LAW = "91/2025/QH15 art 16"
MOST = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A place as the screen shows it."""

    finding: Finding
    where: str
    before: str
    after: str
    lamp: str
    acts: tuple[Act, ...]


@permission("disclosure.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """The places of the version in preparation, or of the one told last."""
    item = get_object_or_404(Item, pk=code)
    version = pending_version(item) or item.versions.order_by("-number").first()
    pending = version is not None and version.pending
    verdict = gate(version, request.today) if pending else Verdict.yes()
    rows = _rows(request, item, version) if version else []
    screen = _may(request) & can_search(pending)
    context = {
        "item": item,
        "version": version,
        "pending": pending,
        "rows": rows[:MOST],
        "more": len(rows) - MOST,
        "open": sum(row.finding.decision == Decision.WAITING for row in rows),
        "verdict": said(verdict.reasons),
        "warnings": said(verdict.warnings),
        "search": Act.under(screen, "Rà dữ liệu cá nhân", reverse("checks:search", args=[code]), primary=not verdict),
        "scan": getattr(version, "scan", None) if version else None,
        "crumbs": [
            {"label": "Sổ công khai", "url": "/ban-lam-viec/cong-khai/"},
            {"label": code, "url": item.desk_path()},
        ],
    }
    return render(request, "disclosure/checks/show.html", context)


@permission("disclosure.screen")
def search(request: PageRequest, code: str) -> HttpResponse:
    """Read every word of the version and its files."""
    item = get_object_or_404(Item, pk=code)
    back = reverse("checks:show", args=[code])

    def act() -> str:
        actions.search(code, by=actor_for(request.posts), at=request.now)
        return back

    page = FormPage(
        f"Rà dữ liệu cá nhân trong {code}",
        "Rà",
        back,
        law=LAW,
        intro="Phần mềm đọc hết chữ của bản đang soạn và các tệp kèm (Word, Excel, PDF), tìm số giấy tờ, điện thoại, tài "
        "khoản, ngày sinh, địa chỉ nhà, bệnh tật, danh sách có tên người. Phần nào máy không đọc được thì báo để cán bộ tự "
        "xem. Tệp dài có thể mất nửa phút.",
    )
    verdict = can_search(pending_version(item) is not None)
    return submit(request, NothingForm(request.POST or None), page, act, done="Đã rà xong.", verdict=verdict)


@permission("disclosure.screen")
def decide(request: PageRequest, code: str, number: int) -> HttpResponse:
    """Say what one place is."""
    item = get_object_or_404(Item, pk=code)
    place = get_object_or_404(Finding.objects.select_related("version"), pk=number, version__item=code)
    before = {"decision": place.decision, "reason": place.reason, "basis": place.basis, "until": place.until}
    form = DecideForm(request.POST or None, kind=place.kind, initial=before)
    back = reverse("checks:show", args=[code])

    def act() -> str:
        told = {**form.cleaned_data, "by": actor_for(request.posts), "at": request.now}
        actions.decide(code, number, revision=revision_of(request), **told)
        return back

    where = label(place, file_names(place.version))
    page = FormPage(
        f"{place.get_kind_display()} {place.shown}",
        "Ghi quyết định",
        back,
        law=LAW,
        intro=f"Ở {where}; {place.why}. Muốn bỏ thì sửa bản đang soạn (hoặc thay tệp) rồi rà lại.",
    )
    return submit(request, form, page, act, done="Đã ghi quyết định.", revision=item.revision)


@require_POST
@permission("disclosure.screen")
def reveal(request: PageRequest, code: str, number: int) -> HttpResponse:
    """The value of one place in full, once; that it was looked at is in the item's history. It is for who decides."""
    if not may(request, "personal.reveal"):
        raise PermissionDenied("Chức vụ đang giữ không được xem dữ liệu cá nhân.")
    place = get_object_or_404(Finding.objects.select_related("version"), pk=number, version__item=code)
    try:
        value = actions.reveal(code, number, by=actor_for(request.posts), at=request.now)
    except Refused as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(reverse("checks:show", args=[code]))
    reply = render(request, "disclosure/checks/reveal.html", {"place": place, "value": value, "code": code})
    reply["Cache-Control"] = "no-store"
    return reply


def _rows(request: PageRequest, item: Item, version: Version) -> list[Row]:
    names = file_names(version)
    texts = {(words.part.value, words.where): words.text for words in words_of(version)}
    found = sorted(version.findings.all(), key=lambda one: (one.decision != Decision.WAITING, one.pk))
    rows = []
    for one in found:
        text = texts.get((one.part, one.where), "")
        # The sentence around a place may name the person: it is for who decides.
        readable = one.kind != UNREAD and one.decision != Decision.REMOVED and may(request, "disclosure.screen")
        before, after = sentence(text, one.start, one.end) if readable else ("", "")
        acts = _acts(request, item, one) if version.pending and one.decision != Decision.REMOVED else ()
        rows.append(Row(one, label(one, names), before, after, LAMPS[Decision(one.decision)], acts))
    return rows


def _acts(request: PageRequest, item: Item, one: Finding) -> tuple[Act, ...]:
    words = "Quyết định" if one.decision == Decision.WAITING else "Đổi quyết định"
    acts = [Act.under(_may(request), words, reverse("checks:decide", args=[item.code, one.pk]))]
    if one.kind != UNREAD:
        verdict = (
            Verdict.yes() if may(request, "personal.reveal") else Verdict.no("Chỉ văn phòng giữ sổ xem được đủ số.")
        )
        url = reverse("checks:reveal", args=[item.code, one.pk])
        acts.append(Act.under(verdict, "Hiện", url, method="post"))
    return tuple(acts)


def _may(request: PageRequest) -> Verdict:
    allowed = may(request, "disclosure.screen")
    return Verdict.yes() if allowed else Verdict.no("Chức vụ đang giữ chỉ được xem.")
