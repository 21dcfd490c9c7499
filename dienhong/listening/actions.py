"""The only writers: open and close a survey, hand out slips, rate, type paper sheets, deal with a comment."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from dienhong.law.verdict import Refused, Verdict
from dienhong.listening import rules
from dienhong.listening.finding import tell
from dienhong.listening.models import Batch, Comment, Rating, Score, Slip, Survey
from dienhong.listening.questions import OVERALL, QuestionSet, question_sets
from dienhong.listening.rules import RatingData, SurveyData
from dienhong.listening.states import BatchState, CommentState, SurveyKind, Way
from dienhong.privacy.public_words import may_be_read, names_nobody
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.records.codes import resolve
from dienhong.records.hashes import keyed_digest
from dienhong.records.receipts import new_key

ANYBODY = Actor(post="Người đánh giá (không tên)", role="resident")
RATED = gettext_noop("Câu trả lời này đã được chấm điểm; mỗi đơn chấm một lần.")
SPENT = gettext_noop("Mã này không dùng được: đã đánh giá rồi, hoặc chép chưa đúng. Chưa ghi gì.")


@acts.one_at_a_time
def open_survey(told: SurveyData, *, by: Actor, at: datetime, looked: bool = False) -> Survey:
    """Open a survey; everybody reads its title and its address, and `looked` lets through what looks like personal data in them.
    Raises Refused."""
    verdict = rules.can_open(told, taken=Survey.objects.filter(slug=told.slug).exists())
    verdict &= may_be_read(told.title, told.slug, looked=looked)
    if not verdict:
        raise Refused(verdict)
    survey = Survey(
        slug=told.slug, title=told.title.strip(), questions=told.questions, kind=told.kind, opened_on=told.opened_on
    )
    with acts.creating(survey, verb="open", by=by, at=at):
        tell(survey, at=at)
    return survey


def close_survey(code: str, *, closed_on: date, by: Actor, at: datetime) -> Survey:
    """No more ratings from a day on. Raises Refused."""
    with acts.changing(Survey, code, verb="shut", by=by, at=at) as survey:
        if survey.closed_on is not None:
            raise Refused(Verdict.no("Đợt này đã đóng."))
        if closed_on < survey.opened_on:
            raise Refused(Verdict.no("Ngày đóng trước ngày mở."))
        survey.closed_on = closed_on
        tell(survey, at=at)
    return survey


@acts.one_at_a_time
def issue_slips(code: str, number: int, *, by: Actor, at: datetime, abouts: Sequence[str] = ()) -> list[str]:
    """Hand out codes that each rate once; this is the only time they are known. `abouts` are the codes of answered matters:
    one slip each. Raises Refused."""
    survey = Survey.objects.standing().get(pk=code)
    verdict = rules.can_issue(survey.kind, len(abouts) or number)
    verdict &= rules.is_open(survey.opened_on, survey.closed_on, timezone.localdate(at))
    for about in abouts:
        if resolve(about) is None:
            verdict &= Verdict.no(f"Sổ không có {about}.")
        elif Slip.objects.filter(survey=code, about=about).exists():
            verdict &= Verdict.no(f"{about} đã phát mã rồi; mỗi việc đánh giá một lần.")
    if not verdict:
        raise Refused(verdict)
    keys = [new_key() for _one in range(len(abouts) or number)]
    told = list(abouts) or [""] * number
    day = timezone.localdate(at)
    Slip.objects.bulk_create(
        Slip(survey=code, about=about, digest=_digest(key), issued_on=day)
        for key, about in zip(keys, told, strict=True)
    )
    return keys


@acts.one_at_a_time
def slip_for(survey: str, about: str, *, at: datetime) -> str:
    """The slip of one answered matter, for whoever proved to have brought it: one that was handed out and not used ends by
    this one. Raises Refused."""
    found = Survey.objects.standing().get(pk=survey)
    slip = Slip.objects.select_for_update().filter(survey=survey, about=about).first()
    verdict = rules.can_issue(found.kind, 1) & rules.is_open(found.opened_on, found.closed_on, timezone.localdate(at))
    if slip is not None and slip.used:
        verdict &= Verdict.no(_(RATED))
    if not verdict:
        raise Refused(verdict)
    key, day = new_key(), timezone.localdate(at)
    Slip.objects.update_or_create(
        survey=survey, about=about, used=False, defaults={"digest": _digest(key), "issued_on": day}
    )
    return key


@acts.one_at_a_time
def rate(code: str, told: RatingData, *, by: Actor, at: datetime, slip: str = "") -> Rating:
    """One rating, by the open link or with a slip that is spent by it. Raises Refused."""
    survey = Survey.objects.standing().get(pk=code)
    asked = question_sets()[survey.questions]
    verdict = rules.is_open(survey.opened_on, survey.closed_on, timezone.localdate(at)) & rules.can_rate(told, asked)
    if not verdict:
        raise Refused(verdict)
    way = Way.LINK
    if survey.kind == SurveyKind.CODES:
        way = Way.CODE
        if not Slip.objects.filter(survey=code, digest=_digest(slip), used=False).update(used=True):
            raise Refused(Verdict.no(_(SPENT)))
    day = _day(at)
    rating = _enter(survey, told.points, way, "", by, day)
    if told.comment.strip():
        Comment.objects.create(survey=code, words=told.comment.strip()[:1000], received_at=day)
    return rating


def type_batch(survey: str, *, sheets: int, text: str, taken_on: date, by: Actor, at: datetime) -> Batch:
    """The first typing of counted paper sheets. Raises Refused."""
    found = Survey.objects.standing().get(pk=survey)
    lines = rules.sheets_of(text)
    verdict = rules.can_type(lines, sheets, question_sets()[found.questions])
    if taken_on > timezone.localdate(at) or taken_on < found.opened_on:
        verdict &= Verdict.no("Ngày thu phiếu không nằm giữa ngày mở đợt và hôm nay.")
    if not verdict:
        raise Refused(verdict)
    batch = Batch(survey=survey, taken_on=taken_on, sheets=sheets, typed="\n".join(lines), typed_by=by.post)
    batch.account = by.account_id
    return acts.create(batch, verb="type", by=by, at=at)


def match_batch(code: str, *, text: str, by: Actor, at: datetime) -> Batch:
    """The second typing, by somebody else: when it agrees line by line, the sheets become ratings of today. Raises Refused."""
    with acts.changing(Batch, code, verb="match", by=by, at=at) as batch:
        verdict = rules.can_match(batch.state, typed_by=batch.account, account=by.account_id)
        if not verdict:
            raise Refused(verdict)
        survey = Survey.objects.get(pk=batch.survey)
        asked = question_sets()[survey.questions]
        first, second = rules.sheets_of(batch.typed), rules.sheets_of(text)
        verdict = rules.can_type(second, batch.sheets, asked) & rules.agrees(first, second)
        if not verdict:
            raise Refused(verdict)
        # Of today, not of the day the sheets were taken: what was published of months that are over does not change.
        for line in second:
            _enter(survey, rules.points_of(line, asked), Way.PAPER, batch.code, by, _day(at))
        batch.state, batch.typed = BatchState.MATCHED, ""
    return batch


def deal_with(comment: int, *, told: str, by: Actor, at: datetime) -> Survey:
    """Say in one's own words what a comment said, or (without words) leave it out. Its own words go. Raises Refused."""
    found = Comment.objects.get(pk=comment)
    with acts.changing(Survey, found.survey, verb="moderate", by=by, at=at) as survey:
        found = Comment.objects.select_for_update().get(pk=comment)
        if found.state != CommentState.WAITING:
            raise Refused(Verdict.no("Ý kiến này đã có người đọc và ghi lại rồi."))
        if not (verdict := names_nobody(told)):
            raise Refused(verdict)
        found.told = told.strip()
        found.state = CommentState.TOLD if found.told else CommentState.LEFT
        found.words = ""
        found.save()
        survey.moderated += 1
        tell(survey, at=at)
    return survey


def _enter(survey: Survey, points: Mapping[str, int], way: str, batch: str, by: Actor, day: datetime) -> Rating:
    rating = Rating(survey=survey.code, rated_on=timezone.localdate(day), way=way, batch=batch, overall=points[OVERALL])
    with acts.creating(rating, verb="rate", by=by, at=day):
        Score.objects.bulk_create(
            Score(rating=rating, question=key, points=given) for key, given in points.items() if key != OVERALL
        )
    return rating


def _day(at: datetime) -> datetime:
    """The beginning of the day: who stood at the counter at ten o'clock is nobody's business."""
    return timezone.make_aware(datetime.combine(timezone.localdate(at), time.min))


def _digest(key: str) -> str:
    plain = "".join(sign for sign in key.upper()[:24] if sign.isalnum())
    return keyed_digest(f"slip:{plain}")


def questions_of(survey: Survey) -> QuestionSet:
    """The set a survey asks."""
    return question_sets()[survey.questions]
