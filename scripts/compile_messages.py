"""Compiles locale/*/LC_MESSAGES/*.po to .mo at set-up, without gettext's tools: the standard library is enough.

Usage: python scripts/compile_messages.py [FOLDER]. Writes a .mo beside each .po that is newer, and nothing else.
"""

from __future__ import annotations

import ast
import struct
import sys
from pathlib import Path

MAGIC = 0x950412DE
HEAD = 7 * 4


class BadCatalogue(ValueError):
    """A .po file that cannot be read; the message names the line."""


def read_po(text: str) -> dict[str, str]:
    """Message → translation as a .mo keeps them: context before \\x04, plural forms joined by \\x00.

    Fuzzy and empty translations are left out, so that the source shows through. Raises BadCatalogue.
    """
    found: dict[str, str] = {}
    for block in _blocks(text):
        entry, fuzzy = _entry(block)
        plurals = [value for name, value in sorted(entry.items()) if name.startswith("msgstr")]
        if "msgid" not in entry or fuzzy or not all(plurals):
            continue
        key = entry["msgid"]
        if "msgid_plural" in entry:
            key += "\0" + entry["msgid_plural"]
        if "msgctxt" in entry:
            key = entry["msgctxt"] + "\x04" + key
        found[key] = "\0".join(plurals)
    return found


def _blocks(text: str) -> list[list[tuple[int, str]]]:
    blocks: list[list[tuple[int, str]]] = [[]]
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            blocks[-1].append((number, line.strip()))
        elif blocks[-1]:
            blocks.append([])
    return blocks


def _entry(block: list[tuple[int, str]]) -> tuple[dict[str, str], bool]:
    entry: dict[str, str] = {}
    name, fuzzy = "", False
    for number, line in block:
        if line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        quoted = line
        if not line.startswith('"'):
            name, _, quoted = line.partition(" ")
            entry[name] = ""
        try:
            entry[name] += ast.literal_eval(quoted)
        except (KeyError, SyntaxError, ValueError):
            raise BadCatalogue(f"line {number}: {line}") from None
    return entry, fuzzy


def mo_of(messages: dict[str, str]) -> bytes:
    """The .mo file of these messages (GNU gettext's format, little-endian, without a hash table)."""
    keys = sorted(messages, key=lambda key: key.encode())
    ids = [key.encode() for key in keys]
    strings = [messages[key].encode() for key in keys]
    ids_at = HEAD + 16 * len(keys)
    strings_at = ids_at + sum(len(item) + 1 for item in ids)
    head = struct.pack("<7I", MAGIC, 0, len(keys), HEAD, HEAD + 8 * len(keys), 0, 0)
    body = b"".join(item + b"\0" for item in ids) + b"".join(item + b"\0" for item in strings)
    return head + _index(ids, ids_at) + _index(strings, strings_at) + body


def _index(items: list[bytes], offset: int) -> bytes:
    rows = []
    for item in items:
        rows.append(struct.pack("<2I", len(item), offset))
        offset += len(item) + 1
    return b"".join(rows)


def compile_folder(folder: Path) -> list[Path]:
    """The .mo files written: those whose .po is newer, or that are missing."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        partial = target.with_suffix(".mo.new")
        partial.write_bytes(mo_of(read_po(source.read_text(encoding="utf-8"))))
        partial.replace(target)
        written.append(target)
    return written


def main(arguments: list[str]) -> int:
    """Compile and name what was written."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[1] / "locale"
    for path in compile_folder(folder):
        print(f"đã dịch: {path}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
