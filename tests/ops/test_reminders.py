"""The daily letter: what a post owes, in three parts, to whoever holds it today; none when there is nothing."""

from datetime import date, datetime, timedelta

import pytest

from dienhong.accounts.models import Account
from dienhong.commune.models import Commune
from dienhong.deadlines.models import Deadline
from dienhong.notices.models import Notice
from dienhong.ops.reminders import MOST_LINES, remind, reminders
from dienhong.records.actor import Actor
from dienhong.records.acts import void
from tests.factories import directives, supervision
from tests.factories.petitions import reception, visit
from tests.ops.installation import officer, owed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 10)


def test_a_letter_lists_overdue_today_and_soon_with_code_day_and_article(commune: Commune, at: datetime) -> None:
    officer("mai", email="mai@ankhanh.example.vn", title="Chuyên viên Văn phòng Đảng ủy")
    before = at - timedelta(days=40)
    for number, days in enumerate((-5, -1, 0, 3, 4), start=1):
        owed(f"DT-2026-000{number}", TODAY + timedelta(days=days), at=before)
    owed("DT-2026-0006", TODAY, at=before, role="committee_chair")
    (letter,) = reminders(commune, TODAY)
    assert (
        letter.subject
        == "Xã An Khánh, ngày 10/6/2026: 2 việc quá hạn, 1 việc đến hạn hôm nay, 1 việc đến hạn trong 3 ngày tới"
    )
    overdue, today, soon = (
        letter.body.index(words) for words in ("Quá hạn (2)", "Đến hạn hôm nay (1)", "Đến hạn trong 3 ngày tới (1)")
    )
    assert overdue < letter.body.index("DT-2026-0001") < letter.body.index("DT-2026-0002") < today
    assert today < letter.body.index("DT-2026-0003") < soon < letter.body.index("DT-2026-0004")
    assert "DT-2026-0005" not in letter.body and "DT-2026-0006" not in letter.body
    assert "hạn 05/6/2026, quá 5 ngày (Điều 28 Luật Khiếu nại)" in letter.body
    assert letter.body.startswith("Kính gửi: Chuyên viên Văn phòng Đảng ủy\n")
    assert "mai" not in letter.key


def test_what_the_law_only_recalls_is_told_as_such(commune: Commune, at: datetime) -> None:
    officer("mai", email="mai@ankhanh.example.vn")
    owed("DT-2026-0001", TODAY, at=at - timedelta(days=40))
    Deadline.objects.update(certainty="recalled")
    (letter,) = reminders(commune, TODAY)
    assert "theo trí nhớ, cần kiểm tra văn bản gốc" in letter.body


def test_no_letter_without_address_post_or_anything_owed(commune: Commune, at: datetime) -> None:
    owed("DT-2026-0001", TODAY, at=at - timedelta(days=40))
    owed("DT-2026-0002", TODAY + timedelta(days=4), at=at - timedelta(days=40), role="front")
    officer("khong-thu")
    officer("khong-viec", "village_head", email="a@ankhanh.example.vn")
    officer("chua-den-han", "front", email="b@ankhanh.example.vn")
    officer("het-nhiem-ky", email="c@ankhanh.example.vn")
    Account.objects.get(username="het-nhiem-ky").posts.update(to_on=TODAY - timedelta(days=1))
    officer("da-khoa", email="d@ankhanh.example.vn")
    Account.objects.filter(username="da-khoa").update(is_active=False)
    assert remind(commune, at).letters == 0
    assert not Notice.objects.exists()


def test_one_letter_a_day_for_an_account_whatever_its_posts(commune: Commune, at: datetime) -> None:
    officer("mai", email="mai@ankhanh.example.vn", title="Chuyên viên")
    account = Account.objects.get()
    account.posts.create(role="committee_chair", title="Chủ tịch", from_on=date(2026, 1, 1))
    owed("DT-2026-0001", TODAY, at=at - timedelta(days=40))
    owed("DT-2026-0002", TODAY, at=at - timedelta(days=40), role="committee_chair")
    remind(commune, at)
    remind(commune, at + timedelta(hours=5))
    letter = Notice.objects.get()
    assert letter.post == "Chuyên viên; Chủ tịch" and "2 việc đến hạn hôm nay" in letter.subject
    remind(commune, at + timedelta(days=1))
    assert Notice.objects.count() == 2


def test_a_wrong_address_keeps_nobody_else_from_being_told(commune: Commune, at: datetime) -> None:
    officer("an", email="không phải địa chỉ", title="Chuyên viên A")
    officer("mai", email="mai@ankhanh.example.vn")
    owed("DT-2026-0001", TODAY, at=at - timedelta(days=40))
    done = remind(commune, at)
    assert (done.letters, done.unaddressed) == (1, ("Chuyên viên A",))


def test_a_long_list_stays_a_letter(commune: Commune, at: datetime) -> None:
    officer("mai", email="mai@ankhanh.example.vn")
    for number in range(MOST_LINES + 7):
        owed(f"DT-2026-{number:04d}", TODAY, at=at - timedelta(days=40))
    (letter,) = reminders(commune, TODAY)
    assert letter.body.count("\n- DT-") == MOST_LINES and "và 7 việc nữa" in letter.body
    assert letter.subject.endswith(f"{MOST_LINES + 7} việc đến hạn hôm nay")


def test_what_waits_in_the_books_is_told_to_those_who_write_them_without_what_people_typed(
    commune: Commune, by: Actor, at: datetime
) -> None:
    reception(date(2026, 5, 20), by=by, at=at, visits=(visit(full_name="Vũ Đức Thịnh"),))
    directive = directives.directive("15-CT/TU", date(2026, 2, 3), date(2026, 2, 9), by=by, at=at)
    task = directives.task(directive.code, TODAY, by=by, at=at)
    internal = supervision.internal(date(2026, 4, 9), "Một việc nội bộ của Đảng", by=by, at=at)
    supervision.finding(internal, correct_by=TODAY, by=by, at=at)
    officer("an", "petition_officer", email="an@ankhanh.example.vn")
    officer("mai", "party_office", email="mai@ankhanh.example.vn")
    officer("chi", "committee_chair", email="chi@ankhanh.example.vn")
    letters = {letter.to.address.partition("@")[0]: letter.body for letter in reminders(commune, TODAY)}
    assert set(letters) == {"an", "mai"}, "the chair reads the books and writes none of them"
    assert "TCD-2026-0001: Trả lời một lượt tiếp công dân ngày 20/5/2026; hạn 03/6/2026, quá 7 ngày" in letters["an"]
    assert f"{task.code}: Nhiệm vụ được giao; hạn 10/6/2026" in letters["mai"]
    assert f"{internal.code}: Khắc phục hạn chế nêu trong kết luận; hạn 10/6/2026" in letters["mai"]
    assert internal.code not in letters["an"]
    for body in letters.values():
        for typed in (task.title, task.owner, "Một việc nội bộ của Đảng", "Vũ Đức Thịnh", visit().content):
            assert typed not in body


def test_an_entry_that_was_voided_asks_for_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    officer("mai", "front", email="mai@ankhanh.example.vn")
    kept = reception(date(2026, 6, 9), by=by, at=at)
    owed(kept.code, TODAY, at=at - timedelta(days=40), role="front")
    assert len(list(reminders(commune, TODAY))) == 1
    void(kept, by=by, at=at, reason="Ghi trùng")
    assert list(reminders(commune, TODAY)) == []
