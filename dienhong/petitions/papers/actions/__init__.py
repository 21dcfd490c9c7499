"""The only writers of the book of letters. Every act after receipt goes through `steps.stepping`: the table allows it, its
rule agrees, its clocks follow, one step and one event tell it."""

from dienhong.petitions.papers.actions.acceptance import (
    accept,
    extend,
    keep_on,
    refuse,
    resume,
    suspend,
    withdraw,
    withdraw_part,
)
from dienhong.petitions.papers.actions.handling import ask_more, file_away, inspect, instruct, return_, transfer, urge
from dienhong.petitions.papers.actions.intake import (
    classify,
    correct,
    receive,
    reveal_id_number,
    strip_identity,
    void_petition,
)
from dienhong.petitions.papers.actions.linking import join_case, leave_case, link_duplicate, split
from dienhong.petitions.papers.actions.people import assign, bar, lift_bars, name_representatives
from dienhong.petitions.papers.actions.settling import (
    close,
    decide,
    hold_dialogue,
    mark_sent,
    notify,
    order_execution,
    publish,
    record_execution,
    reopen,
)

__all__ = [
    "accept",
    "ask_more",
    "assign",
    "bar",
    "classify",
    "close",
    "correct",
    "decide",
    "extend",
    "file_away",
    "hold_dialogue",
    "inspect",
    "instruct",
    "join_case",
    "keep_on",
    "leave_case",
    "lift_bars",
    "link_duplicate",
    "mark_sent",
    "name_representatives",
    "notify",
    "order_execution",
    "publish",
    "receive",
    "record_execution",
    "refuse",
    "reopen",
    "resume",
    "return_",
    "reveal_id_number",
    "split",
    "strip_identity",
    "suspend",
    "transfer",
    "urge",
    "void_petition",
    "withdraw",
    "withdraw_part",
]
