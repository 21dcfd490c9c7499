"""The quarterly list is the register's own: each telling stands in one list; and the report counts what is there."""

from datetime import date, datetime, timedelta
from io import BytesIO
from random import Random

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.disclosure import actions
from dienhong.disclosure.asked.actions import ask_correction, ask_question
from dienhong.disclosure.models import Broadcast, Item, Posting, QuarterList, Relay, Telling, Version
from dienhong.disclosure.states import OtherForm, Place, RelayWay, State, Step
from dienhong.disclosure.summaries.actions import draw, post, update
from dienhong.disclosure.summaries.listed import PORTAL, POSTED, items_told, lines
from dienhong.disclosure.summaries.quarters import before, parse, quarter_of, quarters
from dienhong.disclosure.summaries.queries import lists_posted, unmade
from dienhong.disclosure.summaries.report import report
from dienhong.disclosure.summaries.reported import Report
from dienhong.law.calendar import Calendar
from dienhong.law.periods import Period, Window
from dienhong.law.verdict import Refused
from dienhong.ops.findable import told_again
from dienhong.ops.papers_due import put_together
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.search.models import PublicText
from dienhong.search.queries import find
from tests.disclosure.test_public import at_day, words
from tests.factories import commune as frame
from tests.factories import disclosure as made

Q1, Q2 = Period(2026, 1, 3), Period(2026, 4, 3)


def scattered(seed: int, villages: list[str]) -> None:
    """Items with tellings on days of two years, straight into the tables: the acts' rules are tried elsewhere."""
    dice = Random(seed)
    first = date(2025, 1, 1)

    def day() -> date:
        return first + timedelta(days=dice.randrange(730))

    for number in range(1, 25):
        state = dice.choice([State.PUBLISHED, State.PUBLISHED, State.WITHDRAWN, State.PREPARING])
        told = day()
        item = Item.objects.create(
            code=f"CK-2025-{number:04d}",
            code_year=2025,
            code_number=number,
            recorded_at=at_day(told),
            content=f"CK{number % 14 + 1}",
            title=f"Mục {number}",
            summary="Hai câu.",
            decided_by="UBND xã",
            decided_on=told,
            starts_on=told,
            unit="Phòng Kinh tế",
            state=state,
            shown=1,
            published_on=told if state != State.PREPARING else None,
            withdrawn_on=told if state == State.WITHDRAWN else None,
            withdrawn_why="Hết hạn." if state == State.WITHDRAWN else "",
        )
        Version.objects.create(item=item, number=1, title=item.title, summary="x", step=Step.SHOWN, shown_from=told)
        for village in dice.sample(["", *villages], dice.randrange(4)):
            began = day()
            ends = began + timedelta(days=dice.randrange(60)) if dice.random() < 0.5 else None
            place = Place.VILLAGE if village else Place.OFFICE
            Posting.objects.create(
                item=item,
                number=1,
                place=place,
                village=village,
                where="Bảng tin",
                from_on=began,
                to_on=ends,
                put_up_by="A",
            )
        if dice.random() < 0.4:
            Broadcast.objects.create(item=item, from_on=day(), script="Bản tin", noted_by="A")
        if dice.random() < 0.4:
            Relay.objects.create(item=item, village=villages[0], on=day(), way=RelayWay.MEETING, noted_by="A")
        if dice.random() < 0.4:
            Telling.objects.create(item=item, form=OtherForm.DIALOGUE, on=day(), ref="Hội nghị", noted_by="A")


def naive(window: Window) -> set[tuple[str, str, date]]:
    """(code, kind, first day) of every telling in the window, by looking at every row there is."""
    public = {one.code for one in Item.objects.all() if one.state in (State.PUBLISHED, State.WITHDRAWN)}
    rows = [(one.item_id, "version", one.shown_from) for one in Version.objects.all()]
    rows += [(one.item_id, "posting", one.from_on) for one in Posting.objects.all()]
    rows += [(one.item_id, "broadcast", one.from_on) for one in Broadcast.objects.all()]
    rows += [(one.item_id, "relay", one.on) for one in Relay.objects.all()]
    rows += [(one.item_id, "telling", one.on) for one in Telling.objects.all()]
    return {(code, kind, day) for code, kind, day in rows if code in public and day and day in window}


KINDS = {PORTAL: "version", POSTED: "posting", "Truyền thanh": "broadcast", "Trưởng thôn, tổ trưởng báo lại": "relay"}


@pytest.mark.parametrize("seed", range(6))
def test_the_lists_of_all_quarters_are_the_register_and_nothing_else(
    commune: Commune, by: Actor, at: datetime, seed: int
) -> None:
    villages = [frame.village(name, by=by, at=at).code for name in ("Cầu Đá", "Đình Hạ")]
    scattered(seed, villages)
    hung = 0
    for quarter in (Period(year, month, 3) for year in (2025, 2026) for month in (1, 4, 7, 10)):
        window = quarter.calendar_window()
        listed = lines(items_told(window), window)
        found = {(one.code, KINDS.get(told.form, "telling"), told.from_on) for one in listed for told in one.told}
        assert found == naive(window)
        assert {one.code for one in listed} == {code for code, _, _ in naive(window)}
        assert all(one.told for one in listed)
        assert all(told.to_on is None or told.to_on in window for one in listed for told in one.told)
        hung += sum(told.count for one in listed for told in one.told if told.form == POSTED)
        withdrawn = set(Item.objects.filter(state=State.WITHDRAWN).values_list("code", flat=True))
        assert {one.code for one in listed if not one.title} == withdrawn & {one.code for one in listed}
    public = Item.objects.filter(state__in=(State.PUBLISHED, State.WITHDRAWN))
    assert hung == Posting.objects.filter(item__in=public).count()


def test_a_page_of_the_list_asks_as_much_of_many_as_of_few(commune: Commune, by: Actor, at: datetime) -> None:
    scattered(1, [frame.village(name, by=by, at=at).code for name in ("Cầu Đá", "Đình Hạ", "Đông Sơn")])
    asked = []
    for quarter in ("2025/1", "2026/1"):
        with CaptureQueriesContext(connection) as seen:
            assert Client().get(f"/cong-khai/danh-muc/{quarter}/").status_code == 200
        asked.append(len(seen))
    assert max(asked) <= 12 and abs(asked[0] - asked[1]) <= 1  # names of places are asked only when there are some


def test_quarters_run_from_the_commune_to_today_and_not_before_the_law() -> None:
    assert quarters(date(2025, 7, 1), date(2026, 6, 10))[0] == Q2
    assert len(quarters(date(2025, 7, 1), date(2026, 6, 10))) == 4
    assert quarters(date(2000, 1, 1), date(2024, 2, 1))[-1] == Period(2023, 7, 3)
    assert before(Q1) == Period(2025, 10, 3) and quarter_of(date(2026, 12, 31)) == Period(2026, 10, 3)
    assert parse(2026, 3, date(2026, 6, 10)) is None and parse(2023, 2, date(2026, 6, 10)) is None
    assert parse(2026, 5, date(2026, 6, 10)) is None and parse(2026, 2, date(2026, 6, 10)) == Q2


def test_a_list_is_drawn_once_and_met_only_when_it_hangs_everywhere(commune: Commune, by: Actor, at: datetime) -> None:
    village = frame.village("Cầu Đá", by=by, at=at).code
    made.published(date(2026, 3, 2), at=at_day(date(2026, 3, 4)))
    kept = draw(Q1, by=by, at=at)
    assert (kept.entries, kept.drawn_on) == (1, date(2026, 6, 10))
    with pytest.raises(Refused, match="đã lập"):
        draw(Q1, by=by, at=at)
    told = {"from_on": date(2026, 6, 10), "put_up_by": "Văn thư", "by": by, "at": at}
    kept = post(kept.code, [("office", "")], **told)
    assert kept.posted_on is None and not lists_posted(Window(date(2026, 4, 1), date(2026, 6, 30))).exists()
    for places, wrong in (([], "Chưa chọn nơi"), ([("village", "DV-2026-0999")], "Không có thôn")):
        with pytest.raises(Refused, match=wrong):
            post(kept.code, places, **told)
    with pytest.raises(Refused, match="Ngày dán"):
        post(kept.code, [("village", village)], **{**told, "from_on": date(2026, 6, 9)})
    kept = post(kept.code, [("office", ""), ("village", village)], **told)
    assert kept.posted_on == date(2026, 6, 10) and kept.postings.count() == 2
    assert lists_posted(Window(date(2026, 4, 1), date(2026, 6, 30))).get() == kept
    assert not lists_posted(Window(date(2026, 1, 1), date(2026, 3, 31))).exists()
    with pytest.raises(Refused, match="không khác"):
        update(kept.code, by=by, at=at)
    row = find("danh mục quý I năm 2026").rows[0]
    assert (row.code, row.kind, row.path) == (kept.code, "quarter", "/cong-khai/danh-muc/2026/1/")
    assert find('"niêm yết đủ nơi từ ngày 10/6/2026"').total == 1
    before = list(PublicText.objects.order_by("pk").values())
    PublicText.objects.all().delete()
    assert told_again() == 2 and list(PublicText.objects.order_by("pk").values()) == before


def test_what_was_taken_down_changes_the_list_and_it_is_put_up_again(commune: Commune, by: Actor, at: datetime) -> None:
    item = made.published(date(2026, 3, 2), at=at_day(date(2026, 3, 4)))
    kept = post(draw(Q1, by=by, at=at).code, [("office", "")], from_on=date(2026, 6, 10), put_up_by="A", by=by, at=at)
    assert kept.posted_on == date(2026, 6, 10)  # a commune without villages in the register: the office is everywhere
    actions.withdraw(item.code, why="Đăng nhầm.", by=made.FOCAL, at=at)
    fresh = update(kept.code, by=by, at=at)
    assert fresh.sha256 != kept.sha256 and fresh.posted_on is None and fresh.postings.get().drawing == 1
    page = words(Client().get("/cong-khai/danh-muc/2026/1/").content)
    assert "(nội dung đã gỡ)" in page and item.title not in page


def test_drawing_anew_moves_no_duty_and_keeps_what_hung(commune: Commune, by: Actor, at: datetime) -> None:
    item = made.published(date(2026, 3, 2), at=at_day(date(2026, 3, 4)))
    kept = post(draw(Q1, by=by, at=at).code, [("office", "")], from_on=date(2026, 6, 10), put_up_by="A", by=by, at=at)
    actions.withdraw(item.code, why="Đăng nhầm.", by=made.FOCAL, at=at_day(date(2026, 7, 4)))
    later = at_day(date(2026, 7, 5))
    update(kept.code, by=by, at=later)
    again = post(kept.code, [("office", "")], from_on=date(2026, 7, 5), put_up_by="A", by=by, at=later)
    assert (again.drawn_on, again.redrawn_on, again.drawing) == (date(2026, 6, 10), date(2026, 7, 5), 2)
    assert (again.first_posted_on, again.posted_on) == (date(2026, 6, 10), date(2026, 7, 5))
    assert list(again.postings.values_list("drawing", "from_on")) == [(1, date(2026, 6, 10)), (2, date(2026, 7, 5))]
    assert lists_posted(Window(date(2026, 4, 1), date(2026, 6, 30))).get() == again
    assert not lists_posted(Window(date(2026, 7, 1), date(2026, 9, 30))).exists()


def test_the_morning_draws_every_quarter_since_the_book_began(commune: Commune, by: Actor, at: datetime) -> None:
    assert put_together(commune, at).lists == 0  # nothing was ever told: no book, no list
    made.published(date(2025, 9, 1), at=at_day(date(2025, 9, 3)))
    assert [quarter.key for quarter, _ in unmade(commune.formed_on, at.date())] == ["2025-Q3", "2025-Q4", "2026-Q1"]
    voided = draw(Period(2025, 10, 3), by=by, at=at)
    acts.void(voided, by=by, at=at, reason="Lập thử.")
    assert put_together(commune, at).lists == 2  # what a person voided waits for a person
    assert put_together(commune, at).lists == 0
    assert [(one.year, one.quarter) for one in QuarterList.objects.standing()] == [(2025, 3), (2026, 1)]
    assert len(unmade(commune.formed_on, at.date())) == 3


def test_a_voided_list_counts_nowhere_and_may_be_drawn_again(commune: Commune, by: Actor, at: datetime) -> None:
    kept = draw(Q1, by=by, at=at)
    acts.void(kept, by=by, at=at, reason="Lập thử.")
    assert draw(Q1, by=by, at=at).code != kept.code
    assert QuarterList.objects.standing().count() == 1


def test_the_list_as_page_paper_and_word_says_the_same(commune: Commune, by: Actor, at: datetime) -> None:
    item = made.published(date(2026, 5, 18), at=at_day(date(2026, 5, 20)))
    made.hung(item, date(2026, 5, 20), at=at)
    for url in ("/cong-khai/danh-muc/2026/2/", "/cong-khai/danh-muc/2026/2/in/"):
        page = words(Client().get(url).content)
        assert item.title in page and "Trang thông tin điện tử: từ 20/5/2026" in page
        assert "Niêm yết (Bảng tin trụ sở): từ 20/5/2026" in page
    reply = Client().get("/cong-khai/danh-muc/2026/2/danh-muc.docx")
    document = docx.Document(BytesIO(b"".join(reply.streaming_content)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(item.title in cell for cell in cells)
    assert any("Niêm yết (Bảng tin trụ sở): từ 20/5/2026" in cell for cell in cells)
    assert Client().get("/cong-khai/danh-muc/2026/3/").status_code == 404


def test_the_report_counts_what_is_there(commune: Commune, by: Actor, at: datetime) -> None:
    village = frame.village("Cầu Đá", by=by, at=at)
    timely = made.published(date(2026, 5, 18), at=at_day(date(2026, 5, 20)))
    late = made.published(date(2026, 5, 4), at=at_day(date(2026, 5, 29)), content="CK12", says=made.says(title="Phí"))
    made.published(date(2026, 1, 5), at=at_day(date(2026, 1, 6)), says=made.says(title="Trước kỳ"))
    made.hung(timely, date(2026, 5, 20), at=at)
    made.hung(timely, date(2026, 5, 21), at=at, village=village.code)
    ask_question(timely.code, words="Bao giờ xong?", by=by, at=at)
    ask_correction(timely.code, wrong="Sai tên thôn.", by=by, at=at)
    window = Window(date(2026, 4, 1), date(2026, 6, 30))
    found = report(window, Calendar.load(), today=date(2026, 6, 10))
    by_id = {line.id: line for line in found.lines}
    assert [line.id for line in found.lines] == [f"CK{number}" for number in range(1, 15)]
    assert (by_id["CK3"].published, by_id["CK3"].in_time, by_id["CK3"].posted_places) == (1, 1, 2)
    assert (by_id["CK12"].published, by_id["CK12"].in_time) == (1, 0)
    assert found.total("published") == 2 and found.late == [late.code]
    assert found.overdue == [
        (late.code, " (công khai sau hạn)")
    ]  # told all the same: the council is not told it is hidden
    assert Report.thawed({**found.frozen(), "untold": ["CK-2026-0009"]}).untold == ["CK-2026-0009"]
    old = {name: value for name, value in found.frozen().items() if name != "untold"}
    assert Report.thawed(old).overdue == [(late.code, "")]
    assert [(one.code, one.missing, one.wanted) for one in found.unposted] == [(late.code, 2, 2)]
    assert (found.questions, found.questions_answered, found.corrections) == (1, 0, 1)


def test_the_report_on_screen_and_in_word(officer, commune: Commune, at: datetime) -> None:
    item = made.published(date(2026, 5, 4), at=at_day(date(2026, 5, 29)))
    client = officer("committee_office")
    page = client.get("/ban-lam-viec/cong-khai/bao-cao-hdnd/?tu=1/4/2026&den=10/6/2026&ky_hop=8/7/2026")
    assert item.code in words(page.content)
    wrong = client.get("/ban-lam-viec/cong-khai/bao-cao-hdnd/?tu=1/7/2026&den=10/6/2026")
    assert "sau “Đến hết ngày”" in words(wrong.content)
    url = "/ban-lam-viec/cong-khai/bao-cao-hdnd/bao-cao.docx?tu=2026-04-01&den=2026-06-10&ky_hop=2026-07-08"
    document = docx.Document(BytesIO(b"".join(client.get(url).streaming_content)))
    text = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert "Số nội dung đã công khai: 01; đúng hạn 0 trên 01 nội dung có hạn trong luật" in text
    assert "khai mạc ngày 08/7/2026" in text and item.code.replace("-", "\u2011") in text.replace("-", "\u2011")
    assert client.get("/ban-lam-viec/cong-khai/bao-cao-hdnd/bao-cao.docx?tu=x&den=y").status_code == 404


def test_an_officer_draws_prints_and_posts_the_list(officer, commune: Commune, by: Actor, at: datetime) -> None:
    frame.village("Cầu Đá", by=by, at=at)
    made.published(date(2026, 3, 2), at=at_day(date(2026, 3, 4)))
    client = officer("committee_office")
    desk = words(client.get("/ban-lam-viec/").content)
    assert "Lập, niêm yết danh mục nội dung đã công khai quý I năm 2026" in desk
    here = "/ban-lam-viec/cong-khai/danh-muc/2026/1/"
    assert "Quý I năm 2026 Chưa lập" in words(client.get("/ban-lam-viec/cong-khai/danh-muc/").content)
    assert "Chưa lập" in words(client.get(here).content)
    opened = client.get(f"{here}lap/").content.decode()
    token = opened.partition('name="once" value="')[2].partition('"')[0]
    assert client.post(f"{here}lap/", {"once": token}).status_code == 302
    page = client.get(f"{here}niem-yet/")
    assert page.context["form"]["places"].initial == [
        "office",
        *(code for code, _ in page.context["form"].fields["places"].choices[1:]),
    ]
    sent = {
        "once": page.context["once"],
        "revision": page.context["revision"],
        "places": page.context["form"]["places"].initial,
        "from_on": "10/6/2026",
        "put_up_by": "Văn thư",
    }
    assert client.post(f"{here}niem-yet/", sent).status_code == 302
    assert "Niêm yết đủ nơi từ 10/6/2026" in words(client.get(here).content)
    assert "Lập, niêm yết danh mục" not in words(client.get("/ban-lam-viec/").content)
    lamps = words(client.get("/ban-lam-viec/den-nhiem-vu/?thang=2026-06").content)
    assert "Lập, cập nhật, niêm yết danh mục nội dung đã công khai" in lamps
    assert "Quý I năm 2026 DMC-2026-0001 10/6/2026 1 Niêm yết đủ nơi" in words(
        client.get("/ban-lam-viec/cong-khai/danh-muc/").content
    )
    assert officer("front").get(here).status_code == 200
    assert officer("front").get(f"{here}lap/").status_code == 403
