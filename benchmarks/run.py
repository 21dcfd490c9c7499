"""`make bench`: whole processes beside a yardstick, alternating in one run, so that a noisy machine cannot favour one.

Prints medians and the ratio pair by pair; nothing here is a test. `make bench ONLY=scale` runs one part alone.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.process import run
from benchmarks.public import public
from benchmarks.scale import scale
from benchmarks.search import search
from benchmarks.sign_in import sign_in

ROUNDS = int(os.environ.get("ROUNDS", "9"))
YARDSTICK = "import django; django.setup(); import docxtpl"


def compare(name: str, ours: list[str], theirs: list[str], data: Path, limit: str) -> None:
    """Alternate the two commands and print what they cost."""
    for command in (ours, theirs):  # a warm-up each
        run(command, data)
    pairs = [(run(ours, data), run(theirs, data)) for _ in range(ROUNDS)]
    wall = [a.wall / b.wall for a, b in pairs]
    cpu = [a.cpu / b.cpu for a, b in pairs]
    print(f"{name}  ({ROUNDS} alternating rounds)")
    for label, each in (("ours", [a for a, _ in pairs]), ("yardstick", [b for _, b in pairs])):
        shown = (
            f"wall {statistics.median(r.wall for r in each):.2f} s, cpu {statistics.median(r.cpu for r in each):.2f} s"
        )
        print(f"  {label:<10} {shown}")
    print(f"  ratio      wall {_spread(wall)}, cpu {_spread(cpu)}   ({limit})")


def alone(name: str, command: list[str], data: Path, limit: str) -> None:
    """Measure one command by itself."""
    run(command, data)
    runs = [run(command, data) for _ in range(ROUNDS)]
    print(f"{name}\n  wall median {statistics.median(r.wall for r in runs):.2f} s   ({limit})")


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f}× ({min(values):.2f}–{max(values):.2f})"


def processes() -> None:
    """The program beside its yardstick, over a demo commune of their own."""
    folder = Path(tempfile.mkdtemp(prefix="dienhong-bench-"))
    command = str(Path(sys.executable).with_name("dienhong"))
    data = folder / "var"
    try:
        start = time.perf_counter()
        run([command, "demo", "load"], data)
        print(f"demo load  {time.perf_counter() - start:.1f} s")
        build = [command, "report", "build", "an-khanh", "2026-H1"]
        build += ["--docx", str(folder / "r.docx"), "--json", str(folder / "r.json")]
        yardstick = [sys.executable, "-c", YARDSTICK]
        compare("report build, beside Django set up + docxtpl imported", build, yardstick, data, "bar: ≤ 2.5×")
        alone("dienhong --help", [command, "--help"], data, "bar: ≤ 0.5 s")
    finally:
        shutil.rmtree(folder)


PARTS = {"processes": processes, "scale": scale, "sign_in": sign_in, "public": public, "search": search}

if __name__ == "__main__":
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()
