"""What is shown of a personal value to someone who need not see all of it."""

SHOWN_DIGITS = 4


def mask_number(value: str) -> str:
    """The last four characters of an identity number, the rest as dots; an empty value stays empty.

    >>> mask_number("031090004438")
    '•••• 4438'
    """
    value = value.strip()
    if not value:
        return ""
    return f"•••• {value[-SHOWN_DIGITS:]}" if len(value) > 2 * SHOWN_DIGITS else "••••"
