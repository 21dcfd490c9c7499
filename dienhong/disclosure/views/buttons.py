"""The buttons of an item: what may be done now, and what may not with its reason and article."""

from typing import Any

from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.disclosure import rules
from dienhong.disclosure.actions import last_mark
from dienhong.disclosure.checks.queries import gate, pending_version
from dienhong.disclosure.lists import telling as lists
from dienhong.disclosure.models import Item
from dienhong.disclosure.proofs.rules import NOT_TOLD
from dienhong.disclosure.states import State, Step
from dienhong.disclosure.views.frame import allowed
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict
from dienhong.records.actor import Actor


def clear_verdict(item: Item, by: Actor, request: PageRequest) -> Verdict:
    """May this person decide now?"""
    version = item.versions.filter(step=item.step).first() if item.step else None
    marked = last_mark(version) if version else None
    by_whom = (marked.post, marked.account) if marked else None
    return rules.can_clear(item.step, marked_by=by_whom, by=(by.post, by.account_id), on=request.today)


def publish_verdict(item: Item, request: PageRequest) -> Verdict:
    """May it go out now: both checks, the search for personal data, and what a list of persons asks?"""
    told = pending_version(item)
    verdict = rules.can_publish(item.step, request.today) & gate(told, request.today)
    return verdict & lists.may_tell(item, told, request.today) if told else verdict


def old_verdict(item: Item) -> Verdict:
    """Is there a version that was replaced and that anybody still reads?"""
    old = item.state == State.PUBLISHED and item.versions.filter(step=Step.SUPERSEDED).exists()
    return Verdict.yes() if old else Verdict.no("Không có bản cũ nào còn đọc được.")


def item_acts(request: PageRequest, item: Item) -> list[Act]:
    """The acts that move the item on from where it stands; the next one is the main button."""
    standing = void_verdict(item)
    by = actor_for(request.posts)
    steps = {
        Step.WRITTEN: ("mark", "Rà soát, đánh dấu", "mark", rules.can_mark(item.step)),
        Step.MARKED: ("clear", "Duyệt", "clear", clear_verdict(item, by, request)),
        Step.CLEARED: ("publish", "Công khai", "publish", publish_verdict(item, request)),
    }
    acts = []
    if item.step:
        found = gate(pending_version(item), request.today)
        search = Verdict.yes() if found else Verdict.yes(*found.reasons)
        acts.append(
            Act.under(
                search & standing, "Rà dữ liệu cá nhân", reverse("checks:show", args=[item.code]), primary=not found
            )
        )
    for step, (verb, label, name, verdict) in steps.items():
        if item.step:
            here = item.step == step
            acts.append(_act(request, verb, label, name, item, verdict & standing, primary=here))
    acts.append(Act.under(Verdict.yes(), "Danh sách có tên người", reverse("people_lists:show", args=[item.code])))
    if item.step:
        acts.append(_act(request, "correct", "Sửa bản đang soạn", "edit", item, standing))
    elif item.state == State.PUBLISHED:
        first = item.changed_on is not None
        acts.append(_act(request, "record", "Soạn bản đính chính, cập nhật", "renew", item, standing, primary=first))
        acts.append(_act(request, "correct", "Ghi nội dung gốc thay đổi", "changed", item, standing))
    else:
        acts.append(_act(request, "record", "Soạn bản mới", "renew", item, standing, primary=True))
    return acts


def waiting_acts(request: PageRequest, item: Item) -> list[Act]:
    """The acts that end something."""
    shown = Verdict.yes() if item.state == State.PUBLISHED else Verdict.no("Nội dung không đang công khai.")
    void = Verdict.no(why) if (why := item.why_not_void()) else Verdict.yes()
    standing = void_verdict(item)
    return [
        _act(request, "withdraw", "Gỡ xuống", "withdraw", item, standing & shown),
        _act(request, "withdraw", "Gỡ bản cũ", "old_versions", item, standing & old_verdict(item)),
        _act(request, "void", "Hủy bản ghi", "void", item, standing & void),
    ]


def proof_acts(request: PageRequest, item: Item) -> list[Act]:
    """The acts that note a proof."""
    shown = Verdict.yes() if item.state == State.PUBLISHED else Verdict.no(NOT_TOLD)
    verdict = void_verdict(item) & shown
    # What was taken down may hang still: that it came off the wall is noted all the same.
    hangs = item.state == State.WITHDRAWN and item.postings.filter(to_on__isnull=True).exists()
    down = void_verdict(item) if hangs else verdict
    pairs = (
        ("Ghi niêm yết", "post_up"),
        ("Ghi đã gỡ niêm yết", "take_down"),
        ("Ghi phát thanh", "broadcast"),
        ("Ghi truyền đạt", "relay"),
        ("Ghi hình thức khác", "tell"),
        ("Ghi đề nghị đính chính", "request_new"),
    )
    verdicts = {"take_down": down}
    return [_act(request, "prove", label, name, item, verdicts.get(name, verdict)) for label, name in pairs]


def _act(request: PageRequest, verb: str, label: str, name: str, item: Item, verdict: Verdict, **more: Any) -> Act:
    return Act.under(allowed(request, verb) & verdict, label, reverse(f"disclosure:{name}", args=[item.code]), **more)
