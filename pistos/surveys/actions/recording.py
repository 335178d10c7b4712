"""Many responses at once, from outside or for a shop that is filled: rows, roll-ups, one event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.copying import copy_into, next_ids
from pistos.shop.queries import the_shop
from pistos.surveys.actions.defining import ref
from pistos.surveys.events import ResponsesRecorded
from pistos.surveys.models import Answer, Invitation, QuestionSet, Response, Wave
from pistos.surveys.rules.questions import Given, read_answers, read_questions
from pistos.surveys.rules.scales import is_sharp
from pistos.surveys.rules.tokens import digest_of, new_nonce, token_of

INVITED = (
    "id", "survey_id", "question_set_id", "wave_id", "channel", "nonce", "digest", "customer_id",
    "about_kind", "about_id", "order_id", "parcel_id", "conversation_id", "courier_id", "product_id",
    "agent_id", "team_id", "came_by", "topic", "language", "country", "promise", "made_at",
    "expires_at", "delivered_on", "answered_on", "place_id",
)  # fmt: skip
ANSWERED = ("invitation_id", "survey_id", "answered_at", "changed_at", "revision", "is_sharp")
ANSWERS = ("response_id", "code", "kind", "aspect", "value", "text")


@dataclass(frozen=True, slots=True)
class Recorded:
    """An invitation that was delivered, and what was answered; None for one that never was.

    `about` names what it was about by the columns of `Invitation`.
    """

    channel: str
    language: str
    made_at: datetime
    answered_at: datetime | None = None
    answers: Mapping[str, str] | None = None
    about: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class _Days:
    """In the shop's zone."""

    asked_on: date
    answered_on: date | None


@transaction.atomic
def record_responses(
    *,
    question_set: QuestionSet,
    waves: Sequence[Wave],
    rows: Sequence[Recorded],
    by: Actor,
    at: datetime,
) -> int:
    """Records a batch as it happened, in three statements; nobody is written to, nothing is opened.

    Answers that the questions do not take are left out. Publishes ResponsesRecorded; returns how many
    were answered.
    """
    survey, zone = question_set.survey, ZoneInfo(the_shop().time_zone)
    questions = read_questions(question_set.questions)
    ids = next_ids(Invitation._meta.db_table, len(rows))
    given = [
        read_answers(questions, row.answers)[0] if row.answers and row.answered_at else []
        for row in rows
    ]
    days = [_days(row, bool(said), zone) for row, said in zip(rows, given, strict=True)]
    copy_into(
        Invitation._meta.db_table,
        INVITED,
        [
            _invitation(pk, question_set, _wave(waves, on.asked_on), row, on)
            for pk, row, on in zip(ids, rows, days, strict=True)
        ],
    )
    answered = [(pk, row, said) for pk, row, said in zip(ids, rows, given, strict=True) if said]
    _copy_answers(survey.pk, answered)
    event = ResponsesRecorded(survey.pk, len(answered))
    publish(event, about=ref(survey), by=by, at=at)
    return len(answered)


def _copy_answers(
    survey_id: int, answered: Sequence[tuple[int, Recorded, Sequence[Given]]]
) -> None:
    copy_into(
        Response._meta.db_table,
        ANSWERED,
        [
            (pk, survey_id, row.answered_at, row.answered_at, 1, _is_sharp(said))
            for pk, row, said in answered
        ],
    )
    copy_into(
        Answer._meta.db_table,
        ANSWERS,
        [
            (
                pk,
                each.question.code,
                each.question.kind,
                each.question.aspect,
                each.value,
                each.text,
            )
            for pk, _row, said in answered
            for each in said
        ],
    )


def _invitation(
    pk: int, question_set: QuestionSet, wave: Wave | None, row: Recorded, days: _Days
) -> tuple[object, ...]:
    about, nonce, survey = dict(row.about or {}), new_nonce(), question_set.survey
    values: dict[str, object] = {
        **dict.fromkeys(INVITED),
        **dict.fromkeys(("about_kind", "came_by", "topic", "country", "promise"), ""),
        **about,
        "id": pk,
        "survey_id": survey.pk,
        "question_set_id": question_set.pk,
        "wave_id": wave.pk if wave else None,
        "channel": row.channel,
        "nonce": nonce,
        "digest": digest_of(token_of(nonce, settings.SECRET_KEY)),
        "language": row.language,
        "made_at": row.made_at,
        "expires_at": row.made_at + timedelta(days=survey.answer_days),
        "delivered_on": None if about.get("place_id") else days.asked_on,
        "answered_on": days.answered_on,
    }
    return tuple(values[name] for name in INVITED)


def _days(row: Recorded, is_answered: bool, zone: ZoneInfo) -> _Days:
    answered = row.answered_at.astimezone(zone).date() if row.answered_at and is_answered else None
    return _Days(row.made_at.astimezone(zone).date(), answered)


def _wave(waves: Sequence[Wave], day: date) -> Wave | None:
    return next((wave for wave in waves if wave.starts_on <= day <= wave.ends_on), None)


def _is_sharp(given: Sequence[Given]) -> bool:
    return any(is_sharp(row.question.kind, row.value) for row in given)
