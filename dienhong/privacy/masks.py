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


def mask_name(name: str) -> str:
    """The family name, and the first letter of each other: enough for who knows the person, too little for a search.

    >>> mask_name("Đỗ Mạnh Cường")
    'Đỗ M. C.'
    >>> mask_name("Mẫu")
    'M.'
    """
    first, *others = name.split() or [""]
    if not others:
        return f"{first[:1]}." if first else ""
    return " ".join([first, *(f"{word[:1]}." for word in others)])
