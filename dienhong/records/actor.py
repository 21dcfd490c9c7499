"""Who acts: a post with its role. History keeps the post, never the person's name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """The holder of a post at the moment of an act.

    `post` is the post's title as printed ("Chuyên viên Văn phòng Đảng ủy"), `role` its row in the table of roles.
    """

    post: str
    role: str
    account_id: int | None = None

    @classmethod
    def operator(cls) -> "Actor":
        """The operator at the command line of the installation."""
        return cls(post="Người vận hành (dòng lệnh)", role="operator")
