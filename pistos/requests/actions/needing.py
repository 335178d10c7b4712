"""Keeping what a customer needs, in their own words; and letting go of it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.models import Direction
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import one_line
from pistos.customers.actions.agreeing import give_consent
from pistos.customers.models import Purpose
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.requests import events
from pistos.requests.facts import Stated
from pistos.requests.models import Need, NeedKind
from pistos.requests.queries.needs import remembers
from pistos.requests.rules.abuse import stands_in
from pistos.requests.rules.personal import needs_consent

FORGETTER = Actor.machine("requests.forget")


class NotTheirWords(Refused):
    """The words do not stand in the message that is named as their source."""


class SourceMissing(Refused):
    """A need without where it was said cannot be asked about later."""


class ConsentMissing(Refused):
    """This may be kept only when the customer agreed to be remembered."""


@transaction.atomic
def note_need(*, stated: Stated, by: User, at: datetime) -> Need:
    """Keeps it with source and day. The same words are kept once. Publishes NeedNoted.

    Refuses with NotTheirWords, SourceMissing, and ConsentMissing for preferences and for what speaks of
    children or health, unless they agreed before or `stated.consent` holds their words (then it is recorded).
    """
    words = one_line(stated.words, 500)
    if not words or stated.kind not in NeedKind.values or stated.customer.is_erased:
        raise NotTheirWords(_("Please write the need in the customer's own words."))
    message = stated.message
    if message is not None and (
        message.direction != Direction.IN or not stands_in(words, message.text)
    ):
        raise NotTheirWords(_("These words do not stand in the customer's message."))
    if message is None and not stated.said_where.strip():
        raise SourceMissing(_("Please say where they said it, for example: on the telephone."))
    by_consent = needs_consent(stated.kind, words)
    if by_consent:
        _check_consent(stated, by, at)
    need, is_new = Need.objects.get_or_create(
        customer=stated.customer,
        kind=stated.kind,
        words=words,
        ended_at=None,
        defaults={
            "language": stated.language,
            "message": message,
            "conversation": message.conversation if message else None,
            "channel": message.channel if message else "",
            "said_where": without_cards(one_line(stated.said_where, 120)),
            "said_at": message.happened_at if message else stated.said_at,
            "noted_by": by,
            "noted_at": at,
            "with_consent": by_consent,
        },
    )
    if is_new:
        event = events.NeedNoted(need.pk, need.customer_id, need.kind)
        publish(event, about=_ref(need), by=Actor.person(by.pk), at=at)
    return need


def _check_consent(stated: Stated, by: User, at: datetime) -> None:
    if remembers(stated.customer):
        return
    said = one_line(stated.consent, 500)
    if not said:
        raise ConsentMissing(
            _(
                "Preferences, and what speaks of children or health, are kept only if the customer agrees."
                " Ask them, and write here how they said yes."
            )
        )
    give_consent(
        customer=stated.customer,
        purpose=Purpose.MEMORY,
        said_where="conversation" if stated.message else one_line(stated.said_where, 60),
        shown=said,
        by=Actor.person(by.pk),
        at=at,
    )


@transaction.atomic
def end_need(*, need: Need, by: Actor, at: datetime) -> bool:
    """It no longer holds. Publishes NeedEnded, once."""
    if not Need.objects.filter(pk=need.pk, ended_at=None).update(ended_at=at):
        return False
    publish(events.NeedEnded(need.pk, need.customer_id), about=_ref(need), by=by, at=at)
    return True


@transaction.atomic
def forget_remembered(*, customer_id: int, at: datetime) -> int:
    """The consent was taken back: what was kept by it goes, words and all."""
    rows = Need.objects.filter(customer_id=customer_id, with_consent=True)
    ended = list(rows.filter(ended_at=None).order_by("pk"))
    for need in ended:
        end_need(need=need, by=FORGETTER, at=at)
    rows.update(words="", said_where="")
    return len(ended)


def _ref(need: Need) -> Ref:
    return Ref("customer", str(need.customer_id))
