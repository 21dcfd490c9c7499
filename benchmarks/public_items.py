"""So many disclosed items, a version and a posting each, findable: made in bulk over the demo, with no history of their own.

python -m benchmarks.public_items N      (over the data folder DIENHONG_DATA, or the database DIENHONG_DATABASE)
"""

import sys
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from benchmarks.invented import MATTERS, OWNERS, VILLAGES  # noqa: E402
from dienhong.commune.models import Unit  # noqa: E402
from dienhong.disclosure.contents import fold_item  # noqa: E402
from dienhong.disclosure.models import Item, Posting, Version  # noqa: E402
from dienhong.disclosure.states import Place, State, Step  # noqa: E402
from dienhong.records.codes import show  # noqa: E402
from dienhong.search import index  # noqa: E402
from dienhong.search.actions import WITHIN_A_DAY  # noqa: E402
from dienhong.search.models import PublicText  # noqa: E402

FIRST, LAST = date(2021, 7, 1), date(2026, 6, 9)
SPAN = (LAST - FIRST).days
BATCH = 1000
KINDS = ("Kế hoạch", "Phương án", "Dự toán", "Quyết toán", "Kết quả", "Danh mục", "Quy định", "Thông báo")
SEED = 20260610


def main(wanted: int) -> None:
    """Fill the book, and the search."""
    rng = Random(SEED)
    villages = list(Unit.objects.filter(kind="village").values_list("code", flat=True))
    numbers: Counter[int] = Counter()
    with transaction.atomic():
        # The codes of the bench start behind those of the demo.
        for year, number in Item.objects.values_list("code_year", "code_number"):
            numbers[year] = max(numbers[year], number)
        for start in range(0, wanted, BATCH):
            made = [
                _item(rng, FIRST + timedelta(SPAN * place // wanted), numbers, villages)
                for place in range(start, min(start + BATCH, wanted))
            ]
            Item.objects.bulk_create(made)
            Version.objects.bulk_create([_version(rng, item) for item in made])
            Posting.objects.bulk_create([_posting(item) for item in made])
        _find()
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    print(f"{wanted} items")


def _item(rng: Random, day: date, numbers: Counter[int], villages: list[str]) -> Item:
    numbers[day.year] += 1
    item = Item(
        code=show("CK", day.year, numbers[day.year]),
        code_year=day.year,
        code_number=numbers[day.year],
        recorded_at=datetime(day.year, day.month, day.day, 2, tzinfo=UTC),
        content=f"CK{rng.randint(1, 14)}",
        title=f"{rng.choice(KINDS)} {rng.choice(MATTERS)} tại thôn {rng.choice(VILLAGES)}, lần {numbers[day.year]}",
        summary=f"Về {rng.choice(MATTERS)}; {rng.choice(MATTERS)}.",
        decided_by="Ủy ban nhân dân xã",
        decided_on=day,
        starts_on=day,
        unit=rng.choice(OWNERS),
        villages=rng.choice(villages) if villages and rng.random() < 0.4 else "",
        state=State.PUBLISHED,
        step="",
        shown=1,
        published_on=day + timedelta(2),
    )
    fold_item(item)
    return item


def _version(rng: Random, item: Item) -> Version:
    words = "\n\n".join(f"{rng.choice(MATTERS).capitalize()}; {rng.choice(MATTERS)}." for _ in range(5))
    return Version(
        item=item,
        number=1,
        title=item.title,
        summary=item.summary,
        text=words,
        step=Step.SHOWN,
        shown_from=item.published_on,
    )


def _posting(item: Item) -> Posting:
    up = item.published_on or LAST
    down = up + timedelta(31)
    return Posting(
        item=item,
        number=1,
        place=Place.OFFICE,
        where="Trụ sở xã",
        from_on=up,
        to_on=down if down <= LAST else None,
        put_up_by="Công chức Văn phòng",
    )


def _find() -> None:
    PublicText.objects.all().delete()
    rows = []
    versions = Version.objects.filter(step=Step.SHOWN).select_related("item").order_by("item__published_on", "id")
    for place, version in enumerate(versions.iterator(chunk_size=BATCH)):
        item = version.item
        day = item.published_on or LAST
        rows.append(
            PublicText(
                id=(day.toordinal() << WITHIN_A_DAY) + place,
                code=item.code,
                kind="disclosure",
                title=version.title,
                text=f"{version.summary}\n{version.text}",
                path=item.public_path(),
                day=day,
                public_since=_instant(day),
                changed_at=_instant(day),
                village=item.villages if " " not in item.villages else "",
            )
        )
    PublicText.objects.bulk_create(rows, batch_size=BATCH)
    index.fill()


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(3), tzinfo=UTC)


if __name__ == "__main__":
    main(int(sys.argv[1]))
