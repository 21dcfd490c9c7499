"""What is found, beside a slow oracle that folds everything and looks; and in which order."""

import random
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import vn_text
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dienhong.search import matching, queries
from dienhong.search.actions import drop, put
from dienhong.search.queries import FEW, MOST, PAGE_SIZE, find
from dienhong.search.words import exact

FIRST = date(2026, 1, 1)
SYLLABLES = ("đất", "dất", "đát", "dat", "khiếu", "khiêu", "nại", "nai", "hòa", "hoà", "hoa", "thuế", "thu", "thú",
             "quy", "hoạch", "ngân", "sách", "12/QĐ-UBND", "2026", "Đường", "đường", "a", "ă", "â")  # fmt: skip
TEXTS = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=7).map(" ".join)
THINGS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=12)


def publish(
    number: int, title: str, text: str = "", *, kind: str = "disclosure", village: str = "", day: date = FIRST
) -> str:
    code = f"CK-2026-{number:04d}"
    put(code, kind=kind, title=title, text=text, path=f"/cong-khai/{code}/", on=day, by_village=village)
    return code


def codes(words: str, **narrowed: object) -> list[str]:
    return [row.code for row in find(words, **narrowed).rows]  # type: ignore[arg-type]


def plain(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in str(vn_text.fold(unicodedata.normalize("NFC", text)))).split()


def plain_words(text: str) -> str:
    return " ".join(plain(text))


def quoted(folding: Callable[[str], list[str]], words: str, text: str) -> bool:
    """Whether the words stand one after the other in the text."""
    return f" {' '.join(folding(words))} " in f" {' '.join(folding(text))} "


class AgainstAnOracle(TestCase):
    """Every word of the question stands in the folded title or text, the last perhaps as the beginning of a word."""

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(THINGS, st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3).map(" ".join), st.booleans())
    def test_the_same_things_are_found(self, things: list[tuple[str, str]], words: str, decomposed: bool) -> None:
        expected = set()
        asked = plain(words)
        for number, (title, text) in enumerate(things, 1):
            code = publish(number, title, text)
            inside = plain(f"{title} {text}")
            begun = len(asked[-1]) > 1 and any(word.startswith(asked[-1]) for word in inside)
            if all(word in inside for word in asked[:-1]) and (asked[-1] in inside or begun):
                expected.add(code)
        typed = unicodedata.normalize("NFD", words.upper()) if decomposed else words
        found = find(typed)
        assert {row.code for row in found.rows} == expected and found.total == len(expected) and not found.more
        assert set(codes(typed, newest=True)) == expected


@pytest.mark.django_db
def test_a_word_said_twice_is_a_whole_word() -> None:
    longer, whole = publish(1, "Thuế đất"), publish(2, "Thu gom rác")
    assert codes("thu") == [whole, longer] and codes("thu thu") == [whole]


@pytest.mark.django_db
def test_the_exact_form_comes_first_and_the_title_before_the_text() -> None:
    text, title, folded_text, folded_title, begun = (
        publish(1, "Thông báo", "về khiếu nại"),
        publish(2, "Khiếu nại về đất"),
        publish(3, "Thông báo", "khieu nai và khiêu nái"),
        publish(4, "Khieu nai"),
        publish(5, "Khiếu naing"),
    )
    assert codes("khiếu nại") == [title, text, folded_title, folded_text, begun]
    assert codes("khieu nai")[:2] == [folded_title, folded_text]
    assert codes("KHIẾU   nại!") == codes("khiếu nại")


@pytest.mark.django_db
def test_a_quotation_in_a_title_comes_before_one_in_a_text() -> None:
    title, folded_title = publish(1, "Về quy hoạch đất"), publish(2, "Ve quy hoach dat")
    text = publish(3, "Quy định hoạch toán đất", "xem quy hoạch đất", day=FIRST + timedelta(9))
    assert codes('"quy hoạch đất"') == [title, text, folded_title]
    assert codes('"quy hoach"') == [folded_title, title, text]


class QuotationsAgainstAnOracle(TestCase):
    """Many that have a quotation: form by form, the newest first, however few of the newest are looked into first."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(st.tuples(TEXTS, TEXTS), min_size=6, max_size=16),
        st.lists(st.sampled_from(SYLLABLES[:12]), min_size=2, max_size=3).map(" ".join),
        st.integers(1, 4),
        st.tuples(st.integers(1, 5), st.integers(5, 20)),
    )
    def test_the_order_of_many(
        self, things: list[tuple[str, str]], words: str, near: int, back: tuple[int, int]
    ) -> None:
        found: list[tuple[int, int, str]] = []
        for number, (title, text) in enumerate([*things, (words, ""), ("Việc", words), (plain_words(words), "")], 1):
            code = publish(number, title, text, day=FIRST + timedelta(number))
            forms = [quoted(exact, words, title), quoted(exact, words, title) or quoted(exact, words, text),
                     quoted(plain, words, title), quoted(plain, words, title) or quoted(plain, words, text)]  # fmt: skip
            if True in forms:
                found.append((forms.index(True), -number, code))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(queries, "WEIGHED", 0)
            patch.setattr(matching, "NEAR", near)
            patch.setattr(matching, "LATEST", back[0])
            patch.setattr(matching, "RECENT", back[1])
            assert codes(f'"{words}"') == [code for _form, _number, code in sorted(found)]


class CommonWordsAgainstAnOracle(TestCase):
    """Words that many have: form by form or not, the newest first, wherever a look back from today pauses."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(st.tuples(TEXTS, TEXTS), min_size=6, max_size=16),
        st.lists(st.sampled_from(SYLLABLES[:9]), min_size=1, max_size=2).map(" ".join),
        st.tuples(st.integers(1, 5), st.integers(5, 20)),
        st.integers(1, 6),
    )
    def test_the_order_of_many(
        self, things: list[tuple[str, str]], words: str, back: tuple[int, int], most: int
    ) -> None:
        by_form, by_day = [], []
        for number, (title, text) in enumerate([*things, (words, ""), ("Việc", words)], 1):
            code = publish(number, title, text, day=FIRST + timedelta(number))
            whole = f"{title} {text}"
            forms = [set(fold(words)) <= set(fold(said)) for fold in (exact, plain) for said in (title, whole)]
            if forms[-1]:
                by_form.append((forms.index(True), -number, code))
                by_day.append(code)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(queries, "WEIGHED", 0)
            patch.setattr(queries, "FEW", 0)
            patch.setattr(queries, "MOST", most)
            patch.setattr(matching, "LATEST", back[0])
            patch.setattr(matching, "RECENT", back[1])
            assert codes(words) == [code for _form, _number, code in sorted(by_form)][:most]
            assert codes(words, newest=True) == by_day[::-1][:most]


@pytest.mark.django_db
def test_what_speaks_more_of_it_comes_first_and_the_newest_when_asked() -> None:
    much = publish(1, "Thông báo", "rác thải, rác nhà, bãi rác, thu gom rác")
    little = publish(2, "Thông báo", "rác " + "việc khác " * 60, day=FIRST + timedelta(9))
    assert codes("rác") == [much, little] and codes("rac", newest=True) == [little, much]


@pytest.mark.django_db
def test_a_quotation_stands_together_and_never_across_title_and_text() -> None:
    together = publish(1, "Quy hoạch đất 2026")
    publish(2, "Đất ở khu quy hoạch")
    publish(3, "Về quy", "hoạch đất")
    assert codes('"quy hoạch đất"') == [together] == codes("“quy hoach dat”")
    assert len(codes("quy hoạch đất")) == 3
    assert codes('"quy hoạch" 2026') == [together]


@pytest.mark.django_db
def test_the_beginning_of_the_last_word_is_enough_where_whole_words_are_few() -> None:
    one = publish(1, "Thường trực Đảng ủy")
    for beginning in ("th", "thu", "thuo", "thuong", "trực đ", "dang u"):
        assert codes(beginning) == ([] if beginning[-2] == " " else [one]), beginning
    for number in range(2, FEW + 2):
        publish(number, "Thu ngân sách")
    assert one not in codes("thu") and find("thu").total == FEW


@pytest.mark.django_db
def test_it_is_narrowed_by_kind_village_and_year() -> None:
    a = publish(1, "Ngân sách", village="DV-2026-0001")
    b = publish(2, "Ngân sách", kind="dialogue", village="DV-2026-0002", day=date(2025, 5, 1))
    assert codes("ngan sach", kind="dialogue") == [b] and codes("ngan sach", village="DV-2026-0001") == [a]
    assert codes("ngan sach", year=2025) == [b] and codes("ngan sach", year=2025, kind="disclosure") == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", ["", "   ", "!?", '"', '""', "' OR 1=1 --", "a* NOT b", "(", "title:x", "& | !", "\0", "ﷺ"]
)
def test_nothing_typed_is_an_operator(words: str) -> None:
    publish(1, "Một việc")
    assert codes(words) == []


@pytest.mark.django_db
def test_what_was_withdrawn_is_found_no_more() -> None:
    code = publish(1, "Kế hoạch")
    drop(code)
    assert codes("kế hoạch") == []


@pytest.mark.django_db
def test_more_than_a_thousand_are_leafed_through_up_to_a_thousand_and_nothing_twice() -> None:
    rng = random.Random(1)
    days = [FIRST + timedelta(rng.randrange(300)) for _ in range(MOST + 30)]
    for number, day in enumerate(days, 1):
        publish(number, "Thông báo đất" if number % 90 == 0 else "Thông báo dat", day=day)
    found = find("đất")
    assert found.total == MOST and found.more and found.pages == MOST // PAGE_SIZE
    exact = [f"CK-2026-{number:04d}" for number in range(90, MOST + 31, 90)]
    assert set(codes("đất")[: len(exact)]) == set(exact)
    everything = [code for page in range(1, found.pages + 1) for code in codes("đất", page=page)]
    assert len(everything) == len(set(everything)) == MOST
    assert codes("đất", page=999) == everything[-PAGE_SIZE:]
    by_day = [row.day for page in (1, 2) for row in find("dat", newest=True, page=page).rows]
    assert by_day == sorted(days, reverse=True)[: 2 * PAGE_SIZE]
    for narrowed in ({}, {"newest": True}, {"page": 50}):
        with CaptureQueriesContext(connection) as asked:
            codes("thông báo", **narrowed)
        assert len(asked) <= 30, narrowed
