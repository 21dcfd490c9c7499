"""The public face beside Wagtail and a bare Django view: one machine, one interleaved run, no page cache in anyone.

Each round asks every page in turn, so that a noisy machine favours none; what counts is the processor time of the answering
process, and ratios are taken round by round. Bars: the list ≥ 3× Wagtail and ≥ 1/3 of the bare view; at 100,000 items ≤ 1.3×
the cost at 100 on the first, a middle and the last page; the API walked to the end of 1,000 items ≤ 1 s; ≤ 190 MB for two
workers after 10,000 requests. `LARGE=10000 REQUESTS=1000` makes it shorter.
"""

import json
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from benchmarks import wagtail_peer
from benchmarks.asked import Asked, Site, serving
from benchmarks.process import ROOT, run

DIENHONG = str(Path(sys.executable).with_name("dienhong"))
GUNICORN = (sys.executable, "-m", "gunicorn")
ROUNDS = int(os.environ.get("ROUNDS", "9"))
LARGE = int(os.environ.get("LARGE", "100000"))
REQUESTS = int(os.environ.get("REQUESTS", "10000"))
SMALL, MIDDLE = 100, 1000
LIST, API = "/cong-khai/", "/api/disclosure-items"
DUMP = (
    "import django, json, sys; django.setup(); from dienhong.disclosure.models import Version; "
    "rows = Version.objects.filter(step='shown').order_by('item__published_on').values_list('title', 'shown_from', "
    "'summary', 'text'); json.dump([[a, b.isoformat(), c, d] for a, b, c, d in rows], open(sys.argv[1], 'w'))"
)
KEY = (
    "import django; django.setup(); from django.utils import timezone; from dienhong.petitions.papers.models import "
    "Petition; from dienhong.records.receipts import issue; "
    "code = Petition.objects.standing().exclude(kind='denunciation').values_list('code', flat=True)[0]; "
    "print(code, issue(code, at=timezone.now()))"
)


def public() -> None:
    """Make the installations, serve all, measure, print."""
    folder = Path(tempfile.mkdtemp(prefix="dienhong-public-"))
    try:
        with ExitStack() as open_sites:
            sites = _sites(folder, open_sites)
            _lists(sites)
            _others(sites)
        _memory(folder / f"items-{MIDDLE}")
    finally:
        shutil.rmtree(folder)


def _sites(folder: Path, stack: ExitStack) -> dict[str, Site]:
    demo = folder / "demo"
    run([DIENHONG, "demo", "load"], demo)
    found: dict[str, Site] = {}
    for number in (SMALL, MIDDLE, LARGE):
        data = folder / f"items-{number}"
        shutil.copytree(demo, data)
        made = run([sys.executable, "-m", "benchmarks.public_items", str(number)], data)
        print(f"made       {number} items: wall {made.wall:.0f} s", flush=True)
        found[str(number)] = stack.enter_context(serving("dienhong.config.wsgi", GUNICORN, _ours(data)))
    data = folder / f"items-{MIDDLE}"
    code, key = run([sys.executable, "-c", KEY], data).output.split()[-2:]
    found[str(MIDDLE)].form = {"code": code, "key": key}
    page = folder / "page.html"
    page.write_bytes(found[str(MIDDLE)].ask(LIST).body)
    bare = {**_ours(data), "DIENHONG_BENCH_PAGE": str(page)}
    found["bare"] = stack.enter_context(serving("benchmarks.bare_peer", GUNICORN, bare))
    rows = folder / "rows.json"
    run([sys.executable, "-c", DUMP, str(rows)], data)
    if site := wagtail_peer.prepared(rows):
        command = (str(wagtail_peer.PYTHON), "-m", "gunicorn")
        found["wagtail"] = stack.enter_context(
            serving("perfsite.wsgi", command, wagtail_peer.environment(), folder=site)
        )
    print(f"rows       {len(json.loads(rows.read_text(encoding='utf8')))} in each list", flush=True)
    return found


def _ours(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIENHONG_")}
    told = {"DJANGO_SETTINGS_MODULE": "dienhong.config.settings", "DIENHONG_DEMO": "1", "DIENHONG_LOG_LEVEL": "WARNING"}
    return {**kept, **told, "DIENHONG_DATA": str(data), "PYTHONPATH": str(ROOT)}


def _lists(sites: dict[str, Site]) -> None:
    """First, middle and last page of each size; the peers' first page."""
    pages: dict[str, tuple[Site, str]] = {}
    for number in (SMALL, MIDDLE, LARGE):
        site = sites[str(number)]
        pages[f"ours {number} first"] = (site, LIST)
        pages[f"ours {number} middle"] = (site, _middle(site))
        pages[f"ours {number} last"] = (site, f"{LIST}?cuoi=1")
    pages |= {name: (sites[name], LIST) for name in ("bare", "wagtail") if name in sites}
    cost = _rounds(pages)
    print("the list of disclosed items, 20 a page")
    for name, each in cost.items():
        print(f"  {name:<20} {_told(each)}")
    first = f"ours {MIDDLE} first"
    if "wagtail" in cost:
        print(f"  ours beside Wagtail  {_ratio(cost['wagtail'], cost[first])} as fast   (bar: ≥ 3×)")
    print(f"  ours beside bare     {_ratio(cost['bare'], cost[first])} as fast   (bar: ≥ 0.33×)")
    for place in ("first", "middle", "last"):
        ratio = _ratio(cost[f"ours {LARGE} {place}"], cost[f"ours {SMALL} {place}"])
        print(f"  {LARGE} beside {SMALL}, {place:<7} {ratio} the cost   (bar: ≤ 1.3×)", flush=True)


def _others(sites: dict[str, Site]) -> None:
    """An item, search, a letter by its code; and the API to its end."""
    large, middle = sites[str(LARGE)], sites[str(MIDDLE)]
    item = re.findall(r'href="(/cong-khai/CK-[^"]+/)"', large.ask(LIST).body.decode())[0]
    pages: dict[str, tuple[Site, str]] = {
        "an item": (large, item),
        "search, two words": (large, f"/tim/?q={quote('thoát nước')}"),
        "search, commonest": (large, f"/tim/?q={quote('thôn')}"),
        "search, newest": (large, f"/tim/?q={quote('đường')}&moi=on"),
        "a letter by code": (middle, "POST /don-thu/theo-doi/"),
    }
    if "wagtail" in sites:
        pages["Wagtail search"] = (sites["wagtail"], f"/search/?query={quote('thoát nước')}")
        pages["Wagtail item"] = (sites["wagtail"], "/cong-khai/muc-5/")
    print(f"other pages, at {LARGE} items")
    for name, each in _rounds(pages).items():
        print(f"  {name:<20} {_told(each)}")
    middle.ask(f"{API}?limit=1")
    before, start = middle.cpu(), time.perf_counter()
    after: str | None = ""
    items = 0
    while after is not None:
        answer = middle.ask(f"{API}?limit=100&after={after}")
        if answer.status != 200:
            raise SystemExit(f"the API answered {answer.status}")
        told = json.loads(answer.body)
        items, after = items + len(told["items"]), told["next"]
    wall, cpu = time.perf_counter() - start, middle.cpu() - before
    print(
        f"  the API to the end   {items} items, cpu {cpu:.2f} s, wall {wall:.2f} s   (bar: ≤ 1 s for 1,000)", flush=True
    )


def _memory(data: Path) -> None:
    """Two workers after many requests: what they hold of memory, shared pages counted once."""
    with serving("dienhong.config.wsgi", GUNICORN, _ours(data), workers=2) as site:
        pages = (LIST, f"{LIST}?cuoi=1", "/tim/?q=duong", "/lich-tiep-cong-dan/", "/doi-thoai/", "/tin.atom")
        for number in range(REQUESTS):
            site.ask(pages[number % len(pages)])
        print(f"memory     two workers after {REQUESTS} requests: {site.memory():.0f} MB   (bar: ≤ 190 MB)", flush=True)


def _middle(site: Site) -> str:
    """A page far from both ends, reached as a reader's link would be: a place in the order."""
    codes = re.findall(r"/cong-khai/(CK-\d{4}-\d+)/", site.ask(f"{LIST}?cuoi=1").body.decode())
    year = int(codes[0].split("-")[1])
    return f"{LIST}?sau={year + 2}-06-15_{year + 2}_1"


def _rounds(pages: dict[str, tuple[Site, str]]) -> dict[str, list[Asked]]:
    for site, path in pages.values():  # a warm-up each
        site.measured(path, 5)
    cost: dict[str, list[Asked]] = {name: [] for name in pages}
    for _ in range(ROUNDS):
        for name, (site, path) in pages.items():
            cost[name].append(site.measured(path, 20))
    return cost


def _told(each: list[Asked]) -> str:
    cpu, wall = (statistics.median(getattr(one, name) for one in each) * 1000 for name in ("cpu", "wall"))
    return f"cpu {cpu:6.1f} ms, wall {wall:6.1f} ms"


def _ratio(above: list[Asked], below: list[Asked]) -> str:
    pairs = [a.cpu / b.cpu for a, b in zip(above, below, strict=True)]
    return f"{statistics.median(pairs):.2f}× ({min(pairs):.2f}–{max(pairs):.2f})"
