"""Repeating: what we understood goes to the customer in our own words, and waits for their word."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.accounts.models import User
from pistos.conversations.models import AuthorKind, Direction, Purpose
from pistos.conversations.queries.cardless import without_cards
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.tokens import public_token
from pistos.listening import events
from pistos.listening.access import address_of
from pistos.listening.actions.holding import go, held_hearing, require_step, tell_journal
from pistos.listening.actions.writing import write_to_customer
from pistos.listening.facts import Said
from pistos.listening.models import Hearing, Restatement, RestatementState, Step
from pistos.listening.models.hearing import MOST_ROUNDS
from pistos.listening.rules.copying import is_near_copy, says_enough

LASTS = timedelta(days=21)
MOST_MESSAGES = 50


class CopiesThem(Refused):
    """It only repeats the customer's words."""


class SaysTooLittle(Refused):
    """Too short to show what we understood."""


class RoundsOver(Refused):
    """Two restatements did not meet it; a call does."""


@transaction.atomic
def restate(*, hearing: Hearing, said: Said, by: User, at: datetime) -> Restatement:
    """Sends what we understood, with the page where the customer confirms or corrects it.

    It is contact: the answer stays owed, and the clock of the solution runs on. Publishes `Restated`.
    Refuses before asking is done, a near copy of the customer's words, and a third round.
    """
    fresh = held_hearing(hearing)
    if said.client_id and fresh.step == Step.CONFIRM and fresh.restatement is not None:
        written = fresh.restatement.message
        if written is not None and written.client_id == said.client_id:
            return fresh.restatement
    require_step(fresh, Step.REPEAT)
    if fresh.round >= MOST_ROUNDS:
        raise RoundsOver(_("Twice is enough in writing. Offer them a call."))
    words = without_cards(said.text.strip())
    if not says_enough(words):
        raise SaysTooLittle(_("Say in a sentence or two what you understood."))
    if is_near_copy(words, _their_words(fresh)):
        raise CopiesThem(_("These are the customer's own words. Say in yours what you understood."))
    restatement = Restatement(
        token=public_token(),
        hearing=fresh,
        round=fresh.round + 1,
        text=words,
        sent_at=at,
        expires_at=at + LASTS,
    )
    language = fresh.conversation.language
    letter = replace(said, text=_letter(words, address_of(restatement, language), language))
    restatement.message = write_to_customer(fresh, letter, Purpose.RESTATEMENT, by=by, at=at)
    restatement.save()
    fresh.restatement, fresh.round = restatement, restatement.round
    go(fresh, Step.CONFIRM, at)
    happened = events.Restated(fresh.pk, fresh.conversation_id, restatement.pk, fresh.round)
    tell_journal(fresh, happened, Actor.person(by.pk), at)
    return restatement


@transaction.atomic
def take_back_restatement(*, message_id: int, at: datetime) -> None:
    """The agent undid the message before it went out: the round was none. Done twice it is done once."""
    found = Restatement.objects.filter(message_id=message_id, state=RestatementState.SENT).first()
    if found is None:
        return
    fresh = held_hearing(found.hearing)
    found.state, found.settled_at = RestatementState.TAKEN_BACK, at
    found.save(update_fields=["state", "settled_at"])
    if fresh.step == Step.CONFIRM:
        fresh.round = max(fresh.round - 1, 0)
        fresh.restatement = (
            fresh.restatements.filter(state=RestatementState.CORRECTED).order_by("-pk").first()
        )
        go(fresh, Step.REPEAT, at)


def _their_words(hearing: Hearing) -> list[str]:
    rows = hearing.conversation.messages.filter(
        direction=Direction.IN, author_kind=AuthorKind.CUSTOMER
    )
    return list(rows.order_by("-pk").values_list("text", flat=True)[:MOST_MESSAGES])


def _letter(words: str, address: str, language: str) -> str:
    with override(language):
        asked = _("Have we understood you rightly? Tell us with one click, or put it right:")
        plain = _("Or simply reply to this message.")
    return f"{words}\n\n{asked}\n{address}\n\n{plain}"
