"""What residents send and say: each all there or not at all, wherever the process dies."""

from contextlib import nullcontext
from unittest.mock import patch

from dienhong.notices import actions as notices
from dienhong.notices.models import Notice
from dienhong.petitions.models import CitizenVerdict, CitizenWord, LetterPhoto, Petition, SealedSender, SenderContact
from dienhong.petitions.online import actions, proving
from dienhong.privacy import sealing
from dienhong.records import receipts
from dienhong.records.attachments import path_of
from tests.factories import online
from tests.resilience.acts import AT, BY, MainAct, nothing

WORDS = "Vẫn tắc."


def _sent(*, denounces: bool = False) -> str:
    told = {"kind": "denunciation", "respondent": "Người thu quỹ", "contact": "0912 000 555"} if denounces else {}
    alike = patch.object(sealing.secrets, "token_bytes", bytes) if denounces else nullcontext()
    # What is sealed twice differs by its nonce, what is queued twice by its number; whole tables are compared here.
    with alike, patch.object(notices, "soon"):
        letters = [online.letter(**told)]
        photos = () if denounces else (online.picture(),)
        return actions.send(letters, key=online.KEY, at=AT, email="ngo3@vidu.vn", photos=photos)[0]


def _answered() -> str:
    code = online.send(at=AT)
    online.answer(code, by=BY, at=AT)
    return code


def _whole(code: str) -> bool:
    photo = LetterPhoto.objects.get(petition_id=code)
    return (
        receipts.opens(code, online.KEY)
        and path_of(photo.attachment.sha256).is_file()
        and SenderContact.objects.filter(pk=code).exists()
    )


def _sealed(code: str) -> bool:
    letter = Petition.objects.get(pk=code)
    return SealedSender.objects.filter(code=code).exists() and not letter.sender_name and not letter.contact


def _disowned(code: str) -> str:
    proving.disown(list(SenderContact.objects.filter(pk=code)))
    return code


def _forgotten(code: str) -> bool:
    return not SenderContact.objects.filter(pk=code).exists() and not Notice.objects.filter(about=code).exists()


ONLINE_ACTS: tuple[MainAct, ...] = (
    MainAct("send_letter", nothing, lambda _: _sent(), _whole),
    MainAct("send_denunciation", nothing, lambda _: _sent(denounces=True), _sealed),
    MainAct(
        "add_to_letter",
        lambda: online.send(at=AT),
        lambda code: str(actions.add(code, words=WORDS, photos=[online.picture()], at=AT).code),
        lambda code: CitizenWord.objects.filter(petition_id=code, words=WORDS).exists(),
    ),
    MainAct("disown_address", lambda: online.send(at=AT, email="ngo3@vidu.vn"), _disowned, _forgotten),
    MainAct(
        "reject_answer",
        _answered,
        lambda code: str(actions.judge(code, judgement="not_solved", words=WORDS, at=AT).code),
        lambda code: (
            CitizenVerdict.objects.filter(petition_id=code, reopened=True).exists()
            and Petition.objects.get(pk=code).state == "accepted"
        ),
    ),
)
