"""The words of the book: what kind of dialogue, at which level, who hosted."""

from django.db import models


class DialogueKind(models.TextChoices):
    """Periodic: by the plan; ad hoc: when something came up; thematic: about one topic; conference: the people's
    committee's yearly conference of exchange and dialogue with the people (Law 10/2022 art. 32)."""

    PERIODIC = "periodic", "Định kỳ"
    AD_HOC = "ad_hoc", "Đột xuất"
    THEMATIC = "thematic", "Chuyên đề"
    CONFERENCE = "conference", "Hội nghị trao đổi, đối thoại"


class Level(models.TextChoices):
    """Where it was held: for the whole commune, or for one village or a cluster of villages."""

    COMMUNE = "commune", "Cấp xã"
    VILLAGE = "village", "Tại thôn, cụm thôn"


class Hosts(models.TextChoices):
    """The heads who held it."""

    SECRETARY = "secretary", "Bí thư Đảng ủy"
    CHAIR = "chair", "Chủ tịch UBND xã"
    BOTH = "both", "Bí thư Đảng ủy và Chủ tịch UBND xã"


def led_by(hosts: str, co_chair: str) -> str:
    """Who leads it, as pages and papers tell it."""
    leads = str(Hosts(hosts).label)
    return f"{leads}; đồng chủ trì: {co_chair}" if co_chair else leads
