"""What the three books refuse, and in which words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.directives import rules
from dienhong.directives.latency import latency
from dienhong.directives.rules import Paper, TaskData
from dienhong.directives.states import TaskState, task_state
from dienhong.law.verdict import Verdict
from tests.factories.directives import brief

ON = date(2026, 6, 10)
SINCE = date(2025, 7, 1)
PARENT = Paper("VB-2026-0001", "Nghị quyết số 82/NQ-HĐND ngày 11/12/2025", "in", date(2025, 12, 11))
CHILD = Paper("VB-2026-0002", "Nghị quyết số 04/NQ-HĐND ngày 09/3/2026", "out", date(2026, 3, 9))
LAW = Paper("VB-2026-0003", "Luật số 97/2025/QH15", "law", None)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def receive(
    paper: Paper | None = PARENT, received_on: date = date(2025, 12, 20), issuer: str = "HĐND thành phố", twin: str = ""
) -> Verdict:
    return rules.can_receive(paper=paper, issuer=issuer, received_on=received_on, on=ON, since=SINCE, twin=twin)


def localise(
    child: Paper | None = CHILD,
    parent: Paper | None = PARENT,
    received_on: date = date(2025, 12, 20),
    linked: tuple[str, ...] = (),
) -> Verdict:
    return rules.can_localise(parent=parent, received_on=received_on, child=child, linked=linked, on=ON)


def assign(
    due_on: date = date(2026, 5, 1),
    *,
    title: str = "Rà soát",
    owner: str = "Văn phòng",
    found: bool = True,
    person: bool = False,
) -> Verdict:
    told = TaskData(source="CD-2026-0001", title=title, owner=owner, due_on=due_on)
    return rules.can_assign(told, source_found=found, source_on=date(2026, 1, 5), since=SINCE, owner_is_person=person)


def finish(
    done_on: date = date(2026, 5, 1), *, evidence: str = "Đã gửi", document: str = "", before: date | None = None
) -> Verdict:
    return rules.can_finish(
        done_on=done_on,
        evidence=evidence,
        evidence_document=document,
        document_found=document == CHILD.code,
        done_before=before,
        source_on=date(2026, 1, 5),
        on=ON,
    )


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (receive(None), "chưa có trong sổ văn bản"),
        (receive(CHILD), "là văn bản đi của xã"),
        (receive(received_on=date(2026, 6, 11)), "Ngày nhận 11/6/2026 sau hôm nay (10/6/2026)"),
        (receive(received_on=date(2025, 6, 30)), "trước ngày thành lập xã (01/7/2025)"),
        (receive(received_on=date(2025, 12, 10)), "trước ngày ban hành 11/12/2025"),
        (receive(issuer=" "), "Thiếu cơ quan chỉ đạo"),
        (receive(twin="CD-2026-0004"), "đã vào sổ chỉ đạo với mã CD-2026-0004"),
        (localise(None), "chưa có trong sổ văn bản"),
        (localise(PARENT), "không phải văn bản đi của xã"),
        (localise(linked=(CHILD.code,)), "đã gắn với chỉ đạo này rồi"),
        (localise(Paper("VB-2026-0009", "Kế hoạch số 9-KH/ĐU", "out", None)), "chưa có ngày ban hành"),
        (localise(Paper("VB-2026-0009", "Kế hoạch", "out", date(2025, 12, 10))), "không thể cụ thể hóa văn bản ấy"),
        (localise(Paper("VB-2026-0009", "Kế hoạch", "out", date(2026, 6, 11))), "sau hôm nay"),
        (assign(found=False), "nhiệm vụ phải có nguồn"),
        (assign(title=" "), "Thiếu nội dung nhiệm vụ"),
        (assign(owner=""), "Thiếu chức vụ hoặc đơn vị"),
        (assign(owner="Nguyễn Văn Thử", person=True), "“Nguyễn Văn Thử” là tên riêng"),
        (assign(date(2026, 1, 4)), "Hạn 04/01/2026 trước ngày có chỉ đạo (05/01/2026)"),
        (finish(before=date(2026, 4, 1)), "đã ghi xong ngày 01/4/2026"),
        (finish(date(2026, 6, 11)), "Ngày xong 11/6/2026 sau hôm nay"),
        (finish(date(2026, 1, 4)), "Ngày xong 04/01/2026 trước ngày có chỉ đạo"),
        (finish(evidence=" "), "Chưa có chứng cứ"),
        (finish(document="VB-2026-0099"), "VB-2026-0099 ghi làm chứng cứ không còn"),
        (rules.can_reopen(done_on=None), "không có gì để mở lại"),
        (rules.can_reopen(done_on=ON, reason=" "), "Chưa ghi lý do mở lại"),
        (rules.can_brief(brief(date(2026, 6, 11)), on=ON, since=SINCE), "chưa diễn ra"),
        (rules.can_brief(brief(date(2025, 6, 30)), on=ON, since=SINCE), "trước ngày thành lập xã"),
        (rules.can_brief(brief(participants=0), on=ON, since=SINCE), "từ 1 trở lên"),
        (rules.can_brief(brief(title=" "), on=ON, since=SINCE), "Thiếu nội dung giao ban"),
        (rules.can_brief(brief(), on=ON, since=SINCE, twin="GB-2026-0001"), "đã có trong sổ với mã GB-2026-0001"),
    ],
)
def test_refusals_say_what_is_wrong(verdict: Verdict, words: str) -> None:
    assert not verdict
    assert any(words in reason.text for reason in verdict.reasons), verdict.reasons


def test_what_stands_stands() -> None:
    verdicts = [receive(), receive(LAW), localise(), localise(parent=LAW), assign(), finish()]
    assert all(verdicts) and not any(verdict.warnings for verdict in verdicts)
    assert finish(evidence="", document=CHILD.code) and rules.can_reopen(done_on=ON, reason="Thiếu phụ lục")
    assert rules.can_brief(brief(ON), on=ON, since=SINCE)


def test_ours_before_the_paper_arrived_is_told_not_refused() -> None:
    verdict = localise(received_on=date(2026, 3, 20))
    assert verdict and "trước ngày nhận ghi trong sổ (20/3/2026)" in verdict.warnings[0].text


def test_days_from_parent_to_child_are_those_of_the_seed() -> None:
    days = latency(parent_signed=PARENT.signed_on, received=date(2025, 12, 20), child_signed=date(2026, 3, 9))
    assert (days.from_signed, days.from_received) == (88, 79)
    assert days.text_vi == "88 ngày" and days.detail_vi == "từ ngày cấp trên ban hành; 79 ngày từ ngày nhận"
    undated = latency(parent_signed=None, received=date(2026, 3, 1), child_signed=date(2026, 3, 1))
    assert undated.text_vi == "cùng ngày"
    assert undated.detail_vi == "từ ngày nhận; chưa rõ ngày ban hành của cấp trên"
    early = latency(parent_signed=date(2026, 3, 1), received=date(2026, 3, 10), child_signed=date(2026, 3, 9))
    assert early.detail_vi == "từ ngày cấp trên ban hành; trước ngày nhận 1 ngày"


@given(days, st.integers(0, 800))
def test_the_days_equal_a_walk_along_the_calendar(parent: date, steps: int) -> None:
    child, walked = parent, 0
    for _ in range(steps):
        child, walked = child + timedelta(days=1), walked + 1
    assert latency(parent_signed=parent, received=parent, child_signed=child).from_signed == walked


@given(days, st.none() | days, days)
def test_where_a_task_stands(due_on: date, done_on: date | None, on: date) -> None:
    state = task_state(due_on, done_on, on)
    assert (state is TaskState.DONE) == (done_on is not None)
    assert (state is TaskState.OVERDUE) == (done_on is None and on > due_on)
