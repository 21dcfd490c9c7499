"""Write docs/reference/ out of the program itself: law, roles, states, data dictionary, prefixes, commands.

`make docs` writes; a test fails when a page is stale.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dienhong.config.settings")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
REFERENCE = ROOT / "docs" / "reference"
OURS = "dienhong."


def pages() -> dict[str, str]:
    """File name → its text. Django must be set up."""
    return {
        "law.md": _page("Thời hạn và nghĩa vụ theo luật", _law()),
        "instruments.md": _page("Văn bản mà dữ liệu luật biết", _instruments()),
        "roles.md": _page("Vai trò và quyền", _roles()),
        "states.md": _page("Trạng thái và loại", _states()),
        "data.md": _page("Từ điển dữ liệu", _data()),
        "indicators.md": _page("Chỉ tiêu", _indicators()),
        "house-styles.md": _page("Thể thức văn bản", _house_styles()),
        "commands.md": _page("Dòng lệnh", _commands()),
    }


def main() -> None:
    """Write every page."""
    import django

    django.setup()
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf8")
        print(f"docs/reference/{name}")


def _page(title: str, lines: Iterator[str]) -> str:
    head = [f"# {title}", "", "Trang này do `make docs` viết ra từ chương trình; đừng sửa tay.", ""]
    return "\n".join([*head, *lines]).rstrip() + "\n"


def _row(*cells: object) -> str:
    shown = (str(cell if cell is not None else "").replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(shown)} |"


def _table(*headings: str) -> Iterator[str]:
    yield _row(*headings)
    yield _row(*("---" for _ in headings))


def _law() -> Iterator[str]:
    from dienhong.law.check import limits_report
    from dienhong.law.citations import cite_vi

    yield from _table("Thời hạn", "Tên", "Từ", "Số ngày", "Căn cứ", "Mức chắc chắn")
    for limit in limits_report():
        for value in limit["values"]:
            terms = value.get("earliest") or [value]
            days = "; ".join(f"{term['days']} {_count(term['count'])}" for term in terms)
            yield _row(f"`{limit['id']}`", limit["vi"], value["from"], days, cite_vi(value["cite"]), value["certainty"])


def _count(count: str) -> str:
    return "ngày làm việc" if count == "working" else "ngày"


def _instruments() -> Iterator[str]:
    from dienhong.law.instruments import instruments

    yield from _table("Số", "Tên", "Ban hành", "Hiệu lực từ", "đến", "Thay bằng", "Mức chắc chắn")
    for one in instruments():
        yield _row(
            one.number, one.title, one.signed_on, one.in_force_from, one.in_force_to, ", ".join(one.replaced_by), one.certainty
        )


def _roles() -> Iterator[str]:
    from dienhong.accounts.roles import roles

    for role in roles().values():
        yield f"## {role.vi} (`{role.key}`)"
        yield ""
        yield ", ".join(f"`{name}`" for name in sorted(role.may))
        yield ""


def _models() -> Iterator[type]:
    from django.apps import apps

    yield from (model for model in apps.get_models() if model.__module__.startswith(OURS))


def _states() -> Iterator[str]:
    from django.db.models import Field

    yield from _table("Cột", "Tên", "Giá trị")
    for model in _models():
        for field in model._meta.concrete_fields:  # type: ignore[attr-defined]
            if isinstance(field, Field) and field.choices:
                values = "; ".join(f"`{value}` {label}" for value, label in field.flatchoices if value)
                yield _row(f"{model._meta.label}.{field.name}", field.verbose_name, values)  # type: ignore[attr-defined]


def _data() -> Iterator[str]:
    from dienhong.privacy.classes import class_of
    from dienhong.records.entry import Record

    for model in _models():
        prefix = f", mã `{model.CODE_PREFIX}`" if issubclass(model, Record) else ""
        yield f"## {model._meta.label}{prefix}"  # type: ignore[attr-defined]
        yield ""
        yield (model.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
        yield ""
        yield from _table("Cột", "Tên", "Kiểu", "Ai xem")
        for field in model._meta.concrete_fields:  # type: ignore[attr-defined]
            yield _row(field.name, field.verbose_name, field.get_internal_type(), class_of(model, field.name))
        yield ""


def _indicators() -> Iterator[str]:
    from dienhong.indicators.definitions import catalogue
    from dienhong.law.citations import cite_vi

    yield from _table("Chỉ tiêu", "Tên", "Cách tính", "Đơn vị", "Định nghĩa", "Sổ phải khóa", "Căn cứ")
    for one in catalogue():
        cite = cite_vi(one.cite) if one.cite else ""
        yield _row(f"`{one.id}`", one.vi, one.how, one.unit, one.definition_vi, ", ".join(one.books), cite)


def _house_styles() -> Iterator[str]:
    from dienhong.documents.house_styles import explain, styles

    for style in styles():
        yield f"## {style.id}"
        yield ""
        yield from _table("Phần", "Khoản", "Giá trị", "Nguồn", "Mức chắc chắn")
        for row in explain(style):
            yield _row(row.section, row.key, row.value, row.source, row.certainty)
        yield ""


def _commands() -> Iterator[str]:
    import argparse

    from dienhong.ops.cli import parser

    os.environ["COLUMNS"] = "110"

    def walk(one: argparse.ArgumentParser) -> Iterator[str]:
        yield f"## `{one.prog}`"
        yield ""
        yield "```text"
        yield one.format_help().rstrip()
        yield "```"
        yield ""
        for action in one._actions:
            if isinstance(action, argparse._SubParsersAction):
                for inner in action.choices.values():
                    yield from walk(inner)

    yield from walk(parser())


if __name__ == "__main__":
    main()
