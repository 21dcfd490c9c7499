"""A warm process that kills one act at every point it passes. Started by the test as a process with one thread, so that
it can fork: Django is imported once, and each death costs a copy of a small database and a fork.

Reads the names of acts, one a line; answers each with one line of JSON: the points passed and the faults found.
"""

import gc
import json
import os
import shutil
import signal
import sys
import traceback
from functools import cache
from pathlib import Path
from typing import Any

from tests.resilience import house
from tests.resilience.points import Points

TOKEN = "bieu-mau-cua-can-bo"


def main(folder: Path) -> None:
    """Answer until the input ends."""
    house.start(folder)
    _remember_papers()
    for line in sys.stdin:
        print(json.dumps(killed_everywhere(folder, line.strip()), ensure_ascii=False), flush=True)


def killed_everywhere(folder: Path, name: str) -> dict[str, Any]:
    """Do the act once, whole; then kill it at each point, look, start again, send the form again, look again."""
    before = house.copy(folder / "base", folder / f"{name}-before")
    house.enter(before)
    from tests.resilience.registry import BY_NAME

    given = BY_NAME[name].prepare()
    absent = house.rows()
    house.leave()

    whole = house.copy(before, folder / f"{name}-whole")
    passed = _forked(whole, name, given, die_at=0)
    house.enter(whole)
    after, kept = house.rows(), house.files()
    faults = house.Faults()
    wrong = [f"whole: {fault}" for fault in faults()]
    wrong += [] if house.attached() == kept else [f"whole: files {sorted(kept ^ house.attached())}"]
    house.leave()
    # A new start recovers and the form sent again enters: both write, and what they write is decided by what the dead process
    # left in tables and files (the hour is an argument of the act). So deaths that left the same share one look at what comes
    # of it; that a death left this or that is asked of each, row for row and file for file.
    looked: list[tuple[house.State, list[str]]] = []
    gc.collect()
    gc.freeze()  # what is here already is not walked, and so not copied, by each child
    for number, point in enumerate(passed, start=1):
        ground = house.copy(before, folder / f"{name}-{number}")
        _forked(ground, name, given, die_at=number)
        house.enter(ground)
        left, told = house.state(), house.database()
        told += _half_done(left.rows, absent, after)
        came_of_it = next((told for seen, told in looked if seen == left), None)
        if came_of_it is None:
            came_of_it = _look(name, given, left.rows == after, after, kept, faults)
            looked.append((left, came_of_it))
        wrong += [f"{number} {point}: {fault}" for fault in told + came_of_it]
        house.leave()
        shutil.rmtree(ground)
    return {"points": passed, "faults": wrong}


def carry_out(name: str, given: str) -> tuple[str, bool]:
    """The act under its form's token, as a page carries it out."""
    from dienhong.page.once import once
    from tests.resilience.acts import AT
    from tests.resilience.registry import BY_NAME

    return once(TOKEN, AT, lambda: BY_NAME[name].act(given))


def _remember_papers() -> None:
    """A PDF is looked through by a process of its own, told its bytes and nothing else: the same bytes are asked once."""
    from dienhong.privacy import pdf_text

    pdf_text._asked = cache(pdf_text._asked)


def _forked(ground: Path, name: str, given: str, *, die_at: int) -> list[str]:
    """The act in a child process that dies at a point; the points passed when it lives."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            house.enter(ground)
            points = Points(ground / "files", die_at).install()
            carry_out(name, given)
            points.point("acknowledged")
            house.leave()
            os.write(writer, json.dumps(points.passed).encode())
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        said = answer.read()
    _, status = os.waitpid(child, 0)
    ended = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    if ended != (-signal.SIGKILL if die_at else 0):
        raise RuntimeError(f"{name}: the child that was to die at {die_at} ended with {ended}")
    return list(json.loads(said)) if said else []


def _half_done(found: house.Rows, absent: house.Rows, after: house.Rows) -> list[str]:
    """What is wrong with rows that are neither those before the act nor those after it."""
    if found in (absent, after):
        return []
    against = house.differences(found, absent), house.differences(found, after)
    return [f"half done: differs from before in {against[0]}, from after in {against[1]}"]


def _look(name: str, given: str, done: bool, after: house.Rows, kept: set[str], faults: house.Faults) -> list[str]:
    """What is wrong: after the death, after a new start, and after the form was sent again."""
    from tests.resilience.registry import BY_NAME

    wrong: list[str] = []
    lost = house.files() - house.attached()
    told = faults()
    if bool(told) != bool({path for path in lost if not _same_as_kept(path)}):
        wrong.append(f"left on the disk {sorted(lost)}, doctor says {told}")
    house.restarted()
    if house.files() != house.attached():
        wrong.append(f"orphans after a new start: {sorted(house.files() ^ house.attached())}")
    wrong += faults()
    code, repeated = carry_out(name, given)
    if repeated != done:
        wrong.append(f"sent again: told repeated={repeated} where done={done}")
    if again := house.differences(house.rows(), after):
        wrong.append(f"sent again: differs from the whole act in {again}")
    if not BY_NAME[name].check(code):
        wrong.append(f"sent again: {code} is not what the officer looks for")
    if house.files() != kept:
        wrong.append(f"sent again: files {sorted(house.files() ^ kept)}")
    return wrong + faults()


def _same_as_kept(path: str) -> bool:
    """Whether a file left lying about is only a second name of one that is attached."""
    return any(one.endswith(path.rpartition("/")[2]) for one in house.attached())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
