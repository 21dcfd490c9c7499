"""Builds the files that other people made: Bootstrap's stylesheet and the typeface Be Vietnam Pro.

Third-party files are not committed; wheels carry them, and this step (part of ``make setup``) writes what a page
needs into a git-ignored folder served under ``vendor/``. It runs without Django: ``python -m dienhong.page.assets DIR``.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import shutil
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

#: Raised by hand when what this module writes changes, so that an old folder is rebuilt.
RECIPE = "7"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
#: Latin, Vietnamese (precomposed and combining) and the signs our pages print. One file a weight: a base letter
#: and its marks in two files would lose kerning, and every Vietnamese page needs both anyway.
UNICODES = (
    "U+20-7E, U+A0-FF, U+102-103, U+110-111, U+128-129, U+168-169, U+1A0-1A1, U+1AF-1B0, U+300-301, U+303, U+309, "
    "U+323, U+1EA0-1EF9, U+2010-2015, U+2018-201E, U+2020-2022, U+2026, U+2030, U+2032-2033, U+2039-203A, U+20AB, "
    "U+20AC, U+2212, U+2215, U+2260, U+2264-2265"
)
FEATURES = ["ccmp", "locl", "case", "kern", "mark", "mkmk"]
STAMP = "stamp.txt"
#: Advance of a tabular digit, in thousandths of the size: a little narrower than the zero, so that "11" does not gape.
TABULAR_WIDTH = 648


def build(target: Path) -> bool:
    """Write the assets into ``target``; False when they were there already, made by this recipe and these wheels."""
    stamp = _stamp()
    if (target / STAMP).is_file() and (target / STAMP).read_text(encoding="utf-8") == stamp:
        return False
    target.mkdir(parents=True, exist_ok=True)
    (target / STAMP).unlink(missing_ok=True)
    _bootstrap(_package("bootstrap"), target)
    _typeface(_package("fontpkg_be_vietnam_pro"), target)
    # Written last: an interrupted build leaves no stamp and is done again.
    (target / STAMP).write_text(stamp, encoding="utf-8")
    return True


def _stamp() -> str:
    wheels = ("bootstrap-wrapper", "fontpkg-be-vietnam-pro", "fonttools")
    return "\n".join([f"recipe {RECIPE}", *(f"{name} {importlib.metadata.version(name)}" for name in wheels)]) + "\n"


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"Thiếu gói {name}. Hãy chạy lại bước cài đặt: make setup", name=name)
    return Path(next(iter(spec.submodule_search_locations)))


def _bootstrap(package: Path, target: Path) -> None:
    css = (package / "css" / "bootstrap.min.css").read_text(encoding="utf-8")
    # The map is for developers of Bootstrap; a reference to an absent file stops collectstatic.
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    # Pictures inside the stylesheet would need "data:" in the content policy; our forms.css draws what we use.
    css = re.sub(r'url\("data:[^"]*"\)', "none", css)
    (target / "bootstrap.min.css").write_text(css, encoding="utf-8")
    shutil.copyfile(package / "LICENSE", target / "bootstrap-LICENSE.txt")


def _typeface(package: Path, target: Path) -> None:
    faces = []
    for weight, style in WEIGHTS.items():
        name = f"be-vietnam-pro-{weight}.woff2"
        _subset(package / "files" / f"BeVietnamPro-{style}.ttf", target / name)
        faces.append(
            '@font-face{font-family:"Be Vietnam Pro";font-style:normal;'
            f'font-weight:{weight};font-display:swap;src:url("{name}") format("woff2");unicode-range:{UNICODES}}}'
        )
    (target / "be-vietnam-pro.css").write_text("\n".join(faces) + "\n", encoding="utf-8")
    shutil.copyfile(package / "LICENSE", target / "be-vietnam-pro-OFL.txt")


def _subset(source: Path, target: Path) -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.layout_features = [*FEATURES, "tnum"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    options.flavor = "woff2"
    font = TTFont(source)
    _add_tabular_digits(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(UNICODES.replace(" ", "")))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def _add_tabular_digits(font: Any) -> None:
    """Give the typeface digits of one width under the feature ``tnum``: the wheel's version has none.

    A column of dates or counts must not dance. The new glyphs are the typeface's own digits, centred on one width;
    they stand in no kerning class.
    """
    from fontTools.ttLib.tables import otTables

    cmap, glyphs, metrics = font.getBestCmap(), font["glyf"], font["hmtx"]
    digits = [cmap[ord(digit)] for digit in "0123456789"]
    width = TABULAR_WIDTH
    for name in digits:
        advance, bearing = metrics[name]
        shift = (width - advance) // 2
        glyph = deepcopy(glyphs[name])
        if glyph.isComposite():
            for component in glyph.components:
                component.x += shift
        else:
            glyph.coordinates.translate((shift, 0))
        # Adding to the glyph table appends the name to the glyph order.
        glyphs[f"{name}.tnum"] = glyph
        glyph.recalcBounds(glyphs)
        metrics[f"{name}.tnum"] = (width, bearing + shift)

    single = otTables.SingleSubst()
    single.mapping = {name: f"{name}.tnum" for name in digits}
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable, lookup.SubTableCount = 1, 0, [single], 1
    table = font["GSUB"].table
    table.LookupList.Lookup.append(lookup)
    table.LookupList.LookupCount += 1

    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = "tnum", otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [table.LookupList.LookupCount - 1]
    record.Feature.LookupCount = 1
    # "tnum" sorts after every other feature of this typeface, as the format wants.
    table.FeatureList.FeatureRecord.append(record)
    table.FeatureList.FeatureCount += 1
    index = table.FeatureList.FeatureCount - 1
    for script in table.ScriptList.ScriptRecord:
        systems = [script.Script.DefaultLangSys, *(each.LangSys for each in script.Script.LangSysRecord)]
        for system in filter(None, systems):
            system.FeatureIndex.append(index)
            system.FeatureCount = len(system.FeatureIndex)


def main(arguments: list[str]) -> int:
    """Command line of the set-up step; writes one line, returns an exit status."""
    if len(arguments) != 1:
        print("Cách dùng: python -m dienhong.page.assets THƯ_MỤC", file=sys.stderr)
        return 2
    target = Path(arguments[0])
    print(f"{'đã dựng' if build(target) else 'đã có sẵn'}: {target}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
