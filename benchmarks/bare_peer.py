"""The list as the least Django view: the same queries for the same twenty rows, a template of the same size, no middleware.

Served over the same data folder, as `gunicorn benchmarks.bare_peer`.
"""

import os
import re
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dienhong.config.settings")

from dienhong.config import settings as ours

ours.MIDDLEWARE = []
ours.ROOT_URLCONF = "benchmarks.bare_peer"

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()

from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import Context, Template  # noqa: E402
from django.urls import path  # noqa: E402

from dienhong.commune.models import Commune, LocalDayOff  # noqa: E402
from dienhong.disclosure.models import Item, Posting  # noqa: E402
from dienhong.records.models import ChainHead  # noqa: E402

ROWS = """<ul class="items">{% for item in items %}<li>
<a class="title" href="/cong-khai/{{ item.code }}/" lang="vi">{{ item.title }}</a>
<span class="meta">Đăng <time datetime="{{ item.published_on|date:'Y-m-d' }}">{{ item.published_on|date:"d/m/Y" }}</time>
 · {{ item.content }} · {{ item.unit }}</span></li>{% endfor %}</ul>"""
PAGE = os.environ.get("DIENHONG_BENCH_PAGE", "")


def _template() -> Template:
    """Our own page with the rows made anew and the rest as plain text: the same size, nothing else computed."""
    around = re.split(r'<ul class="items">.*?</ul>', Path(PAGE).read_text(encoding="utf8"), maxsplit=1, flags=re.DOTALL)
    before, after = ("{% verbatim %}" + text + "{% endverbatim %}" for text in around)
    return Template(before + ROWS + after)


TEMPLATE = _template() if PAGE else Template(ROWS)


def listing(request: HttpRequest) -> HttpResponse:
    """Twenty rows, and what the real page asks besides."""
    public = Item.objects.filter(voided_at__isnull=True, state="published")
    shown = public.only("title", "published_on", "content", "unit")
    items = list(shown.order_by("-published_on", "-code_year", "-code_number")[:21])[:20]
    public.order_by()[:1001].count()
    list(Posting.objects.filter(item__in=[item.code for item in items]).values_list("item", "from_on"))
    Commune.objects.first()
    ChainHead.objects.values_list("hash").first()
    list(LocalDayOff.objects.values_list("day"))
    return HttpResponse(TEMPLATE.render(Context({"items": items})))


urlpatterns = [path("cong-khai/", listing)]
