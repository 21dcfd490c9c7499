"""What is asked of an act that was killed at every point it passes, by the files of tests over the registers."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys.server import ROOT

Answer = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answer]:
    """`killed(act)` → what a warm process found when it killed the act at every point."""
    command = [sys.executable, "-m", "tests.resilience.every_point", str(tmp_path_factory.mktemp("deaths"))]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as warm:
        assert warm.stdin and warm.stdout

        def ask(name: str) -> dict[str, Any]:
            print(name, file=warm.stdin, flush=True)
            answer = warm.stdout.readline()
            assert answer, f"the warm process ended at {name}: its words are above"
            return dict(json.loads(answer))

        yield ask
        warm.stdin.close()
    assert warm.returncode == 0


def wholly_there_or_wholly_absent(told: dict[str, Any], name: str) -> None:
    """Assert that each death left the act undone or done, and that the points are those of one act in one transaction."""
    points = told["points"]
    assert told["faults"] == []
    assert points[0].startswith("sql BEGIN") and points[-1] == "acknowledged"
    assert points.count("before commit") == points.count("after commit") == 1, "one act, one transaction"
    assert sum(point.startswith("sql") for point in points) >= 10
    if "file" in name:
        stored, committed = points.index("file half written"), points.index("before commit")
        assert stored < committed, "a file is whole on the disk before the act that names it is acknowledged"
