"""The set-up step for other people's files: what it writes, that it is idempotent, what the typeface can do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from dienhong.page import assets

VIETNAMESE = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("assets") / "vendor"
    assert assets.build(target) is True
    return target


def test_second_run_writes_nothing(built: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in built.iterdir()}
    assert assets.build(built) is False
    assert {file: file.stat().st_mtime_ns for file in built.iterdir()} == before


def test_an_interrupted_or_older_build_is_done_again(built: Path) -> None:
    (built / assets.STAMP).write_text("recipe 0\n", encoding="utf-8")
    assert assets.build(built) is True


def test_licences_travel_with_the_files(built: Path) -> None:
    assert "SIL OPEN FONT LICENSE" in (built / "be-vietnam-pro-OFL.txt").read_text(encoding="utf-8")
    assert "MIT" in (built / "bootstrap-LICENSE.txt").read_text(encoding="utf-8")


def test_stylesheet_asks_for_nothing_a_strict_policy_forbids(built: Path) -> None:
    css = (built / "bootstrap.min.css").read_text(encoding="utf-8")
    assert "Bootstrap  v5.3" in css[:120] or "Bootstrap v5.3" in css[:120].replace("  ", " ")
    assert "url(" not in css.replace("url()", "")
    assert "sourceMappingURL" not in css


def test_all_weights_are_declared_and_small(built: Path) -> None:
    css = (built / "be-vietnam-pro.css").read_text(encoding="utf-8")
    named = re.findall(r'url\("([^"]+)"\)', css)
    assert [built / name for name in named] == sorted(built.glob("*.woff2"))
    assert len(named) == 4
    # The public home page has 200 kB for everything; three weights are what it uses.
    assert sum((built / name).stat().st_size for name in named) < 80_000


@pytest.mark.parametrize("weight", sorted(assets.WEIGHTS))
def test_each_weight_covers_vietnamese_with_its_marks(built: Path, weight: int) -> None:
    font = TTFont(built / f"be-vietnam-pro-{weight}.woff2")
    missing = [letter for letter in VIETNAMESE + "₫–“”…×≥" if ord(letter) not in font.getBestCmap()]
    assert not missing
    positioned = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert {"kern", "mark", "mkmk"} <= positioned


@pytest.mark.parametrize("weight", sorted(assets.WEIGHTS))
def test_tabular_digits_have_one_width_and_keep_their_ink_inside(built: Path, weight: int) -> None:
    font = TTFont(built / f"be-vietnam-pro-{weight}.woff2")
    table = font["GSUB"].table
    records = [record for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"]
    assert len(records) == 1
    subtable = table.LookupList.Lookup[records[0].Feature.LookupListIndex[0]].SubTable[0]
    mapping = getattr(subtable, "ExtSubTable", subtable).mapping
    digits = [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
    tabular = [mapping[name] for name in digits]
    assert {font["hmtx"][name][0] for name in tabular} == {assets.TABULAR_WIDTH}
    for name in tabular:
        glyph = font["glyf"][name]
        assert 0 <= glyph.xMin < glyph.xMax <= assets.TABULAR_WIDTH
    for script in table.ScriptList.ScriptRecord:
        index = table.FeatureList.FeatureRecord.index(records[0])
        assert index in script.Script.DefaultLangSys.FeatureIndex


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert assets.main([]) == 2
    assert "Cách dùng" in capsys.readouterr().err
    monkeypatch.setattr(assets, "_package", lambda name: (_ for _ in ()).throw(ModuleNotFoundError(name)))
    with pytest.raises(ModuleNotFoundError):
        assets.main([str(tmp_path / "x")])
    assert not (tmp_path / "x" / assets.STAMP).exists(), "a failed build must leave no stamp"
