"""`python -m tests.on_postgres [arguments of pytest]`: the suite once more, on a PostgreSQL server of its own.

Left out is what would only be done a second time: tests that ask no database (`conftest.py` tells them by their fixtures),
those that run the program as a process of its own over a database file or kill it there (demo, ops, resilience, deploy),
and the journeys.
`tests/invariants/test_portability.py` runs the commands on a server.
"""

import os
import signal
import subprocess
import sys

from tests.postgres import MARKER, serving
from tests.tools import postgres_binary

LEFT_OUT = ("tests/journeys", "tests/demo", "tests/ops", "tests/resilience", "tests/deploy")
DONE_BEFORE = (
    "tests/invariants/test_portability.py::test_every_command_works_on_a_server_and_registers_move_there_and_back"
)


def main(arguments: list[str]) -> int:
    """Run pytest against a fresh server; its exit status."""
    if postgres_binary("initdb") is None:
        print("PostgreSQL: không chạy, máy chưa có máy chủ này (apt install postgresql)")
        return 0
    print("PostgreSQL:", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # who is told to end still ends the server
    with serving() as server:
        server.sql('CREATE DATABASE "dienhong"')
        ignored = [f"--ignore={folder}" for folder in LEFT_OUT]
        ignored.append(f"--deselect={DONE_BEFORE}")
        command = [sys.executable, "-m", "pytest", *ignored, *arguments]
        return subprocess.run(command, env={**os.environ, MARKER: server.url("dienhong")}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
