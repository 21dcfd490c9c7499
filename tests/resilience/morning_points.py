"""A warm process that kills the morning at every point it passes, and runs it again. Started by the test as a process
with one thread, so that it can fork. Prints one line of JSON: the points passed and the faults found."""

import json
import os
import signal
import sys
import traceback
from contextlib import redirect_stdout
from datetime import timedelta
from pathlib import Path

from tests.resilience import house
from tests.resilience.points import Points

OFFICERS = 2
LETTERS = OFFICERS + 1  # a reminder an officer, and the weekly letter of the one follower
STEPS = ["reap", "clean", "recount", "lists", "papers", "head", "remind", "weekly", "deliver"]


def main(folder: Path) -> None:
    """Do the morning once, whole; then kill it at each point, let hours pass, and do it again."""
    house.start(folder)
    enter(folder / "base")
    prepare()
    house.leave()
    passed = _forked(house.copy(folder / "base", folder / "whole"), die_at=0)
    wrong = [f"whole: {fault}" for fault in _looked_at(folder / "whole")]
    for number, point in enumerate(passed, start=1):
        ground = house.copy(folder / "base", folder / str(number))
        _forked(ground, die_at=number)
        enter(ground)
        hours_pass()
        if morning():
            wrong.append(f"{number} {point}: the morning after could not do a step")
        house.leave()
        wrong += [f"{number} {point}: {fault}" for fault in _looked_at(ground)]
    print(json.dumps({"points": passed, "faults": wrong}, ensure_ascii=False), flush=True)


def enter(ground: Path) -> None:
    """The database, the outbox and the heads are those of `ground`."""
    from django.conf import settings

    house.enter(ground)
    settings.OUTBOX, settings.HEADS = ground / "outbox", ground / "heads.jsonl"


def prepare() -> None:
    """Officers with something due today, a follower and a public thing of last week, a task that lost its worker, a form's
    token of last year."""
    from django.utils import timezone
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from dienhong.commune.models import Commune
    from dienhong.notices.following.models import Subscription
    from dienhong.notices.tasks import soon
    from dienhong.page.clock import now_for
    from dienhong.page.models import OnceToken
    from dienhong.records.actor import Actor
    from tests.factories import talks
    from tests.factories.petitions import reception
    from tests.ops.installation import officer, owed

    at = now_for(Commune.installed())
    by = Actor(post="Chuyên viên", role="party_office")
    week_ago = at - timedelta(days=7)
    planned = talks.announced((at + timedelta(days=30)).date(), by=by, at=week_ago)
    talks.shown(planned.code, by=by, at=week_ago)
    for number in range(OFFICERS):
        officer(f"can-bo-{number}", email=f"can-bo-{number}@ankhanh.example.vn")
    owed(reception(at.date(), by=by, at=at).code, at.date(), at=at - timedelta(days=1))
    Subscription.objects.create(address="thu@xom3.example.vn", asked_at=at, confirmed_at=at)
    OnceToken.objects.create(token="cu", used_at=at - timedelta(days=365))
    soon()
    long_ago = timezone.now() - timedelta(hours=3)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=long_ago, worker_ids=["w1"])


def morning() -> int:
    """The morning as the command does it, over the ground entered."""
    from dienhong.commune.models import Commune
    from dienhong.ops.morning import work
    from dienhong.ops.morning_steps import STEPS as DONE
    from dienhong.ops.morning_steps import Now
    from dienhong.ops.times import Times
    from dienhong.page.clock import now_for, real_now

    commune = Commune.objects.get()
    with redirect_stdout(sys.stderr):
        return work(DONE, Now(commune, lambda: Times(at=now_for(commune), wall=real_now())))


def hours_pass() -> None:
    """What was claimed was claimed long ago."""
    from tests.ops.installation import hours_pass as pass_hours

    pass_hours()


def _looked_at(ground: Path) -> list[str]:
    """What is wrong with a ground on which the morning is done."""
    from django.conf import settings
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from dienhong.notices.models import Notice, NoticeState
    from dienhong.ops.models import MorningStep
    from dienhong.page.models import OnceToken
    from dienhong.records.heads import present_head

    enter(ground)
    finished = MorningStep.objects.exclude(finished_at=None).order_by("id").values_list("step", flat=True)
    lines = settings.HEADS.read_text(encoding="utf8").splitlines() if settings.HEADS.exists() else [""]
    head = present_head(MorningStep.objects.latest("finished_at").finished_at)  # type: ignore[arg-type]
    outbox = sorted(path.name for path in settings.OUTBOX.iterdir())
    found = {
        "steps": list(finished) == STEPS and MorningStep.objects.count() == len(STEPS),
        "each letter is sent": Notice.objects.filter(state=NoticeState.SENT).count() == LETTERS,
        "one weekly letter": Notice.objects.filter(key__startswith="tuan/").count() == 1,
        "no other letter": Notice.objects.count() == LETTERS,
        "one file a letter, nothing beside": len(outbox) == LETTERS and all(name.endswith(".eml") for name in outbox),
        "whole letters": all((settings.OUTBOX / name).read_bytes().endswith(b"\r\n") for name in outbox),
        "the head is kept": bool(lines[-1]) and json.loads(lines[-1])["hash"] == head.hash,
        "the task waits again": DBTaskResult.objects.get(worker_ids=["w1"]).status == TaskResultStatus.READY,
        "old tokens are gone": not OnceToken.objects.exists(),
    }
    wrong = [words for words, good in found.items() if not good] + house.faults()
    house.leave()
    return wrong


def _forked(ground: Path, *, die_at: int) -> list[str]:
    """The morning in a child process that dies at a point; the points passed when it lives."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            enter(ground)
            points = Points(ground, die_at).install()
            status = morning()
            house.leave()
            os.write(writer, json.dumps(points.passed).encode())
            os._exit(status)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        said = answer.read()
    _, status = os.waitpid(child, 0)
    ended = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    if ended != (-signal.SIGKILL if die_at else 0):
        raise RuntimeError(f"the morning that was to die at {die_at} ended with {ended}")
    return list(json.loads(said)) if said else []


if __name__ == "__main__":
    main(Path(sys.argv[1]))
