"""The public face: what stands on the front page comes from registers, and a figure shows what its reader may see."""

import re
from collections.abc import Callable
from datetime import date, datetime
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.disclosure.queries import public_items
from dienhong.indicators.computed import percentage
from dienhong.indicators.definitions import catalogue
from dienhong.indicators.models import Figure
from dienhong.law.periods import Window
from dienhong.petitions.models import Reception
from dienhong.petitions.states import Host
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.reports.actions import edit_section
from dienhong.reports.freeze import freeze
from dienhong.web.doors import BY_SLUG, DOORS, SHORT_NAMES
from dienhong.web.evidence import PAGE
from dienhong.web.open_now import acts_behind, open_behind
from dienhong.web.views.home import KEY_FIGURES
from dienhong.web.windows import months_over
from tests.factories.petitions import reception, visit
from tests.factories.reports import close
from tests.web.whole import Whole, whole

Officer = Callable[[str], Client]


def text(client: Client, path: str) -> str:
    """The words of a page, tags taken out."""
    reply = client.get(path)
    assert reply.status_code == 200, path
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", reply.content.decode())).split())


@pytest.fixture
def kept(commune: Commune, by: Actor, at: datetime) -> Whole:
    """An entry in every book, and a frozen report."""
    made = whole(by=by, at=at)
    freeze(made.report, by=by, at=at)
    return made


def test_an_empty_commune_claims_nothing(commune: Commune) -> None:
    page = text(Client(), "/")
    assert "Dân chủ ở cơ sở tại xã An Khánh" in page and "thứ Tư, 10/6/2026" in page
    assert "Chưa có buổi tiếp công dân, đối thoại hay giao ban nào trong sổ." in page
    assert "Chưa có báo cáo nào." in page
    assert "Cuộc tiếp công dân: chưa khóa sổ" in page
    assert "Thôn có hương ước, quy ước: chưa có mẫu số" in page
    assert "Sổ công khai chưa có nội dung nào được đăng." in page
    assert "Hiện không có việc nào đang lấy ý kiến, nhận câu hỏi." in page


def test_an_installation_without_a_commune_says_so(db: None) -> None:
    assert "Chưa khai xã" in text(Client(), "/")


def test_a_zero_is_said_only_of_a_closed_book(commune: Commune, by: Actor, at: datetime) -> None:
    close("TCD", by=by, at=at)
    assert "0 cuộc tiếp công dân" in text(Client(), "/")


def test_the_front_page_tells_what_took_place_with_host_and_day_only(commune: Commune, by: Actor, at: datetime) -> None:
    reception(date(2026, 6, 4), host=Host.PARTY, by=by, at=at, visits=(visit(),))
    voided = reception(date(2026, 6, 5), by=by, at=at)
    acts.void(voided, by=by, at=at, reason="Ghi nhầm ngày")
    page = text(Client(), "/")
    assert "Đảng ủy xã tiếp công dân định kỳ thứ Năm, 04/6/2026 · TCD-2026-0001" in page
    assert voided.code not in page


def test_the_law_of_the_day_stands_with_its_article(commune: Commune) -> None:
    assert "ít nhất 01 ngày mỗi tuần Khoản 2 Điều 15 Luật Tiếp công dân" in text(Client(), "/")
    Commune.objects.update(demo_today=date(2026, 7, 2))
    assert "ít nhất 02 ngày mỗi tháng" in text(Client(), "/")


def test_a_report_is_announced_and_then_told_by_number(commune: Commune, by: Actor, at: datetime) -> None:
    made = whole(by=by, at=at)
    page = text(Client(), "/")
    assert "Báo cáo 6 tháng đầu năm 2026 đang soạn · hạn gửi 15/6/2026" in page
    freeze(made.report, by=by, at=at)
    assert "01-BC/ĐU , 10/6/2026" in text(Client(), "/")
    assert "01-BC/ĐU" in text(Client(), "/so-lieu/")


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.slug)
def test_a_door_stands_on_indicators_that_serve_it(door: object, kept: Whole) -> None:
    found = next(one for one in DOORS if one is door)
    serving = {one.id for one in catalogue() if found.principle in one.principles}
    assert set(found.headline) <= serving
    assert [one.id for one in found.indicators][: len(found.headline)] == list(found.headline)
    page = text(Client(), f"/nguyen-tac/{found.slug}/")
    for one in found.indicators:
        assert one.vi in page
    for book in found.not_open:
        assert book in page


def test_every_short_name_is_of_a_figure_of_the_front_page() -> None:
    wanted = {*KEY_FIGURES, *(name for door in DOORS for name in door.headline)}
    assert set(SHORT_NAMES) == wanted
    assert set(BY_SLUG) == {"biet", "ban", "lam", "kiem-tra", "giam-sat", "thu-huong"}


@pytest.mark.parametrize(
    ("today", "since", "window"),
    [
        (date(2026, 6, 10), date(2025, 7, 1), Window(date(2026, 1, 1), date(2026, 5, 31))),
        (date(2026, 6, 30), None, Window(date(2026, 1, 1), date(2026, 5, 31))),
        (date(2026, 1, 15), date(2025, 7, 1), Window(date(2025, 7, 1), date(2025, 12, 31))),
        (date(2026, 3, 1), date(2025, 7, 1), Window(date(2026, 1, 1), date(2026, 2, 28))),
        (date(2025, 7, 20), date(2025, 7, 1), Window(date(2025, 1, 1), date(2025, 6, 30))),
    ],
)
def test_the_window_is_that_of_the_months_that_are_over(today: date, since: date | None, window: Window) -> None:
    assert months_over(today, since) == window


def test_a_figure_tells_value_meaning_window_closing_and_entries(kept: Whole) -> None:
    page = text(Client(), "/so-lieu/hien-nay/petitions.receptions_held/")
    assert "02 cuộc" in page and "01/01 – 31/5/2026" in page
    assert "UBND xã 01 Đảng ủy xã 01 Cộng 02" in page
    assert "Không tính buổi đã hủy khỏi sổ" in page and "Điều 15 Luật Tiếp công dân" in page
    assert "KSO-2026-0001 , khóa ngày 10/6/2026" in page
    assert f"{kept.reception} UBND xã tiếp công dân định kỳ 28/5/2026" in page
    assert (
        'href="/ban-lam-viec/tiep-cong-dan'
        not in Client().get("/so-lieu/hien-nay/petitions.receptions_held/").content.decode()
    )


def test_an_officer_follows_a_figure_to_its_entries(kept: Whole, officer: Officer) -> None:
    page = officer("party_office").get("/so-lieu/hien-nay/petitions.receptions_held/").content.decode()
    assert f'href="/ban-lam-viec/tiep-cong-dan/{kept.reception}/"' in page
    # Somebody whose post does not read that book gets the number, and no code.
    other = text(officer("front"), "/so-lieu/hien-nay/petitions.receptions_held/")
    assert kept.reception not in other and "2 bản ghi chỉ người giữ sổ đọc được" in other


def test_small_numbers_of_persons_are_withheld_from_the_public_only(kept: Whole, officer: Officer) -> None:
    path = "/so-lieu/hien-nay/compliance.pledges/"
    assert "không công bố (dưới 3 người, hộ)" in text(Client(), path)
    assert percentage(0, 1) == 0
    assert "không công bố" not in text(officer("party_office"), path)


def test_a_sum_tells_the_public_its_total_alone(kept: Whole, officer: Officer) -> None:
    path = "/so-lieu/hien-nay/petitions.visits_received/"
    public = text(Client(), path)
    assert "03 lượt" in public and kept.reception not in public
    assert f"{kept.reception}" in text(officer("party_office"), path)
    assert "góp 2" in text(officer("party_office"), path)


def test_a_frozen_figure_stays_and_tells_how_the_books_moved_on(kept: Whole, by: Actor, at: datetime) -> None:
    figure = Figure.objects.get(key="petitions.receptions_held")
    path = f"/so-lieu/{figure.code}/"
    assert "Sổ nay đã khác" not in text(Client(), path)
    acts.void(Reception.objects.get(pk=kept.reception), by=by, at=at, reason="Ghi trùng")
    page = text(Client(), path)
    assert "02 cuộc" in page and "khi chốt là 2, nay là 1" in page
    assert "01 cuộc" in text(Client(), "/so-lieu/hien-nay/petitions.receptions_held/")


def test_a_declared_figure_shows_its_document(kept: Whole) -> None:
    figure = Figure.objects.get(key="fact:population")
    page = text(Client(), f"/so-lieu/{figure.code}/")
    assert "gần 34.000 người" in page and "số khai tại ngày 31/12/2025" in page
    assert "Kế hoạch số 82-KH/TU ngày 20/01/2026" in page


def test_a_reserved_figure_is_for_those_who_read_reports(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = whole(by=by, at=at)
    edit_section(made.report, "III.1.1", "Năm 2025 có [[dialogue.held_ad_hoc@2025]] cuộc.", revision=1, by=by, at=at)
    other = Figure.objects.get(key="dialogue.held_ad_hoc@2025")
    assert "01/01 – 31/12/2025" in text(officer("party_office"), f"/so-lieu/{other.code}/")
    figure = Figure.objects.get(key="petitions.receptions_held")
    path = f"/so-lieu/{figure.code}/"
    assert Client().get(path).status_code == 404
    assert officer("petition_officer").get(path).status_code == 404
    assert "báo cáo đang soạn, số còn đổi" in text(officer("party_office"), path)


def test_a_code_leads_a_stranger_to_figures_only(kept: Whole) -> None:
    figure = Figure.objects.get(key="petitions.receptions_held")
    client = Client()
    assert client.get(f"/r/{figure.code.lower()}").headers["Location"] == f"/so-lieu/{figure.code}/"
    there, absent = client.get(f"/r/{kept.reception}"), client.get("/r/TCD-2026-9999")
    assert there.status_code == absent.status_code == 302
    assert there.headers["Location"].startswith("/dang-nhap/")
    assert client.get("/r/khong-phai-ma").status_code == 404


def test_an_internal_code_is_absent_for_those_outside_the_party(kept: Whole, officer: Officer) -> None:
    assert officer("party_office").get(f"/r/{kept.internal}").status_code == 302
    assert officer("committee_office").get(f"/r/{kept.internal}").status_code == 404
    assert officer("committee_office").get("/r/GS-2026-9999").status_code == 404


def test_evidence_comes_in_pages_and_the_last_is_reached(commune: Commune, by: Actor, at: datetime) -> None:
    for number in range(PAGE + 3):
        reception(date(2026, 1 + number % 5, 1 + number // 5), by=by, at=at)
    path = "/so-lieu/hien-nay/petitions.receptions_held/"
    codes = [
        set(re.findall(r"TCD-2026-\d{4}", Client().get(f"{path}?trang={page}").content.decode())) for page in (1, 2, 99)
    ]
    assert [len(found) for found in codes] == [PAGE, 3, 3]
    assert codes[0] | codes[1] == set(Reception.objects.values_list("code", flat=True))
    assert Client().get(f"{path}?trang=abc").status_code == 200


def test_search_needs_no_diacritics_and_shows_public_things(kept: Whole) -> None:
    page = text(Client(), "/tim/?q=HUONG uoc")
    assert "Thôn hoàn thiện hương ước, quy ước" in page
    assert "Không tìm thấy" in text(Client(), "/tim/?q=Vu Duc Thinh")
    assert "Báo cáo 6 tháng đầu năm 2026" in text(Client(), "/tim/?q=bao cao 6 thang")
    figure = Figure.objects.get(key="petitions.receptions_held")
    assert Client().get(f"/tim/?q={figure.code}").headers["Location"] == f"/r/{figure.code}"


def test_public_pages_ask_the_same_number_of_questions_however_full_the_books(
    commune: Commune, by: Actor, at: datetime
) -> None:
    freeze(whole(by=by, at=at).report, by=by, at=at)
    # The page of figures asks once a set of entries: it grows with the catalogue, never with the books.
    figures = len({name for one in catalogue() for name in (one.source, one.roster) if name}) + 14
    paths = {
        "/": 50,
        "/so-lieu/": figures,
        "/nguyen-tac/kiem-tra/": len(BY_SLUG["kiem-tra"].indicators) + 8,
        "/so-lieu/hien-nay/petitions.receptions_held/": 12,
    }
    counts: dict[str, list[int]] = {path: [] for path in paths}
    for wave in range(2):
        for path in paths:
            with CaptureQueriesContext(connection) as asked:
                assert Client().get(path).status_code == 200
            counts[path].append(len(asked))
        for number in range(20 * (1 - wave)):
            reception(date(2026, 1 + number % 5, 20), by=by, at=at, visits=(visit(),))
    for path, most in paths.items():
        assert counts[path][0] == counts[path][1] <= most, (path, counts[path])


def test_figures_are_kept_until_an_act_and_the_next_request_tells_what_it_changed(
    kept: Whole, by: Actor, at: datetime
) -> None:
    paths = ("/so-lieu/", "/api/figures", "/nguyen-tac/biet/")
    counts = []
    for path in paths * 2:
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(path).status_code == 200
        counts.append(len(asked))
    assert counts[0] > 50 and max(counts[3:]) <= 12, counts

    def told() -> tuple[str, object]:
        page = text(Client(), "/so-lieu/")
        record = Client().get("/api/figures/petitions.receptions_held").json()
        return page, record["value"]

    before = told()
    acts.void(Reception.objects.get(pk=kept.reception), by=by, at=at, reason="Ghi trùng")
    after = told()
    assert before[1] == 2 and after[1] == 1 and before[0] != after[0]


def test_figures_of_yesterday_are_not_told_today(commune: Commune, by: Actor, at: datetime) -> None:
    whole(by=by, at=at)
    june = text(Client(), "/so-lieu/")
    Commune.objects.update(demo_today=date(2026, 8, 3))
    assert text(Client(), "/so-lieu/") != june


def test_a_door_leads_to_what_is_open_behind_it(commune: Commune, by: Actor, at: datetime) -> None:
    whole(by=by, at=at)
    for slug in BY_SLUG:
        behind = [(one.title, one.url) for one in open_behind(slug, at.date(), 6)]
        acts = acts_behind(slug)
        page = unescape(Client().get(f"/nguyen-tac/{slug}/").content.decode())
        assert "bound method" not in page
        assert acts and all(f'href="{url}">{verb}<' in page for verb, url in acts)
        assert all(f'href="{url}">{title}<' in page for title, url in behind)
        assert all(Client().get(url).status_code == 200 for _title, url in (*behind, *acts))
    assert [one.title for one in open_behind("biet", at.date(), 6)] == [
        one.title for one in public_items().order_by("-published_on", "-code_year", "-code_number")[:6]
    ]
    assert open_behind("biet", at.date(), 1)[0].title[:60] in text(Client(), "/")
