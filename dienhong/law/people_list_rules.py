"""What is wrong with a row of people_lists.toml, one Vietnamese line per fault."""

from __future__ import annotations

from typing import Any

from dienhong.law.data_rules import problems_in_dated
from dienhong.law.limit_table import limits

Row = dict[str, Any]
_KEYS = {"id", "vi", "content", "sector", "posting", "names", "must", "may", "results", "value", "checked"}


def problems_in_people_lists(table: Row, disclosure: Row) -> list[str]:
    """Faults of every kind of list: unknown keys, columns, contents, sectors, limits."""
    fields = {row["id"] for row in table["field"]}
    contents = {row["id"] for row in disclosure["content"]}
    sectors = {row["id"]: row["contents"] for row in disclosure["sector"]}
    known = {limit.id for limit in limits()}
    found: list[str] = []
    names = [row.get("id", "?") for row in table["list"]]
    found += ["people_lists: ghi hai lần"] if len(set(names)) != len(names) else []
    for row in table["list"]:
        name = f"people_lists {row.get('id', '?')}"
        found += [f"{name}: khóa lạ “{key}”" for key in row.keys() - _KEYS]
        found += problems_in_dated(name, row)
        found += [f"{name}: không có cột “{one}”" for one in (*row["must"], *row["may"]) if one not in fields]
        if row["content"] not in contents or row["content"] not in sectors.get(row["sector"], [row["content"]]):
            found.append(f"{name}: nội dung hoặc quy định riêng không có")
        if row["posting"] not in known:
            found.append(f"{name}: không có thời hạn “{row['posting']}”")
        if row["names"] not in ("full", "masked"):
            found.append(f"{name}: tên hiện thế nào?")
    return found
