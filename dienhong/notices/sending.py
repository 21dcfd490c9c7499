"""Handing one letter to the mail backend, and what its answer means: arrived, try later, or never."""

import smtplib
from contextlib import suppress
from dataclasses import dataclass

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

PERMANENT = 500


@dataclass(frozen=True)
class Outcome:
    """`error` is "" for a letter that was taken. `final`: trying again is no use. `stop`: no other letter would pass now."""

    error: str = ""
    final: bool = False
    stop: bool = False

    @property
    def sent(self) -> bool:
        """Whether the server (or the folder) took the letter."""
        return not self.error


def send(message: EmailMessage) -> Outcome:
    """Send one letter over a connection of its own. A failure is told by its class or its SMTP code, never by the server's
    words. A connection that failed is never used again: Django would go on with it where encryption was refused."""
    through = get_connection()
    outcome = _sent(through, message)
    if not outcome.sent:
        with suppress(OSError):  # every smtplib error is one
            through.close()
    return outcome


def _sent(through: BaseEmailBackend, message: EmailMessage) -> Outcome:
    try:
        through.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        return _by_code(max(codes, default=0))
    except smtplib.SMTPDataError as refused:
        return _by_code(refused.smtp_code)
    except smtplib.SMTPServerDisconnected as gone:
        return Outcome(_name(gone))
    except smtplib.SMTPResponseException as refused:  # greeting, name and password, or sender: it is about us
        return Outcome(f"SMTP {refused.smtp_code}", stop=True)
    except (smtplib.SMTPException, OSError) as failed:  # no server there, no answer, no name, a folder that is full
        return Outcome(_name(failed), stop=True)
    return Outcome()


def _by_code(code: int) -> Outcome:
    return Outcome(f"SMTP {code}", final=code >= PERMANENT)


def _name(error: Exception) -> str:
    return type(error).__name__
