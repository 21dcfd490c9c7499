"""One closing of a book: what a zero in a report cites."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dienhong.law.dates_vi import number_vi
from dienhong.law.periods import Window
from dienhong.page.history import history_for
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.templatetags.page import instant_vi
from dienhong.records.codes import book_of
from dienhong.records.models import Closing
from dienhong.web.rights import may_read


@permission("desk.read")
@require_safe
def show(request: PageRequest, code: str) -> HttpResponse:
    """Which book, which days, how many entries then, and what came late since."""
    closing = get_object_or_404(Closing, pk=code)
    if not may_read(request, closing):
        raise Http404
    book = book_of(closing.prefix)
    late = book.objects.filter(late_after=code).count()
    context = {
        "record": {
            "code": closing.code,
            "title": f"Khóa {book.REGISTER[:1].lower()}{book.REGISTER[1:]}",
            "basis": "Số 0 trong báo cáo chỉ được in khi có khóa sổ phủ hết các ngày của kỳ.",
            "voided": None if closing.standing else {"reason": closing.void_reason, "at": closing.voided_at, "by": ""},
        },
        "facts": [
            {"label": "Sổ", "text": f"{book.REGISTER} ({closing.prefix})"},
            {"label": "Các ngày", "text": Window(closing.from_on, closing.to_on).label_vi()},
            {"label": "Khóa lúc", "text": instant_vi(closing.closed_at)},
            {"label": "Số bản ghi lúc khóa", "text": number_vi(closing.entries)},
            {"label": "Ghi hoặc sửa sau khóa", "text": number_vi(late) if late else "không có"},
            {"label": "Ghi chú", "text": closing.note or "không"},
        ],
        "history": history_for(request, closing),
    }
    return render(request, "page/record.html", context)
