"""Who is ill is nobody's business: an illness beside a name is met, one that stands alone is not."""

import unicodedata

import pytest

from dienhong.privacy.detector import Kind, hits
from dienhong.privacy.illnesses import ill

MET = [
    ("STT\tHọ tên\tHoàn cảnh\n1\tĐỗ Mạnh Mẫu\tHộ có người tâm thần, ung thư giai đoạn cuối\n", ["tâm thần", "ung thư"]),
    ("Hộ bà Vũ Thị Thử có con bị bại não.", ["bại não"]),
    ("1. Trần Văn Ví Dụ: chạy thận ba lần một tuần", ["chạy thận"]),
    ("Tên\tDạng\nLê Thị Giả Định\tKhuyết tật vận động nặng\n", ["Khuyết tật vận động"]),
]
LEFT = [
    "Tuyên truyền phòng, chống ung thư, lao phổi và bệnh tâm thần trong Nhân dân.",
    "Ông Đỗ Mạnh Mẫu, Giám đốc Bệnh viện Tâm thần, dự họp.",
    "Kinh phí ứng thu của bà Vũ Thị Thử; từ kỳ họp thứ hai ông Đỗ Mạnh Mẫu chủ trì.",
    "STT\tHọ tên\tDiện\n1\tĐỗ Mạnh Mẫu\tNgười khuyết tật nặng, hộ nghèo\n",
    "Bệnh\tSố ca\nTiểu đường\t12\nLao phổi\t3\n",
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "said"), MET)
def test_an_illness_beside_a_name_is_met(text: str, said: list[str], form: str) -> None:
    text = unicodedata.normalize(form, text)
    found = [hit for hit in hits(text) if hit.kind is Kind.HEALTH]
    # The mark of a last letter may stay outside a decomposed hit: what counts is where it begins.
    assert len(found) == len(said)
    for hit, words in zip(found, said, strict=True):
        assert text[hit.start :].startswith(unicodedata.normalize(form, words)) and hit.shown == "••••"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", LEFT)
def test_a_hospital_a_programme_a_degree_and_a_count_are_left(text: str, form: str) -> None:
    assert [hit for hit in hits(unicodedata.normalize(form, text)) if hit.kind is Kind.HEALTH] == []


def test_a_cell_of_a_list_needs_no_name_beside_it() -> None:
    assert ill("Hộ có người tâm thần") and ill("HIV") and not ill("Hỗ trợ bò giống") and not ill("khuyết tật nặng")
