"""Inviting one person to one survey: the invitation, and the wish to ask under everybody's one budget."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from pistos.asks.actions.requesting import request_ask
from pistos.asks.facts import Wish
from pistos.asks.models import AskKind
from pistos.kit.actors import Ref
from pistos.surveys.facts import Occasion
from pistos.surveys.models import Invitation, InvitedBy, QuestionSet, Survey, Wave
from pistos.surveys.queries.defined import day_of_shop, questions_in_force, wave_on
from pistos.surveys.rules.tokens import digest_of, new_nonce, token_of

INVITATION = "survey_invitation"
"""The kind under which asks know an invitation."""


@transaction.atomic
def invite(*, survey: Survey, occasion: Occasion, at: datetime) -> Invitation | None:
    """Invites by mail once the survey's time has passed; the same occasion again is the same invitation.

    Whether and when it goes is decided by `asks`: basis, holds, budget. None for a survey that is
    stopped or has no questions.
    """
    made = make_invitation(survey, occasion, InvitedBy.MAIL, at=at)
    if made is None:
        return None
    invitation, is_new = made
    if is_new:
        request_ask(wish=wish_of(invitation, survey, occasion, at=at), at=at)
    return invitation


def make_invitation(
    survey: Survey, occasion: Occasion, channel: str, *, at: datetime
) -> tuple[Invitation, bool] | None:
    """The invitation of an occasion and whether it is new; the caller holds the transaction."""
    if not survey.is_active:
        return None
    about = {
        "survey": survey,
        "about_kind": occasion.about.kind,
        "about_id": int(occasion.about.id),
    }
    known = Invitation.objects.filter(**about).first()
    if known is not None:
        return known, False
    asked = questions_in_force(survey)
    if asked is None:
        return None
    row = built(survey, asked, occasion, channel, at=at)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Invitation.objects.get(**about), False
    return row, True


def built(
    survey: Survey,
    asked: QuestionSet,
    occasion: Occasion,
    channel: str,
    *,
    at: datetime,
    wave: Wave | None = None,
) -> Invitation:
    """The row, not saved; without a wave it is of the one under way."""
    nonce = new_nonce()
    customer = occasion.customer
    return Invitation(
        survey=survey,
        question_set=asked,
        wave=wave or wave_on(survey, day_of_shop(at)),
        channel=channel,
        nonce=nonce,
        digest=digest_of(token_of(nonce, settings.SECRET_KEY)),
        customer=customer,
        about_kind=occasion.about.kind,
        about_id=int(occasion.about.id),
        order=occasion.order,
        parcel=occasion.parcel,
        conversation=occasion.conversation,
        courier_id=occasion.courier_id,
        product_id=occasion.product_id,
        agent_id=occasion.agent_id,
        team_id=occasion.team_id,
        came_by=occasion.came_by,
        topic=occasion.topic,
        language=occasion.order.language if occasion.order else customer.language,
        country=occasion.country or customer.country,
        promise=occasion.promise,
        made_at=at,
        expires_at=at + timedelta(hours=survey.wait_hours, days=survey.answer_days),
    )


def wish_of(invitation: Invitation, survey: Survey, occasion: Occasion, *, at: datetime) -> Wish:
    return Wish(
        customer=occasion.customer,
        kind=AskKind.SURVEY,
        about=Ref(INVITATION, str(invitation.pk)),
        earliest_at=at + timedelta(hours=survey.wait_hours),
        order=occasion.order,
        expires_at=invitation.expires_at,
    )
