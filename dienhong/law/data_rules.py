"""What a legal value must carry before it may be used: article, dates, reviewer, grade. One Vietnamese line per fault.

These look at the rows as they stand in TOML, so that a broken row is described instead of failing to load.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, get_args

from dienhong.law.certainty import Certainty
from dienhong.law.citations import Citation, CitationError
from dienhong.law.counting import Count
from dienhong.law.duties import Per
from dienhong.law.instruments import status_on
from dienhong.law.limit_table import Binds, Kind, limits
from dienhong.law.quorums import Rule

Row = dict[str, Any]
UNSEEN = "chưa rõ"
_LIMIT_KEYS = {"vi", "starts", "starts_vi", "chosen_by", "kind", "binds", "extends", "value", "checked"}
_VERSION_KEYS = {"from", "to", "days", "count", "cite", "earliest", "certainty", "source"}
_CRITERIA_KEYS = {"vi", "value", "items", "checked"}
_ITEM_KEYS = {"key", "vi", "cite", "certainty", "written", "form", "limit", "note"}
_DUTY_KEYS = {"id", "vi", "unit_vi", "value", "checked"}
_INSTRUMENT_TEXTS = ("number", "kind_vi", "title", "issuer", "source")


def problems_in_limit(name: str, row: Row) -> list[str]:
    """Faults of one time limit."""
    found = [f"{name}: khóa lạ “{key}”" for key in row.keys() - _LIMIT_KEYS]
    found += [f"{name}: thiếu {key}" for key in ("vi", "starts", "starts_vi") if not row.get(key)]
    if row.get("kind", "deadline") not in get_args(Kind):
        found.append(f"{name}: loại thời hạn “{row['kind']}” không có")
    if row.get("binds", "authority") not in get_args(Binds):
        found.append(f"{name}: bên chịu thời hạn “{row['binds']}” không có")
    found += _checked(name, row.get("checked"))
    found += _versions(name, row)
    for entry in _entries(row):
        found += [f"{name}: khóa lạ “{key}”" for key in entry.keys() - _VERSION_KEYS]
        terms = entry.get("earliest", [entry])
        if "earliest" in entry and (len(terms) < 2 or "days" in entry):
            found.append(f"{name}: earliest phải có ít nhất hai hạn và không kèm days")
        for term in terms:
            found += _term(name, term, entry.get("from"))
    return found


def problems_in_duty(row: Row) -> list[str]:
    """Faults of one duty with a frequency."""
    name = f"duty {row.get('id', '?')}"
    found = [f"{name}: khóa lạ “{key}”" for key in row.keys() - _DUTY_KEYS]
    found += [f"{name}: thiếu {key}" for key in ("id", "vi", "unit_vi") if not row.get(key)]
    found += [*_checked(name, row.get("checked")), *_versions(name, row)]
    for entry in _entries(row):
        if not _positive(entry.get("times")) or entry.get("per") not in get_args(Per):
            found.append(f"{name}: thiếu số lần hoặc kỳ")
        found += _cite(name, entry.get("cite"), entry.get("from"))
    return found


def problems_in_threshold(name: str, row: Row) -> list[str]:
    """Faults of one number of persons, or of criteria; bands follow each other from the number on without a gap."""
    found = [f"{name}: thiếu vi"] if not row.get("vi") else []
    found += [*_checked(name, row.get("checked")), *_versions(name, row)]
    for entry in _entries(row):
        if ("people" in entry) == ("criteria" in entry) or not _positive(entry.get("people", entry.get("criteria"))):
            found.append(f"{name}: số người (hoặc số tiêu chí) phải là số nguyên dương")
        found += _bands(name, entry)
        found += _cite(name, entry.get("cite"), entry.get("from"))
    return found


def problems_in_criteria(name: str, row: Row) -> list[str]:
    """Faults of one list of criteria; every version has items, shared or its own, each with a key of its own."""
    found = [f"{name}: khóa lạ “{key}”" for key in row.keys() - _CRITERIA_KEYS]
    found += [] if row.get("vi") else [f"{name}: thiếu vi"]
    found += [*_checked(name, row.get("checked")), *_versions(name, row)]
    for entry in _entries(row):
        found += _cite(name, entry.get("cite"), entry.get("from"))
        items: list[Row] = entry.get("items") or row.get("items") or []
        keys = [item.get("key") for item in items]
        if not items or not all(keys) or len(set(keys)) != len(keys):
            found.append(f"{name}: không có mục, hoặc mục thiếu khóa hay trùng khóa")
        for item in items:
            found += _criterion(f"{name} ({item.get('key', '?')})", item, entry.get("from"))
    return found


def problems_in_dated(name: str, row: Row) -> list[str]:
    """Faults that any dated row may have: no words, no reviewer, versions that overlap, a citation that does not hold."""
    found = [] if row.get("vi") else [f"{name}: thiếu vi"]
    found += [*_checked(name, row.get("checked")), *_versions(name, row)]
    for entry in _entries(row):
        found += _cite(name, entry.get("cite"), entry.get("from"))
    return found


def problems_in_closing_day(name: str, row: Row) -> list[str]:
    """Faults of the day on which the data of a report close: a day that every month has."""
    found = [f"{name}: thiếu vi"] if not row.get("vi") else []
    found += [*_checked(name, row.get("checked")), *_versions(name, row)]
    for entry in _entries(row):
        day = entry.get("closing_day")
        found += [] if _positive(day) and day in range(1, 28) else [f"{name}: ngày chốt phải là ngày 1 đến 27"]
        found += _cite(name, entry.get("cite"), entry.get("from"))
    return found


def problems_in_quorum(name: str, row: Row) -> list[str]:
    """Faults of the shares a meeting needs: proper fractions with a rule, never decimals."""
    found = [f"{name}: thiếu {key}" for key in ("vi", "entitled_vi") if not row.get(key)]
    found += [*_checked(name, row.get("checked")), *_versions(name, row)]
    for entry in _entries(row):
        found += _cite(name, entry.get("cite"), entry.get("from"))
        for key in ("present", "passes"):
            if key in entry or key == "present":
                found += _share(f"{name} ({key})", entry.get(key))
    return found


def problems_in_validity(name: str, row: Row) -> list[str]:
    """Faults of how long something signed stays good."""
    found = [] if row.get("vi") else [f"{name}: thiếu vi"]
    found += [*_checked(name, row.get("checked")), *_versions(name, row)]
    for entry in _entries(row):
        found += _cite(name, entry.get("cite"), entry.get("from"))
        if not isinstance(entry.get("months"), int) or entry["months"] < 1:
            found.append(f"{name}: số tháng phải là số nguyên dương")
    return found


def problems_in_instrument(row: Row, table_checked: object = None) -> list[str]:
    """Faults of one instrument; a row without `checked` takes that of its table."""
    name = f"instrument {row.get('number', '?')}"
    found = [f"{name}: thiếu {key}" for key in _INSTRUMENT_TEXTS if not row.get(key)]
    found += _grade(name, row.get("certainty"))
    found += _reviewer(name, row.get("checked", table_checked))
    begins, ends = row.get("in_force_from"), row.get("in_force_to")
    if ends is not None and (begins is None or ends < begins):
        found.append(f"{name}: ngày hết hiệu lực không khớp ngày có hiệu lực")
    if row.get("replaced_by") and ends is None:
        found.append(f"{name}: có văn bản thay thế nhưng không có ngày hết hiệu lực")
    if begins is None and not row.get("note") and row.get("seen_in_force_on") is None:
        found.append(f"{name}: không có ngày hiệu lực thì phải ghi rõ lý do trong note")
    for change in row.get("amended_by", []):
        if not change.get("number") or not isinstance(change.get("on"), date):
            found.append(f"{name}: lần sửa đổi thiếu số hiệu hoặc ngày có hiệu lực")
        found += _grade(name, change["certainty"]) if "certainty" in change else []
    for field, grade in row.get("less_sure", {}).items():
        found += _grade(name, grade) if field in row else [f"{name}: less_sure nói về {field} nhưng không có {field}"]
    return found


def problems_in_form(table: Row) -> list[str]:
    """Faults of one statutory book."""
    name = f"form {table.get('id', '?')}"
    versions = table.get("version", [])
    found = list(_versions(name, {"value": versions}))
    for row in versions:
        found += _checked(name, row.get("checked")) + _cite(name, row.get("cite"), row.get("from"))
        keys = [column.get("key") for column in row.get("columns", [])]
        if not keys or len(set(keys)) != len(keys) or not all(column.get("title") for column in row["columns"]):
            found.append(f"{name}: cột thiếu tên, thiếu khóa hoặc trùng khóa")
    return found


def problems_in_override(row: Row) -> list[str]:
    """Faults of one row of our own calendar table."""
    name = f"override {row.get('day', '?')}"
    found = [f"{name}: thiếu {key}" for key in ("reason", "source") if not row.get(key)]
    if not isinstance(row.get("day"), date) or not isinstance(row.get("working"), bool):
        found.append(f"{name}: thiếu ngày hoặc không rõ nghỉ hay làm")
    decided = row.get("decided_on")
    if decided == UNSEEN and row.get("certainty") == Certainty.VERIFIED:
        found.append(f"{name}: chưa thấy quyết định thì không thể ghi là đã đối chiếu")
    if decided != UNSEEN and not isinstance(decided, date):
        found.append(f"{name}: thiếu ngày quyết định (hoặc “{UNSEEN}”)")
    return found + _grade(name, row.get("certainty"))


def _entries(row: Row) -> list[Row]:
    return [entry for entry in row.get("value", []) if isinstance(entry, dict)]


def _versions(name: str, row: Row) -> Iterator[str]:
    """Each version begins on a day, none overlaps the next, and a gap is never an accident."""
    entries = _entries(row)
    if not entries:
        yield f"{name}: không có giá trị nào"
        return
    undated = [entry for entry in entries if not isinstance(entry.get("from"), date)]
    if undated:
        yield f"{name}: có giá trị không ghi ngày bắt đầu áp dụng (from)"
        return
    ordered = sorted(entries, key=lambda entry: entry["from"])
    for entry, after in pairwise(ordered):
        last = entry.get("to", after["from"] - timedelta(days=1))
        if after["from"] == entry["from"] or last >= after["from"]:
            yield f"{name}: hai giá trị chồng thời gian từ {after['from']}"
    for entry in ordered:
        if entry.get("to", entry["from"]) < entry["from"]:
            yield f"{name}: giá trị kết thúc trước khi bắt đầu ({entry['from']})"
        if "certainty" in entry:
            yield from _grade(name, entry["certainty"])
            if not entry.get("source"):
                yield f"{name}: giá trị từ {entry['from']} có độ chắc chắn riêng thì phải ghi nguồn riêng"


def _criterion(name: str, item: Row, begins: object) -> list[str]:
    found = [f"{name}: khóa lạ “{key}”" for key in item.keys() - _ITEM_KEYS]
    found += [] if item.get("vi") else [f"{name}: thiếu vi"]
    found += _grade(name, item["certainty"]) if "certainty" in item else []
    for field in ("cite", "form"):
        found += _cite(name, item[field], begins) if field in item else []
    if "limit" in item and item["limit"] not in {entry.id for entry in limits()}:
        found.append(f"{name}: không có thời hạn “{item['limit']}”")
    if ("form" in item or "limit" in item) and not item.get("written"):
        found.append(f"{name}: có mẫu hoặc thời hạn ra văn bản thì phải ghi written")
    return found


def _bands(name: str, entry: Row) -> list[str]:
    found, expected = [], entry.get("people")
    for band in entry.get("bands", []):
        if band.get("from_people") != expected or not 0 < band.get("fewest", 0) <= band.get("most", 0):
            found.append(f"{name}: các khoảng số người phải nối tiếp nhau, có ít nhất và nhiều nhất")
        expected = band["to_people"] + 1 if "to_people" in band else None
    return found


def _share(name: str, share: object) -> list[str]:
    if not isinstance(share, dict) or share.keys() != {"num", "den", "rule"}:
        return [f"{name}: phải là phân số có num, den, rule"]
    num, den = share["num"], share["den"]
    if not (_positive(num) and _positive(den) and num <= den):
        return [f"{name}: {num}/{den} không phải phân số trong khoảng 0 đến 1"]
    return [] if share["rule"] in get_args(Rule) else [f"{name}: cách so phải là at_least hoặc more_than"]


def _term(name: str, term: Row, begins: object) -> list[str]:
    found = [] if _positive(term.get("days")) else [f"{name}: số ngày phải là số nguyên dương"]
    if term.get("count") not in get_args(Count):
        found.append(f"{name}: cách đếm phải là calendar hoặc working")
    if "certainty" in term:
        found += _grade(name, term["certainty"])
    return found + _cite(name, term.get("cite"), begins)


def _cite(name: str, text: object, begins: object) -> list[str]:
    """A citation must parse, its instrument be in the register, and be law on the day the value begins."""
    if not isinstance(text, str) or not text:
        return [f"{name}: thiếu trích dẫn"]
    try:
        citations: Iterable[Citation] = Citation.parse_all(text)
    except CitationError as error:
        return [f"{name}: {error}"]
    found = []
    for citation in citations:
        if citation.instrument is None:
            found.append(f"{name}: {citation.number} không có trong danh mục văn bản")
        elif isinstance(begins, date) and status_on(citation.number, begins).code in ("not_yet", "expired"):
            found.append(f"{name}: {citation.number} không có hiệu lực vào ngày {begins}")
    return found


def _checked(name: str, checked: object) -> list[str]:
    if not isinstance(checked, dict):
        return [f"{name}: thiếu checked (người kiểm tra, ngày, độ chắc chắn)"]
    found = _reviewer(name, checked) + _grade(name, checked.get("certainty"))
    return found if checked.get("source") else [*found, f"{name}: checked thiếu nguồn"]


def _reviewer(name: str, checked: object) -> list[str]:
    if not isinstance(checked, dict) or not checked.get("by"):
        return [f"{name}: thiếu người kiểm tra"]
    on, following = checked.get("on"), checked.get("next")
    if not isinstance(on, date) or not isinstance(following, date) or following <= on:
        return [f"{name}: thiếu ngày kiểm tra hoặc ngày kiểm tra tiếp"]
    return []


def _grade(name: str, grade: object) -> list[str]:
    if isinstance(grade, str) and grade in set(Certainty):
        return []
    return [f"{name}: thiếu hoặc sai độ chắc chắn “{grade}”"]


def _positive(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and number > 0
