"""Whoever changes the database past the program is found by `doctor`, which names the first bad place.

Each attack is made on a file of its own, with SQL, by one who knows the schema. See `ops/doctor.py` for what is proved.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.server import BIN, ROOT, environment
from tests.loaded import loaded
from tests.resilience.attacker import change, cut, database, key_of, rechain, renumber
from tests.resilience.prepared import EARLY, LATE

__all__ = ["loaded"]
VALUES = "records_eventvalues"
FROZEN = "BC-2026-0001"
COPIED = "(select max(seq) from records_event)"


@pytest.fixture(scope="module")
def kept(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, and on top of it one of everything that doctor looks at. Copied, never written to."""
    data = tmp_path_factory.mktemp("tampering") / "data"
    shutil.copytree(loaded, data)
    prepare = [sys.executable, "-m", "tests.resilience.prepared", str(data)]
    subprocess.run(prepare, env=environment(data), cwd=ROOT, check=True, capture_output=True)
    return data


@pytest.fixture
def data(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "data"))


def doctor(data: Path, *heads: str) -> tuple[int, list[str]]:
    """Exit status of `dienhong doctor` and the faults it names, in order."""
    asked = [argument for head in heads for argument in ("--head", str(data / head))]
    command = [str(BIN / "dienhong"), "doctor", *asked]
    done = subprocess.run(command, env=environment(data), cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, [line[4:] for line in done.stdout.splitlines() if line.startswith("  ✗ ")]


def seqs(data: Path, name: str) -> list[int]:
    """Up to which event each head kept outside tells."""
    return [json.loads(line)["seq"] for line in (data / name).read_text(encoding="utf8").splitlines()]


def test_what_only_the_program_wrote_is_whole(data: Path) -> None:
    assert doctor(data, EARLY, LATE) == (0, [])


EDITS: dict[str, tuple[tuple[str, ...], str]] = {
    "an event's verb": (("update records_event set verb='correct' where seq=40",), "sự kiện 40 ("),
    "an event's instant": (("update records_event set at='2025-01-01 00:00:00' where seq=41",), "sự kiện 41 ("),
    "the same instant spelled otherwise": (("update records_event set at=at||'.000000' where seq=41",), "sự kiện 41 ("),
    "an event's post": (("update records_event set post='Người khác' where seq=42",), "sự kiện 42 ("),
    "an event's role": (("update records_event set role='chair' where seq=43",), "sự kiện 43 ("),
    "an event's code": (("update records_event set code='TCD-2026-0001' where seq=44",), "sự kiện 44 ("),
    "an event's values": ((f"update {VALUES} set values_json='{{}}' where event_id=45",), "sự kiện 45 ("),
    "an event's values are gone": ((f"delete from {VALUES} where event_id=46",), "sự kiện 46 ("),
    "an event is deleted": (
        ("delete from records_event where seq=50", f"delete from {VALUES} where event_id=50"),
        "sự kiện 51 (",
    ),
    "two events are swapped": (
        (
            "update records_event set seq=9060 where seq=60",
            "update records_event set seq=60 where seq=61",
            "update records_event set seq=61 where seq=9060",
        ),
        "sự kiện 60 (",
    ),
    "values erased to hide them": (
        (f"update {VALUES} set values_json='', erased_at='2026-06-01', erase_reason='Theo yêu cầu' where event_id=70",),
        "sự kiện 70 (",
    ),
    "a date": (
        ("update petitions_reception set held_on='2026-06-05' where code='TCD-2026-0003'",),
        "TCD-2026-0003: khác lịch sử ở held_on",
    ),
    "a date no program would write": (
        ("update petitions_reception set held_on='2026-13-45' where code='TCD-2026-0004'",),
        "TCD-2026-0004: có giá trị không đọc được",
    ),
    "a column of an entry of which something was erased": (
        (
            "update commune_unit set from_on='2026-01-01' where code=(select code from records_event where verb='erase')",
        ),
        "khác lịch sử ở from_on",
    ),
    "the instant of recording": (
        ("update petitions_reception set recorded_at='2026-01-01 00:00:00' where code='TCD-2026-0005'",),
        "TCD-2026-0005: khác lịch sử ở lúc ghi",
    ),
    "the count of acts": (
        ("update petitions_reception set revision=1 where code='TCD-2026-0003'",),
        "TCD-2026-0003: khác lịch sử ở lần sửa",
    ),
    "the mark of lateness": (
        ("update petitions_reception set late_after='' where code='TCD-2026-0003'",),
        "TCD-2026-0003: khác lịch sử ở dấu ghi sau khi khóa sổ",
    ),
    "un-voided": (
        ("update petitions_reception set voided_at=null, void_reason='' where code='TCD-2026-0007'",),
        "TCD-2026-0007: khác lịch sử ở việc hủy",
    ),
    "voided past the program": (
        ("update petitions_reception set voided_at='2026-06-01' where code='TCD-2026-0004'",),
        "TCD-2026-0004: khác lịch sử ở việc hủy",
    ),
    "the reason of a voiding": (
        ("update petitions_reception set void_reason='Theo chỉ đạo' where code='TCD-2026-0007'",),
        "TCD-2026-0007: khác lịch sử ở lý do hủy",
    ),
    "a visit": (
        ("update petitions_visit set content='Việc khác' where reception_id='TCD-2026-0002' and \"order\"=1",),
        "TCD-2026-0002: khác lịch sử ở visits",
    ),
    "a visit is deleted": (
        ("delete from petitions_visit where reception_id='TCD-2026-0002' and \"order\"=1",),
        "TCD-2026-0002: khác lịch sử ở visits",
    ),
    "all visits are deleted": (
        ("delete from petitions_visit where reception_id='TCD-2026-0002'",),
        "TCD-2026-0002: khác lịch sử ở visits",
    ),
    "a finding": (
        ("update supervision_finding set correct_by='2027-01-01' where id=(select min(id) from supervision_finding)",),
        "khác lịch sử ở findings",
    ),
    "an officer's term": (
        ("update commune_membership set to_on='2026-01-01' where id=(select min(id) from commune_membership)",),
        "khác lịch sử ở memberships",
    ),
    "a section of a report": (
        (f"delete from reports_section where report_id='{FROZEN}' and key='II.1'",),
        "section II.1",
    ),
    "a closing's days": (
        ("update records_closing set from_on='2025-01-01' where code='KSO-2026-0004'",),
        "KSO-2026-0004: khác lịch sử ở from_on",
    ),
    "a closing's count": (
        ("update records_closing set entries=entries+1 where code='KSO-2026-0004'",),
        "KSO-2026-0004: khác lịch sử ở entries",
    ),
    "an entry is deleted": (
        (
            "delete from petitions_visit where reception_id='TCD-2026-0023'",
            "delete from petitions_reception where code='TCD-2026-0023'",
        ),
        "mã TCD-2026-0023 không có trong sổ",
    ),
    "an entry without an event": (
        (
            "create temporary table one as select * from petitions_reception where code='TCD-2026-0001'",
            "update one set code='TCD-2026-0024', code_number=24",
            "insert into petitions_reception select * from one",
            "update records_codecounter set last=24 where prefix='TCD'",
        ),
        "TCD-2026-0024: không có lịch sử",
    ),
    "a counter set back": (
        ("update records_codecounter set last=last-1 where prefix='TCD'",),
        "số đếm mã TCD-2026 là 22",
    ),
    "a counter set forward": (
        ("update records_codecounter set last=last+1 where prefix='TCD'",),
        "số đếm mã TCD-2026 là 24",
    ),
    "a paper's row points to another file": (
        (
            "update records_attachment set sha256=(select sha256 from records_attachment where name='phu-luc.pdf') "
            "where name='ke-hoach.pdf'",
        ),
        "VB-2026-0001: khác lịch sử ở tệp đính kèm",
    ),
    "a paper's row is deleted": (
        ("delete from records_attachment where name='phu-luc.pdf'",),
        "VB-2026-0001: khác lịch sử ở tệp đính kèm",
    ),
    "a post's role": (
        ("update accounts_post set role='party_office' where id=(select max(id) from accounts_post)",),
        "khác lịch sử ở posts",
    ),
    "a post's term": (
        ("update accounts_post set to_on='2030-01-01' where id=(select min(id) from accounts_post)",),
        "khác lịch sử ở posts",
    ),
    "an account more": (
        (
            "insert into accounts_account (username, name, email, password, is_active, is_demo, session_salt) "
            "values ('moi', 'Người mới', '', '!', 1, 0, '')",
        ),
        "tài khoản “moi”: không có lịch sử",
    ),
    "a frozen report's paper": (
        ("update reports_frozentext set paper_json=replace(paper_json, '2026', '2027')",),
        f"{FROZEN}: nội dung đã chốt bị sửa",
    ),
    "a frozen report's sections": (
        ("update reports_frozentext set sections_json=replace(sections_json, '2026', '2027')",),
        f"{FROZEN}: các mục đã chốt bị sửa",
    ),
    "the head a report was frozen with": (
        ("update reports_report set head_hash=(select hash from records_event where seq=9)",),
        f"{FROZEN}: khác lịch sử ở head_hash",
    ),
    "a frozen figure": (
        ("update indicators_figure set value=value+1 where key='petitions.receptions_held'",),
        "nội dung đã chốt bị sửa sau khi chốt",
    ),
    "the evidence of a figure": (
        (
            "update indicators_evidence set packed=(select packed from indicators_evidence order by count desc) "
            "where figure_id=(select code from indicators_figure where key='petitions.receptions_held')",
        ),
        "không khớp mã băm đã chốt",
    ),
}


@pytest.mark.parametrize("attack", EDITS, ids=list(EDITS))
def test_a_change_past_the_program_is_named(data: Path, attack: str) -> None:
    statements, place = EDITS[attack]
    with database(data) as opened:
        for statement in statements:
            hit = opened.execute(statement).rowcount
            assert hit > 0 or statement.startswith("create"), statement
    status, faults = doctor(data)
    assert status == 1
    assert any(place in fault for fault in faults), faults


def test_the_first_bad_place_comes_first(data: Path) -> None:
    change(data, "update records_event set post='Người khác' where seq in (30, 90, 400)")
    assert doctor(data)[1][0].startswith("sự kiện 30 (")


def test_a_swapped_file_is_named(data: Path) -> None:
    stored = sorted(path for path in (data / "files").rglob("*") if path.is_file())
    stored[0].write_bytes(b"%PDF-1.7 khac")
    status, faults = doctor(data)
    assert (status, len(faults)) == (1, 1) and "đã bị sửa" in faults[0]
    stored[0].unlink()
    assert "mất tệp" in doctor(data)[1][0]


def insert_copy(data: Path, seq: int) -> None:
    """An event that was, told once more at the end: its values and their digest are right."""
    change(
        data,
        f"insert into records_event select {COPIED}+1, code, verb, at, post, role, digest, previous, hash "
        f"from records_event where seq={seq}",
        f"insert into {VALUES} select {COPIED}, values_json, erased_at, erase_reason from {VALUES} where event_id={seq}",
    )


def without(data: Path, seq: int) -> None:
    """Take one event out and close the gap."""
    change(data, f"delete from records_event where seq={seq}", f"delete from {VALUES} where event_id={seq}")
    renumber(data, seq)


def as_another(data: Path, seq: int) -> None:
    """Say that another post did it."""
    change(data, f"update records_event set post='Người khác' where seq={seq}")


@pytest.mark.parametrize("attack", [insert_copy, without, as_another])
def test_a_chain_written_anew_without_the_key_is_named(data: Path, attack: Callable[[Path, int], None]) -> None:
    attack(data, 100)
    start = seqs(data, LATE)[-1] + 1 if attack is insert_copy else 100
    rechain(data, start, key=None)
    status, faults = doctor(data)
    assert status == 1 and faults[0].startswith(f"sự kiện {start} (")


def test_an_event_of_ones_own_needs_the_key(data: Path) -> None:
    insert_copy(data, 100)
    change(data, f'update {VALUES} set values_json=\'{{"note":["","Bịa"]}}\' where event_id={COPIED}')
    rechain(data, seqs(data, LATE)[-1] + 1, key=None)
    assert [fault for fault in doctor(data)[1] if "giá trị đã bị sửa" in fault]


def test_nobody_without_the_key_claims_that_the_chain_began_unkeyed(data: Path) -> None:
    as_another(data, 100)
    rechain(data, 2, key=None)
    change(data, "update records_chainhead set plain_until=seq, plain_seal=hash")
    status, faults = doctor(data)
    assert status == 1 and any("dấu đóng khi nâng cấp không khớp" in fault for fault in faults)


def test_with_the_key_a_chain_written_anew_is_named_by_the_head_outside(data: Path) -> None:
    (early,), (late, _) = seqs(data, EARLY), seqs(data, LATE)
    changed = late - 2
    as_another(data, changed)
    rechain(data, changed, key=key_of(data))
    assert doctor(data, EARLY)[0] == 1, "the head a frozen report keeps is no longer that of the chain"
    _, faults = doctor(data, EARLY, LATE)
    assert [fault for fault in faults if f"từ sự kiện {early + 1} đến {late} đã bị viết lại" in fault], faults


def test_a_cut_tail_is_named_by_the_head_outside(data: Path) -> None:
    with database(data) as opened:
        opened.execute("delete from reports_frozentext")
    left = seqs(data, LATE)[0] + 2
    cut(data, left)
    _, faults = doctor(data, LATE)
    assert [fault for fault in faults if f"chuỗi nay chỉ đến sự kiện {left}" in fault], faults


def test_yesterdays_backup_is_whole_and_named_by_the_head_outside(loaded: Path, data: Path) -> None:
    yesterday = loaded / "dienhong.sqlite3"
    for part in data.glob("dienhong.sqlite3*"):
        part.unlink()
    shutil.copy(yesterday, data / "dienhong.sqlite3")
    shutil.rmtree(data / "files")
    assert doctor(data, EARLY) == (0, []), "by itself it is whole"
    status, faults = doctor(data, EARLY, LATE)
    assert status == 1
    (early,) = seqs(data, EARLY)
    assert faults[0].endswith(f"chuỗi nay chỉ đến sự kiện {early}; phần sau đã bị cắt hoặc dữ liệu bị đưa về bản cũ")


def test_a_file_of_heads_that_is_missing_or_damaged_is_told(data: Path) -> None:
    (data / "damaged.jsonl").write_text((data / LATE).read_text(encoding="utf8") + "?\n", encoding="utf8")
    assert doctor(data, "damaged.jsonl") == (1, ["damaged.jsonl: không đọc được dòng 3"])
    command = [str(BIN / "dienhong"), "doctor", "--head", str(data / "khong-co")]
    done = subprocess.run(command, env=environment(data), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "Chưa kiểm tra gì" in done.stderr
