"""`dienhong law …` and the help: what is printed, what is refused, and that nothing is printed half."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from dienhong.law.limits import due
from dienhong.ops.cli import BAD_INPUT, main, parser


def test_one_due_date_with_its_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "due", "petitions.complaint.accept", "--from", "30/6/2026"]) == 0
    told = capsys.readouterr().out
    assert "10/7/2026" in told and "Điều 27 Luật Khiếu nại" in told and "01/7/2012" in told


def test_json_carries_both_terms_after_the_first_of_july(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "due", "petitions.complaint.accept", "--from", "2026-07-01", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["due"] == "2026-07-10" and told["certainty"] == "inference"
    assert [one["cite"] for one in told["alternatives"]] == ["155/2026/NĐ-CP art 10", "02/2011/QH13 art 27"]


def test_a_table_comes_out_row_by_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("petitions.complaint.accept", "2026-04-20"), ("petitions.reception.reply", "2026-02-10")]
    file = tmp_path / "in.csv"
    file.write_text("limit,from\n" + "\n".join(",".join(row) for row in rows), encoding="utf-8-sig")
    assert main(["law", "due", "--csv", str(file)]) == 0
    out = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["limit"], row["from"]) for row in out] == rows
    for row in out:
        answer = due(row["limit"], date.fromisoformat(row["from"]))
        assert (row["due"], row["rule"], row["cite"], row["count"]) == (
            answer.due.isoformat(),
            answer.rule,
            answer.cite,
            answer.count,
        )
    # Ten days from 20/4 end on 30/4, a day off: the skipped column says where the date moved.
    assert "2026-04-30" in out[0]["skipped"] and out[0]["due"] == "2026-05-04"
    assert out[1]["skipped"].count(";") == 10


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("limit,from\npetitions.complaint.accept,2026-02-30\n", "dòng 2: Không có ngày 30/02/2026"),
        ("limit,from\npetitions.complaint.accept,2026-06-01\nx.y,2026-06-01\n", "dòng 3: Không có thời hạn nào tên"),
        ("id,from\na,b\n", "thiếu cột limit"),
    ],
)
def test_a_bad_table_is_refused_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    file = tmp_path / "in.csv"
    file.write_text(text, encoding="utf8")
    assert main(["law", "due", "--csv", str(file)]) == BAD_INPUT
    told = capsys.readouterr()
    assert told.out == "" and words in told.err


def test_a_wrong_name_offers_the_right_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "due", "petitions.complaint.accep", "--from", "2026-06-01"]) == BAD_INPUT
    assert "petitions.complaint.accept" in capsys.readouterr().err


def test_check_names_every_limit_and_instrument_with_its_certainty(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "check", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    for limit in told["limits"]:
        assert limit["id"] and limit["cite"] and limit["certainty"] and limit["values"]
    numbers = {one["number"]: one for one in told["instruments"]}
    assert numbers["97/2025/QH15"]["certainty"] == "verified"
    assert numbers["38/2022/NĐ-CP"]["status"] == "expired"
    assert main(["law", "check"]) == 0


def test_help_speaks_both_languages() -> None:
    told = parser().format_help()
    assert "sổ của việc thực hiện dân chủ ở cơ sở" in told and "grassroots democracy" in told
