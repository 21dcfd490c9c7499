"""The main acts of the book of disclosure: those with clocks, files, the index of what is public."""

import io
from datetime import date

from dienhong.disclosure import actions
from dienhong.disclosure.asked.actions import answer_refused, ask_correction
from dienhong.disclosure.models import CorrectionRequest, Item, Version
from dienhong.disclosure.old_versions import take_old_down
from dienhong.records.models import Attachment
from dienhong.search.models import PublicText
from tests.factories import disclosure as made
from tests.factories.files import pdf, photo
from tests.resilience.acts import AT, BY, MainAct, nothing


def _draft(_: str) -> str:
    files = [("ke-hoach.pdf", io.BytesIO(pdf("Kế hoạch")))]
    return str(actions.draft(made.told(), by=made.WRITER, at=AT, files=files).code)


def _cleared() -> str:
    item = made.drafted(at=AT)
    made.searched(item, at=AT)
    actions.mark(item.code, words="", by=made.WRITER, at=AT)
    return str(actions.clear(item.code, passed=True, words="", by=made.FOCAL, at=AT).code)


def _public() -> str:
    return str(made.published(at=AT).code)


def _publish(code: str) -> str:
    return str(actions.publish(code, by=made.FOCAL, at=AT).code)


def _renew(code: str) -> str:
    return str(actions.renew(code, made.says(why="Sửa diện tích"), by=made.WRITER, at=AT).code)


def _withdraw(code: str) -> str:
    return str(actions.withdraw(code, why="Nhầm phụ lục", by=made.FOCAL, at=AT).code)


def _replaced() -> str:
    code = _public()
    actions.renew(code, made.says(why="Bỏ số căn cước"), by=made.WRITER, at=AT)
    return str(made.shown(Item.objects.get(pk=code), at=AT).code)


def _old_down(code: str) -> str:
    return str(take_old_down(code, [1], why="Bản này lộ số căn cước", by=made.FOCAL, at=AT).code)


def _hang(code: str) -> str:
    item = Item.objects.get(pk=code)
    return str(made.hung(item, date(2026, 6, 10), at=AT, photo=photo(40, 30)).code)


def _asked() -> str:
    return str(ask_correction(_public(), wrong="Sai diện tích", by=BY, at=AT).code)


def _answer(code: str) -> str:
    return str(answer_refused(code, answer="Số liệu đúng", by=made.FOCAL, at=AT).code)


def _hangs(code: str) -> bool:
    posting = Item.objects.get(pk=code).postings.get()
    return Attachment.objects.filter(code=code, sha256=posting.photo).exists()


def _version(code: str, number: int) -> Version:
    return Version.objects.get(item=code, number=number)


DISCLOSURE_ACTS: tuple[MainAct, ...] = (
    MainAct("draft_item", nothing, _draft, lambda code: Item.objects.get(pk=code).versions.get().files.count() == 1),
    MainAct("publish_item", _cleared, _publish, lambda code: PublicText.objects.filter(code=code).exists()),
    MainAct("renew_item", _public, _renew, lambda code: Item.objects.get(pk=code).versions.count() == 2),
    MainAct("withdraw_item", _public, _withdraw, lambda code: not PublicText.objects.filter(code=code).exists()),
    MainAct("take_old_version_down", _replaced, _old_down, lambda code: not _version(code, 1).readable),
    MainAct("hang_with_picture", _public, _hang, _hangs),
    MainAct("answer_correction", _asked, _answer, lambda code: not CorrectionRequest.objects.get(pk=code).is_open),
)
