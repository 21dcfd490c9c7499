"""A whole process measured from outside: wall and processor seconds and peak memory, as the system counts them."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Run:
    """One finished process; `peak` is its largest resident set in MB."""

    wall: float
    cpu: float
    peak: float
    output: str


def run(command: list[str], data: Path) -> Run:
    """Run a command to its end; a failure stops the benchmark and shows what the command said."""
    environment = {
        **os.environ,
        "DIENHONG_DATA": str(data),
        "DIENHONG_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "dienhong.config.settings",
    }
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}\n{output}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output)
