"""The demo commune, loaded once a run by the command an operator uses, for all workers of the run. Copied, never written to."""

import fcntl
from pathlib import Path

import pytest

from tests.journeys.server import load_demo


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A data folder that holds the demo."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "an-khanh-demo"
    with (shared / "an-khanh-demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = shared / "an-khanh-demo.done"
        if not done.exists():
            load_demo(folder)
            done.touch()
    return folder
