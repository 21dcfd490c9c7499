"""Error pages: what happened, what was kept, what to do. They show nothing of the request."""

import sys
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

from dienhong.page.busy import RETRY_AFTER, is_busy
from dienhong.page.frame import address
from dienhong.page.permissions import public_view

TEMPLATE = "page/error.html"


@public_view
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, TEMPLATE, {"status": 400}, status=400)


@public_view
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but the posts held do not allow it."""
    return render(request, TEMPLATE, {"status": 403}, status=403)


@public_view
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same answer whether the thing is absent or closed to the reader."""
    ways = ((_("Về trang đầu"), address("web:home")), (_("Theo dõi đơn"), address("online:follow")))
    links = [{"label": label, "url": url} for label, url in ways if url]
    return render(request, TEMPLATE, {"status": 404, "links": links}, status=404)


@public_view
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from a page of ours, or from one opened before signing in anew."""
    context = {
        "status": 403,
        "title": _("Trang mở đã lâu"),
        "what": _("Biểu mẫu này mở trước lần đăng nhập vừa rồi, hoặc trình duyệt không giữ cookie."),
        "todo": _("Hãy quay lại, tải lại trang rồi gửi lần nữa."),
    }
    return _by_itself(context)


def unreadable(request: HttpRequest) -> HttpResponse:
    """400, before anything was read; it runs ahead of every other middleware."""
    return _by_itself({"status": 400})


def too_large(request: HttpRequest) -> HttpResponse:
    """413, before anything was read; it runs ahead of every other middleware."""
    megabytes = settings.ATTACHMENT_MAX_BYTES // 1_000_000
    context = {
        "status": 413,
        "title": _("Tệp gửi lên quá lớn"),
        "what": _("Mỗi tệp gửi lên không quá %(megabytes)d MB.") % {"megabytes": megabytes},
        "todo": _("Hãy giảm cỡ tệp (quét ở độ phân giải thấp hơn, hoặc tách tệp) rồi gửi lại."),
    }
    return _by_itself(context)


@public_view
def server_error(request: HttpRequest) -> HttpResponse:
    """500: the act's transaction was rolled back. 503 when the database only had no turn for the request in time."""
    return _busy() if is_busy(sys.exception()) else _by_itself({"status": 500})


def _busy() -> HttpResponse:
    context = {
        "status": 503,
        "title": _("Hệ thống đang bận"),
        "what": _("Nhiều người ghi cùng lúc nên yêu cầu này chưa đến lượt."),
        "todo": _("Hãy đợi một chút rồi gửi lại."),
    }
    reply = _by_itself(context)
    reply.headers["Retry-After"] = RETRY_AFTER
    return reply


def _by_itself(context: dict[str, Any]) -> HttpResponse:
    """The page without session, database or context processors: any of them may be what is broken."""
    return HttpResponse(loader.render_to_string(TEMPLATE, context), status=context["status"])
