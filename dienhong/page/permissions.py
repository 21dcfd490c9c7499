"""Every view declares who may see it. One that does not is refused to everybody, and fails the tests."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import resolve, reverse
from django.utils.http import urlencode

from dienhong.accounts.models import Post
from dienhong.accounts.roles import allowed
from dienhong.page.clock import real_now
from dienhong.page.request import PageRequest

PUBLIC = "public"
FACTOR_DUE = "factor-due"  # in the session: until when a second factor must be set up
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def permission(name: str) -> Callable[[View], View]:
    """Declare the permission a view needs, e.g. `"petitions.record"`. A tuple of names on one view is not offered:
    a page that two roles see differently asks `may(request, …)` inside."""

    def mark(view: View) -> View:
        view.permission = name  # type: ignore[attr-defined]
        return view

    return mark


def without_factor(view: View) -> View:
    """Declare a view open to whoever still has to set a second factor up: the page where that is done."""
    view.without_factor = True  # type: ignore[attr-defined]
    return view


def public_view(view: View) -> View:
    """Declare a view open to everybody, without an account."""
    view.permission = PUBLIC  # type: ignore[attr-defined]
    return view


class Holder(Protocol):
    """Whoever holds posts today: the person behind a request, or the one a reminder is written to."""

    @property
    def posts(self) -> Sequence[Post]: ...


def may(holder: Holder, name: str) -> bool:
    """Whether the posts held today allow `name`."""
    return allowed((post.role for post in holder.posts), name)


def may_export(request: PageRequest) -> bool:
    """Whether the posts held allow taking the shown register away as a file: `<register>.export` for a view of `<register>`."""
    match = request.resolver_match
    needed = getattr(match.func, "permission", "") if match is not None else ""
    return may(request, f"{needed.partition('.')[0]}.export")


def may_open(holder: Holder, url: str) -> bool:
    """Whether the posts held today lead past the door of an address of ours."""
    needed = getattr(resolve(urlsplit(url).path).func, "permission", None)
    return needed is not None and (needed == PUBLIC or may(holder, needed))


class PermissionMiddleware:
    """Refuses a view without a declaration, sends strangers to sign in, and everybody else only where their posts allow."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        if match is not None and getattr(match.func, "permission", None) != PUBLIC:
            # Machines at a commune are shared: after signing out, "back" shows nobody's page.
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self, request: PageRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """None to go on; a redirect to sign in; PermissionDenied otherwise."""
        needed = getattr(view, "permission", None)
        if needed == PUBLIC:
            return None
        if needed is None:
            raise PermissionDenied("Trang này chưa khai quyền xem nên không ai được mở.")
        if not request.user.is_authenticated:
            query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
            return HttpResponseRedirect(f"{reverse('web:sign_in')}?{query}")
        if not may(request, needed):
            raise PermissionDenied("Chức vụ đang giữ không có quyền làm việc này.")
        # Who holds two posts acts under the one that allows this view: history names the post, so it must be the right one.
        request.posts = sorted(request.posts, key=lambda post: not allowed((post.role,), needed))
        if _owes_second_factor(request) and not getattr(view, "without_factor", False):
            return HttpResponseRedirect(reverse("web:security"))
        return None


def _owes_second_factor(request: PageRequest) -> bool:
    """Whether the second factor should have been set up by now. Sign-in wrote down until when; nothing is asked here."""
    due = request.session.get(FACTOR_DUE)
    return due is not None and datetime.fromisoformat(due) <= real_now()
