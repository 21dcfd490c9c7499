"""Two hundred kill -9 at random moments of a mixed load: no acknowledged act lost, none doubled, nothing half-way.

`DIENHONG_SEED=…` runs it again as it was; the seed is printed with every failure.
"""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

from tests.journeys.server import ROOT

KILLS = 200


def test_two_hundred_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    seed = os.environ.get("DIENHONG_SEED") or str(secrets.randbits(32))
    print(f"DIENHONG_SEED={seed}")
    command = [sys.executable, "-m", "tests.resilience.load", str(tmp_path), seed, str(KILLS)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"DIENHONG_SEED={seed}\n{run.stderr[-4000:]}"
    found = json.loads(run.stdout)
    print({name: value for name, value in found.items() if name != "wrong"})
    assert not found["wrong"], f"DIENHONG_SEED={seed}"
    assert found["kills"] >= KILLS
    assert len(found["done"]) >= 10, "nearly every kind of act was done, however busy the machine"
