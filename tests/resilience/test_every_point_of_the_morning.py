"""One kill -9 at every SQL statement, every commit and every step on the disk of a whole morning; the next run does the
rest: each step once, one letter an officer and a follower, the head kept, nothing left lying about."""

import json
import subprocess
import sys
from pathlib import Path

from tests.journeys.server import ROOT


def test_a_morning_killed_anywhere_is_finished_by_the_next_run(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.resilience.morning_points", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    told = json.loads(done.stdout)
    assert told["faults"] == []
    points = told["points"]
    assert sum(point.startswith("sql") for point in points) >= 50
    assert points.count("disk os.rename") == 3, "each letter is moved to its place"
    assert "file half written" in points
