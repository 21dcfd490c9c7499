"""The table of roles, read from `roles.toml`."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("roles.toml")


@dataclass(frozen=True)
class Role:
    """A row of the table: its Vietnamese name, what it may do, whether it signs in with a second factor."""

    key: str
    vi: str
    may: frozenset[str]
    second_factor: bool = False

    def allows(self, permission: str) -> bool:
        """Whether this role has the permission, by name or by `register.*`."""
        register, _, verb = permission.partition(".")
        # Matters of the Party are named one by one or come with the whole register of the Party office.
        return permission in self.may or (bool(verb) and f"{register}.*" in self.may)


@lru_cache(maxsize=1)
def roles() -> dict[str, Role]:
    """Every role by key."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf8"))
    return {
        key: Role(key, row["vi"], frozenset(row["may"]), bool(row.get("second_factor"))) for key, row in rows.items()
    }


def allowed(held: Iterable[str], permission: str) -> bool:
    """Whether any of the roles held allows the permission; an unknown role allows nothing."""
    table = roles()
    return any(key in table and table[key].allows(permission) for key in held)
