"""A mixed load under kill -9, as a process with one thread: officers in forked processes act and note what was
acknowledged; this process kills one of them, or all, at random moments, and forks it anew.

An officer's notes are a file of its own, synced after each line: `try TOKEN ACT SEED` before an act, `ack TOKEN CODE` or
`no TOKEN` after it. Forked anew it first sends again, with the same token, what was tried and not answered.
"""

import json
import os
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from tests.resilience import house

OFFICERS = 3
ALL_AT_ONCE = 0.1
LONGEST_LIFE = 0.25  # seconds until the next kill: an act takes some hundredths


def main(folder: Path, seed: int, kills: int) -> None:
    """Run the load, then print what was found as one line of JSON."""
    house.start(folder)
    ground = house.copy(folder / "base", folder / "load")
    house.enter(ground)
    from tests.resilience import mixed

    mixed.ground()
    house.leave()
    officers = {number: _fork(ground, seed, number, 0) for number in range(OFFICERS)}
    try:
        killed = _kill(ground, officers, seed, kills)
    except BaseException:
        for pid in officers.values():  # those that still live; one that ended keeps its number until it is waited for
            os.kill(pid, signal.SIGKILL)
        raise
    house.enter(ground)
    print(json.dumps({**judge(ground), "kills": killed}, ensure_ascii=False))


def _kill(ground: Path, officers: dict[int, int], seed: int, kills: int) -> int:
    """Kill and fork anew until it was done often enough, then let the officers come to their evening."""
    random, killed = Random(seed), 0
    while killed < kills:
        time.sleep(random.uniform(0.01, LONGEST_LIFE))
        chosen = list(officers) if random.random() < ALL_AT_ONCE else [random.choice(list(officers))]
        for number in chosen:
            os.kill(officers[number], signal.SIGKILL)
        for number in chosen:
            _, status = os.waitpid(officers.pop(number), 0)
            if not os.WIFSIGNALED(status):
                raise RuntimeError(f"officer {number} ended by itself with {os.WEXITSTATUS(status)}")
            killed += 1
            officers[number] = _fork(ground, seed, number, killed)
    (ground / "evening").touch()
    while officers:
        number, pid = officers.popitem()
        _, status = os.waitpid(pid, 0)
        if status:
            raise RuntimeError(f"officer {number} ended the last day with {status}")
    return killed


def _fork(ground: Path, seed: int, number: int, life: int) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            house.enter(ground)
            _work(ground, Random(f"{seed}/{number}/{life}"), number)
            house.leave()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    return pid


def _work(ground: Path, random: Random, number: int) -> None:
    """An officer's life: first what was not answered, then one act after the other until the evening."""
    from tests.resilience.mixed import ACTS

    notes = ground / f"officer-{number}.log"
    told = said(notes)
    with notes.open("ab", buffering=0) as log:
        log.write(b"\n")  # a line that was cut off stays a line of its own
        answered = {words[1] for words in told if words[0] in ("ack", "no")}
        for words in told:
            if words[0] == "try" and words[1] not in answered:
                _send(log.fileno(), *words[1:])
        while not (ground / "evening").exists():
            token, act, seed = (
                f"{random.getrandbits(96):x}",
                random.choice([*ACTS, "record", "record"]),
                str(random.getrandbits(32)),
            )
            _note(log.fileno(), "try", token, act, seed)
            _send(log.fileno(), token, act, seed)


def _send(log: int, token: str, act: str, seed: str) -> None:
    from django.core.exceptions import ObjectDoesNotExist

    from dienhong.law.verdict import Refused
    from dienhong.page.once import once
    from dienhong.records.acts import EditConflict
    from tests.resilience.acts import AT
    from tests.resilience.mixed import ACTS

    try:
        code, _ = once(token, AT, lambda: ACTS[act](Random(seed), token))
    except (Refused, EditConflict, ObjectDoesNotExist):
        _note(log, "no", token)
    else:
        _note(log, "ack", token, code)


def _note(log: int, *words: str) -> None:
    os.write(log, " ".join((*words, ".\n")).encode())
    os.fsync(log)


def said(notes: Path) -> list[list[str]]:
    """The whole lines of an officer's notes; one that was cut off was never said."""
    lines = notes.read_text(encoding="utf8").splitlines() if notes.exists() else []
    return [line.split()[:-1] for line in lines if line.endswith(" .")]


def judge(ground: Path) -> dict[str, object]:
    """What is wrong after the last day, and how much was done."""
    from dienhong.page.models import OnceToken
    from dienhong.records.codes import book_of, resolve
    from dienhong.records.models import CodeCounter, Event
    from tests.resilience.mixed import EVENTS, GROUND

    told = [words for number in range(OFFICERS) for words in said(ground / f"officer-{number}.log")]
    tried = {words[1]: words[2] for words in told if words[0] == "try"}
    acks = {words[1]: words[2] for words in told if words[0] == "ack"}
    refused = {words[1] for words in told if words[0] == "no"}
    kept = dict(OnceToken.objects.values_list("token", "url"))
    wrong = [f"{token}: tried and never answered" for token in tried.keys() - acks.keys() - refused]
    wrong += [f"{token} {tried[token]}: acknowledged as {acks[token]}, kept as {kept.get(token)}"
              for token in acks if kept.get(token) != acks[token]]  # fmt: skip
    wrong += [f"{token} {tried.get(token)}: done, never acknowledged" for token in kept.keys() - acks.keys()]
    wrong += [f"{token} {code}: acknowledged and gone" for token, code in acks.items() if resolve(code) is None]

    marks = Counter(Event.objects.exclude(post=GROUND).values_list("post", flat=True).iterator())
    expected = {token: EVENTS.get(act, 1) for token, act in tried.items() if token in acks}
    wrong += [f"{token} {tried.get(token)}: {marks[token]} events instead of {expected.get(token, 0)}"
              for token in marks.keys() | expected.keys() if marks[token] != expected.get(token, 0)]  # fmt: skip
    for counter in CodeCounter.objects.all():  # no code twice, and none used up by an act that never was
        numbers = book_of(counter.prefix).objects.filter(code_year=counter.year).values_list("code_number", flat=True)
        if sorted(numbers) != list(range(1, counter.last + 1)):
            wrong.append(f"{counter}: numbers with gaps or doubles")
    house.restarted()
    lost = house.files() ^ house.attached()
    wrong += [f"file {path}" for path in sorted(lost)]
    wrong += house.faults()
    done = Counter(tried[token] for token in acks)
    return {"wrong": wrong, "done": dict(done), "refused": len(refused), "events": Event.objects.count()}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
