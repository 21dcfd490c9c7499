"""How sure a share is: Wilson's interval, which stays within 0 and 100 and does not shrink to nothing at either end."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import sqrt

Z95 = 1.959963984540054  # the standard normal value that leaves 2.5 % on either side
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Interval:
    """From and to, as shares of one."""

    low: float
    high: float

    @property
    def percent(self) -> tuple[Decimal, Decimal]:
        """In percent to one decimal, rounded outwards: what is printed never claims more than what was computed."""
        low = (Decimal(self.low) * 100).quantize(_TENTH, rounding=ROUND_FLOOR)
        high = (Decimal(self.high) * 100).quantize(_TENTH, rounding=ROUND_CEILING)
        return max(low, Decimal(0)), min(high, Decimal(100))


def wilson(counted: int, of: int) -> Interval:
    """The 95 % interval of a share. Raises ValueError when there is nothing it could be a share of."""
    if not 0 <= counted <= of or of == 0:
        raise ValueError(f"{counted} of {of} is no share")
    square = Z95 * Z95 / of
    share = counted / of
    middle = (share + square / 2) / (1 + square)
    reach = Z95 / (1 + square) * sqrt(share * (1 - share) / of + square / (4 * of))
    return Interval(0.0 if counted == 0 else middle - reach, 1.0 if counted == of else middle + reach)
