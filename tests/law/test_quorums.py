"""The shares of a conference by the day, and what a broken row is told."""

from datetime import date
from typing import Any

import pytest

from dienhong.law import check, data_rules
from dienhong.law.certainty import Certainty
from dienhong.law.quorums import Share, UnknownQuorum, quorum, quorums

GOOD: dict[str, Any] = {
    "vi": "Hội nghị",
    "entitled_vi": "người",
    "value": [
        {
            "from": date(2023, 7, 1),
            "present": {"num": 2, "den": 3, "rule": "at_least"},
            "cite": "10/2022/QH15 art 51 k 2 pt c",
        }
    ],
    "checked": {
        "by": "Ban biên tập",
        "on": date(2026, 11, 23),
        "next": date(2027, 5, 1),
        "certainty": "verified",
        "source": "Bộ pháp điển",
    },
}


def test_the_staff_conference_of_the_law() -> None:
    law = quorum("conference.staff", date(2026, 5, 20))
    assert (law.present, law.passes) == (Share(2, 3, "at_least"), Share(1, 2, "more_than"))
    assert law.certainty is Certainty.VERIFIED and law.cite == "10/2022/QH15 art 51 k 2 pt c"
    assert quorum("dialogue.workplace", date(2026, 5, 20)).passes is None
    for key, day in (("conference.staff", date(2023, 6, 30)), ("conference.village", date(2026, 1, 1))):
        with pytest.raises(UnknownQuorum):
            quorum(key, day)
    assert set(quorums()) == {"conference.staff", "dialogue.demand", "dialogue.workplace"}


def test_a_tenth_of_the_voters_may_ask_for_a_dialogue() -> None:
    law = quorum("dialogue.demand", date(2026, 5, 20))
    assert (law.present, law.passes, law.cite) == (Share(1, 10, "at_least"), None, "72/2025/QH15 art 43")
    assert law.certainty is Certainty.SECONDARY


@pytest.mark.parametrize(
    ("share", "fewest_of_31", "words"),
    [
        (Share(2, 3, "at_least"), 21, "ít nhất 2/3"),
        (Share(1, 2, "more_than"), 16, "hơn một nửa"),
        (Share(7, 10, "more_than"), 22, "hơn 70%"),
        (Share(2, 3, "more_than"), 21, "hơn 2/3"),
    ],
)
def test_shares_in_whole_numbers(share: Share, fewest_of_31: int, words: str) -> None:
    assert (share.fewest(31), share.label_vi) == (fewest_of_31, words)
    assert share.reached(fewest_of_31, 31) and not share.reached(fewest_of_31 - 1, 31)
    assert not share.reached(0, 0)


def broken(**present: object) -> dict[str, Any]:
    value = {**GOOD["value"][0], "present": {**GOOD["value"][0]["present"], **present}}
    return {**GOOD, "value": [value]}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (broken(num=0), "không phải phân số"),
        (broken(num=4), "4/3"),
        (broken(den=1.5), "không phải phân số"),
        (broken(rule="about"), "at_least hoặc more_than"),
        (broken(more=1), "num, den, rule"),
        ({**GOOD, "entitled_vi": ""}, "thiếu entitled_vi"),
        ({**GOOD, "checked": None}, "thiếu checked"),
        ({**GOOD, "value": [{**GOOD["value"][0], "cite": "luật nào đó"}]}, "Không đọc được trích dẫn"),
    ],
)
def test_a_broken_row_is_described(row: dict[str, Any], words: str) -> None:
    assert data_rules.problems_in_quorum("conference.staff", GOOD) == []
    assert words in "; ".join(data_rules.problems_in_quorum("conference.staff", row))


def test_the_table_itself_is_sound() -> None:
    assert [line for line in check.problems() if "conference" in line or "dialogue.workplace" in line] == []
