"""What a log line may say: where the program failed and how, never about whom.

An exception's message may quote what somebody typed (a database repeats the value it refused), so it stays out. The
place and the kind of each failure are enough to find the fault.
"""

import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TypeAlias

import structlog

Raised: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

# Their words name things of the program, never of its users.
OURS = (NameError, AttributeError, ImportError)


class DiscreetFormatter(logging.Formatter):
    """Tracebacks with files, lines and exception classes, without the exceptions' messages."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei: Raised) -> str:  # noqa: N802 - the name of logging
        """The chain of exceptions, the first cause first."""
        parts: list[str] = []
        error = ei[1]
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            frames = "".join(traceback.format_tb(error.__traceback__))
            said = f": {error}" if isinstance(error, OURS) else ""
            parts.append(f"{frames}{type(error).__module__}.{type(error).__qualname__}{said}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nthen:\n".join(reversed(parts))


class JsonFormatter(DiscreetFormatter):
    """One JSON object a line, with the same silence: `said` of the record, its message, or for Django's own lines about a
    request only status and route, because their message quotes the path (which may hold a code or a one-time link)."""

    def __init__(self) -> None:
        super().__init__()
        self.render = structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=False)

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            **_event(record),
            **structlog.contextvars.get_contextvars(),
            **getattr(record, "said", {}),
        }
        if record.exc_info:
            # Kept on the record as logging does, so that a handler after this one repeats it instead of the words.
            line["exception"] = record.exc_text = self.formatException(record.exc_info)
        return str(self.render(None, record.levelname.lower(), line))


def _event(record: logging.LogRecord) -> dict[str, Any]:
    request = getattr(record, "request", None)
    if request is None:
        return {"event": record.getMessage()}
    match = getattr(request, "resolver_match", None)
    kept = {"status": getattr(record, "status_code", None), "route": match.view_name if match else ""}
    return {"event": "refused" if record.levelno < logging.ERROR else "failed", **kept}
