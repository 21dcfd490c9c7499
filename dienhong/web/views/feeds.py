"""`/tin.atom` and the feeds of a village or a topic, for a reader program; `/tin/` tells which there are."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.web.feeds import TOPICS, feed_of, feeds, path_of, written


@public_view
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """The feeds with their addresses."""
    found = [{"title": one.title, "key": one.key, "url": path_of(one.key)} for one in feeds(request.today)]
    general = [one for one in found if not one["key"] or one["key"] in TOPICS]
    villages = [one for one in found if one not in general]
    return render(request, "web/public/feeds.html", {"general": general, "villages": villages})


@public_view
@require_safe
def atom(request: PageRequest, key: str = "") -> HttpResponse:
    """One feed. Revalidated as every public page."""
    feed = feed_of(key)
    if feed is None or request.commune is None:
        raise Http404
    commune = request.commune
    author = _("Ủy ban nhân dân %(kind)s %(name)s") % {"kind": commune.kind, "name": commune.name}
    base = f"{request.scheme}://{request.get_host()}"
    body = written(feed, commune=commune, author=author, base=base)
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
