"""One kill -9 at every SQL statement of every main act, around its commit, and at every step of storing its file.

After each death the database is exactly as before the act or exactly as after it, row for row; the chain verifies and
doctor finds nothing; no file lies about once the program was started again; the form sent again ends in the whole act.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys.server import ROOT
from tests.resilience.registry import ACTS

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


@pytest.mark.parametrize("name", [one.name for one in ACTS])
def test_an_act_killed_anywhere_is_wholly_there_or_wholly_absent(killed: Answer, name: str) -> None:
    told = killed(name)
    assert told["faults"] == []
    points = told["points"]
    assert points[0].startswith("sql BEGIN") and points[-1] == "acknowledged"
    assert points.count("before commit") == points.count("after commit") == 1  # one act, one transaction
    assert sum(point.startswith("sql") for point in points) >= 10
    if "file" in name:
        stored, committed = points.index("file half written"), points.index("before commit")
        assert stored < committed, "a file is whole on the disk before the act that names it is acknowledged"


def test_the_main_acts_are_at_least_twelve_over_all_registers() -> None:
    assert len({one.name for one in ACTS}) == len(ACTS) >= 12
