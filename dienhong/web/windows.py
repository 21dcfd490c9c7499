"""Which days the figures of the public face cover."""

from datetime import date, timedelta

from dienhong.law.periods import Window


def months_over(today: date, since: date | None) -> Window:
    """The months of this year that are over: only of past days can a book be closed, and a zero be believed.

    In January it is the year before. The commune's own first day cuts what lies before it.
    """
    last = today.replace(day=1) - timedelta(days=1)
    first = date(last.year, 1, 1)
    if since is not None and first < since <= last:
        first = since
    return Window(first, last)
