"""Two hundred situations as people tell them, each with the answers it leads to and what it is in law, reasoned by hand; and what
must hold of any answers at all."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.criteria import criteria
from dienhong.petitions.online.ahead import promises
from dienhong.petitions.online.asked import BOXES, SIGNATURE, boxes, conditions
from dienhong.petitions.online.content import KEYS, LISTS, further, kinds_of
from dienhong.petitions.online.forms import LABELS
from dienhong.petitions.online.guide import PAGES, Typed, part_name
from dienhong.petitions.papers.axes import PLEAS, Content

ON = date(2026, 6, 10)
FACTS = {
    **{"C": "condition", "P": "proposal", "A": "authority_act", "W": "wrongdoing"},
    **{"o": "own_rights", "r": "review_wanted", "h": "handling_wanted"},
}
KINDS = {
    **{"K": Content.COMPLAINT, "T": Content.DENUNCIATION},
    **{"N": Content.RECOMMENDATION, "X": Content.FEEDBACK},
}
ROWS = [line.split("\t") for line in (Path(__file__).parent / "situations.tsv").read_text("utf8").splitlines()]


def test_the_table_is_rich_enough() -> None:
    assert len(ROWS) == 200 and len({story for _, _, story in ROWS}) == 200
    assert {kind for kinds, _, _ in ROWS for kind in kinds.split("+")} == set(KINDS)
    assert sum("+" in kinds for kinds, _, _ in ROWS) >= 15


@pytest.mark.parametrize(("kinds", "facts", "story"), ROWS, ids=[story[:40] for _, _, story in ROWS])
def test_each_situation_is_what_the_law_calls_it(kinds: str, facts: str, story: str) -> None:
    told = {FACTS[letter] for letter in facts}
    assert [*kinds_of(told, ON)] == [KINDS[letter] for letter in kinds.split("+")], story
    about = [FACTS[letter] for letter in facts if letter.isupper()]
    typed = Typed({"about": about, **{FACTS[letter]: "yes" for letter in facts if letter.islower()}}, ON)
    assert [*typed.kinds] == [KINDS[letter] for letter in kinds.split("+")], "the pages ask enough to know it"


@given(st.sets(st.sampled_from(KEYS), min_size=1))
def test_any_answers_give_a_kind_and_its_elements_are_all_there(facts: set[str]) -> None:
    found = kinds_of(facts, ON)
    assert found and len(found) == len(set(found)) and len(set(found) & set(PLEAS)) <= 1
    for kind in (Content.COMPLAINT, Content.DENUNCIATION):
        whole = {item.key for item in criteria(LISTS[kind], ON)} <= facts
        assert (kind in found) == whole


@given(
    st.lists(st.sampled_from(["condition", "proposal", "authority_act", "wrongdoing"]), min_size=1, unique=True),
    st.dictionaries(
        st.sampled_from(["own_rights", "review_wanted", "handling_wanted"]), st.sampled_from(["yes", "no"])
    ),
    st.sampled_from([None, "yes", "no"]),
    st.text(min_size=1, max_size=80).filter(str.strip),  # the page takes no empty story
)
def test_every_road_ends_at_letters_that_say_what_was_told(
    about: list[str], answers: dict[str, str], agree: str | None, what: str
) -> None:
    parts = {part_name(kind): f"{kind}: {what}" for kind in Content}
    typed = Typed({"what": what, "about": about, "agree": agree, "wish": "Xử lý.", **answers, **parts}, ON)
    road, page, seen = typed.pages(), PAGES[0], [PAGES[0]]
    while page != road[-1]:
        page = typed.after(page)
        seen.append(page)
    assert tuple(seen) == road and all(typed.before(typed.after(one)) == one for one in road[:-1])
    letters = typed.letters({"sender_name": "Phạm Thị Lụa", "respondent": "UBND xã"})
    assert len(letters) == (len(typed.sendable) if typed.split else 1)
    assert all(what.strip() in letter.content for letter in letters)
    if typed.split:  # each says its own part; beside what denounces, that alone
        assert all(letter.content.startswith(f"{letter.kind}: ") for letter in letters)
    assert not typed.sent_apart or all("Xử lý." not in letter.content for letter in letters)
    if len(letters) > 1:
        assert all(letter.kind != Content.DENUNCIATION for letter in letters), "a denunciation goes by itself"
    unasked = {"own_rights", "review_wanted"} if "authority_act" not in about else set()
    assert not typed.facts & unasked, "an answer to a question that is no longer asked counts for nothing"


def test_the_questions_ask_for_every_element_and_for_no_other() -> None:
    elements = {item.key for name in LISTS.values() for item in criteria(name, ON)}
    assert set(KEYS) == elements
    assert not further(["condition", "proposal"])


@pytest.mark.parametrize("on", [date(2026, 6, 10), date(2026, 7, 1)])
@pytest.mark.parametrize("kind", [*KINDS.values()])
def test_each_box_answers_a_condition_of_the_law_and_has_its_words(kind: Content, on: date) -> None:
    asked = boxes((kind,), on)
    keys = set(conditions(kind, on))
    assert set(asked) <= set(LABELS)
    assert {item.key for item in asked.values()} == keys & set(BOXES)
    assert keys <= {*BOXES, SIGNATURE, "vietnamese", "dated", "content"}, "a condition nobody asks for"
    assert all(item.cite for item in asked.values())


def test_what_is_only_inferred_is_asked_for_and_not_insisted_on() -> None:
    before, after = (boxes((Content.COMPLAINT,), day)["sender_name"] for day in (ON, date(2026, 7, 2)))
    assert before.certainty.may_block and not after.certainty.may_block


@pytest.mark.django_db
def test_the_promised_days_are_those_of_the_law(commune: object) -> None:
    assert [str(one.due.due) for one in promises(Content.FEEDBACK, ON)] == ["2026-06-24"]
    assert [str(one.due.due) for one in promises(Content.COMPLAINT, ON)] == ["2026-06-22"]
    assert [str(one.due.due) for one in promises(Content.COMPLAINT, date(2026, 7, 1))] == ["2026-07-10"]
    assert promises(Content.DENUNCIATION, ON) == [], "through the portal it is no denunciation in law"
    for one, other in combinations(promises(Content.RECOMMENDATION, ON), 2):
        assert one.due.due <= other.due.due
