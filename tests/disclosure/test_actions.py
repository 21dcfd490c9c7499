"""The life of an item: what is owed from its first day, who must have looked before it goes out, what a correction leaves."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from dienhong.deadlines.models import Deadline
from dienhong.disclosure import actions
from dienhong.disclosure.figures import Line
from dienhong.disclosure.finding import tell
from dienhong.disclosure.models import Item, VersionFile
from dienhong.disclosure.states import State, Step
from dienhong.law.verdict import Refused
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.records.compared import differences
from dienhong.search.models import PublicText
from dienhong.search.queries import find
from tests.factories import disclosure as made
from tests.factories.dialogue import document
from tests.factories.files import pdf

pytestmark = pytest.mark.usefixtures("commune")


def test_five_working_days_run_from_the_decision(at: datetime) -> None:
    item = made.drafted(date(2026, 6, 8), at=at)  # a Monday
    clock = Deadline.objects.get(code=item.code)
    assert (clock.key, clock.due_on, clock.owner) == ("publish", date(2026, 6, 15), "Phòng Kinh tế")
    assert "art 12" in clock.cite
    assert (item.state, item.step) == (State.PREPARING, Step.WRITTEN)


def test_a_sector_has_its_own_days(at: datetime) -> None:
    item = made.drafted(
        date(2026, 4, 5), at=at, content="CK2", sector="budget_execution", starts_on=date(2026, 3, 31), says=made.says()
    )
    clock = Deadline.objects.get(code=item.code)
    assert (clock.limit, clock.start_on, clock.due_on) == (
        "disclosure.budget.execution",
        date(2026, 3, 31),
        date(2026, 4, 10),
    )


def test_a_day_without_a_rule_in_the_data_is_told_and_has_no_clock(at: datetime) -> None:
    item = made.drafted(date(2020, 1, 6), at=at, content="CK13", says=made.says(title="Thủ tục chứng thực"))
    assert not Deadline.objects.filter(code=item.code).exists()
    assert "06/01/2020" in item.unclocked
    assert item.permanent


def test_nothing_goes_out_without_two_checks_by_two_people(at: datetime) -> None:
    item = made.drafted(at=at)
    with pytest.raises(Refused, match="đơn vị soạn rà soát"):
        actions.publish(item.code, by=made.FOCAL, at=at)
    with pytest.raises(Refused, match="chưa rà soát"):
        actions.clear(item.code, passed=True, words="", by=made.FOCAL, at=at)
    actions.mark(item.code, words="Bỏ số căn cước ở tệp kèm", by=made.WRITER, at=at)
    with pytest.raises(Refused, match="đầu mối duyệt"):
        actions.publish(item.code, by=made.FOCAL, at=at)
    with pytest.raises(Refused, match="người khác"):
        actions.clear(item.code, passed=True, words="đã bỏ", by=made.WRITER, at=at)
    other_chair_same_person = Actor(post="Chánh Văn phòng", role="committee_office", account_id=made.WRITER.account_id)
    with pytest.raises(Refused, match="người khác"):
        actions.clear(item.code, passed=True, words="đã bỏ", by=other_chair_same_person, at=at)
    with pytest.raises(Refused, match="bỏ hay che"):
        actions.clear(item.code, passed=True, words=" ", by=made.FOCAL, at=at)
    actions.clear(item.code, passed=True, words="Đã bỏ cột số căn cước", by=made.FOCAL, at=at)
    told = actions.publish(item.code, by=made.FOCAL, at=at)
    assert told.public
    assert told.published_on == date(2026, 6, 10)
    assert Deadline.objects.get(code=item.code).met_on == date(2026, 6, 10)


def test_what_is_sent_back_and_what_is_rewritten_is_checked_again(at: datetime) -> None:
    item = made.drafted(at=at)
    actions.mark(item.code, words="", by=made.WRITER, at=at)
    with pytest.raises(Refused, match="phần nào"):
        actions.clear(item.code, passed=False, words="", by=made.FOCAL, at=at)
    back = actions.clear(item.code, passed=False, words="Tệp còn số điện thoại", by=made.FOCAL, at=at)
    assert back.step == Step.WRITTEN
    actions.mark(item.code, words="", by=made.WRITER, at=at)
    cleared = actions.clear(item.code, passed=True, words="", by=made.FOCAL, at=at)
    rewritten = actions.rewrite(
        item.code,
        replace(made.told(), decided_on=date(2026, 6, 9), starts_on=date(2026, 6, 9)),
        revision=cleared.revision,
        by=made.WRITER,
        at=at,
    )
    assert rewritten.step == Step.WRITTEN
    assert Deadline.objects.get(code=item.code).start_on == date(2026, 6, 9)
    with pytest.raises(Refused):
        actions.publish(item.code, by=made.FOCAL, at=at)


def test_a_correction_is_a_new_version_and_the_old_one_stays_readable(at: datetime) -> None:
    item = actions.draft(made.told(), by=made.WRITER, at=at, files=[("ke-hoach.pdf", io.BytesIO(pdf()))])
    made.shown(item, at=at)
    first = item.versions.get(number=1)
    with pytest.raises(Refused, match="bản đính chính"):
        actions.rewrite(item.code, made.told(), revision=Item.objects.get(pk=item.pk).revision, by=made.WRITER, at=at)
    with pytest.raises(Refused, match="vì sao sửa"):
        actions.renew(item.code, made.says(), by=made.WRITER, at=at)
    later = at + timedelta(days=2)
    keep = (first.files.get().sha256,)
    actions.renew(
        item.code, made.says(title="Kế hoạch (sửa)", why="Sai diện tích", keep=keep), by=made.WRITER, at=later
    )
    assert Item.objects.get(pk=item.pk).title == "Kế hoạch sử dụng đất năm 2026"
    told = made.shown(item, at=later)
    assert (told.title, told.shown, told.published_on) == ("Kế hoạch (sửa)", 2, date(2026, 6, 10))
    old, new = told.versions.all()
    assert (old.step, old.readable, old.shown_until) == (Step.SUPERSEDED, True, date(2026, 6, 12))
    assert (new.step, new.shown_from, new.shown_until) == (Step.SHOWN, date(2026, 6, 12), None)
    assert [one.sha256 for one in new.files.all()] == list(keep)
    assert PublicText.objects.get(code=item.code).title == "Kế hoạch (sửa)"


def test_only_what_is_public_is_found(at: datetime) -> None:
    item = made.drafted(at=at)
    assert not PublicText.objects.filter(code=item.code).exists()
    made.shown(item, at=at)
    found = PublicText.objects.get(code=item.code)
    assert (found.kind, found.path) == ("disclosure", f"/cong-khai/{item.code}/")
    assert "4 ha đất trồng lúa" in found.text
    with pytest.raises(Refused, match="gỡ xuống"):
        acts.void(Item.objects.get(pk=item.pk), by=made.FOCAL, at=at, reason="thử")
    with pytest.raises(Refused, match="lý do gỡ"):
        actions.withdraw(item.code, why=" ", by=made.FOCAL, at=at)
    gone = actions.withdraw(item.code, why="Nhầm phụ lục của năm trước", by=made.FOCAL, at=at)
    assert (gone.public, gone.shown, gone.withdrawn_on) == (False, 0, date(2026, 6, 10))
    assert not PublicText.objects.filter(code=item.code).exists()
    assert not any(one.readable for one in gone.versions.all())


def test_who_decided_by_which_paper_and_the_names_of_files_are_found(at: datetime) -> None:
    paper = document("44/KH-UBND", date(2026, 6, 8), by=made.WRITER, at=at)
    files = [("ban-do-thua-dat.pdf", io.BytesIO(pdf("Thua 12")))]
    told = made.told(decided_by="HĐND xã khóa XX", document=paper.code)
    item = made.shown(actions.draft(told, files=files, by=made.WRITER, at=at), at=at)
    for words in ("khóa XX", f'"{paper.cite_vi()}"', "ban-do-thua-dat"):
        assert [row.code for row in find(words).rows] == [item.code], words
    actions.renew(item.code, made.says(why="Sửa tên cơ quan"), by=made.WRITER, at=at)
    again = made.told(decided_by="Chủ tịch UBND xã", document=paper.code, says=made.says(why="Sửa tên cơ quan"))
    revision = Item.objects.get(pk=item.pk).revision
    actions.rewrite(item.code, again, revision=revision, by=made.WRITER, at=at)
    assert find("khóa XX").total == 1 and find("Chủ tịch UBND xã").total == 0, "it waits with the version"
    made.shown(item, at=at)
    assert find("khóa XX").total == 0 and find("Chủ tịch UBND xã").total == 1
    VersionFile.objects.filter(version__item=item.code).update(down_on=date(2026, 7, 8))
    tell(Item.objects.get(pk=item.pk), at=at)
    assert find("ban-do-thua-dat").total == 0, "the name of a list of persons tells who is in it"


def test_what_was_withdrawn_can_be_told_again_after_both_checks(at: datetime) -> None:
    item = made.published(at=at)
    actions.withdraw(item.code, why="Nhầm phụ lục", by=made.FOCAL, at=at)
    actions.renew(item.code, made.says(why="Đã thay đúng phụ lục"), by=made.WRITER, at=at)
    told = made.shown(item, at=at)
    assert told.public
    assert told.withdrawn_on is None
    assert PublicText.objects.filter(code=item.code).exists()


def test_a_changed_source_must_be_told_anew_and_each_change_has_its_clock(at: datetime) -> None:
    item = made.published(at=at)
    with pytest.raises(Refused, match="thay đổi thế nào"):
        actions.source_changed(item.code, on=date(2026, 6, 10), why="", by=made.FOCAL, at=at)
    actions.source_changed(item.code, on=date(2026, 6, 10), why="HĐND điều chỉnh", by=made.FOCAL, at=at)
    clock = Deadline.objects.get(code=item.code, key="changed")
    assert (clock.due_on, clock.certainty, clock.is_open) == (date(2026, 6, 17), "inference", True)
    actions.renew(item.code, made.says(why="Cập nhật"), by=made.WRITER, at=at)
    told = made.shown(item, at=at)
    assert told.changed_on is None
    assert not Deadline.objects.get(code=item.code, key="changed").is_open
    actions.source_changed(item.code, on=date(2026, 6, 10), why="Điều chỉnh lần hai", by=made.FOCAL, at=at)
    assert Deadline.objects.get(code=item.code, key="changed_2").is_open


def test_told_before_the_time_began_to_run_nothing_was_owed(at: datetime) -> None:
    item = made.drafted(
        date(2026, 6, 8), at=at, content="CK2", sector="budget_draft", starts_on=date(2026, 6, 25), says=made.says()
    )
    made.shown(item, at=at)
    clock = Deadline.objects.get(code=item.code)
    assert clock.dropped_why == "đã công khai trước ngày bắt đầu tính hạn"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"content": "CK15"}, "mười bốn"),
        ({"sector": "military"}, "không phải quy định riêng"),
        ({"sector": "không-có"}, "quy định riêng"),
        ({"decided_on": date(2026, 6, 11)}, "phía trước"),
        ({"document": "VB-2026-0999"}, "sổ văn bản"),
        ({"villages": ("DV-2025-9999",)}, "Không có thôn"),
        ({"unit": " "}, "đơn vị trả lời"),
        ({"plan": "KCK-2026-0001", "plan_line": 1}, "kế hoạch"),
        ({"says": made.says(summary="")}, "tóm tắt"),
        ({"says": made.says(lines=(Line("Tổng thu"),))}, "đơn vị tính"),
    ],
)
def test_what_cannot_be_is_refused_with_words(more: dict[str, object], words: str, at: datetime) -> None:
    with pytest.raises(Refused, match=words):
        made.drafted(at=at, **more)  # type: ignore[arg-type]
    assert not Item.objects.exists()


def test_the_same_matter_is_not_entered_twice(at: datetime) -> None:
    first = made.drafted(at=at)
    with pytest.raises(Refused, match=first.code):
        made.drafted(at=at)


def test_history_tells_every_part(at: datetime) -> None:
    lines = (Line("Tổng thu"), Line("Thuế", indent=1, planned=70), Line("Phí", indent=1, planned=30))
    item = made.published(at=at, says=made.says(lines=lines, amount_unit="đồng"))
    assert [line.planned for line in item.versions.get().lines.all()] == [100, 70, 30]
    assert list(differences(Item)) == [None]
