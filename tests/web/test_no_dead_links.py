"""No desk page shows a reader a link that leads to a refusal: what the posts held do not open is plain text."""

import re
from datetime import datetime

from django.test import Client

from dienhong.accounts.roles import roles
from dienhong.commune.models import Commune
from dienhong.page.permissions import PUBLIC
from dienhong.records.actor import Actor
from dienhong.reports.freeze import freeze
from tests.answers import let_go
from tests.factories.commune import account
from tests.invariants.addresses import addresses, codes_by_register
from tests.invariants.test_access import permission_of
from tests.web.whole import whole

LINK = re.compile(r'<a\b[^>]*?\bhref="(/[^"#]*)')


def test_every_link_on_a_desk_page_leads_its_reader_somewhere(commune: Commune, by: Actor, at: datetime) -> None:
    freeze(whole(by=by, at=at).report, by=by, at=at)
    codes = codes_by_register()
    dead = []
    for name, role in roles().items():
        client = Client()
        client.force_login(account(name))
        shown: dict[str, str] = {}  # address behind a link → a page that has it
        opened = set()
        for address in addresses():
            needed = permission_of(address)
            if needed is None or needed == PUBLIC or not role.allows(needed):
                continue
            for path in address.paths(codes):
                links = _links(client, path)
                if links is not None:
                    opened.add(path)
                    shown.update(dict.fromkeys(links - shown.keys(), path))
        assert len(shown) > 20, name
        # One link to an address is enough, whatever it asks there.
        for link in {link.partition("?")[0]: link for link in shown if link.partition("?")[0] not in opened}.values():
            reply = client.get(link)
            let_go(reply)
            if reply.status_code not in (200, 302):
                dead.append((name, shown[link], link, reply.status_code))
    assert not dead, "\n".join(map(str, dead))


def _links(client: Client, path: str) -> set[str] | None:
    """The addresses a page links to; None when there is no page."""
    reply = client.get(path)
    html = reply.headers.get("Content-Type", "").startswith("text/html") and not reply.streaming
    found = set(LINK.findall(reply.content.decode())) if html and reply.status_code == 200 else None
    let_go(reply)
    return {link.replace("&amp;", "&") for link in found} if found is not None else None
