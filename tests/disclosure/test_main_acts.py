"""The acts that are broken off at every point elsewhere do, unbroken, what an officer sees afterwards."""

import pytest

from tests.resilience.acts import MainAct
from tests.resilience.disclosure_acts import DISCLOSURE_ACTS


@pytest.mark.usefixtures("commune")
@pytest.mark.parametrize("act", DISCLOSURE_ACTS, ids=lambda one: one.name)
def test_each_act_leaves_what_it_says(act: MainAct) -> None:
    assert act.check(act.act(act.prepare()))
