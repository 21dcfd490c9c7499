"""The key of a receipt: it opens its own entry, nothing can be read back, and guessing costs the same everywhere."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dienhong.records import receipts
from dienhong.records.models import Receipt

pytestmark = pytest.mark.django_db
CODE = "DT-2026-0007"


def test_a_key_opens_its_code_and_no_other(at: datetime) -> None:
    key, other = receipts.issue(CODE, at=at), receipts.issue("DT-2026-0008", at=at)
    assert len(key) == 8 and set(key) <= set(receipts.ALPHABET) and key != other
    assert receipts.opens(CODE, key)
    assert receipts.opens(" dt-2026-0007", f"{key[:4].lower()}-{key[4:]} "), "as one types it from paper"
    assert not receipts.opens(CODE, other) and not receipts.opens("DT-2026-0009", key)
    assert not receipts.opens("", "") and not receipts.opens("\0" * 40, "ế" * 400)


@pytest.mark.parametrize(
    "typed", ["DT 2026 0007", "dt20260007", "DT–2026–0007", "DT.2026.0007", "ĐT-2026-0007", "dt - 2026 - 0007"]
)
def test_a_code_copied_from_paper_with_other_dashes_or_none_is_that_code(typed: str, at: datetime) -> None:
    """A space for the dash, as a telephone's keyboard offers it, was a wrong try, and ten of them shut the page for an hour."""
    key = receipts.issue(CODE, at=at)
    assert receipts.code_of(typed) == CODE and receipts.opens(typed, key)


def test_a_new_key_ends_the_old_one_and_one_key_may_serve_the_letters_sent_together(at: datetime) -> None:
    old = receipts.issue(CODE, at=at)
    new = receipts.issue(CODE, at=at + timedelta(days=1))
    assert not receipts.opens(CODE, old) and receipts.opens(CODE, new)
    receipts.issue("DT-2026-0008", at=at, key=new)
    assert receipts.opens("DT-2026-0008", new)
    assert len(set(Receipt.objects.values_list("digest", flat=True))) == 2, "two codes of one key look unrelated"


def test_nothing_kept_says_the_key(at: datetime) -> None:
    key = receipts.issue(CODE, at=at)
    assert not any(key in str(value) for row in Receipt.objects.values_list() for value in row)


@pytest.mark.parametrize("code", [CODE, "DT-2026-9999", "xin chào", ""])
@pytest.mark.parametrize("key", ["WRNGKEY2", "", "x" * 500])
def test_an_unknown_code_and_a_wrong_key_do_the_same_work(
    code: str, key: str, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipts.issue(CODE, at=at)
    digests, compared = [], []
    real_digest, real_compare = receipts.keyed_digest, receipts.hmac.compare_digest
    monkeypatch.setattr(receipts, "keyed_digest", lambda text: digests.append(1) or real_digest(text))
    monkeypatch.setattr(
        receipts.hmac,
        "compare_digest",
        lambda one, two: compared.append((len(one), len(two))) or real_compare(one, two),
    )
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert not receipts.opens(code, key)
    assert len(asked) == 1 and len(digests) == 1 and compared == [(64, 64)]
