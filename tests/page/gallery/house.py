"""Renders the gallery without database or address table, and serves it with the program's own content policy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path

from django.template import Engine
from django.template.context import Context

from dienhong.page import assets
from tests.page.gallery.samples import PAGES

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "dienhong" / "page"
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
STATIC = "/tinh/"
LIBRARIES = {
    "page": "dienhong.page.templatetags.page",
    "fixed": "dienhong.page.templatetags.fixed",
    "i18n": "django.templatetags.i18n",
    "static": "django.templatetags.static",
}


@cache
def engine() -> Engine:
    """The engine as the settings describe it, with the gallery's own templates beside the program's."""
    return Engine(
        dirs=[str(PAGE / "templates"), str(Path(__file__).parent / "templates")], builtins=list(LIBRARIES.values())
    )


def render(name: str, *, reading: str = "") -> str:
    """One page of the gallery as HTML."""
    template, sample = PAGES[name]
    return engine().get_template(template).render(Context({**sample(), "reading": reading}))


class _Handler(BaseHTTPRequestHandler):
    vendor: Path

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path.startswith(STATIC):
            self._static(path.removeprefix(STATIC))
        elif path.strip("/") in PAGES:
            self._send(render(path.strip("/"), reading="large" if query == "large" else "").encode(), "text/html")
        else:
            self.send_error(404)

    def _static(self, name: str) -> None:
        below, _, rest = name.partition("/")
        file = (self.vendor if below == "vendor" else PAGE / "static" / below) / rest
        if not file.is_file():
            self.send_error(404)
            return
        self._send(file.read_bytes(), guess_type(file.name)[0] or "application/octet-stream")

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        # A page may be left before its last font arrives.
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """No line for each request."""


@contextmanager
def served(vendor: Path) -> Iterator[str]:
    """The gallery at a free local port; yields its address. The vendor assets are built into ``vendor``."""
    assets.build(vendor)
    handler = type("Handler", (_Handler,), {"vendor": vendor})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
