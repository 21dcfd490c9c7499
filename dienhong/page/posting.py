"""A button that acts at once: carried out once, its refusal told on the page it came from."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from dienhong.law.verdict import Refused
from dienhong.page.once import once
from dienhong.page.request import PageRequest
from dienhong.records.acts import EditConflict


def act_once(request: PageRequest, act: Callable[[], str], *, back: str, done: str) -> HttpResponse:
    """Carry `act` out and go to the URL it returns; to `back` with the reasons when it is refused."""
    try:
        url, repeated = once(request.POST.get("once", ""), request.now, act)
    except Refused as refused:
        for reason in refused.verdict.reasons:
            messages.error(request, str(reason))
        return HttpResponseRedirect(back)
    except EditConflict:
        messages.error(request, "Mục này vừa được người khác sửa; chưa ghi gì. Hãy xem lại rồi làm tiếp.")
        return HttpResponseRedirect(back)
    if repeated:
        messages.info(request, "Việc này đã được làm từ lần bấm trước; không làm lần nữa.")
    else:
        messages.success(request, done)
    return HttpResponseRedirect(url)
