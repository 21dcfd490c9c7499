"""The class of every column. A model says it in `PRIVACY`; a column without a class fails the tests."""

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import Field, Model

from dienhong.privacy.foreign import FOREIGN


class FieldClass(StrEnum):
    """Who may see a column's values.

    PUBLIC    anyone, without an account
    OFFICE    officers whose role reads the register
    PARTY     officers of the Party office and committee only (matters closed to the State side and to the public)
    PERSONAL  identifies a person: officers who work on the entry; masked in lists, never in a figure, log or error
    SECRET    never shown to anybody: password hashes, tokens
    TECHNICAL has no meaning outside the program: keys, counters, instants of storage
    """

    PUBLIC = "public"
    OFFICE = "office"
    PARTY = "party"
    PERSONAL = "personal"
    SECRET = "secret"  # noqa: S105 - the name of a class, not a password
    TECHNICAL = "technical"


class UnclassifiedField(LookupError):
    """A column nobody has classified; the house tests turn this into a failure."""


def declared(model: type[Model]) -> Mapping[str, FieldClass]:
    """Field name → class for `model`, gathered along its bases (a base may classify what it brings)."""
    merged: dict[str, FieldClass] = {}
    for base in reversed(model.__mro__):
        merged.update(base.__dict__.get("PRIVACY", {}))
    merged.update({name: FieldClass(value) for name, value in FOREIGN.get(model._meta.label, {}).items()})
    return merged


def class_of(model: type[Model], field: str) -> FieldClass:
    """The class of one column. Raises UnclassifiedField when the model does not say."""
    try:
        return declared(model)[field]
    except KeyError:
        raise UnclassifiedField(f"{model._meta.label}.{field}") from None


def unclassified(model: type[Model]) -> list[str]:
    """Names of the concrete columns of `model` that have no class."""
    known = declared(model)
    return [field.name for field in model._meta.get_fields() if isinstance(field, Field) and field.name not in known]
