"""A page anybody reads: no session, no cookie, and revalidated at each request, so that what was taken down is gone at once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def reading(view: View) -> View:
    """Declare a public GET page. Its ETag is the digest of its bytes: an unchanged page costs 304 and no transfer."""

    @wraps(view)
    def revalidated(request: PageRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        reply = view(request, *args, **kwargs)
        patch_cache_control(reply, no_cache=True)
        return reply

    return public_view(require_safe(conditional_page(revalidated)))  # type: ignore[return-value]
