"""What happens beside a list: a version that leaves it out, and what of its words and files stays when its time is over."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.disclosure.checks.queries import pending_version
from dienhong.disclosure.lists import actions
from dienhong.disclosure.lists.ending import beside, can_mark, mark_nameless
from dienhong.disclosure.lists.forms import LeaveOutForm, NamelessForm
from dienhong.disclosure.lists.rules import can_change
from dienhong.disclosure.lists.telling import list_of
from dienhong.disclosure.models import Item
from dienhong.law.verdict import Verdict
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit


@permission("disclosure.people")
def leave_out(request: PageRequest, code: str) -> HttpResponse:
    """The version in preparation carries no list."""
    item = get_object_or_404(Item, pk=code)
    form = LeaveOutForm(request.POST or None)
    back = reverse("people_lists:show", args=[code])

    def act() -> str:
        told = {"by": actor_for(request.posts), "at": request.now, "revision": revision_of(request)}
        actions.drop_list(code, why=form.cleaned_data["why"], **told)  # type: ignore[arg-type]
        return back

    verdict = can_change(item.step, erased=False)
    if list_of(pending_version(item)) is None:
        verdict &= Verdict.no("Bản đang soạn không kèm danh sách.")
    page = FormPage(
        f"Bỏ danh sách khỏi bản mới của {code}",
        "Bỏ danh sách",
        back,
        intro="Danh sách đang công khai (nếu có) sẽ gỡ ngay khi bản mới được công khai, dù chưa hết thời gian; tên được xóa "
        "theo. Ý kiến đã chấp nhận coi như được trả lời bằng bản ấy.",
    )
    return submit(request, form, page, act, done="Đã bỏ danh sách.", revision=item.revision, verdict=verdict)


@permission("disclosure.people")
def nameless(request: PageRequest, code: str) -> HttpResponse:
    """Say which words and files name nobody; the rest goes with the list."""
    item = get_object_or_404(Item, pk=code)
    version = beside(item)
    files = list(version.files.all()) if version else []
    start = {
        "words": bool(version and version.nameless),
        "kept": [one.sha256 for one in files if one.nameless],
    }
    form = NamelessForm(request.POST or None, files=[(one.sha256, one.name) for one in files], initial=start)
    back = reverse("people_lists:show", args=[code])

    def act() -> str:
        said, told = form.cleaned_data, {"by": actor_for(request.posts), "at": request.now}
        chosen = said.get("kept", [])
        mark_nameless(code, words=said["words"], files=chosen, revision=revision_of(request), **told)  # type: ignore[arg-type]
        return back

    page = FormPage(
        f"Khi danh sách {code} hết thời gian",
        "Ghi",
        back,
        intro="Danh sách hết thời gian thì gỡ, và mọi thứ đi kèm có thể nêu lại tên những người ấy cũng gỡ theo, ở bản này và "
        "các bản trước. Đánh dấu phần đã đọc mà không có tên người để phần ấy ở lại.",
    )
    verdict = can_mark(list_of(version))
    return submit(request, form, page, act, done="Đã ghi.", revision=item.revision, verdict=verdict)
