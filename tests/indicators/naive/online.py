"""Letters of the portal and what their senders said, recounted by hand over the letters that `papers` made."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from dienhong.law.periods import Window
from dienhong.petitions.online.models import CitizenVerdict
from dienhong.petitions.papers.models import Petition
from tests.indicators.naive import Naive, Oracle, any_day, counted, rated

JUDGEMENTS = ["solved", "partly", "not_solved"]


def fill(random: Random, window: Window) -> None:
    letters = list(Petition.objects.all())
    verdicts = []
    for one in letters:
        if random.random() < 0.5:
            one.channel = "online"
        if one.settled_on and random.random() < 0.8:
            one.sent_on = random.choice([one.settled_on, any_day(random, window)])
        for order in range(1, random.choice([1, 1, 2, 3])):
            verdicts.append(
                CitizenVerdict(
                    petition=one,
                    order=order,
                    judgement=random.choice(JUDGEMENTS),
                    on=any_day(random, window) + timedelta(days=order),
                    decision=random.choice(["VB-2026-0001", "VB-2026-0002"]),
                )
            )
    Petition.objects.bulk_update(letters, ["channel", "sent_on"])
    CitizenVerdict.objects.bulk_create(verdicts)


def _standing() -> list[Petition]:
    return [one for one in Petition.objects.all() if one.voided_at is None]


def _online(window: Window) -> Iterator[Petition]:
    for one in _standing():
        if one.channel == "online" and window.from_on <= one.received_on <= window.to_on:
            yield one


def _last_words(window: Window) -> Iterator[tuple[str, str]]:
    """Code and judgement of the last verdict of the window, of each letter that has one."""
    for one in _standing():
        said = [verdict for verdict in CitizenVerdict.objects.all() if verdict.petition_id == one.code]
        within = [verdict for verdict in said if window.from_on <= verdict.on <= window.to_on]
        if within:
            yield one.code, max(within, key=lambda verdict: verdict.order).judgement


def _answered(window: Window) -> Iterator[Petition]:
    for one in _standing():
        if one.sent_on and window.from_on <= one.sent_on <= window.to_on and one.kind != "denunciation":
            yield one


def _share(window: Window) -> Naive:
    answered = list(_answered(window))
    pairs = {(verdict.petition_id, verdict.decision) for verdict in CitizenVerdict.objects.all()}
    judged = {one.code for one in answered if (one.code, one.decision) in pairs}
    return rated(judged, {one.code for one in answered})


def _solved(window: Window) -> Naive:
    said = dict(_last_words(window))
    return rated({code for code, judgement in said.items() if judgement == "solved"}, set(said))


ORACLES: dict[str, Oracle] = {
    "online.received": lambda window: counted((one.code, one.kind or "unclassified") for one in _online(window)),
    "online.judged": lambda window: counted(_last_words(window)),
    "online.judged_share": _share,
    "online.really_solved": _solved,
}
