"""Every bad file is refused at every door in Vietnamese, or taken in right; none costs two seconds or 200 MB."""

import io
import json
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from dienhong.law.verdict import Refused
from dienhong.records import attachments
from dienhong.records.actor import Actor
from dienhong.records.models import Attachment
from tests.hostile.made_books import BAD

ROOT = Path(__file__).resolve().parents[2]
SECONDS, MEGABYTES = 2.0, 200.0  # of processor time, so that a busy machine fails nothing; of resident memory, all told
VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵằắẳẵặầấẩẫậềếểễệồốổỗộờớởỡợừứửữự]", re.IGNORECASE)
Row = dict[str, str | float]


@pytest.fixture(scope="module")
def measured() -> list[Row]:
    """What every door said of every file, in a process of its own."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.measure"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_eighty_bad_files_meet_five_doors(measured: list[Row]) -> None:
    assert len(BAD) >= 80
    assert {(row["file"], row["door"]) for row in measured if row["file"]} == {
        (key, door) for key in BAD for door in ("attach", "photo", "excel", "sheet", "search")
    }


def test_each_is_refused_in_vietnamese_or_taken_in_right(measured: list[Row]) -> None:
    wrong = []
    for row in measured:
        told, door = str(row["told"]), str(row["door"])
        if told and not VIETNAMESE.search(told):
            wrong.append(row)
        if door in ("attach", "photo", "excel", "sheet") and bool(told) == (door in BAD[str(row["file"])].passes):
            wrong.append(row)
    assert not wrong


def test_none_costs_much(measured: list[Row]) -> None:
    assert not [row for row in measured if float(row["seconds"]) >= SECONDS or float(row["megabytes"]) >= MEGABYTES]


@pytest.mark.parametrize("key", ["macros_renamed", "flat_bomb_in_a_document", "jpeg_cut_short", "empty_pdf"])
def test_what_is_refused_leaves_nothing(db: None, by: Actor, at: datetime, key: str) -> None:
    bad = BAD[key]
    with pytest.raises(Refused, match="chưa lưu"):
        attachments.attach("VB-2026-0001", bad.name, io.BytesIO(bad.make()), by=by, at=at)
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("name_in_pieces", "Báo cáo.pdf"),
        ("name_that_climbs", "passwd.pdf"),
        ("name_with_lines", "a Set-Cookie: x=1.pdf"),
    ],
)
def test_a_strange_name_is_kept_plain(db: None, by: Actor, at: datetime, key: str, kept: str) -> None:
    bad = BAD[key]
    assert attachments.attach("VB-2026-0001", bad.name, io.BytesIO(bad.make()), by=by, at=at).name == kept
