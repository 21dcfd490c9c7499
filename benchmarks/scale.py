"""Five years of a commune beside the demo: lists, the report, `doctor`. And 200,000 entries.

Bars: lists ≤ 12 queries; report build ≤ 2× the demo's; `doctor` ≤ 60 s in constant memory over 45,000 entries and 1.5
million events; report build over 200,000 entries ≤ 5 s and ≤ 300 MB.
"""

import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.process import Run, run

DIENHONG = str(Path(sys.executable).with_name("dienhong"))
ROUNDS = 5
MOST_QUERIES = 12
DESK = "web:desk"


def scale() -> None:
    """Make the installations, measure, print."""
    folder = Path(tempfile.mkdtemp(prefix="dienhong-scale-"))
    try:
        demo = folder / "demo"
        run([DIENHONG, "demo", "load"], demo)
        half_year = grown(demo, folder / "tenth", 4_500, 150_000)
        five_years = grown(demo, folder / "five-years", 45_000, 1_500_000)
        many = grown(demo, folder / "many", 200_000, 200_000)
        lists(demo, five_years)
        reports(demo, {"45,000 entries": five_years, "200,000 entries": many}, folder)
        doctors({"4,500 entries, 150,000 events": half_year, "45,000 entries, 1.5 M events": five_years})
    finally:
        shutil.rmtree(folder)


def grown(demo: Path, data: Path, entries: int, events: int) -> Path:
    """A copy of the demo with so many entries and events more."""
    shutil.copytree(demo, data)
    made = run([sys.executable, "-m", "benchmarks.five_years", str(entries), str(events)], data)
    print(f"made       {made.output.strip()}: cpu {made.cpu:.0f} s, wall {made.wall:.0f} s", flush=True)
    return data


def lists(demo: Path, grown_up: Path) -> None:
    """Queries of each page and its time beside the demo's."""
    command = [sys.executable, "-m", "benchmarks.lists"]
    small, large = (json.loads(run(command, data).output.splitlines()[-1]) for data in (demo, grown_up))
    print(f"lists at 45,000 entries   (bar: ≤ {MOST_QUERIES} queries; the desk gathers all books and is no list)")
    for name, page in large.items():
        over = "  OVER" if page["queries"] > MOST_QUERIES and name != DESK else ""
        print(
            f"  {name:<24} {page['queries']:>2} queries (demo {small[name]['queries']:>2}), "
            f"{page['ms']:6.0f} ms (demo {small[name]['ms']:4.0f} ms){over}"
        )
    print(
        f"  most queries of a list: {max(page['queries'] for name, page in large.items() if name != DESK)}", flush=True
    )


def reports(demo: Path, others: dict[str, Path], folder: Path) -> None:
    """The report built by the command, in turns with the demo's."""
    command = [DIENHONG, "report", "build", "an-khanh", "2026-H1"]
    command += ["--docx", str(folder / "r.docx"), "--json", str(folder / "r.json")]
    print("report build   (bars: ≤ 2× the demo's at 45,000 entries; ≤ 5 s and ≤ 300 MB at 200,000)")
    for name, data in others.items():
        run(command, data)
        pairs = [(run(command, data), run(command, demo)) for _ in range(ROUNDS)]
        print(f"  {name:<16} {told([pair[0] for pair in pairs])}")
        print(f"  {'demo':<16} {told([pair[1] for pair in pairs])}")
        walls, cpus = [a.wall / b.wall for a, b in pairs], [a.cpu / b.cpu for a, b in pairs]
        print(f"  {'ratio':<16} wall {statistics.median(walls):.2f}×, cpu {statistics.median(cpus):.2f}×", flush=True)


def doctors(sizes: dict[str, Path]) -> None:
    """`dienhong doctor` over two sizes: time, and memory that does not grow."""
    print("doctor   (bars: ≤ 60 s, constant memory)")
    for name, data in sizes.items():
        print(f"  {name:<30} {told([run([DIENHONG, 'doctor'], data)])}", flush=True)


def told(runs: list[Run]) -> str:
    """Medians, and the largest peak."""
    wall, cpu = (statistics.median(getattr(one, name) for one in runs) for name in ("wall", "cpu"))
    return f"wall {wall:.2f} s, cpu {cpu:.2f} s, peak {max(one.peak for one in runs):.0f} MB"
