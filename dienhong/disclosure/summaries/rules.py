"""May this list be drawn, drawn anew, put up?"""

from collections.abc import Collection
from datetime import date

from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Period
from dienhong.law.verdict import Certainty, Verdict
from dienhong.privacy.public_words import names_nobody

LIST = "10/2022/QH15 art 13 k 2"
REPORT = "10/2022/QH15 art 14 k 3"


def can_draw(quarter: Period, *, today: date, drawn: str) -> Verdict:
    """Once a quarter; one that is not over yet is drawn with a warning: what is told later is not in it."""
    window = quarter.calendar_window()
    if drawn:
        return Verdict.no(
            f"Danh mục {quarter.label_vi} đã lập ({drawn}); cập nhật danh mục ấy thay vì lập lần nữa.", LIST
        )
    if window.from_on > today:
        return Verdict.no(f"{quarter.label_vi.capitalize()} chưa bắt đầu.")
    if window.to_on >= today:
        return Verdict.warn(
            f"Quý chưa hết (đến {date_vi(window.to_on)}); phần công khai sau hôm nay sẽ chưa có trong danh mục.",
            LIST,
            Certainty.INFERENCE,
        )
    return Verdict.yes()


def can_update(*, changed: bool, hangs: bool) -> Verdict:
    """Only when the register says something else by now; a list that hangs is then to be put up anew."""
    if not changed:
        return Verdict.no("Danh mục không khác lúc lập; không cần cập nhật.", LIST)
    if hangs:
        return Verdict.warn("Bản đang dán là bản cũ; cập nhật rồi phải in và dán lại ở các nơi.", LIST)
    return Verdict.yes()


def can_post(
    places: Collection[tuple[str, str]],
    *,
    from_on: date,
    drawn_on: date,
    today: date,
    villages: Collection[str],
    put_up_by: str,
) -> Verdict:
    """In real places, on a day between the drawing and today."""
    verdict = Verdict.yes() if places else Verdict.no("Chưa chọn nơi nào đã dán danh mục.")
    if not drawn_on <= from_on <= today:
        verdict &= Verdict.no(f"Ngày dán {date_vi(from_on)} không nằm giữa ngày lập {date_vi(drawn_on)} và hôm nay.")
    if strange := [code for _, code in places if code and code not in villages]:
        verdict &= Verdict.no(f"Không có thôn nào mang mã {', '.join(strange)} vào ngày {date_vi(from_on)}.")
    verdict &= names_nobody(put_up_by)
    return verdict if put_up_by.strip() else verdict & Verdict.no("Chưa ghi ai dán (chức vụ).")
