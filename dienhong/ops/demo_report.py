"""The demo's request for the six-month report, and its draft written afresh over tokens."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from dienhong.ops.demo_frame import entered
from dienhong.ops.demo_steps import OFFICE, Ledger, Row, Step, local, opening_of, rows
from dienhong.records.actor import Actor
from dienhong.reports.actions import Signer, draft_report, receive_request
from dienhong.reports.models import Request

_DOCUMENT = re.compile(r"\[\[doc:([a-z]+-[0-9]+|law)((?::[a-z]+)?)\]\]")


def report_steps() -> Iterator[Step]:
    """The công văn as a request, then the draft."""
    told = rows("report")
    request, draft = told["request"], told["draft"]
    received = max(opening_of(request["received_on"]), entered(request["document"]))
    yield Step(received, OFFICE, partial(_request, request), "request")
    yield Step(local(draft["at"]), OFFICE, partial(_draft, draft, told["text"]), "draft")


def _request(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    document = ledger.code(f"document/{row['document']}")
    ledger.codes["request"] = receive_request(**{**row, "document": document}, by=by, at=at).code


def _draft(row: Row, texts: dict[str, str], ledger: Ledger, by: Actor, at: datetime) -> None:
    draft_report(
        Request.objects.get(pk=ledger.code("request")),
        signer=Signer(row["signer"]),
        recipients=row["recipients"],
        texts={key: _with_codes(text.strip(), ledger) for key, text in texts.items()},
        by=by,
        at=at,
    )


def _with_codes(text: str, ledger: Ledger) -> str:
    """`[[doc:cv-142]]`, a key of the demo's documents, becomes `[[doc:VB-2025-0009]]`."""
    return _DOCUMENT.sub(lambda found: f"[[doc:{ledger.code('document/' + found[1])}{found[2]}]]", text)
