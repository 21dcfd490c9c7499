"""Search over 100,000 documents on both databases, beside reading one row by its key, question by question in turns.

Bar: the 95th percentile ≤ 15× that of the key beside it, or ≤ 60 ms; the commonest words too. `DOCUMENTS=10000` is shorter.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.process import run

DOCUMENTS = int(os.environ.get("DOCUMENTS", "100000"))


def search() -> None:
    """Fill one database of each kind, ask, print. With filters: kind, village and year together."""
    from tests.postgres import serving
    from tests.tools import postgres_binary

    folder = Path(tempfile.mkdtemp(prefix="dienhong-search-"))
    try:
        _measure("SQLite", folder / "file", {})
        if postgres_binary("initdb") is None:
            print("POSTGRESQL IS LEFT OUT: this machine has no server (apt install postgresql)", flush=True)
            return
        with serving() as server:
            server.sql("CREATE DATABASE search")
            _measure("PostgreSQL", folder / "server", {"DIENHONG_DATABASE": server.url("search")})
    finally:
        shutil.rmtree(folder)


def _measure(name: str, data: Path, more: dict[str, str]) -> None:
    os.environ.update(more)
    try:
        told = json.loads(
            run([sys.executable, "-m", "benchmarks.search_asked", str(DOCUMENTS)], data).output.splitlines()[-1]
        )
    finally:
        for key in more:
            del os.environ[key]
    print(
        f"search, {DOCUMENTS} documents on {name}: filled in {told['filled']:.0f} s   (bar: p95 ≤ 15× a key, or ≤ 60 ms)"
    )
    for kind, one in told["kinds"].items():
        over = "" if one["p95"] <= 60 or one["p95"] <= 15 * one["key"] else "  OVER"
        print(
            f"  {kind:<24} p50 {one['p50']:6.1f} ms, p95 {one['p95']:6.1f} ms; a key p95 {one['key']:5.2f} ms, "
            f"{one['p95'] / one['key']:4.1f}×{over}",
            flush=True,
        )
