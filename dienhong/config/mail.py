"""The one setting of mail: `DIENHONG_SMTP_URL`, read into what Django's mail backend asks for. It holds a password, so
no error about it repeats it."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

FORMS = "smtp://host:25, smtp+starttls://user:password@host:587, smtps://user:password@host:465"
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class BadMailUrl(ValueError):
    """A mail server's address that does not read."""


@dataclass(frozen=True)
class MailServer:
    """A mail server: where it is, how one speaks to it, as whom."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    starttls: bool

    def __repr__(self) -> str:
        return f"MailServer({self.host}:{self.port})"

    @property
    def usual_sender(self) -> str:
        """The address letters come from when none was set: the account's own, else one of the server's host."""
        return self.user if "@" in self.user else f"dienhong@{self.host}"


def mail_server(url: str) -> MailServer:
    """Read a URL of one of FORMS; user and password are percent-encoded. Raises BadMailUrl without repeating it."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise BadMailUrl(f"DIENHONG_SMTP_URL does not read; write it as one of: {FORMS}") from None
    if parts.scheme not in PORTS or not host or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise BadMailUrl(f"DIENHONG_SMTP_URL does not read; write it as one of: {FORMS}")
    return MailServer(
        host=host,
        port=port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtps",
        starttls=parts.scheme == "smtp+starttls",
    )
