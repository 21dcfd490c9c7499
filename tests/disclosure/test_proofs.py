"""What hangs, what is broadcast, what is passed on: thirty days at every place, and no day less where the law was read."""

import io
from datetime import date, datetime, timedelta

import pytest
from PIL import Image

from dienhong.commune.models import Unit
from dienhong.disclosure import actions
from dienhong.disclosure.models import Item
from dienhong.disclosure.proofs import actions as proofs
from dienhong.disclosure.proofs.rules import BroadcastData
from dienhong.disclosure.states import RelayWay
from dienhong.law.verdict import Refused
from dienhong.records.actor import Actor
from dienhong.records.attachments import path_of
from tests.factories import disclosure as made
from tests.factories.commune import village
from tests.factories.files import photo

pytestmark = pytest.mark.usefixtures("commune")


@pytest.fixture
def hamlet(by: Actor, at: datetime) -> Unit:
    """One village."""
    return village("Vân Sa", by=by, at=at)


def test_nothing_hangs_before_it_is_public(at: datetime) -> None:
    item = made.drafted(at=at)
    with pytest.raises(Refused, match="không đang công khai"):
        made.hung(item, date(2026, 6, 10), at=at)


def test_thirty_days_hang_at_each_place_and_none_less(hamlet: Unit, at: datetime) -> None:
    item = made.published(at=at)
    made.hung(item, date(2026, 6, 10), at=at)
    made.hung(item, date(2026, 6, 10), at=at, village=hamlet.code)
    with pytest.raises(Refused, match="đang niêm yết rồi"):
        made.hung(item, date(2026, 6, 10), at=at, village=hamlet.code)
    office = item.postings.get(village="")
    early, last = at + timedelta(days=29), at + timedelta(days=30)
    with pytest.raises(Refused, match="10/7/2026") as told:
        proofs.take_down(item.code, office.pk, to_on=date(2026, 7, 9), by=made.FOCAL, at=early)
    assert "Điều 13" in str(told.value)
    down = proofs.take_down(item.code, office.pk, to_on=date(2026, 7, 10), by=made.FOCAL, at=last)
    assert down.postings.get(village="").taken_down_by == "Văn thư"
    with pytest.raises(Refused, match="đã gỡ ngày"):
        proofs.take_down(item.code, office.pk, to_on=date(2026, 7, 10), by=made.FOCAL, at=last)


def test_between_the_thirtieth_day_and_the_working_day_after_it_is_only_warned(at: datetime) -> None:
    item = made.published(date(2026, 6, 8), at=at)
    made.hung(item, date(2026, 6, 11) - timedelta(days=0), at=at + timedelta(days=1))  # thirty days end on a Saturday
    posting = item.postings.get()
    verdict = proofs.take_down_verdict(item, posting, to_on=date(2026, 7, 11), today=date(2026, 7, 11))
    assert verdict
    assert "13/7/2026" in str(verdict.warnings[0])


def test_a_lost_paper_is_a_fact_with_its_reason(at: datetime) -> None:
    item = made.published(at=at)
    made.hung(item, date(2026, 6, 10), at=at)
    posting, later = item.postings.get(), at + timedelta(days=3)
    with pytest.raises(Refused, match="vì sao"):
        proofs.take_down(item.code, posting.pk, to_on=date(2026, 6, 12), lost=True, by=made.FOCAL, at=later)
    proofs.take_down(
        item.code, posting.pk, to_on=date(2026, 6, 12), lost=True, why="Mưa làm rách", by=made.FOCAL, at=later
    )
    made.hung(item, date(2026, 6, 13), at=later)
    assert item.postings.count() == 2


def test_what_is_inferred_warns_and_does_not_hold_a_paper_up(at: datetime) -> None:
    item = made.published(at=at, content="CK9", sector="military", says=made.says())
    made.hung(item, date(2026, 6, 10), at=at)
    verdict = proofs.take_down_verdict(item, item.postings.get(), to_on=date(2026, 6, 20), today=date(2026, 6, 20))
    assert verdict
    assert verdict.warnings[0].certainty == "inference"


def test_a_permanent_paper_comes_down_only_for_a_newer_one(at: datetime) -> None:
    item = made.published(at=at, content="CK13", says=made.says(title="Thủ tục hộ tịch"))
    made.hung(item, date(2026, 6, 10), at=at)
    posting, later = item.postings.get(), at + timedelta(days=60)
    with pytest.raises(Refused, match="thường xuyên"):
        proofs.take_down(item.code, posting.pk, to_on=date(2026, 8, 9), by=made.FOCAL, at=later)
    actions.renew(item.code, made.says(why="Đổi lệ phí"), by=made.WRITER, at=later)
    made.shown(item, at=later)
    proofs.take_down(item.code, posting.pk, to_on=date(2026, 8, 9), by=made.FOCAL, at=later)


def test_loudspeakers_tell_it_three_days(at: datetime) -> None:
    item = made.published(at=at, content="CK7", says=made.says())
    proofs.broadcast(item.code, BroadcastData(date(2026, 6, 10), "Bản tin 10/6"), by=made.FOCAL, at=at)
    run, later = item.broadcasts.get(), at + timedelta(days=5)
    with pytest.raises(Refused, match="ít nhất 3 ngày, đến hết ngày 12/6/2026"):
        proofs.end_broadcast(item.code, run.pk, to_on=date(2026, 6, 11), by=made.FOCAL, at=later)
    proofs.end_broadcast(item.code, run.pk, to_on=date(2026, 6, 12), by=made.FOCAL, at=later)
    with pytest.raises(Refused, match="đã dừng"):
        proofs.end_broadcast(item.code, run.pk, to_on=date(2026, 6, 13), by=made.FOCAL, at=later)


def test_a_head_passes_it_on_and_takes_back_a_slip(hamlet: Unit, at: datetime) -> None:
    item = made.published(at=at, content="CK7", says=made.says())
    head = Actor(post="Trưởng thôn Vân Sa", role="village_head", account_id=900)
    told = {"on": date(2026, 6, 10), "way": RelayWay.MEETING}
    proofs.relay(item.code, hamlet.code, **told, by=head, at=at)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="đã ghi rồi"):
        proofs.relay(item.code, hamlet.code, **told, by=head, at=at)  # type: ignore[arg-type]
    noted = item.relays.get()
    with pytest.raises(Refused, match="chỉ người giữ chức vụ ấy"):
        proofs.undo_relay(item.code, noted.pk, by=made.FOCAL, at=at)
    proofs.undo_relay(item.code, noted.pk, by=head, at=at)
    assert not item.relays.exists()
    with pytest.raises(Refused, match="thôn"):
        proofs.relay(item.code, "DV-2025-9999", **told, by=head, at=at)  # type: ignore[arg-type]


def test_another_form_needs_its_reference(at: datetime) -> None:
    item = made.published(at=at)
    with pytest.raises(Refused, match="dẫn chứng"):
        proofs.tell(item.code, form="dialogue", on=date(2026, 6, 10), ref="", by=made.FOCAL, at=at)
    proofs.tell(item.code, form="dialogue", on=date(2026, 6, 10), ref="DTH-2026-0001", by=made.FOCAL, at=at)
    assert item.tellings.get().ref == "DTH-2026-0001"


def test_a_picture_keeps_no_place_and_no_maker(at: datetime) -> None:
    taken = io.BytesIO()
    picture = Image.new("RGB", (80, 60), "#8C1D18")
    exif = picture.getexif()
    exif[0x010F] = "MÁY-ẢNH-RIÊNG"
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(taken, "JPEG", exif=exif)
    item = made.published(at=at)
    made.hung(item, date(2026, 6, 10), at=at, photo=taken.getvalue())
    kept = path_of(item.postings.get().photo).read_bytes()
    assert not dict(Image.open(io.BytesIO(kept)).getexif())


def test_what_is_no_picture_is_refused_and_nothing_is_kept(at: datetime) -> None:
    item = made.published(at=at)
    with pytest.raises(Refused):
        made.hung(item, date(2026, 6, 10), at=at, photo=b"<svg onload=alert(1)>")
    assert not Item.objects.get(pk=item.pk).postings.exists()
    made.hung(item, date(2026, 6, 10), at=at, photo=photo())
