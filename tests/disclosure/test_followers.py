"""Publishing is told to those who follow, at once and once a version; a withdrawal sends nothing."""

from datetime import datetime

import pytest

from dienhong.disclosure import actions
from dienhong.notices.models import Notice, NoticeState
from tests.factories import disclosure as made
from tests.notices.test_following import follower, site

__all__ = ["site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commune", "site")]


def test_each_version_is_told_once_and_at_once(at: datetime) -> None:
    follower(at=at, topic="disclosure")
    follower("viec.khac@example.vn", at=at, topic="dialogue")
    before = Notice.objects.count()
    item = made.published(at=at)
    notice = Notice.objects.get(about=item.code)
    assert Notice.objects.count() == before + 1, "who follows dialogues only is not written to"
    assert notice.subject == f"Công khai: {item.title}" and item.public_path() in notice.body
    actions.renew(item.code, made.says(why="Sửa diện tích"), by=made.FOCAL, at=at)
    made.shown(item, at=at)
    subjects = list(Notice.objects.filter(about=item.code).order_by("id").values_list("subject", flat=True))
    assert subjects[1].startswith("Đính chính: ")
    Notice.objects.filter(about=item.code).update(state=NoticeState.SENT)
    actions.withdraw(item.code, why="Nhầm phụ lục", by=made.FOCAL, at=at)
    assert Notice.objects.filter(about=item.code).count() == 2


def test_what_was_taken_down_before_the_letter_left_is_not_sent(at: datetime) -> None:
    follower(at=at, topic="disclosure")
    other = made.published(at=at, says=made.says(title="Dự toán năm 2026"))
    item = made.published(at=at)
    actions.withdraw(item.code, why="Có số điện thoại của người dân", by=made.FOCAL, at=at)
    assert not Notice.objects.filter(about=item.code).exists()
    assert Notice.objects.filter(about=other.code).count() == 1
