"""What a machine may lack: marks that skip a test and name the Debian package to install."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


def _mark(missing: bool, what: str, package: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(missing, reason=f"needs {what}: apt install {package}")


def postgres_binary(name: str) -> str | None:
    """Path of a server program such as initdb; Debian keeps them outside PATH, one folder per version."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(found[-1]) if found else None)


def chromium() -> str | None:
    """Path of Debian's Chromium, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


need_libreoffice = _mark(shutil.which("soffice") is None, "LibreOffice", "libreoffice-writer fonts-liberation2")
need_poppler = _mark(
    any(shutil.which(tool) is None for tool in ("pdftoppm", "pdftotext", "pdffonts", "pdfinfo")),
    "Poppler",
    "poppler-utils",
)
need_chromium = _mark(chromium() is None, "Chromium", "chromium")
need_postgres = _mark(postgres_binary("initdb") is None, "PostgreSQL", "postgresql")
need_caddy = _mark(shutil.which("caddy") is None, "Caddy", "caddy")
need_systemd = _mark(shutil.which("systemd-analyze") is None, "systemd-analyze", "systemd")
