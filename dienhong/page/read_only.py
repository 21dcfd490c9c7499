"""Read-only mode at the door: what would write is answered by a page that says so; reading goes on.

Signing in writes a session, so nobody signs in meanwhile; who is signed in reads on. Signing out only takes the browser's
cookie away. A session that a page changed is not saved, so a message waits to be shown again.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import loader
from django.urls import reverse

from dienhong.records.read_only import read_only

READING = ("GET", "HEAD", "OPTIONS", "TRACE")
RETRY_AFTER = 600  # seconds


class ReadOnlyMiddleware:
    """503 to every request that could write. Stands right inside the session's middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not read_only():
            return self.get_response(request)
        response = self.get_response(request) if request.method in READING else _refused()
        if isinstance(response, HttpResponse) and request.path == reverse("web:sign_out"):
            response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
        request.session.modified = False
        return response


def _refused() -> HttpResponse:
    context = {
        "status": 503,
        "title": "Hệ thống đang ở chế độ chỉ đọc",
        "what": "Người quản trị đang bảo trì nên lúc này chỉ xem được, chưa ghi được và chưa đăng nhập được.",
        "kept": "Việc vừa gửi chưa được ghi; mọi điều đã ghi trước đó vẫn còn nguyên.",
        "todo": "Hãy bấm Quay lại để giữ những gì đã điền, và gửi lại sau ít phút.",
    }
    page = HttpResponse(loader.render_to_string("page/error.html", context), status=503)
    page.headers["Retry-After"] = str(RETRY_AFTER)
    page.headers["Cache-Control"] = "no-store"
    return page
