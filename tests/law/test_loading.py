"""What importing costs: the standard library only, and no table read before it is asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import json, pathlib, pkgutil, sys, tomllib
before = set(sys.modules)
tomllib.loads = tomllib.load = lambda *_: sys.exit("a table was read while importing")
import dienhong.law
for module in pkgutil.iter_modules(dienhong.law.__path__, "dienhong.law."):
    __import__(module.name)
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
print(json.dumps(sorted(loaded - sys.stdlib_module_names)))
"""


def test_importing_reads_no_table_and_nothing_but_the_standard_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["dienhong"]
