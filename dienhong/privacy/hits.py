"""What the detector finds: a value that may identify a person, where it stands, and how it is shown until revealed."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of personal data that no public text should hold."""

    ID_NUMBER = "id_number"
    PHONE = "phone"
    ACCOUNT = "account"
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"
    EMAIL = "email"
    HEALTH = "health"
    PEOPLE = "people"

    @property
    def label_vi(self) -> str:
        """What it is called on the desk."""
        return _LABELS[self]


_LABELS = {
    Kind.ID_NUMBER: "Số giấy tờ tùy thân",
    Kind.PHONE: "Số điện thoại",
    Kind.ACCOUNT: "Số tài khoản",
    Kind.BIRTH_DATE: "Ngày sinh đầy đủ",
    Kind.ADDRESS: "Địa chỉ nhà",
    Kind.EMAIL: "Thư điện tử riêng",
    Kind.HEALTH: "Bệnh tật, sức khỏe",
    Kind.PEOPLE: "Danh sách có tên người",
}


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """`start`, `end` are places in the text that was searched; `shown` is the value masked; `why` says what gave it away."""

    start: int
    end: int
    kind: Kind
    shown: str
    why: str
