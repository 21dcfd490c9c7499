"""An identity goes under the seal and comes out for two named posts only, with a trace; nothing of it stays anywhere."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from django.db import connection

from dienhong.law.verdict import Refused
from dienhong.ops import doctor_checks
from dienhong.petitions.papers import actions as papers_acts
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.queries import is_barred
from dienhong.petitions.sealed import actions, queries
from dienhong.petitions.sealed.models import SealedSender, SealKeeper
from dienhong.petitions.sealed.rules import Identity
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories import directives, papers
from tests.factories.commune import account
from tests.petitions.sealed.conftest import DENOUNCER, actor

REASON = "Gửi thông báo thụ lý cho người tố cáo"


def whole_database() -> str:
    """Every value of every column of every table, as text."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            told += [repr(row) for row in cursor.fetchall()]
    return "\n".join(told)


def test_nothing_of_the_identity_is_in_the_database(denunciation: Petition, by: Actor, at: datetime) -> None:
    actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    kept = whole_database()
    for value in ("Mộng Điệp", "Cồn Nổi", "031088777111", "0987 111 222", "mực tím"):
        assert value not in kept
        assert value.encode().hex() not in kept
    assert denunciation.code in kept


def test_a_keeper_reads_it_and_the_history_says_who_and_why(
    denunciation: Petition, keeper: Actor, by: Actor, at: datetime
) -> None:
    actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    assert actions.read_sender(denunciation.code, reason=REASON, by=keeper, at=at) == (DENOUNCER,)
    last = history.of(denunciation.code)[-1]
    assert (last.verb, last.post) == ("unseal", keeper.post)
    assert history.changes_of(last) == {"reason": [None, REASON]}


def test_nobody_else_reads_it_and_a_refusal_leaves_no_trace_of_a_reading(
    denunciation: Petition, keeper: Actor, by: Actor, at: datetime
) -> None:
    actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    events = len(history.of(denunciation.code))
    for other in (by, actor("committee_chair"), actor("party_office"), Actor.operator()):
        with pytest.raises(Refused, match="hai chức vụ"):
            actions.read_sender(denunciation.code, reason=REASON, by=other, at=at)
    with pytest.raises(Refused, match="ghi rõ vì sao"):
        actions.read_sender(denunciation.code, reason="xem", by=keeper, at=at)
    assert len(history.of(denunciation.code)) == events


def test_whom_it_accuses_reads_nothing_even_as_a_keeper(
    denunciation: Petition, keeper: Actor, by: Actor, at: datetime
) -> None:
    actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    papers_acts.assign(
        denunciation.code, papers.doing(at.date(), by=by, at=at), post=keeper.post, account_id=keeper.account_id
    )
    actions.bar_account(denunciation.code, keeper.account_id or 0, "relative", by=by, at=at)
    assert Petition.objects.get(pk=denunciation.code).assigned_account is None
    with pytest.raises(Refused, match="người thân"):
        actions.read_sender(denunciation.code, reason=REASON, by=keeper, at=at)
    with pytest.raises(Refused, match="liên quan"):
        papers_acts.assign(
            denunciation.code, papers.doing(at.date(), by=by, at=at), post=keeper.post, account_id=keeper.account_id
        )


def test_only_a_denunciation_is_sealed(commune: object, by: Actor, at: datetime) -> None:
    complaint = papers.receive(by=by, at=at)
    with pytest.raises(Refused, match="không phải tố cáo"):
        actions.seal_sender(complaint.code, DENOUNCER, by=by, at=at)
    assert not SealedSender.objects.exists()


def test_a_further_note_leaves_the_first(denunciation: Petition, keeper: Actor, by: Actor, at: datetime) -> None:
    more = Identity("Tạ Thị Mộng Điệp", contact="0987 333 444")
    actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    actions.seal_sender(denunciation.code, more, by=by, at=at)
    assert actions.read_sender(denunciation.code, reason=REASON, by=keeper, at=at) == (DENOUNCER, more)


def test_without_its_key_it_does_not_open_and_says_what_to_do(
    denunciation: Petition, keeper: Actor, by: Actor, at: datetime, key_file: Path
) -> None:
    actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    key = key_file.read_bytes()
    key_file.unlink()
    with pytest.raises(Refused, match="người giữ khóa"):
        actions.read_sender(denunciation.code, reason=REASON, by=keeper, at=at)
    with pytest.raises(Refused, match="người giữ khóa"):  # a lost key is never silently replaced by a new one
        actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    assert not key_file.exists()
    key_file.write_bytes(key)
    assert actions.read_sender(denunciation.code, reason=REASON, by=keeper, at=at) == (DENOUNCER,)


def test_never_more_than_two_keepers(keeper: Actor, by: Actor, at: datetime) -> None:
    paper = directives.ours("8/QĐ-UBND", date(2026, 6, 9), by=by, at=at).code
    second, third = actor("committee_chair"), actor("committee_office")
    today = date(2026, 6, 10)
    actions.name_keeper(second.account_id or 0, document=paper, from_on=today, by=by, at=at)
    with pytest.raises(Refused, match="đủ 2 chức vụ"):
        actions.name_keeper(third.account_id or 0, document=paper, from_on=today, by=by, at=at)
    first = SealKeeper.objects.get(account_id=keeper.account_id)
    actions.end_keeper(first.code, to_on=today, by=by, at=at)
    actions.name_keeper(third.account_id or 0, document=paper, from_on=date(2026, 6, 11), by=by, at=at)
    assert queries.keeper_of(keeper.account_id, today) and not queries.keeper_of(keeper.account_id, date(2026, 6, 11))


@pytest.mark.parametrize("role", ["front", "village_head", "administrator", "party_office"])
def test_a_role_that_may_not_cannot_be_named(role: str, commune: object, by: Actor, at: datetime) -> None:
    paper = directives.ours("8/QĐ-UBND", date(2026, 6, 9), by=by, at=at).code
    with pytest.raises(Refused, match="không giữ chức vụ"):
        actions.name_keeper(actor(role).account_id or 0, document=paper, from_on=date(2026, 6, 10), by=by, at=at)


def test_what_turns_out_to_denounce_gives_its_sender_to_the_seal_out_of_the_history_too(
    commune: object, keeper: Actor, by: Actor, at: datetime
) -> None:
    letter = papers.receive(
        by=by,
        at=at,
        titled="recommendation",
        sender_name=DENOUNCER.full_name,
        sender_address=DENOUNCER.address,
        id_number=DENOUNCER.id_number,
        contact=DENOUNCER.contact,
    )
    day = at.date()
    with pytest.raises(Refused):
        papers_acts.classify(letter.code, papers.found("denunciation", day), papers.doing(day, by=by, at=at))
    actions.move_sender(letter.code, by=by, at=at)
    papers_acts.classify(letter.code, papers.found("denunciation", day), papers.doing(day, by=by, at=at))
    kept = whole_database()
    for value in ("Mộng Điệp", "Cồn Nổi", "031088777111", "0987 111 222"):
        assert value not in kept
    (opened,) = actions.read_sender(letter.code, reason=REASON, by=keeper, at=at)
    assert (opened.full_name, opened.id_number) == (DENOUNCER.full_name, DENOUNCER.id_number)
    assert history.verify()
    assert [fault for fault in doctor_checks.entries() if fault] == []


def test_a_changed_or_missing_note_is_found(denunciation: Petition, by: Actor, at: datetime) -> None:
    note = actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    assert [fault for fault in queries.problems() if fault] == []
    SealedSender.objects.filter(pk=note.pk).update(sealed=bytes(note.sealed)[:-1] + b"x")
    assert len([fault for fault in queries.problems() if fault]) == 2
    SealedSender.objects.filter(pk=note.pk).delete()
    (fault,) = [fault for fault in queries.problems() if fault]
    assert re.match(rf"{denunciation.code}: mất phần niêm phong", fault)


def test_the_accused_chair_reads_no_seal_though_he_is_a_keeper(denunciation: Petition, by: Actor, at: datetime) -> None:
    chair, day = actor("committee_chair"), at.date()
    deputy = account("committee_office")
    deputy.posts.update(title="Phó Chủ tịch UBND xã")
    paper = directives.ours("7/QĐ-UBND", day, by=by, at=at).code
    for one in (chair.account_id, deputy.pk):
        actions.name_keeper(one or 0, document=paper, from_on=day, by=by, at=at)
    actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    deputies = Actor(post="Phó Chủ tịch UBND xã", role="committee_office", account_id=deputy.pk)
    for leader in (chair, deputies):
        with pytest.raises(Refused, match="chưa phân loại"):
            actions.read_sender(denunciation.code, reason=REASON, by=leader, at=at)
        with pytest.raises(Refused, match="chưa phân loại"):
            papers_acts.assign(
                denunciation.code, papers.doing(day, by=by, at=at), post=leader.post, account_id=leader.account_id
            )
    doing = papers.doing(day, by=by, at=at)
    told = papers.found("denunciation", day, names_leaders=True, competence="higher")
    papers_acts.classify(denunciation.code, told, doing)
    for leader in (chair, deputies):
        assert is_barred(denunciation.code, leader.account_id or 0)
        with pytest.raises(Refused, match="Người bị tố cáo"):
            actions.read_sender(denunciation.code, reason=REASON, by=leader, at=at)
    # Who comes to the post after the letter was classified is no more told than who left it.
    fresh = account("party_office")
    fresh.posts.create(role="committee_chair", title="Chủ tịch UBND xã", from_on=day)
    later = Actor(post="Chủ tịch UBND xã", role="committee_chair", account_id=fresh.pk)
    assert not actions.verdict_of(Petition.objects.get(pk=denunciation.code), later, day)
    # It turns out that it accuses neither: then it was no bar of theirs.
    papers_acts.classify(denunciation.code, papers.found("denunciation", day), doing)
    assert not is_barred(denunciation.code, chair.account_id or 0)
    assert actions.read_sender(denunciation.code, reason=REASON, by=chair, at=at) == (DENOUNCER,)


def test_whom_the_sender_names_by_post_is_barred_before_anybody_reads_it(
    denunciation: Petition, keeper: Actor, by: Actor, at: datetime
) -> None:
    chair = actor("committee_chair")
    actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    actions.bar_by_post(denunciation.code, ["committee_chair", "petition_officer"], by=by, at=at)
    assert {bar.account_id for bar in denunciation.bars.all()} == {chair.account_id, keeper.account_id}
    with pytest.raises(Refused, match="Người bị tố cáo"):
        actions.read_sender(denunciation.code, reason=REASON, by=keeper, at=at)
    # An officer who does not tick that it names the leaders does not lift what its sender said.
    papers_acts.classify(
        denunciation.code, papers.found("denunciation", at.date()), papers.doing(at.date(), by=by, at=at)
    )
    assert is_barred(denunciation.code, chair.account_id or 0)
    complaint = papers.receive(by=by, at=at)
    with pytest.raises(Refused, match="không phải tố cáo"):
        actions.bar_by_post(complaint.code, ["committee_chair"], by=by, at=at)
