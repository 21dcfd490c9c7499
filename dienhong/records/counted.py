"""Counters of codes beside the codes that were issued: a number is never given twice and never disappears."""

from collections.abc import Iterator

from django.db.models import Count, Max

from dienhong.records.codes import models_by_prefix, show
from dienhong.records.models import CodeCounter


def miscounted() -> Iterator[str | None]:
    """For every counter None, or what is wrong with it, in Vietnamese.

    Entries are never deleted, so the codes of a year run from 1 to the counter without a gap.
    """
    last = {(counter.prefix, counter.year): counter.last for counter in CodeCounter.objects.all()}
    issued: dict[tuple[str, int], tuple[int, int]] = {}
    for prefix, model in models_by_prefix().items():
        rows = model._default_manager.order_by().values_list("code_year")
        for year, count, highest in rows.annotate(Count("pk"), Max("code_number")):
            issued[prefix, year] = (count, highest)
    for prefix, year in sorted(last.keys() | issued.keys()):
        count, highest = issued.get((prefix, year), (0, 0))
        counter = last.get((prefix, year), 0)
        if highest != counter:
            code = show(prefix, year, highest)
            yield f"số đếm mã {prefix}-{year} là {counter}, nhưng mã lớn nhất trong sổ là {code}"
        elif count != counter:
            yield f"số đếm mã {prefix}-{year} là {counter}, nhưng trong sổ chỉ có {count} bản ghi: có bản ghi bị xóa"
        else:
            yield None
