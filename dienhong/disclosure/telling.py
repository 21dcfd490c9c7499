"""Who follows the matters of the commune, and the groups of its villages, are told when an item is told to everybody."""

from datetime import datetime

from dienhong.disclosure.models import Item, Version
from dienhong.notices.following.models import Topic
from dienhong.notices.telling import Told, tell


def tell_followers(item: Item, version: Version, *, at: datetime) -> None:
    """One notice a version, at once and never gathered into a weekly letter: the law asks for it (Law 10/2022/QH15 art. 12)."""
    told = Told(
        key=f"{item.code}/{version.number}",
        about=item.code,
        topic=Topic.DISCLOSURE,
        subject=f"Công khai: {version.title}" if version.number == 1 else f"Đính chính: {version.title}",
        body=version.summary,
        path=item.public_path(),
        villages=item.village_codes,
    )
    tell(told, at=at)
