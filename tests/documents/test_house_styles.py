"""House styles: every value cited and graded, the right ones offered on a day, nothing silently missing."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from dienhong.documents import house_styles
from dienhong.documents.house_styles import UnknownStyle, explain, style, styles, styles_on
from dienhong.law.certainty import Certainty

IDS = ["party/HD36", "party/HD05", "state/ND30"]


def test_there_are_three_and_the_default_of_a_system_comes_first() -> None:
    assert [s.id for s in styles()] == IDS
    for wrong in ("party/HD99", "party_HD36", "party/hd36", "../labels", ""):
        with pytest.raises(UnknownStyle):
            style(wrong)


@pytest.mark.parametrize(
    ("day", "system", "offered"),
    [
        (date(2018, 4, 2), "party", []),
        (date(2018, 4, 3), "party", ["party/HD36"]),
        (date(2026, 5, 26), "party", ["party/HD36"]),
        (date(2026, 5, 27), "party", ["party/HD36", "party/HD05"]),
        (date(2020, 3, 4), "state", []),
        (date(2026, 6, 12), "state", ["state/ND30"]),
    ],
)
def test_styles_on_a_day(day: date, system: house_styles.System, offered: list[str]) -> None:
    assert [s.id for s in styles_on(day, system)] == offered


@pytest.mark.parametrize("style_id", IDS)
def test_every_value_has_its_source_and_its_certainty(style_id: str) -> None:
    house = style(style_id)
    assert len(house.values) > 100
    for value in house.values:
        assert value.source.strip(), value
        assert isinstance(value.certainty, Certainty)
    listed = {(v.section, v.key): v.value for v in house.values}
    assert listed["page", "left_mm"] == house.page.left_mm == 30
    assert listed["body", "line"] == house.body.line


@pytest.mark.parametrize("style_id", IDS)
def test_no_source_is_listed_without_a_value_that_rests_on_it(style_id: str) -> None:
    path = house_styles.FOLDER / f"{style_id.replace('/', '_').lower()}.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    used = {entry["cite"] for section in data.values() if isinstance(section, dict) for entry in section.values()
            if isinstance(entry, dict)}  # fmt: skip
    assert set(data["cites"]) == used


def test_what_only_templates_say_is_never_called_verified() -> None:
    """The text of HD 05 has not been read by anybody who filled this file."""
    assert not [v for v in style("party/HD05").values if v.certainty is Certainty.VERIFIED]
    signer = next(v for v in style("party/HD36").values if (v.section, v.key) == ("signer_title", "face"))
    assert (signer.value, signer.others) == ("regular", ("bold",))
    assert not signer.certainty.is_firm


def test_the_form_of_each_system() -> None:
    party, later, state = (style(i) for i in IDS)
    assert party.on_behalf_of("Ban Thường vụ") == "T/M BAN THƯỜNG VỤ"
    assert state.on_behalf_of("Ủy ban nhân dân") == "TM. ỦY BAN NHÂN DÂN"
    assert (party.citation.before_date, state.citation.before_date) == (", ", " ")
    assert (party.recipients.separator, later.recipients.separator) == (",", ";")
    assert (party.ending.mark, later.ending.mark, state.ending.mark) == (".", ".", "./.")
    assert (party.number.cycle, state.number.cycle) == ("term", "year")
    assert (party.body.line_rule, later.body.line_rule, state.body.line_rule) == ("at_least", "exact", "multiple")
    assert party.text_width_twips == 9354


@pytest.mark.parametrize("style_id", IDS)
def test_the_reference_page_explains_every_value_in_vietnamese(style_id: str) -> None:
    rows = explain(style(style_id))
    assert len(rows) == len(style(style_id).values)
    assert all(row.section and row.key and row.value and row.source for row in rows)
    rule = next(row for row in rows if row.section == "Chữ ký")
    assert (rule.key, rule.value) == ("Số dòng trống để ký", "4")


def test_conflicts_and_ranges_are_told() -> None:
    rows = {(row.section, row.key): row for row in explain(style("party/HD05"))}
    began = rows["Hiệu lực", "Từ ngày"]
    assert (began.value, began.others) == ("27/05/2026", "nguồn khác: 12/01/2026")
    assert "không ghi ngày" in began.note
    rows = {(row.section, row.key): row for row in explain(style("state/ND30"))}
    assert rows["Khổ giấy và lề", "Lề trên (mm)"].others == "cho phép 20–25"
    assert rows["Nội dung", "Khoảng cách dòng"].others == "cho phép 1–1,5"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (('top_mm    = { value = 20, cite', 'top_mm    = { value = "20", cite'), "page.top_mm cannot be '20'"),
        (('face    = { value = "bold", cite = "PL3"', 'face    = { value = "fat", cite = "PL3"'), "cannot be 'fat'"),
        (('right_mm  = {', 'rihgt_mm  = {'), "must have exactly"),
        (('cite = "PL2"', 'cite = "PL9"'), "no source named PL9"),
        (('value = 15, range = [15, 16]', 'value = 17, range = [15, 16]'), "17 is outside"),
        (('certainty = "recalled", note', 'note'), "needs value, cite and certainty"),
        (('certainty = "verified"', 'certainty = "sure"'), "'sure' is not a valid Certainty"),
        (("[ending]", "[endings]"), "unknown section"),
    ],
)  # fmt: skip
def test_a_spoilt_file_is_refused(tmp_path: Path, spoil: tuple[str, str], told: str) -> None:
    text = (house_styles.FOLDER / "party_hd36.toml").read_text("utf-8")
    if spoil[0].startswith('certainty = "recalled"'):
        text = text.replace(
            'mark    = { value = ")", cite = "PL3", certainty = "recalled" }', 'mark = { value = ")", cite = "PL3" }'
        )
    else:
        assert spoil[0] in text
        text = text.replace(*spoil, 1)
    path = tmp_path / "party_spoilt.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError) as refused:
        house_styles._read(path)
    assert told in str(refused.value)
