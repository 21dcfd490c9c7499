"""What a log line may say: where the program failed and how, never about whom.

An exception's message may quote what somebody typed (a database repeats the value it refused), so it stays out. The
place and the kind of each failure are enough to find the fault.
"""

import logging
import traceback
from types import TracebackType
from typing import TypeAlias

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
