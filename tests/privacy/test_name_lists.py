"""A column of names is a list of persons, whatever it is called; officials who sign, streets and villages are none."""

import unicodedata

import pytest

from dienhong.privacy.hits import Kind
from dienhong.privacy.name_lists import people

NAMES = ["Đỗ Mạnh Mẫu", "Vũ Thị Thử", "Trần Văn Ví Dụ", "Lê Thị Giả Định", "Hồ Bá Tưởng Tượng", "NGUYỄN VĂN TÊN GIẢ"]
TABLE = "TT\tHọ và tên\tThôn\tSố tiền\n" + "".join(
    f"{n}\t{name}\tĐình Hạ\t500.000\n" for n, name in enumerate(NAMES, 1)
)
LISTS = [
    (TABLE, 6),
    ("STT\tTên chủ hộ\n1\tĐỗ Mạnh Mẫu\n2\tY Thử\n", 2),
    ("STT\tHọ, tên\tNăm sinh\n1\tHộ ông Đỗ Mạnh Mẫu\t1990\n2\tBà: Vũ Thị Thử\t1988\n", 2),
    ("\n".join(f"{n}. {name}, thôn Đình Hạ: hộ nghèo" for n, name in enumerate(NAMES, 1)), 6),
    ("\n".join(f"- Ông {name}" for name in NAMES[:5]), 5),
    ("1\tĐỗ Mạnh Mẫu\n2\tVũ Thị Thử\n3\tTrần Văn Ví Dụ\n4\tLê Thị Giả Định\n5\tHồ Bá Tưởng\n", 5),
]
NONE = [
    "Họ và tên\tThôn\n\t\n",
    "Mẫu đơn\nHọ và tên: ..........\nThôn: ..........\n",
    "CHỦ TỊCH\nNguyễn Văn Mẫu\nNơi nhận:\nNhư Điều 3\n",
    "Điều 1. Phê duyệt kế hoạch\nĐiều 2. Công khai\nĐiều 3. Hiệu lực\nĐiều 4. Thi hành\nĐiều 5. Nơi nhận\n",
    "Thôn\tSố hộ\nĐình Hạ\t12\nCầu Đá\t15\nXóm Bến\t7\nThượng Đoạn\t9\nHạ Đoạn\t3\n",
    "Phạm vi thực hiện\nPhạm vi áp dụng\nCao độ nền\nLý do điều chỉnh\nHồ sơ kèm theo\nHoàng hôn\n",
    "Đường\tDài\nTrần Phú\t1,2\nLê Lợi\t0,8\nNguyễn Trãi\t2,1\nHồ Xuân\t1,1\nĐinh Lễ\t0,3\n",
    "Xã An Khánh\nXã Tân Minh Một\nXã Tân Minh Hai\nXã Hòa Bình Một\nTrường Mầm Non\nTổ Dân Phố\n",
    "Dương Quan\nHà Nội\nCao Bằng\nThái Bình\nVĩnh Bảo\nAn Khánh\nHòa Bình\n",
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "count"), LISTS)
def test_a_column_of_names_is_one_hit(text: str, count: int, form: str) -> None:
    (hit,) = people(unicodedata.normalize(form, text))
    assert (hit.kind, hit.shown) == (Kind.PEOPLE, f"chừng {count} tên người")


def test_the_hit_reaches_from_the_first_name_to_the_last() -> None:
    (hit,) = people(TABLE)
    assert TABLE[hit.start : hit.end].startswith("Đỗ Mạnh Mẫu") and TABLE[hit.start : hit.end].endswith("TÊN GIẢ")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_names_is_left_alone(text: str, form: str) -> None:
    assert people(unicodedata.normalize(form, text)) == []
