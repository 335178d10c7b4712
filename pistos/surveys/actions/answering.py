"""Answers: one response to an invitation, changed for a while, never twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pistos.asks.actions.answering import note_answered
from pistos.asks.models import AskKind
from pistos.conversations.queries.cardless import without_cards
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import NotFound, Refused
from pistos.surveys.actions.hearing import hear
from pistos.surveys.actions.inviting import INVITATION
from pistos.surveys.events import ResponseChanged, ResponseGiven
from pistos.surveys.models import Answer, Invitation, InvitedBy, Place, Response
from pistos.surveys.queries.defined import day_of_shop, questions_in_force, wave_on
from pistos.surveys.rules.questions import Given, read_answers, read_questions
from pistos.surveys.rules.scales import is_sharp
from pistos.surveys.rules.tokens import digest_of, new_nonce, token_of

AT_PLACE = Actor.machine("surveys.answer_at_place")


class AnswersUnusable(Refused):
    """Something required is missing, or is no answer; `wrong` names each question with a code."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(_("Please choose an answer where one is missing."))
        self.wrong = dict(wrong)


class InvitationOver(Refused):
    """It has expired."""


class AnsweredBefore(Refused):
    """It was answered, and the time for changes is over."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who answers at a place of the shop's own: `once` is the form's own secret, so that sending it
    twice answers once. Who leaves an `email` wants an answer."""

    once: str
    language: str
    email: str = ""


@transaction.atomic
def answer(*, invitation: Invitation, sent: Mapping[str, str], by: Actor, at: datetime) -> Response:
    """Records what was answered, or changes it while it may be changed.

    Two at once: the second waits, and changes what the first recorded. Publishes ResponseGiven or
    ResponseChanged. Refuses with AnswersUnusable, InvitationOver, AnsweredBefore.
    """
    held = _held().get(pk=invitation.pk)
    given = given_of(held, sent)
    known = Response.objects.filter(pk=held.pk).first()
    if known is not None:
        return _changed(known, held, given, by, at)
    if at >= held.expires_at:
        raise InvitationOver(_("The time to answer this is over. You can always write to us."))
    return _recorded(held, given, by, at)


@transaction.atomic
def answer_at_place(
    *, place: Place, sent: Mapping[str, str], visitor: Visitor, at: datetime
) -> Response:
    """Somebody answers by the shop's own link or QR code, without an invitation of their own.

    The same form sent twice is one response, and none of it is changed. Publishes ResponseGiven.
    Refuses with AnswersUnusable; NotFound for a place that is closed.
    """
    asked = questions_in_force(place.survey)
    if asked is None or not (place.is_active and place.survey.is_active):
        raise NotFound
    digest = digest_of(f"place:{place.pk}:{visitor.once}")
    known = Response.objects.filter(invitation__digest=digest).first()
    if known is not None:
        return known
    row = Invitation(
        survey=place.survey,
        question_set=asked,
        wave=wave_on(place.survey, day_of_shop(at)),
        channel=InvitedBy.QR if place.is_visit else InvitedBy.LINK,
        nonce=new_nonce(),
        digest=digest,
        place=place,
        came_by="store" if place.is_visit else "",
        language=visitor.language,
        made_at=at,
        expires_at=at + timedelta(days=1),
    )
    given = given_of(row, sent)
    Invitation.objects.bulk_create([row], ignore_conflicts=True)
    held = _held().get(digest=digest)
    known = Response.objects.filter(pk=held.pk).first()
    if known is not None:
        return known
    return _recorded(held, given, AT_PLACE, at, email=visitor.email)


def _held() -> QuerySet[Invitation]:
    rows = Invitation.objects.select_for_update(of=("self",))
    return rows.select_related("survey", "question_set", "customer")


def given_of(invitation: Invitation, sent: Mapping[str, str]) -> list[Given]:
    """What was answered, card numbers out of the words. Refuses with AnswersUnusable."""
    given, wrong = read_answers(read_questions(invitation.question_set.questions), sent)
    if wrong:
        raise AnswersUnusable(wrong)
    return [Given(row.question, row.value, without_cards(row.text)) for row in given]


def may_change(response: Response, at: datetime) -> bool:
    return at < changeable_until(response)


def changeable_until(response: Response) -> datetime:
    return response.answered_at + timedelta(hours=response.survey.edit_hours)


def token_for(invitation: Invitation) -> str:
    """What its link carries."""
    return token_of(bytes(invitation.nonce), settings.SECRET_KEY)


def _recorded(
    invitation: Invitation, given: Sequence[Given], by: Actor, at: datetime, *, email: str = ""
) -> Response:
    sharp = any(is_sharp(row.question.kind, row.value) for row in given)
    invitation.answered_on = day_of_shop(at)
    invitation.save(update_fields=["answered_on"])
    response = Response.objects.create(
        invitation=invitation,
        survey=invitation.survey,
        answered_at=at,
        changed_at=at,
        is_sharp=sharp,
    )
    _keep(response, given)
    if sharp or email:
        hear(response, invitation, given, at, email=email)
    if invitation.customer is not None:
        note_answered(
            kind=AskKind.SURVEY,
            about=Ref(INVITATION, str(invitation.pk)),
            customer=invitation.customer,
            at=at,
        )
    event = ResponseGiven(invitation.survey_id, invitation.pk, sharp)
    publish(event, about=Ref("survey_invitation", str(invitation.pk)), by=by, at=at)
    return response


def _changed(
    response: Response,
    invitation: Invitation,
    given: Sequence[Given],
    by: Actor,
    at: datetime,
) -> Response:
    before = {row.code: (row.value, row.text) for row in response.answers.all()}
    if before == {row.question.code: (row.value, row.text) for row in given}:
        return response
    if not may_change(response, at):
        raise AnsweredBefore(
            _("Your answer was recorded and can no longer be changed. You can always write to us.")
        )
    response.answers.all().delete()
    _keep(response, given)
    response.is_sharp = any(is_sharp(row.question.kind, row.value) for row in given)
    response.changed_at, response.revision = at, response.revision + 1
    response.save(update_fields=["is_sharp", "changed_at", "revision"])
    if response.is_sharp or response.answered_in_id:
        hear(response, invitation, given, at)
    event = ResponseChanged(invitation.survey_id, invitation.pk, response.is_sharp)
    publish(event, about=Ref("survey_invitation", str(invitation.pk)), by=by, at=at)
    return response


def _keep(response: Response, given: Sequence[Given]) -> None:
    Answer.objects.bulk_create(
        Answer(
            response=response,
            code=row.question.code,
            kind=row.question.kind,
            aspect=row.question.aspect,
            value=row.value,
            text=row.text,
        )
        for row in given
    )
