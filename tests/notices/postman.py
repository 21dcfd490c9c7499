"""A real mail server on this machine, which takes letters or refuses them as a test asks."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

TAKEN = "250 OK"


@dataclass
class Postman:
    """`refused`: address → answer to RCPT. `answer`: answer to a letter; None hangs up. `on_letter` sees each one first."""

    port: int
    refused: dict[str, str] = field(default_factory=dict)
    answer: str | None = TAKEN
    on_letter: Callable[[], None] = lambda: None
    letters: list[EmailMessage] = field(default_factory=list)

    @property
    def url(self) -> str:
        """What `DIENHONG_SMTP_URL` says to come here."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def ids(self) -> list[str]:
        """The Message-IDs of the letters taken."""
        return [str(letter["Message-ID"]) for letter in self.letters]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return TAKEN

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a letter, refuse it, or hang up."""
        self.on_letter()
        if self.answer is None:
            assert server.transport is not None
            server.transport.abort()
            return TAKEN
        if self.answer.startswith("2"):
            content = envelope.content if isinstance(envelope.content, bytes) else b""
            letter = message_from_bytes(content, policy=policy.default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
        return self.answer


def free_port() -> int:
    """A port nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@contextmanager
def post_office() -> Iterator[Postman]:
    """A mail server that runs until the block ends."""
    postman = Postman(free_port())
    controller = Controller(postman, hostname="127.0.0.1", port=postman.port)
    controller.start()
    try:
        yield postman
    finally:
        controller.stop()
