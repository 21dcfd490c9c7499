"""May this document come in? May this number be given?"""

from datetime import date

from dienhong.documents.numbers import NumberError, parse
from dienhong.documents.secrecy import secrecy_mark
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict


def can_record(
    *,
    number: str,
    title: str,
    secrecy: str,
    signed_on: date | None,
    on: date,
    extracted: str = "",
    kind: str = "",
    issuer: str = "",
) -> Verdict:
    """A document comes in when its number reads, its date is not in the future, and it bears no secrecy mark.

    The mark is looked for first and everywhere: a refusal for another reason would repeat the number of a secret paper.
    """
    marks = (secrecy_mark(said) for said in (secrecy, number, title, kind, issuer, extracted))
    unmarked = may_come_in(next(filter(None, marks), None))
    if not unmarked:
        return unmarked
    try:
        parse(number)
    except NumberError as wrong:
        return Verdict.no(str(wrong))
    if signed_on and signed_on > on:
        return Verdict.no(f"Ngày ban hành {date_vi(signed_on)} sau hôm nay ({date_vi(on)}).")
    return Verdict.yes()


def can_allocate(*, system: str, term: str) -> Verdict:
    """A Party number belongs to a term of the committee: without the term two terms would share one series."""
    if system == "party" and not term.strip():
        return Verdict.no("Chưa rõ nhiệm kỳ của cấp ủy nên chưa cấp được số văn bản Đảng.")
    return Verdict.yes()


def may_come_in(mark: str | None) -> Verdict:
    """Nothing that bears a secrecy mark comes in, whether the words, the stamp or the file name carry it."""
    if mark is None:
        return Verdict.yes()
    return Verdict.no(
        f"Văn bản mang độ “{mark}” không được đưa vào phần mềm này. Không lưu lại số, trích yếu hay tệp nào; "
        "hãy đăng ký vào sổ văn bản mật của cơ quan."
    )
