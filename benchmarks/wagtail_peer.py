"""The same list as a commune would build it with Wagtail: a site of its own under build/bench, in a throw-away environment.

It holds the titles and summaries of the items of an installation; nothing of it is cached but what Wagtail caches by itself.
Its connection to SQLite is kept between requests, as ours is: out of the box Django opens the file anew for each.
"""

import os
import subprocess
import venv
from pathlib import Path

from benchmarks.process import ROOT

PLACE = ROOT / "build" / "bench"
PYTHON = PLACE / "wagtail-venv" / "bin" / "python"
SITE = PLACE / "wagtail-site"
WANTED = ("wagtail>=7.4,<7.5", "Django>=5.2,<5.3", "gunicorn", "whitenoise")

MODELS = """
from django.core.paginator import Paginator
from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index


class DisclosureIndexPage(Page):
    def get_context(self, request):
        context = super().get_context(request)
        found = DisclosurePage.objects.live().child_of(self).order_by("-date", "-pk")
        context["items"] = Paginator(found, 20).get_page(request.GET.get("page"))
        return context


class DisclosurePage(Page):
    date = models.DateField(db_index=True)
    number = models.CharField(max_length=60)
    field = models.CharField(max_length=60, db_index=True)
    intro = models.TextField()
    body = RichTextField(blank=True)
    search_fields = Page.search_fields + [index.SearchField("intro"), index.SearchField("body"), index.FilterField("field")]
"""
LIST = """{% extends "base.html" %}{% load wagtailcore_tags %}{% block content %}<h1>{{ page.title }}</h1><ul>
{% for p in items %}<li><h2><a href="{% pageurl p %}">{{ p.title }}</a></h2>
<p>{{ p.number }} · {{ p.date|date:"d/m/Y" }} · {{ p.field }}</p><p>{{ p.intro }}</p></li>{% endfor %}</ul>
<nav>{% if items.has_previous %}<a href="?page={{ items.previous_page_number }}">«</a>{% endif %}
{{ items.number }}/{{ items.paginator.num_pages }}
{% if items.has_next %}<a href="?page={{ items.next_page_number }}">»</a>{% endif %}</nav>{% endblock %}"""
ITEM = """{% extends "base.html" %}{% load wagtailcore_tags %}{% block content %}<h1>{{ page.title }}</h1>
<p>{{ page.number }} · {{ page.date|date:"d/m/Y" }}</p>{{ page.body|richtext }}{% endblock %}"""
SETTINGS = """
from .base import *
DEBUG = False
SECRET_KEY = "bench"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS += ["disclosure"]
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{BASE_DIR}/bench.sqlite3", "CONN_MAX_AGE": 60}}
LOGGING = {"version": 1, "disable_existing_loggers": True}
"""
SEED = """
import json, sys, datetime, django
django.setup()
from django.db import transaction
from wagtail.models import Page, Site
from disclosure.models import DisclosureIndexPage, DisclosurePage
rows = json.load(open(sys.argv[1]))
home = Site.objects.first().root_page
index = DisclosureIndexPage(title="Cong khai", slug="cong-khai")
home.add_child(instance=index)
with transaction.atomic():
    for n, (title, day, intro, body) in enumerate(rows):
        page = DisclosurePage(title=title[:250], slug=f"muc-{n}", number=f"{n}/TB-UBND", field="dat-dai")
        page.date, page.intro, page.body = datetime.date.fromisoformat(day), intro, body
        index.add_child(instance=page)
"""


def prepared(rows: Path) -> Path | None:
    """The folder of the site with the rows of a JSON file ([title, day, summary, text]); None when it cannot be made, with a
    loud word why."""
    try:
        _install()
        _site(rows)
    except (subprocess.CalledProcessError, OSError) as why:
        print(f"WAGTAIL IS LEFT OUT: it could not be made ready ({type(why).__name__}: {why})", flush=True)
        return None
    return SITE


def environment() -> dict[str, str]:
    """What its processes run in."""
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "perfsite.settings.bench", "PYTHONPATH": str(SITE)}


def _install() -> None:
    if not PYTHON.exists():
        venv.create(PLACE / "wagtail-venv", with_pip=True)
    known = subprocess.run([PYTHON, "-c", "import wagtail, gunicorn"], check=False, capture_output=True)
    if known.returncode:
        subprocess.run([PYTHON, "-m", "pip", "install", "-q", *WANTED], check=True)


def _site(rows: Path) -> None:
    if not SITE.exists():
        SITE.mkdir(parents=True)
        _run("-m", "django", "--version")
        subprocess.run(
            [PYTHON.with_name("wagtail"), "start", "perfsite", "."], cwd=SITE, check=True, capture_output=True
        )
        subprocess.run([PYTHON, "manage.py", "startapp", "disclosure"], cwd=SITE, check=True, capture_output=True)
    templates = SITE / "disclosure" / "templates" / "disclosure"
    templates.mkdir(parents=True, exist_ok=True)
    (SITE / "disclosure" / "models.py").write_text(MODELS, encoding="utf8")
    (templates / "disclosure_index_page.html").write_text(LIST, encoding="utf8")
    (templates / "disclosure_page.html").write_text(ITEM, encoding="utf8")
    (SITE / "perfsite" / "settings" / "bench.py").write_text(SETTINGS, encoding="utf8")
    (SITE / "seed.py").write_text(SEED, encoding="utf8")
    (SITE / "bench.sqlite3").unlink(missing_ok=True)
    _run("manage.py", "makemigrations", "disclosure")
    _run("manage.py", "migrate", "-v", "0")
    _run("seed.py", str(rows))


def _run(*arguments: str) -> None:
    subprocess.run([PYTHON, *arguments], cwd=SITE, env=environment(), check=True, capture_output=True)
