"""Words of the public face that stand in data and models, not in our templates: what a translation must cover besides.

`scripts/messages.py` puts them into the catalogue of messages; a test holds that each has its English.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from dienhong.commune.kinds import Qualifier, UnitKind
from dienhong.compliance.obligations import obligations
from dienhong.compliance.states import DutyState
from dienhong.dialogue.asked.states import Said
from dienhong.dialogue.demands.rules import share_on
from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.promises.states import PromiseState
from dienhong.dialogue.states import DialogueKind
from dienhong.directives.states import Audience
from dienhong.disclosure.lists.states import About, ObjectionState
from dienhong.disclosure.states import OtherForm
from dienhong.indicators.definitions import catalogue
from dienhong.law.dates_vi import weekday_vi
from dienhong.law.disclosure import contents
from dienhong.law.duties import duties
from dienhong.law.principles import Principle
from dienhong.listening.questions import question_sets, scale
from dienhong.petitions.states import Classification, Host, SessionKind
from dienhong.records.codes import models_by_prefix
from dienhong.web.fact_keys import USUAL
from dienhong.web.shown import WORDS

MONDAY = date(2026, 6, 8)
# States and answers that a resident reads of what she sent, and of promises.
ASKED = (PromiseState, DemandState, Said, About, ObjectionState, Classification)
# Cấp xã has three kinds since 2025.
COMMUNE_KINDS = ("xã", "phường", "đặc khu")


def public_terms() -> list[str]:
    """Each term once, in a steady order."""
    return sorted({term for term in _terms() if term})


def _terms() -> Iterator[str]:
    for one in catalogue():
        yield from (one.vi, one.definition_vi, one.counted_vi, *one.notes, *(part.vi for part in one.parts))
    yield from WORDS
    yield from COMMUNE_KINDS
    yield from (principle.label_vi for principle in Principle)
    for choices in (Host, SessionKind, DialogueKind, Audience, UnitKind, DutyState, Qualifier, OtherForm, *ASKED):
        yield from (str(label) for label in choices.labels)
    yield from scale().answers
    for asked in question_sets().values():
        yield from (one.vi for one in asked.questions)
    yield from (one.short_vi for one in contents(MONDAY))
    yield from (owed.short for owed in obligations())
    yield from (model.REGISTER for model in models_by_prefix().values())
    for versions in duties().values():
        yield from (versions[0].vi, versions[0].unit_vi)
    if share := share_on(MONDAY):
        yield from (share.present.label_vi, share.entitled_vi)
    yield from (weekday_vi(MONDAY + timedelta(days=number)) for number in range(7))
    for fact in USUAL:
        yield from (fact.label, fact.unit)
