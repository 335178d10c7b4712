"""The narrow policy on abuse: warn, propose, have it witnessed; it ends by its day. Never for criticism.

What a pause permits: answers on one channel may rest. It closes no door: withdrawal, guarantee, data
rights and every other channel are answered as before, and the customer is told so.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.models import Direction
from pistos.conversations.rules.tidying import one_line
from pistos.customers.queries import as_recipient
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.apart import each_apart
from pistos.kit.errors import Refused
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.rules.drafts import Draft
from pistos.requests import events
from pistos.requests.actions.resting import let_answers_rest
from pistos.requests.facts import Ground
from pistos.requests.models import (
    AbuseCase,
    AbuseEntry,
    AbuseQuote,
    AbuseState,
    AbuseStep,
)
from pistos.requests.rules.abuse import stands_in, supports

LONGEST_PAUSE_DAYS = 60
WARNING_HOLDS = timedelta(days=180)
TELLER = Actor.machine("requests.telling")


class NoGround(Refused):
    """The words do not show it: criticism, however sharp, is answered."""


class NotWarned(Refused):
    """Nothing follows without a warning first, and without it going on after the warning."""


class WitnessNeeded(Refused):
    """A second person has to look; nobody decides it alone."""


class WrongStep(Refused):
    """The case is not where this deed begins."""


@transaction.atomic
def warn_of_abuse(*, ground: Ground, by: User, at: datetime) -> AbuseCase:
    """Tells the customer of the policy, with the words it is about. It permits nothing yet.

    Publishes AbuseWarned. Refuses with NoGround words that do not stand in the customer's message or do
    not show the ground, and with WrongStep a channel on which a warning stands.
    """
    _check(ground)
    conversation = ground.message.conversation
    try:
        with transaction.atomic():
            case = AbuseCase.objects.create(
                customer=conversation.customer,
                conversation=conversation,
                channel=ground.message.channel,
                state=AbuseState.WARNED,
                opened_at=at,
                warned_at=at,
            )
    except IntegrityError:
        raise WrongStep(_("This customer was warned already on this channel.")) from None
    _enter(case, AbuseStep.WARNED, by, at, ground)
    with suppress(NoAddress):
        language = conversation.language
        draft = Draft(
            "abuse_warning",
            {
                "words": one_line(ground.words, 500),
                "link": f"{settings.SITE_URL}/{language}/contact/",
            },
            _ref(case),
        )
        to = as_recipient(conversation.customer)
        write_message(key=f"abuse:{case.pk}", draft=draft, to=to, by=TELLER, at=at)
    told = events.AbuseWarned(case.pk, ground.ground)
    publish(told, about=_ref(case), by=Actor.person(by.pk), at=at)
    return case


@transaction.atomic
def propose_pause(
    *, case: AbuseCase, ground: Ground, days: int, by: User, at: datetime
) -> AbuseCase:
    """It went on after the warning: answers on this channel should rest for so many days.

    Nothing follows before a witness agrees. Publishes PauseProposed. Refuses with NotWarned words that
    are older than the warning, with NoGround as above, and a pause of no or more than sixty days.
    """
    found = _locked(case)
    if found.state != AbuseState.WARNED:
        raise WrongStep(_("A pause was proposed already, or the case has ended."))
    _check(ground)
    said_at = ground.message.happened_at
    if said_at <= found.warned_at or at - found.warned_at > WARNING_HOLDS:
        raise NotWarned(_("Only words written after the warning count, within half a year of it."))
    is_theirs = (
        ground.message.conversation.customer_id == found.customer_id
        and ground.message.channel == found.channel
    )
    if not is_theirs or not 1 <= days <= LONGEST_PAUSE_DAYS:
        raise NoGround(_("A pause is for one customer and one channel, for one to sixty days."))
    found.state, found.proposed_by = AbuseState.PROPOSED, by
    found.ends_at = at + timedelta(days=days)
    found.save(update_fields=["state", "proposed_by", "ends_at"])
    _enter(found, AbuseStep.PROPOSED, by, at, ground)
    told = events.PauseProposed(found.pk, ground.ground)
    publish(told, about=_ref(found), by=Actor.person(by.pk), at=at)
    return found


@transaction.atomic
def witness_pause(*, case: AbuseCase, by: User, at: datetime) -> AbuseCase:
    """A second person has read the words and agrees: the pause begins. Publishes PauseWitnessed.

    Answers that are promised on the channel are moved to its end, and the customer is told.
    Refuses with WitnessNeeded whoever proposed it.
    """
    found = _to_witness(case, by)
    if found.ends_at is None or found.ends_at <= at:
        raise WrongStep(_("The proposed days are over; nothing is left to pause."))
    found.state, found.witness, found.paused_at = AbuseState.PAUSED, by, at
    found.save(update_fields=["state", "witness", "paused_at"])
    _enter(found, AbuseStep.WITNESSED, by, at)
    let_answers_rest(case=found, at=at)
    told = events.PauseWitnessed(found.pk, found.ends_at.isoformat())
    publish(told, about=_ref(found), by=Actor.person(by.pk), at=at)
    return found


@transaction.atomic
def refuse_to_witness(*, case: AbuseCase, by: User, at: datetime) -> AbuseCase:
    """A second person does not agree: it is as before the proposal. Publishes PauseNotWitnessed."""
    found = _to_witness(case, by)
    found.state, found.proposed_by, found.ends_at = AbuseState.WARNED, None, None
    found.save(update_fields=["state", "proposed_by", "ends_at"])
    _enter(found, AbuseStep.NOT_WITNESSED, by, at)
    told = events.PauseNotWitnessed(found.pk)
    publish(told, about=_ref(found), by=Actor.person(by.pk), at=at)
    return found


@transaction.atomic
def end_abuse_case(*, case: AbuseCase, by: Actor, at: datetime) -> bool:
    """Over, by its day or because somebody ends it earlier. Publishes AbuseCaseEnded, once."""
    found = _locked(case)
    if found.state == AbuseState.ENDED:
        return False
    found.state, found.ended_at = AbuseState.ENDED, at
    found.save(update_fields=["state", "ended_at"])
    person = User.objects.filter(pk=int(by.id)).first() if by.kind == "person" else None
    _enter(found, AbuseStep.ENDED, person, at)
    publish(events.AbuseCaseEnded(found.pk), about=_ref(found), by=by, at=at)
    return True


def end_what_is_over(*, at: datetime) -> int:
    """Pauses whose day has come, and warnings of half a year ago, each apart; returns how many."""
    paused = AbuseCase.objects.filter(state__in=["paused", "proposed"], ends_at__lte=at)
    warned = AbuseCase.objects.filter(state="warned", warned_at__lte=at - WARNING_HOLDS)
    over = [*paused.order_by("pk"), *warned.order_by("pk")]
    return each_apart(
        "requests.end_pauses", over, lambda case: end_abuse_case(case=case, by=ENDER, at=at)
    )


ENDER = Actor.machine("requests.end")


def _check(ground: Ground) -> None:
    message = ground.message
    if message.direction != Direction.IN or not stands_in(ground.words, message.text):
        raise NoGround(_("Quote the customer's own words from this message."))
    if not supports(ground.ground, ground.words):
        raise NoGround(
            _("These words do not show it. Criticism, however sharp, is answered like any other.")
        )


def _to_witness(case: AbuseCase, by: User) -> AbuseCase:
    found = _locked(case)
    if found.state != AbuseState.PROPOSED:
        raise WrongStep(_("Nothing waits for a witness here."))
    if found.proposed_by_id == by.pk:
        raise WitnessNeeded(_("A second person has to look at it, not the one who proposed it."))
    return found


def _enter(
    case: AbuseCase, step: AbuseStep, by: User | None, at: datetime, ground: Ground | None = None
) -> None:
    entry = AbuseEntry.objects.create(
        case=case,
        step=step,
        ground=ground.ground if ground else "",
        message_id=ground.message.pk if ground else None,
        actor=by,
        happened_at=at,
    )
    if ground is not None:
        AbuseQuote.objects.create(
            entry=entry,
            words=one_line(ground.words, 500),
            remark=one_line(ground.remark, 500),
            message=ground.message,
        )


def _locked(case: AbuseCase) -> AbuseCase:
    rows = AbuseCase.objects.select_for_update(of=("self",)).select_related("customer")
    return rows.get(pk=case.pk)


def _ref(case: AbuseCase) -> Ref:
    return Ref("abuse_case", str(case.pk))
