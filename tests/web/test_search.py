"""The public search: what one types, what one sees, what is never shown."""

from datetime import date, datetime
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.records.actor import Actor
from dienhong.search.actions import drop, put
from dienhong.search.models import PublicText
from dienhong.search.queries import find, how_many
from dienhong.search.snippet import snippet
from dienhong.web.kinds import KINDS
from tests.factories.commune import village

DAY = date(2026, 6, 2)


def publish(
    code: str, title: str, text: str = "", *, kind: str = "disclosure", village: str = "", on: date = DAY
) -> None:
    put(code, kind=kind, title=title, text=text, path=f"/cong-khai/{code}/", on=on, by_village=village)


def page(query: str, client: Client | None = None) -> str:
    reply = (client or Client()).get(f"/tim/?{query}")
    assert reply.status_code == 200
    return unescape(reply.content.decode())


def test_it_finds_without_marks_and_marks_what_was_asked(commune: Commune) -> None:
    publish("CK-2026-0001", "Phương án bồi thường đường trục xã", "Giá đất tại thôn Cầu Đá")
    text = page("q=boi+thuong")
    assert 'href="/cong-khai/CK-2026-0001/"' in text and "<mark>bồi</mark> <mark>thường</mark>" in text
    assert "Nội dung công khai · " in text and "02/6/2026" in text
    assert "thôn <mark>Cầu</mark> <mark>Đá</mark>" in page("q=cau+da")


@pytest.mark.parametrize("bad", ["<script>alert(1)</script> đất", '"><img src=x onerror=alert(1)> đất'])
def test_nothing_a_text_says_is_markup(commune: Commune, bad: str) -> None:
    publish("CK-2026-0001", bad, f"{bad} quy hoạch")
    reply = Client().get("/tim/", {"q": "dat"}).content.decode()
    assert "<script>alert" not in reply and "<img src=x" not in reply and "<mark>đất</mark>" in reply
    typed = Client().get("/tim/", {"q": bad}).content.decode()
    assert "<script>alert" not in typed and "<img src=x" not in typed


def test_it_is_narrowed_in_the_address_and_leafs_keep_what_was_asked(commune: Commune, by: Actor, at: datetime) -> None:
    unit = village("Cầu Đá", by=by, at=at)
    for number in range(1, 46):
        publish(f"CK-2026-{number:04d}", f"Ngân sách số {number}", on=date(2026, 1, number % 28 + 1))
    publish("LH-2026-0001", "Ngân sách đã hứa", kind="promise", village=unit.code, on=date(2025, 9, 1))
    text = page("q=ngan+sach&nam=2026")
    assert "45 kết quả" in text and "?q=ngan+sach&nam=2026&trang=2" in text and "đã hứa" not in text
    assert "đã hứa" in page("q=ngan+sach&loai=promise") and "đã hứa" in page(f"q=ngan+sach&thon={unit.code}")
    assert "Cầu Đá" in page("q=ngan+sach&loai=promise").split("<ul class")[1]
    assert "46 kết quả" in page("q=ngan+sach&loai=khong-co&nam=xx&trang=-3"), "what does not read is not asked"
    newest = page("q=ngan+sach&moi=on")
    assert newest.index("số 27") < newest.index("số 26")


@pytest.mark.parametrize("typed", ["ck 2026 0004", "CK20260004", "CK–2026–0004"])
def test_a_code_copied_from_paper_without_its_dashes_goes_to_its_page_too(typed: str, commune: Commune) -> None:
    assert Client().get("/tim/", {"q": typed})["Location"] == "/r/CK-2026-0004"


def test_words_with_a_number_are_no_code(commune: Commune) -> None:
    assert Client().get("/tim/", {"q": "năm 2026 1000"}).status_code == 200


def test_a_code_goes_to_its_page(commune: Commune) -> None:
    publish("CK-2026-0001", "Kế hoạch")
    assert Client().get("/tim/?q=ck-2026-0001").headers["Location"] == "/r/CK-2026-0001"
    assert Client().get("/r/ck-2026-0001").headers["Location"] == "/cong-khai/CK-2026-0001/"
    publish("LH-2026-0001", "Sửa cầu", kind="promise")
    assert Client().get("/r/LH-2026-0001").headers["Location"] == "/cong-khai/LH-2026-0001/"
    drop("LH-2026-0001")
    assert Client().get("/r/LH-2026-0001").headers["Location"].startswith("/dang-nhap/")


def test_of_a_letter_a_stranger_learns_nothing(commune: Commune) -> None:
    assert Client().get("/r/DT-2026-0001").status_code == 404 == Client().get("/r/DT-2026-9999").status_code


def test_one_word_is_suggested_where_all_together_find_nothing(commune: Commune) -> None:
    publish("CK-2026-0001", "Thu gom rác thải")
    text = page("q=rác+zzz")
    assert "Không tìm thấy" in text and "Chỉ tìm “rác”" in text and "Chỉ tìm “zzz”" not in text


def test_pages_and_figures_are_found_as_before(commune: Commune) -> None:
    assert 'href="/lich-tiep-cong-dan/"' in page("q=lich+tiep")
    assert "/so-lieu/hien-nay/compliance.conventions/" in page("q=HUONG uoc")
    assert page("q=tiep+cong+dan&loai=trang").count('<li><a class="title"') > 5


def test_a_page_of_results_asks_few_questions_however_many_are_found(commune: Commune) -> None:
    counts = []
    for wave in (1, 40):
        for number in range(wave):
            publish(f"CK-2026-{wave * 100 + number:04d}", "Đất đai", "quy hoạch đất " * 30)
        with CaptureQueriesContext(connection) as asked:
            page("q=đất+đai")
        counts.append(len(asked))
    assert counts[1] <= counts[0] <= 12


def test_a_miss_of_many_words_asks_few_questions_and_tells_each_word_as_its_own_page_does(commune: Commune) -> None:
    publish("CK-2026-0001", "Đất công ích", "đường xã")
    publish("CK-2026-0002", "Đất ở", "thôn xóm")
    with CaptureQueriesContext(connection) as asked:
        text = page("q=dat+duong+xa+thon+zzqqx")
    assert "Chỉ tìm “dat”" in text and "Chỉ tìm “xa”" in text
    # What PostgreSQL's planner is told, and the brackets around it, read nothing.
    questions = [one for one in asked if "SAVEPOINT" not in one["sql"] and "set_config" not in one["sql"]]
    assert len(questions) <= 12
    assert how_many(["dat", "zzqqx", "", "xo"]) == [
        (one.total, one.more) for one in map(find, ["dat", "zzqqx", "", "xo"])
    ]


def test_every_kind_that_a_register_puts_has_its_words(kept_kinds: set[str]) -> None:
    assert kept_kinds <= set(KINDS)


@pytest.fixture
def kept_kinds(commune: Commune, by: Actor, at: datetime) -> set[str]:
    from dienhong.ops.findable import told_again
    from dienhong.reports.freeze import freeze
    from tests.web.whole import whole

    freeze(whole(by=by, at=at).report, by=by, at=at)
    told_again()
    return set(PublicText.objects.values_list("kind", flat=True))


def test_a_snippet_shows_the_place_and_loses_no_letter() -> None:
    text = "Mở đầu dài. " * 30 + "Tại đây có Quy hoạch đất. " + "Kết. " * 60
    pieces = snippet(text, {"quy", "hoach"})
    shown = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.marked] == ["Quy", "hoạch"]
    assert shown.startswith("… ") and shown.endswith(" …") and shown[2:-2].strip() in " ".join(text.split())
    assert "".join(piece.text for piece in snippet("ngắn", {"khac"})) == "ngắn"
