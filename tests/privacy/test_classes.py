"""Every column has a class; personal values have masks."""

import pytest
from django.apps import apps
from django.db import models

from dienhong.accounts.models import Account
from dienhong.privacy.classes import FieldClass, UnclassifiedField, class_of, declared, unclassified
from dienhong.privacy.masks import mask_number
from dienhong.records.models import Closing, EventValues


@pytest.mark.parametrize("model", apps.get_models(include_auto_created=True), ids=lambda model: model._meta.label)
def test_every_column_is_classified_and_nothing_else(model: type[models.Model]) -> None:
    if model._meta.auto_created:  # the two keys between permissions and groups, which we do not use
        return
    assert unclassified(model) == []
    columns = {field.name for field in model._meta.get_fields() if isinstance(field, models.Field)}
    assert declared(model).keys() - columns == set(), "a class for a column that is not there"


def test_a_model_says_more_than_its_base_and_keeps_what_the_base_says() -> None:
    assert class_of(Closing, "code") is FieldClass.PUBLIC
    assert class_of(Closing, "note") is FieldClass.OFFICE
    assert class_of(Account, "password") is FieldClass.SECRET
    assert class_of(EventValues, "values_json") is FieldClass.PERSONAL


def test_an_unknown_column_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(UnclassifiedField, match=r"accounts.Account.nickname"):
        class_of(Account, "nickname")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("031090004438", "•••• 4438"),
        (" 031090004438 ", "•••• 4438"),
        ("123456789", "•••• 6789"),
        ("12345678", "••••"),
        ("1234", "••••"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_mask_shows_four_digits_of_a_long_number_and_none_of_a_short_one(number: str, shown: str) -> None:
    assert mask_number(number) == shown
