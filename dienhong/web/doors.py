"""The six doors of the front page: each principle, the figures that stand on its door, the books that are not open yet.

What a door does not have it says; nothing stands there that no register holds.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from dienhong.indicators.definitions import Indicator, catalogue
from dienhong.law.principles import Principle


@dataclass(frozen=True)
class Door:
    """`headline` are the indicators on the door itself, the most telling first; `not_open` the books that will serve it."""

    principle: Principle
    slug: str
    lead: str
    headline: tuple[str, ...]
    not_open: tuple[str, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator that serves the principle, those on the door first."""
        serving = [one for one in catalogue() if self.principle in one.principles]
        return tuple(sorted(serving, key=lambda one: self._place(one.id)))

    def _place(self, indicator_id: str) -> int:
        return self.headline.index(indicator_id) if indicator_id in self.headline else len(self.headline)


DOORS = (
    Door(
        Principle.KNOW,
        "biet",
        gettext_noop(
            "Việc của xã được báo cho người dân biết: nội dung công khai, đối thoại, giao ban, văn bản đã ban hành."
        ),
        ("disclosure.published", "disclosure.on_time"),
        (),
    ),
    Door(
        Principle.DISCUSS,
        "ban",
        gettext_noop("Người dân được bàn và góp ý: đối thoại, hương ước, hội nghị ở cơ sở."),
        ("compliance.conventions", "dialogue.held"),
        (gettext_noop("Sổ lấy ý kiến"),),
    ),
    Door(
        Principle.DO,
        "lam",
        gettext_noop("Việc đã bàn được làm: văn bản cấp trên được cụ thể hóa, nhiệm vụ được giao và hoàn thành."),
        ("directives.tasks_done", "directives.localised"),
        (gettext_noop("Sổ công trình dân góp công"),),
    ),
    Door(
        Principle.CHECK,
        "kiem-tra",
        gettext_noop("Người dân kiểm tra: tiếp công dân, phản ánh, kiến nghị và việc trả lời."),
        ("petitions.receptions_held", "petitions.visits_received"),
        (),
    ),
    Door(
        Principle.SUPERVISE,
        "giam-sat",
        gettext_noop("Người dân giám sát: kiểm tra, giám sát và việc khắc phục."),
        ("supervision.held", "supervision.surprise_met"),
        (gettext_noop("Sổ của Ban Thanh tra nhân dân"),),
    ),
    Door(
        Principle.BENEFIT,
        "thu-huong",
        gettext_noop("Người dân thụ hưởng kết quả, và đánh giá việc xã phục vụ mình."),
        ("listening.satisfied", "compliance.workplace_dialogue"),
        (),
    ),
)
# What a figure is called where there is room for a few words only; it follows the number.
SHORT_NAMES = {
    "petitions.receptions_held": gettext_noop("cuộc tiếp công dân"),
    "petitions.visits_received": gettext_noop("lượt tiếp công dân"),
    "listening.satisfied": gettext_noop("lượt đánh giá hài lòng"),
    "compliance.conventions": gettext_noop("thôn có hương ước, quy ước"),
    "compliance.school_conferences": gettext_noop("trường đã tổ chức hội nghị cán bộ, viên chức"),
    "compliance.workplace_dialogue": gettext_noop("doanh nghiệp đã đối thoại"),
    "dialogue.held": gettext_noop("cuộc đối thoại với Nhân dân"),
    "disclosure.published": gettext_noop("nội dung đã công khai"),
    "disclosure.on_time": gettext_noop("nội dung công khai đúng hạn"),
    "directives.tasks_done": gettext_noop("nhiệm vụ đến hạn đã xong"),
    "directives.localised": gettext_noop("văn bản đã cụ thể hóa"),
    "supervision.held": gettext_noop("cuộc kiểm tra, giám sát"),
    "supervision.surprise_met": gettext_noop("cuộc kiểm tra đột xuất đạt yêu cầu"),
}
BY_SLUG = {door.slug: door for door in DOORS}
