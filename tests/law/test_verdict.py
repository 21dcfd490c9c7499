from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.certainty import weakest
from dienhong.law.verdict import Certainty, Reason, Refused, Verdict

ARTICLE = "02/2011/QH13 art 11 k 6"
LATE = Verdict.no("Đã hết thời hiệu khiếu nại", ARTICLE)
reasons = st.builds(Reason, st.sampled_from(["a", "b", "c"]))
verdicts = st.builds(Verdict, st.lists(reasons, max_size=3).map(tuple), st.lists(reasons, max_size=3).map(tuple))


def test_yes_is_truthy_with_or_without_warnings() -> None:
    assert Verdict.yes()
    warned = Verdict.yes(Reason("Cần kiểm tra", certainty=Certainty.RECALLED))
    assert warned
    assert warned.warnings[0].certainty is Certainty.RECALLED
    assert Verdict.warn("Cần kiểm tra", certainty=Certainty.RECALLED) == warned


def test_no_is_falsy_and_says_its_article() -> None:
    assert not LATE
    assert str(LATE.reasons[0]) == "Đã hết thời hiệu khiếu nại (Khoản 6 Điều 11 Luật Khiếu nại)"


@pytest.mark.parametrize("grade", [Certainty.RECALLED, Certainty.INFERENCE])
def test_what_was_not_read_may_warn_but_never_refuse(grade: Certainty) -> None:
    with pytest.raises(ValueError, match="may warn, never refuse"):
        Verdict.no("Không được", certainty=grade)


def test_a_secondary_source_may_refuse_and_shows_its_grade() -> None:
    refusal = Verdict.no("Không được", "11-QĐi/TW", Certainty.SECONDARY)
    assert str(refusal.reasons[0]) == "Không được (Quy định 11-QĐi/TW; theo nguồn thứ cấp)"


@given(verdicts, verdicts, verdicts)
def test_and_refuses_when_either_refuses_and_keeps_every_reason(a: Verdict, b: Verdict, c: Verdict) -> None:
    both = a & b
    assert bool(both) == (bool(a) and bool(b))
    assert set(both.reasons) == set(a.reasons) | set(b.reasons)
    assert set(both.warnings) == set(a.warnings) | set(b.warnings)
    assert (a & b) & c == a & (b & c)


def test_refused_joins_the_reasons() -> None:
    error = Refused(LATE & Verdict.no("Đơn không có chữ ký"))
    assert str(error) == "Đã hết thời hiệu khiếu nại (Khoản 6 Điều 11 Luật Khiếu nại); Đơn không có chữ ký"
    assert len(error.verdict.reasons) == 2
    sentences = Refused(Verdict.no("Chưa ghi tên.") & Verdict.no("Chưa ghi ngày."))
    assert str(sentences) == "Chưa ghi tên; Chưa ghi ngày."


def test_nothing_is_refused_by_a_yes() -> None:
    with pytest.raises(ValueError, match="needs a verdict that refuses"):
        Refused(Verdict.yes())


def test_a_conclusion_is_as_sure_as_its_weakest_ground() -> None:
    assert weakest([]) is Certainty.VERIFIED
    assert weakest([Certainty.VERIFIED, Certainty.SECONDARY]) is Certainty.SECONDARY
    assert weakest([Certainty.RECALLED, Certainty.INFERENCE]) is Certainty.RECALLED
    assert len({grade.label_vi for grade in Certainty}) == 4
    assert [grade for grade in Certainty if grade.is_firm] == [Certainty.VERIFIED]
