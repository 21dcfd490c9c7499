"""Write docs/reference/ out of the program itself: law, roles, states, data dictionary, prefixes, commands.

`make docs` writes; a test fails when a page is stale.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dienhong.config.settings")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dienhong.law.certainty import Certainty  # noqa: E402 - after the path
from dienhong.law.dates_vi import date_vi  # noqa: E402

REFERENCE = ROOT / "docs" / "reference"
OURS = "dienhong."
READERS = {
    "public": "ai cũng xem được",
    "office": "cán bộ đọc sổ",
    "party": "Văn phòng Đảng ủy, cấp ủy",
    "personal": "nhận ra một người: cán bộ làm việc ấy",
    "secret": "không ai",
    "technical": "máy",
}
HOW = {"count": "đếm", "sum": "cộng", "ratio": "tỷ lệ"}


def pages() -> dict[str, str]:
    """File name → its text. Django must be set up."""
    return {
        "law.md": _page("Thời hạn và nghĩa vụ theo luật", _law()),
        "disclosure.md": _page("Nội dung và hình thức công khai", _disclosure()),
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
    return re.sub(r"\n{3,}", "\n\n", "\n".join([*head, *lines])).rstrip() + "\n"


def _row(*cells: object) -> str:
    shown = (str(cell if cell is not None else "").replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(shown)} |"


def _table(*headings: str) -> Iterator[str]:
    yield _row(*headings)
    yield _row(*("---" for _ in headings))


def _section(title: str, *headings: str) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from _table(*headings)


def _day(day: date | None) -> str:
    return date_vi(day) if day else ""


def _law() -> Iterator[str]:
    from dienhong.law.citations import cite_vi
    from dienhong.law.duties import duties
    from dienhong.law.limit_table import limits, walk
    from dienhong.law.quorums import quorum
    from dienhong.law.tables import read_table

    yield from _section("Thời hạn", "Tên", "Mã", "Từ", "Số ngày", "Căn cứ", "Mức chắc chắn")
    for limit in limits():
        for value in limit.versions:
            days = "; ".join(f"{term.days} {_count(term.count)}" for term in value.terms)
            yield _row(
                limit.vi, f"`{limit.id}`", _day(value.from_on), days, cite_vi(value.cite), value.certainty.label_vi
            )
    yield from _section("Việc phải làm đều", "Tên", "Mã", "Từ", "Mức", "Căn cứ", "Mức chắc chắn")
    for one in (version for versions in duties().values() for version in versions):
        row = (one.vi, f"`{one.id}`", _day(one.version_from), one.label_vi, cite_vi(one.cite))
        yield _row(*row, one.certainty.label_vi)
    yield from _section(
        "Số người dự và số người tán thành", "Tên", "Mã", "Từ", "Có mặt", "Tán thành", "Căn cứ", "Mức chắc chắn"
    )
    for name, found in walk(read_table("quorums.toml")):
        for start in sorted(value["from"] for value in found["value"]):
            rule = quorum(name, start)
            shares = (f"{rule.present.label_vi} {rule.entitled_vi}", rule.passes.label_vi if rule.passes else "")
            yield _row(rule.vi, f"`{name}`", _day(start), *shares, cite_vi(rule.cite), rule.certainty.label_vi)
    yield from _section(
        "Số người, số tiêu chí mà từ đó luật đòi hỏi khác", "Tên", "Mã", "Từ", "Số", "Căn cứ", "Mức chắc chắn"
    )
    for name, found in walk(read_table("thresholds.toml")):
        for value in found["value"]:
            grade = Certainty(value.get("certainty", found["checked"]["certainty"]))
            number = value.get("people", value.get("criteria"))
            row = (found["vi"], f"`{name}`", _day(value["from"]), number, cite_vi(value["cite"]))
            yield _row(*row, grade.label_vi)
    yield from _criteria()
    yield from _book_forms()


def _criteria() -> Iterator[str]:
    """Every list in its latest version; items of older versions stay in the data."""
    from dienhong.law.citations import cite_vi
    from dienhong.law.criteria import criteria_lists

    for name, versions in criteria_lists().items():
        latest = versions[-1]
        yield from ("", f"### {latest.vi} (từ {_day(latest.from_on)})", "", f"Mã danh mục: `{name}`.")
        if latest.note:
            yield latest.note
        yield ""
        yield from _table("Mục", "Mã", "Căn cứ", "Mức chắc chắn")
        for item in latest.items:
            yield _row(item.vi, f"`{item.key}`", cite_vi(item.cite), item.certainty.label_vi)


def _disclosure() -> Iterator[str]:
    """The matrix as it stands on the day its rows were checked last, its words, and the sector laws over it."""
    from dienhong.law import disclosure
    from dienhong.law.citations import cite_vi
    from dienhong.law.limit_table import limit

    on = max(checked.on for checked in disclosure.reviews().values())
    columns = disclosure.forms(on)
    yield f"Như luật đứng ngày {_day(on)}. “P” là niêm yết thường xuyên tại trụ sở; ô trống là hình thức được chọn thêm."
    yield from _section("Nội dung nào phải dùng hình thức nào", "Nội dung", *(form.vi for form in columns))
    short = {"mandatory": "bắt buộc", "if_exists": "nếu có", "own_law": "luật riêng", "optional": ""}
    for one in disclosure.contents(on):
        cells = disclosure.required(one.id, on)
        marks = ("P" if cell.permanent else short[cell.strength.value] for cell in cells)
        yield _row(f"{one.id} {one.short_vi}", *marks)
    yield from _section("Mười bốn nội dung", "Mã", "Nội dung", "Căn cứ", "Mức chắc chắn")
    for one in disclosure.contents(on):
        yield _row(one.id, one.vi, cite_vi(one.cite), one.certainty.label_vi)
    yield from _section("Mười hình thức", "Hình thức", "Mã", "Nói với người dân", "Căn cứ")
    for form in columns:
        yield _row(form.vi, f"`{form.id}`", form.plain_vi, cite_vi(form.cite))
    yield from _section(
        "Luật chuyên ngành đi trước", "Quy định", "Mã", "Nội dung", "Hạn đăng", "Niêm yết", "Căn cứ", "Mức chắc chắn"
    )
    for own in disclosure.sectors(on):
        told = (limit(name).vi if name else "" for name in (own.publish, own.stays))
        row = (own.vi, f"`{own.id}`", ", ".join(own.contents), *told)
        yield _row(*row, cite_vi(own.cite), own.certainty.label_vi)


def _book_forms() -> Iterator[str]:
    from dienhong.law.book_forms import forms_of
    from dienhong.law.check import read_forms
    from dienhong.law.citations import cite_vi

    for form in (form for name in read_forms() for form in forms_of(name)):
        until = f" đến {_day(form.to_on)}" if form.to_on else ""
        yield ""
        yield f"## {form.title}, {len(form.columns)} cột, từ {_day(form.from_on)}{until}"
        yield ""
        yield f"{cite_vi(form.cite)} ({form.certainty.label_vi})."
        yield ""
        yield from (
            f"{column.number}. {f'{column.group}: ' if column.group else ''}{column.title}" for column in form.columns
        )
        yield ""


def _count(count: str) -> str:
    return "ngày làm việc" if count == "working" else "ngày"


def _instruments() -> Iterator[str]:
    from dienhong.law.instruments import instruments

    yield from _table("Số", "Tên", "Ban hành", "Hiệu lực từ", "đến hết", "Thay bằng", "Mức chắc chắn")
    for one in instruments():
        days = (_day(one.signed_on), _day(one.in_force_from), _day(one.in_force_to))
        yield _row(one.number, one.title, *days, ", ".join(one.replaced_by), one.certainty.label_vi)


def _roles() -> Iterator[str]:
    from dienhong.accounts.roles import roles

    for role in roles().values():
        yield from _section(f"{role.vi} (`{role.key}`)", "Sổ, phần", "Quyền")
        areas = sorted({name.partition(".")[0] for name in role.may})
        for area in areas:
            acts = sorted(name.partition(".")[2] for name in role.may if name.startswith(f"{area}."))
            yield _row(f"`{area}`", ", ".join("mọi việc" if act == "*" else f"`{act}`" for act in acts))
        yield ""


def _models() -> Iterator[type]:
    from django.apps import apps

    yield from (model for model in apps.get_models() if model.__module__.startswith(OURS))


def _states() -> Iterator[str]:
    from django.apps import apps
    from django.db.models import Field

    for config in apps.get_app_configs():
        rows = [
            (model, field)
            for model in _models()
            for field in model._meta.concrete_fields  # type: ignore[attr-defined]
            if model._meta.app_config is config and isinstance(field, Field) and field.choices  # type: ignore[attr-defined]
        ]
        if rows:
            yield from _section(f"`{config.label}`", "Cột", "Tên", "Giá trị")
        for model, field in rows:
            values = "; ".join(f"`{value}` {label}" for value, label in field.flatchoices if value)
            yield _row(f"{model.__name__}.{field.name}", field.verbose_name, values)
        yield from _life(f"{config.name}.states")
        yield from _acts(f"{config.name}.papers.states")


def _acts(module: str) -> Iterator[str]:
    """The acts of a book whose states, owners and acts are one table, and their diagram."""
    from importlib import import_module
    from importlib.util import find_spec

    if not find_spec(module.rpartition(".")[0]) or not find_spec(module):
        return
    table = import_module(module)
    yield from _section("Đơn: trạng thái và người phải làm", "Trạng thái", "Mã", "Người phải làm", "Việc làm được")
    for state, owner in table.OWNERS.items():
        acts = ", ".join(row.vi.lower() for row in table.acts_from(state))
        yield _row(state.label, f"`{state.value}`", owner.vi if owner else "đã xong", acts)
    yield from _section("Đơn: việc làm và trạng thái", "Việc", "Mã", "Từ", "Thành", "Quyền")
    for row in table.TRANSITIONS.values():
        sources = ", ".join(state.label for state in table.State if state in row.sources)
        after = row.target.label if row.target else row.STAYS
        yield _row(row.vi, f"`{row.act}`", sources, after, f"`{row.permission}`")
    yield from ("", "```mermaid", "stateDiagram-v2")
    yield from (f"    {state.value}: {state.label}" for state in table.State)
    for row in table.TRANSITIONS.values():
        for state in (state for state in table.State if row.target and state in row.sources):
            yield f"    {state.value} --> {row.target.value}: {row.vi}"
    yield "```"


def _life(module: str) -> Iterator[str]:
    """A diagram of the states of a book whose entries have a life."""
    from importlib import import_module
    from importlib.util import find_spec

    table = getattr(import_module(module), "TRANSITIONS", {}) if find_spec(module) else {}
    if table:
        yield from ("", "```mermaid", "stateDiagram-v2")
        for state, ways in table.items():
            yield f"    {state.value}: {state.label}"
            yield from (f"    {state.value} --> {after.value}: {act}" for act, after in ways)
        yield "```"


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
            named = "" if field.verbose_name == field.name.replace("_", " ") else field.verbose_name
            yield _row(field.name, named, field.get_internal_type(), READERS[class_of(model, field.name).value])
        yield ""


def _indicators() -> Iterator[str]:
    from dienhong.indicators.definitions import catalogue
    from dienhong.law.citations import cite_vi

    yield from _table("Chỉ tiêu", "Tên", "Cách tính", "Đơn vị", "Định nghĩa", "Sổ phải khóa", "Căn cứ")
    for one in catalogue():
        cite = cite_vi(one.cite) if one.cite else ""
        yield _row(f"`{one.id}`", one.vi, HOW[one.how], one.unit, one.definition_vi, ", ".join(one.books), cite)


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
    """Not argparse's own help: its layout changes with the version of Python."""
    from dienhong.ops.cli import parser

    def walk(one: argparse.ArgumentParser) -> Iterator[str]:
        inner = [action for action in one._actions if isinstance(action, argparse._SubParsersAction)]
        given = [action for action in one._actions if action.dest != "help" and action not in inner]
        if not inner:
            names = " ".join(_argument(action) for action in given)
            yield from (f"## `{' '.join([one.prog, names]).strip()}`", "")
            yield from (*(one.description or "").splitlines(), "")
        if given:
            yield from _table("Tham số", "Nghĩa")
            yield from (_row(f"`{_argument(action).strip('[]')}`", action.help) for action in given)
            yield ""
        for each in (command for action in inner for command in dict(action.choices).values()):
            yield from walk(each)

    yield from (line.strip() for line in (parser().epilog or "").splitlines())
    yield ""
    yield from walk(parser())


def _argument(action: argparse.Action) -> str:
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return f"[{value}]" if action.nargs == "?" else value
    shown = action.option_strings[-1] if action.nargs == 0 else f"{action.option_strings[-1]} {value}"
    return shown if action.required else f"[{shown}]"


if __name__ == "__main__":
    main()
