"""The main acts on lists with people in them: rows put, an objection with its clock, the list taken down and its names erased."""

from datetime import timedelta

from dienhong.disclosure import actions as items
from dienhong.disclosure.checks import actions as checks
from dienhong.disclosure.lists import actions, ending, objecting
from dienhong.disclosure.lists.models import Objection, PeopleList, PeopleRow
from dienhong.disclosure.models import Finding, Version
from tests.factories import disclosure, people_lists
from tests.resilience.acts import AT, MainAct

LATER = AT + timedelta(days=40)
WRITER, FOCAL = disclosure.WRITER, disclosure.FOCAL


def _begun() -> str:
    people_lists.villages(AT)
    return str(people_lists.listed(at=AT).code)


def _put(code: str) -> str:
    village = people_lists.villages(AT)[0]
    rows = [people_lists.row(village), people_lists.row(village, "Vũ Thị Thử")]
    return str(actions.put_rows(code, rows, by=WRITER, at=AT).code)


def _told() -> str:
    return str(people_lists.told(people_lists.row(people_lists.villages(AT)[0]), at=AT).code)


def _running() -> str:
    """The list in a version written over the one that is told."""
    code = _told()
    says = disclosure.says(title="Hộ được hỗ trợ bò giống, đợt 1", text="", why="Sửa tên")
    return str(items.renew(code, says, by=WRITER, at=AT).code)


def _leave_out(code: str) -> str:
    return str(actions.drop_list(code, why="Quyết định đã hủy", by=WRITER, at=AT).code)


def _nameless(code: str) -> str:
    return str(ending.mark_nameless(code, words=True, files=[], by=WRITER, at=AT).code)


def _object(code: str) -> str:
    return str(objecting.object_to(code, about="wrong", words="Sai mức", by=FOCAL, at=AT).code)


def _over() -> str:
    code = _told()
    ending.take_down(PeopleList.objects.get(version__item=code), by=FOCAL, at=LATER)
    return code


def _erase(code: str) -> str:
    assert ending.erase(PeopleList.objects.get(version__item=code), by=FOCAL, at=LATER)
    return code


def _written() -> str:
    return str(disclosure.drafted(at=AT, says=disclosure.says(text="Gọi 0912345678")).code)


PEOPLE_ACTS: tuple[MainAct, ...] = (
    MainAct(
        "put_rows",
        _begun,
        _put,
        lambda code: (
            PeopleList.objects.get(version__item=code).total
            == PeopleRow.objects.filter(sheet__version__item=code).count()
            == 2
        ),
    ),
    MainAct("object_to_a_list", _told, _object, lambda code: Objection.objects.get(pk=code).is_open),
    MainAct(
        "leave_list_out",
        _running,
        _leave_out,
        lambda code: not PeopleList.objects.filter(version__item=code, version__number=2).exists(),
    ),
    MainAct(
        "mark_nameless", _told, _nameless, lambda code: Version.objects.filter(item=code, nameless=True).count() == 1
    ),
    MainAct(
        "erase_names",
        _over,
        _erase,
        lambda code: not PeopleRow.objects.filter(sheet__version__item=code).exists(),
    ),
    MainAct(
        "search_for_persons",
        _written,
        lambda code: str(checks.search(code, by=WRITER, at=AT).code),
        lambda code: Finding.objects.filter(version__item=code).count() == 1,
    ),
)
