"""What the base templates show on every page: the commune, who is signed in, the navigation the posts allow."""

from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.records.read_only import read_only

# Group title → (label, url name, permission). Registers hardly know one another; the frame knows their addresses only.
NAVIGATION: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("", (("Việc hôm nay", "web:desk", "desk.read"), ("Đèn nhiệm vụ", "web:lamps", "indicators.read"))),
    (
        "Các sổ",
        (
            ("Công khai", "disclosure:list", "disclosure.read"),
            ("Danh mục công khai", "summaries:list", "disclosure.read"),
            ("Việc công khai của thôn", "disclosure:village", "village.told"),
            ("Tiếp công dân", "petitions:list", "petitions.read"),
            ("Lịch tiếp công dân", "sittings:list", "petitions.read"),
            ("Đăng ký tiếp dân", "bookings:list", "bookings.read"),
            ("Báo tuần của thôn", "escalations:village", "escalations.report"),
            ("Vượt cấp, đông người", "escalations:list", "escalations.read"),
            ("Từ chối, biên nhận", "reception_papers:list", "petitions.read"),
            ("Đơn thư", "papers:list", "petitions.read"),
            ("Người giữ niêm phong", "sealed:keepers", "sealed.keepers"),
            ("Đối thoại", "dialogue:list", "dialogue.read"),
            ("Kế hoạch đối thoại", "plans:list", "dialogue.read"),
            ("Câu hỏi đối thoại", "asked:list", "dialogue.read"),
            ("Yêu cầu đối thoại", "demands:list", "dialogue.read"),
            ("Lời hứa", "promises:list", "dialogue.read"),
            ("Văn bản chỉ đạo", "directives:list", "directives.read"),
            ("Giao ban", "directives:briefings", "directives.read"),
            ("Kiểm tra, giám sát", "supervision:list", "supervision.read"),
            ("Đánh giá hài lòng", "listening:list", "listening.read"),
            ("Các loại hình cơ sở", "compliance:list", "compliance.read"),
        ),
    ),
    (
        "Báo cáo",
        (
            ("Báo cáo", "reports:list", "reports.read"),
            ("Chỉ tiêu", "web:indicators", "indicators.read"),
        ),
    ),
    (
        "Tra cứu",
        (
            ("Sổ văn bản", "web:documents", "documents.read"),
            ("Điều luật, thời hạn", "web:limits", "law.read"),
            ("Thôn, tổ chức, đơn vị", "web:units", "commune.read"),
            ("Số khai", "web:facts", "commune.read"),
            ("Ngày nghỉ của xã", "web:days_off", "commune.read"),
            ("Thông báo đã gửi", "web:notices", "notices.read"),
            ("Thông báo chuyển tay", "web:handing", "notices.hand"),
        ),
    ),
    ("Quản trị", (("Tài khoản", "web:accounts", "accounts.read"),)),
)


PUBLIC_NAVIGATION: tuple[tuple[Any, str], ...] = (
    (_("Trang đầu"), "web:home"),
    (_("Nội dung công khai"), "disclosed:list"),
    (_("Gửi và theo dõi đơn"), "online:guide"),
    (_("Số liệu công khai"), "web:figures"),
    (_("Lịch tiếp công dân"), "web:sittings"),
    (_("Đối thoại với Nhân dân"), "talk:home"),
    (_("Tìm"), "web:search"),
    (_("Nhận tin của xã"), "web:follow"),
    (_("Theo dõi tin"), "web:feeds"),
    (_("Dữ liệu mở"), "web:open_data"),
    (_("Đánh giá sự hài lòng"), "rated:list"),
)
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


def frame(request: PageRequest) -> dict[str, Any]:
    """The context of `page/base.html`, `page/public.html` and `page/desk.html`."""
    signed_in = hasattr(request, "user") and hasattr(request, "posts") and request.user.is_authenticated
    on_desk = request.path.startswith("/ban-lam-viec/")
    language = get_language() or "vi"
    standing = _standing(language, settings.ROOT_URLCONF, get_script_prefix())
    here = quote(request.path)
    return {
        "commune": getattr(request, "commune", None),
        "today": getattr(request, "today", None),
        "reading": "large" if request.COOKIES.get("chu") == "to" else "",
        "reading_url": f"{standing['reading']}?ve={here}",
        "languages": [
            {"code": code, "label": name, "url": f"{standing['language']}?ngon={code}&ve={here}"}
            for code, name in LANGUAGE_NAMES.items()
            if code != language
        ],
        "read_only": read_only(),
        "home_url": standing["home"],
        "search_url": standing["search"],
        "desk_url": standing["desk"],
        "sign_out_url": standing["sign_out"],
        "security_url": address("web:security") if signed_in else "",
        "find_url": address("web:find") if signed_in else "",
        "public_nav": standing["public_nav"],
        "me": {"name": request.user.name, "post": _post_title(request)} if signed_in and on_desk else None,
        "nav": _navigation(request) if signed_in and on_desk else [],
    }


@lru_cache(maxsize=8)
def _standing(language: str, urlconf: str, prefix: str) -> dict[str, Any]:
    """Addresses and labels that are the same on every page of a language, looked up once."""
    with override(language):
        links = [{"label": str(label), "url": address(name)} for label, name in PUBLIC_NAVIGATION]
    found: dict[str, Any] = {
        name: address(f"web:{name}") for name in ("reading", "language", "home", "desk", "sign_out", "search")
    }
    return {**found, "public_nav": [link for link in links if link["url"]]}


def _post_title(request: PageRequest) -> str:
    return next((post.title for post in request.posts), "")


def _navigation(request: PageRequest) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = []
    for title, entries in NAVIGATION:
        items = [
            {"label": label, "url": url, "current": _is_current(request.path, url)}
            for label, url in ((label, address(name)) for label, name, needed in entries if may(request, needed))
            if url
        ]
        if items:
            groups.append({"title": title, "items": items})
    longest = max((item["url"] for group in groups for item in group["items"] if item["current"]), key=len, default="")
    for group in groups:
        for item in group["items"]:
            item["current"] = item["url"] == longest
    return groups


def _is_current(path: str, url: str) -> bool:
    return path == url or (url != address("web:desk") and path.startswith(url))


def address(name: str) -> str:
    """The address behind a URL name, or '' when that register is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:  # a register that is not installed here
        return ""
