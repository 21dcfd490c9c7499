"""What must hold of the whole house: the ladder, short files, names that say something, no clock below the views."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "dienhong"
SOURCES = sorted(path for path in HOUSE.rglob("*.py") if "migrations" not in path.parts)
TOO_LONG = 400
EMPTY_NAMES = {"utils", "common", "core", "helpers", "misc", "services", "managers", "base"}
# Django finds a database engine by a module of this name and no other.
NAMED_BY_DJANGO = {"dienhong/config/sqlite3/base.py"}
CLOCK = re.compile(r"\b(timezone\.now|timezone\.localtime\(\)|datetime\.now|datetime\.utcnow|date\.today|time\.time)\b")
# A command and the one clock of the pages may look at the time; everything below is told it.
MAY_LOOK = {"dienhong/page/clock.py", "dienhong/ops/law.py", "dienhong/ops/serve.py"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_ladder_holds() -> None:
    linter = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(linter, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_file_is_too_long() -> None:
    long = {name(path): count for path in SOURCES if (count := path.read_text(encoding="utf8").count("\n")) > TOO_LONG}
    assert not long


def test_names_say_something() -> None:
    found = {
        name(path)
        for path in HOUSE.rglob("*")
        if path.stem in EMPTY_NAMES and path.suffix in ("", ".py") and not {"templates", "static"} & set(path.parts)
    }
    assert found == NAMED_BY_DJANGO


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_nothing_below_a_view_looks_at_the_clock(path: Path) -> None:
    found = CLOCK.findall(path.read_text(encoding="utf8"))
    assert not found or name(path) in MAY_LOOK


@pytest.mark.parametrize("path", [p for p in SOURCES if p.stat().st_size], ids=name)
def test_every_module_and_public_function_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf8"))
    functions = [n for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
    silent = [f"{name(path)}: {node.name}" for node in functions if not ast.get_docstring(node)]
    assert ast.get_docstring(tree), name(path)
    assert not silent


def test_no_signals_and_no_unescaped_user_text() -> None:
    for path in SOURCES:
        text = path.read_text(encoding="utf8")
        assert "django.db.models.signals" not in text and "django.dispatch" not in text, name(path)
    for path in HOUSE.rglob("*.html"):
        text = path.read_text(encoding="utf8")
        assert "|safe" not in text and "autoescape off" not in text, name(path)
        written = re.sub(r"{%.*?%}", "", text)  # a template's own words, such as {% with one=… %}, reach no browser
        assert not re.search(r"\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=", written), name(path)


def test_the_day_of_an_instant_is_a_day_in_vietnam() -> None:
    """The database gives instants in UTC: before seven in the morning `.date()` of one is yesterday."""
    wrong = [name(path) for path in SOURCES if re.search(r"_at\.date\(\)", path.read_text(encoding="utf8"))]
    assert not wrong


def test_migrations_are_complete(db: None) -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
