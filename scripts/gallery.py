"""Photographs the gallery: each base template with invented entries, at a PC's and a phone's size.

Usage: python scripts/gallery.py FOLDER [PAGE …] [--axe]. For developers; needs Chromium.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import django
from django.conf import settings

SIZES = {"1366": (1366, 768), "360": (360, 740), "180": (180, 370)}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"]


def main() -> int:
    """Write FOLDER/page-size.png and print sideways scrolling, policy violations and axe findings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--axe", action="store_true")
    parser.add_argument("--full", action="store_true", help="the whole page, not the first screen")
    chosen = parser.parse_args()
    settings.configure(STATIC_URL="/tinh/", LANGUAGE_CODE="vi", USE_TZ=True, TIME_ZONE="Asia/Ho_Chi_Minh")
    django.setup()

    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
    from playwright.sync_api import sync_playwright

    from tests.page.gallery.house import ROOT, served
    from tests.page.gallery.samples import PAGES, PUBLIC

    chosen.folder.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "build" / "assets") as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name in chosen.pages or PAGES:
            looks = [("", size) for size in SIZES] + ([("large", "360")] if name in PUBLIC else [])
            for reading, size in looks:
                width, height = SIZES[size]
                page = browser.new_page(viewport={"width": width, "height": height})
                page.on("console", lambda message: print(f"  console: {message.text}"))
                page.on("pageerror", lambda error: print(f"  script: {error}"))
                page.goto(f"{address}/{name}?{reading}")
                page.evaluate("document.fonts.ready")
                wide = page.evaluate("document.documentElement.scrollWidth") - width
                if wide > 0:
                    print(f"  {name} {size} {reading}: {wide} px too wide")
                if size != "180":
                    label = f"{name}-{reading or size}"
                    page.screenshot(path=chosen.folder / f"{label}.png", full_page=chosen.full or size == "360")
                if chosen.axe and size != "180":
                    for finding in Axe().run(page).response["violations"]:
                        targets = [node["target"] for node in finding["nodes"]][:3]
                        print(f"  {name} {size} {reading} axe {finding['impact']} {finding['id']}: {targets}")
                page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
