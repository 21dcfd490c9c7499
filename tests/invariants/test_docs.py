"""The glossary binds every word, the reference pages are the program's own, and the guides' pictures exist."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from django.apps import apps
from django.db.models import Field, Model

from dienhong.indicators.definitions import catalogue
from dienhong.records.entry import Record

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def reference() -> ModuleType:
    """scripts/reference.py as a module."""
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours() -> Iterator[type[Model]]:
    """The models of this program."""
    yield from (model for model in apps.get_models() if model.__module__.startswith("dienhong."))


def words() -> Iterator[tuple[str, str]]:
    """What the glossary binds: an identifier and the Vietnamese words a screen shows for it ('' where it shows none)."""
    for model in ours():
        yield model.__name__, model.REGISTER if issubclass(model, Record) else ""
        for field in model._meta.concrete_fields:
            if isinstance(field, Field) and field.choices:
                yield from ((str(value), str(label)) for value, label in field.flatchoices if value)
    yield from ((indicator.id, indicator.vi) for indicator in catalogue())


def test_the_glossary_binds_every_model_choice_and_indicator_to_its_words() -> None:
    rows = [line for line in (DOCS / "glossary.md").read_text(encoding="utf8").splitlines() if line.startswith("| ")]
    missing = {
        (name, shown)
        for name, shown in words()
        if not any(f"| `{name}` |" in row and row.casefold().startswith(f"| {shown}".casefold()) for row in rows)
    }
    assert not sorted(missing)


@pytest.mark.parametrize(
    "page", ["law", "disclosure", "instruments", "roles", "states", "data", "indicators", "house-styles", "commands"]
)
def test_reference_pages_are_fresh(page: str) -> None:
    name = f"{page}.md"
    assert (DOCS / "reference" / name).read_text(encoding="utf8") == reference().pages()[name], "run `make docs`"


def test_links_and_pictures_of_the_docs_exist() -> None:
    pages = [*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "README.vi.md", ROOT / "CONTRIBUTING.md"]
    for page in pages:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf8")):
            if not target.startswith(("http:", "https:")):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_setting_is_documented() -> None:
    settings = (ROOT / "dienhong/config/settings.py").read_text(encoding="utf8")
    documented = (ROOT / ".env.example").read_text(encoding="utf8")
    names = set(re.findall(r'environ\.get\("(DIENHONG_[A-Z_]+)"', settings))
    assert names and not sorted(name for name in names if name not in documented)
