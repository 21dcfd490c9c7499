"""What is done with an item: enter, rewrite, check twice, publish, renew, flag a change, take down, void, close."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import villages_on
from dienhong.disclosure import actions, rules
from dienhong.disclosure.actions import last_mark
from dienhong.disclosure.forms import ChangedForm, ClearForm, ItemForm, MarkForm, VersionForm, WhyForm, sector_starts
from dienhong.disclosure.models import Item, PlanLine
from dienhong.disclosure.old_versions import take_old_down, told_versions
from dienhong.disclosure.requirements import POSTING, asked_of
from dienhong.disclosure.states import State
from dienhong.disclosure.version_forms import OldVersionsForm, RenewForm
from dienhong.disclosure.views.buttons import clear_verdict, old_verdict, publish_verdict
from dienhong.disclosure.views.frame import BASIS, at_the_door, crumbs
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.closing import close_page
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict


@permission("disclosure.record")
def new(request: PageRequest) -> HttpResponse:
    """Enter what has to be disclosed; `?ke-hoach=KCK-…/2` has the line of the plan chosen."""
    planned = request.GET.get("ke-hoach", "")[:40]
    form = ItemForm(
        request.POST or None,
        request.FILES or None,
        villages=villages_on(request.today),
        on=request.today,
        initial={"planned": planned, **_from_plan(planned)},
    )

    def act() -> str:
        _door(form)
        item = actions.draft(form.to_data(), by=actor_for(request.posts), at=request.now, files=form.uploads())
        return item.desk_path()

    page = _page("Ghi nội dung công khai", "Ghi vào sổ", reverse("disclosure:list"), request)
    return submit(request, form, page, act, done="Đã ghi; hạn công khai bắt đầu chạy. Đơn vị soạn rà soát tiếp.")


@permission("disclosure.correct")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Rewrite what is still in preparation."""
    item = get_object_or_404(Item, pk=code)
    version = item.versions.filter(step=item.step).first() if item.step else None
    form = ItemForm(
        request.POST or None,
        request.FILES or None,
        villages=villages_on(request.today),
        on=request.today,
        item=item,
        version=version,
    )

    def act() -> str:
        _door(form)
        return actions.rewrite(
            code,
            form.to_data(),
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
            files=form.uploads(),
        ).desk_path()

    page = _page(f"Sửa {code}", "Ghi bản sửa", item.desk_path(), request, item)
    verdict = void_verdict(item) & rules.can_rewrite(item.state, item.step)
    return submit(
        request,
        form,
        page,
        act,
        done="Đã ghi bản sửa; phải rà soát lại từ đầu.",
        revision=item.revision,
        verdict=verdict,
    )


@permission("disclosure.mark")
def mark(request: PageRequest, code: str) -> HttpResponse:
    """First check."""
    item = get_object_or_404(Item, pk=code)
    form = MarkForm(request.POST or None)

    def act() -> str:
        words = form.cleaned_data["words"]
        return actions.mark(
            code, words=words, by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        ).desk_path()

    page = FormPage(
        f"Rà soát {code}",
        "Đã rà soát",
        item.desk_path(),
        law=rules.review_cite(request.today),
        intro=f"{item.title}. Đơn vị soạn đánh dấu phần không được công khai; đầu mối (người khác) quyết định sau.",
        context={"crumbs": crumbs(item)},
    )
    verdict = void_verdict(item) & rules.can_mark(item.step)
    return submit(
        request, form, page, act, done="Đã rà soát; chờ đầu mối duyệt.", revision=item.revision, verdict=verdict
    )


@permission("disclosure.clear")
def clear(request: PageRequest, code: str) -> HttpResponse:
    """Second check."""
    item = get_object_or_404(Item, pk=code)
    form = ClearForm(request.POST or None)
    by = actor_for(request.posts)
    marked = last_mark(item.versions.get(step=item.step)) if item.step else None
    found = (
        f"Đơn vị soạn đánh dấu: {marked.words}" if marked and marked.words else "Đơn vị soạn không đánh dấu phần nào."
    )

    def act() -> str:
        return actions.clear(
            code, **form.cleaned_data, by=by, at=request.now, revision=revision_of(request)
        ).desk_path()

    page = FormPage(
        f"Duyệt {code}",
        "Ghi quyết định",
        item.desk_path(),
        law=rules.review_cite(request.today),
        intro=f"{item.title}. {found}",
        context={"crumbs": crumbs(item)},
    )
    verdict = void_verdict(item) & clear_verdict(item, by, request)
    return submit(request, form, page, act, done="Đã ghi quyết định.", revision=item.revision, verdict=verdict)


@permission("disclosure.publish")
def publish(request: PageRequest, code: str) -> HttpResponse:
    """Tell it to everybody."""
    item = get_object_or_404(Item, pk=code)
    form = forms.Form(request.POST or None)
    verdict = void_verdict(item) & publish_verdict(item, request)

    def act() -> str:
        return actions.publish(
            code, by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        ).desk_path()

    told = [
        f"{item.title}: ai cũng đọc được trên trang của xã từ hôm nay ({date_vi(request.today)}).",
        "Bản trước (nếu có) vẫn đọc được, ghi rõ đã thay.",
        "Sau khi công khai, in tờ A4 có mã QR để niêm yết rồi ghi từng nơi đã dán.",
    ]
    page = _confirm(f"Công khai {code}", "Công khai", item, told, verdict, rules.review_cite(request.today))
    return submit(request, form, page, act, done="Đã công khai.", revision=item.revision, verdict=verdict)


@permission("disclosure.record")
def renew(request: PageRequest, code: str) -> HttpResponse:
    """Write a new version of what was told."""
    item = get_object_or_404(Item, pk=code)
    last = item.versions.order_by("-number").first()
    told = told_versions(item) if may(request, "disclosure.withdraw") else []
    form = RenewForm(request.POST or None, request.FILES or None, version=last, initial={}, told=told, shown=item.shown)
    form.initial["why"] = item.changed_why

    def act() -> str:
        _door(form)
        return actions.renew(
            code,
            form.says(),
            **form.leaving(),
            by=actor_for(request.posts),
            at=request.now,
            files=form.uploads(),
            revision=revision_of(request),
        ).desk_path()

    page = FormPage(
        f"Bản mới của {code}",
        "Ghi bản mới",
        item.desk_path(),
        law=rules.AGAIN,
        intro="Bản đang công khai vẫn giữ nguyên cho đến khi bản mới qua hai bước rà soát và được công khai; khi ấy phải "
        "niêm yết, phát thanh lại ở những nơi đã làm.",
        template="disclosure/desk/form.html",
        multipart=True,
        context={"crumbs": crumbs(item)},
    )
    verdict = void_verdict(item) & rules.can_renew(item.state, item.step)
    return submit(request, form, page, act, done="Đã ghi bản mới.", revision=item.revision, verdict=verdict)


@permission("disclosure.correct")
def changed(request: PageRequest, code: str) -> HttpResponse:
    """Flag that the source changed."""
    item = get_object_or_404(Item, pk=code)
    form = ChangedForm(request.POST or None, initial={"on": request.today})

    def act() -> str:
        return actions.source_changed(
            code, **form.cleaned_data, by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        ).desk_path()

    page = FormPage(
        f"{code}: nội dung gốc thay đổi",
        "Ghi thay đổi",
        item.desk_path(),
        law=rules.AGAIN,
        intro=f"{item.title}. Từ ngày này phải soạn và công khai bản cập nhật.",
        context={"crumbs": crumbs(item)},
    )
    shown = Verdict.yes() if item.state == State.PUBLISHED else Verdict.no("Nội dung không đang công khai.")
    return submit(
        request,
        form,
        page,
        act,
        done="Đã ghi; hạn công khai lại bắt đầu chạy.",
        revision=item.revision,
        verdict=void_verdict(item) & shown,
    )


@permission("disclosure.withdraw")
def withdraw(request: PageRequest, code: str) -> HttpResponse:
    """Take it down."""
    item = get_object_or_404(Item, pk=code)
    form = WhyForm(request.POST or None)
    until = actions.must_stay_until(item, request.today)
    cite = asked_of(item.content, item.sector, item.starts_on, request.today).of(POSTING).cite
    verdict = void_verdict(item) & rules.can_withdraw(
        item.state, why="…", must_stay_until=until, today=request.today, cite=cite
    )

    def act() -> str:
        return actions.withdraw(
            code,
            **form.cleaned_data,
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    told = [
        f"{item.title}: không ai đọc được nội dung nữa, kể cả các bản cũ; trang chỉ còn tên, ngày gỡ và lý do.",
        "Không tìm thấy trong tìm kiếm nữa. Giấy đang treo ở các nơi phải gỡ theo; việc hôm nay nhắc cho đến khi gỡ hết.",
    ]
    if item.step:
        told.append("Bản đang soạn dừng lại; khi soạn bản mới, lời của bản ấy có sẵn trong biểu mẫu.")
    page = _confirm(f"Gỡ {code}", "Gỡ xuống", item, told, verdict, "")
    return submit(request, form, page, act, done="Đã gỡ.", revision=item.revision, verdict=verdict)


@permission("disclosure.withdraw")
def old_versions(request: PageRequest, code: str) -> HttpResponse:
    """Old versions that held somebody's data are read no more."""
    item = get_object_or_404(Item, pk=code)
    form = OldVersionsForm(request.POST or None, told=told_versions(item), shown=item.shown)

    def act() -> str:
        told = {**form.cleaned_data, "by": actor_for(request.posts), "at": request.now}
        return take_old_down(code, told.pop("numbers"), revision=revision_of(request), **told).desk_path()

    page = FormPage(
        f"Gỡ bản cũ của {code}",
        "Gỡ bản cũ",
        item.desk_path(),
        intro=f"{item.title}. Bản đã gỡ không ai đọc được nữa, cả tệp và phần so sánh với bản sau; địa chỉ của nó chỉ còn ngày "
        "gỡ và lý do. Bản đang công khai không đổi.",
        context={"crumbs": crumbs(item)},
    )
    verdict = void_verdict(item) & old_verdict(item)
    return submit(request, form, page, act, done="Đã gỡ bản cũ.", revision=item.revision, verdict=verdict)


@permission("disclosure.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void an item entered by mistake."""
    return void_page(request, get_object_or_404(Item, pk=code))


@permission("disclosure.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book for past days."""
    return close_page(request, "CK", back_url=reverse("disclosure:list"))


def _page(title: str, button: str, cancel: str, request: PageRequest, item: Item | None = None) -> FormPage:
    return FormPage(
        title,
        button,
        cancel,
        law=BASIS,
        template="disclosure/desk/form.html",
        multipart=True,
        context={"starts": sector_starts(request.today), "crumbs": crumbs(item)},
    )


def _confirm(title: str, button: str, item: Item, told: list[str], verdict: Verdict, law: str) -> FormPage:
    return FormPage(
        title,
        button,
        item.desk_path(),
        law=law,
        template="page/confirm.html",
        context={"consequences": told, "verdict": verdict, "crumbs": crumbs(item)},
    )


def _door(form: VersionForm) -> None:
    for name, stream in form.uploads():
        at_the_door(name, stream)


def _from_plan(planned: str) -> dict[str, Any]:
    """What a line of the plan already says of the item."""
    code, _, order = planned.partition("/")
    if not order.isdecimal() or len(order) > 4:
        return {}
    line = PlanLine.objects.filter(plan=code, order=int(order)).first()
    return {"content": line.content, "title": line.what, "unit": line.responsible} if line else {}
