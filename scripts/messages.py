"""Brings locale/en up to date with the program's words; new ones come out empty, for a person to translate.

Usage: python scripts/messages.py. For developers; needs gettext (apt install gettext). Words that stand in data (names of
indicators, of books, of the law's duties) are put before the extraction as a file of their own and taken away again.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHEET = ROOT / "dienhong" / "web" / "words_from_data.py"
LEFT_OUT = (".venv", "tests", "build", "var", "demo", "benchmarks", "docs", "scripts")


def main() -> int:
    """Extract, and say how many messages there are."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dienhong.config.settings")
    os.chdir(ROOT)
    import django

    django.setup()
    from django.core.management import call_command

    from dienhong.web.terms import public_terms

    lines = ["from django.utils.translation import gettext_noop", ""]
    lines += [f"gettext_noop({term!r})" for term in public_terms()]
    SHEET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    try:
        (ROOT / "locale").mkdir(exist_ok=True)
        call_command(
            "makemessages",
            locale=["en"],
            ignore_patterns=list(LEFT_OUT),
            no_location=True,
            no_wrap=True,
            no_obsolete=True,
        )
    finally:
        SHEET.unlink()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
