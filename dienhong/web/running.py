"""What `dienhong serve` writes down about itself in the data folder, read back for the monitor."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

FRESH = timedelta(seconds=90)


def last_seen(child: str, at: datetime) -> str:
    """ "ok" while `serve` runs and this child of it with it; "restarting"; "stale"; "not under serve"."""
    told = _read("serve.json")
    if told is None:
        return "not under serve"
    if at - datetime.fromisoformat(told["at"]) > FRESH:
        return "stale"
    return str(told["children"].get(child, "absent"))


def last_done(timer: str, at: datetime) -> str:
    """ "ok" when the timer's command was done on this day, else "not today" or "never"."""
    told = _read(f"{timer}.json")
    if told is None:
        return "never"
    return "ok" if datetime.fromisoformat(told["at"]).astimezone(at.tzinfo).date() == at.date() else "not today"


def _read(name: str) -> dict[str, Any] | None:
    """A file of the folder `run`; it is replaced whole, so it is whole or absent."""
    try:
        told: dict[str, Any] = json.loads((Path(settings.DATA) / "run" / name).read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None
    return told
