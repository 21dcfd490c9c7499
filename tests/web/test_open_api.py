"""The read API asked everything its own description allows: every answer is one that it declares, in the shape it declares."""

from __future__ import annotations

from datetime import datetime

import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.config import SchemathesisConfig

from dienhong.commune.models import Commune
from dienhong.records.actor import Actor
from tests.answers import connection_kept
from tests.web.whole import whole

# The zero character never gets as far as the API: the program refuses it in every address.
CONFIG = SchemathesisConfig.from_dict({"generation": {"allow-x00": False}})
OPERATIONS = 16


def test_the_api_is_as_it_is_described(commune: Commune, by: Actor, at: datetime) -> None:
    whole(by=by, at=at)
    with connection_kept():
        _ask_everything()


def _ask_everything() -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application(), config=CONFIG)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= OPERATIONS
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=10, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate()

        ask()
