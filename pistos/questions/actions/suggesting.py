"""Suggestions: made by anybody, voted for, considered, done or declined with a reason, each answered."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.accounts.models import User
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Context
from pistos.conversations.models import Channel
from pistos.conversations.queries.cardless import without_cards
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.tokens import public_token
from pistos.questions.actions.asking import Asking, sender_of
from pistos.questions.actions.moderating import state_to_author, tell_of_showing
from pistos.questions.actions.noting import note_moderation, say_to_author
from pistos.questions.events import (
    SuggestionDecided,
    SuggestionMade,
    SuggestionModerated,
    SuggestionVoted,
)
from pistos.questions.models import (
    Shown,
    Suggestion,
    SuggestionState,
    SuggestionStep,
    SuggestionVote,
)
from pistos.questions.ports import suggestion_link
from pistos.questions.queries.ledger import UPHELD
from pistos.questions.rules.deciding import STATE_WORDS, may_become
from pistos.questions.rules.showing import (
    LONGEST_SUGGESTION,
    REMOVALS,
    held_for,
    public_name,
    public_text,
)
from pistos.questions.rules.tokens import voter_digest

MACHINE = Actor.machine("questions.suggesting")


class NothingSuggested(Refused):
    """No words, or more than anybody reads."""


class CannotBecome(Refused):
    """From where it stands, a suggestion does not go there; or the words to its author are missing."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Where it goes and what its author and everybody reads of it."""

    state: str
    reply: str


@transaction.atomic
def make_suggestion(*, asking: Asking, is_credited: bool, by: Actor, at: datetime) -> Suggestion:
    """Takes a suggestion in, with an answer promised to its author; the same `client_id` again gives what
    was made. Publishes `SuggestionMade`. Refuses with NothingSuggested."""
    sent = Suggestion.objects.filter(client_id=asking.client_id)
    known = sent.first() if asking.client_id else None
    if known is not None:
        return known
    text = public_text(asking.text, LONGEST_SUGGESTION)
    if not text:
        raise NothingSuggested(_("Please write what you suggest."))
    if len(asking.text) > LONGEST_SUGGESTION:
        most = {"most": LONGEST_SUGGESTION}
        raise NothingSuggested(_("Please write at most %(most)d characters.") % most)
    reason = held_for(asking.text, is_by_program=asking.is_by_program)
    suggestion = Suggestion(
        token=public_token(),
        text=text,
        language=asking.language,
        display_name=public_name(asking.display_name),
        is_credited=is_credited,
        shown=Shown.HELD if reason else Shown.PUBLISHED,
        reason=reason,
        client_id=asking.client_id or None,
        made_at=at,
    )
    arrival = Arrival(
        channel=Channel.FORM,
        sender=asking.sender or sender_of(suggestion.token, asking.display_name, asking.email),
        text=text,
        subject=" ".join(text.split())[:120],
        happened_at=at,
        language=asking.language,
        context=Context(
            page={"path": f"/{asking.language}/suggestions/{suggestion.token}/"}, topic="suggestion"
        ),
        is_spam=asking.is_by_program,
    )
    suggestion.conversation = receive_message(arrival=arrival, at=at).conversation
    if suggestion.conversation is not None:
        suggestion.customer = suggestion.conversation.customer
    suggestion.save(force_insert=True)
    _step(suggestion, by=by, at=at)
    if reason:
        change = ("", Shown.HELD, reason)
        note_moderation(Ref("suggestion", suggestion.token), None, change, by=MACHINE, at=at)
    made = SuggestionMade(suggestion.pk, suggestion.shown)
    publish(made, about=_ref(suggestion), by=by, at=at)
    return suggestion


@transaction.atomic
def vote_for(*, suggestion: Suggestion, browser: str, by: Actor, at: datetime) -> Suggestion:
    """One more voice; the same browser counts once. Publishes `SuggestionVoted` when it counts."""
    fresh = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if fresh.shown != Shown.PUBLISHED or fresh.state in (
        SuggestionState.DONE,
        SuggestionState.DECLINED,
    ):
        raise CannotBecome(_("This suggestion is decided already."))
    voter = voter_digest(fresh.token, browser)
    _vote, is_new = SuggestionVote.objects.get_or_create(
        suggestion=fresh, voter=voter, defaults={"voted_at": at}
    )
    if is_new:
        Suggestion.objects.filter(pk=fresh.pk).update(vote_count=F("vote_count") + 1)
        fresh.vote_count += 1
        voted = SuggestionVoted(fresh.pk, fresh.vote_count)
        publish(voted, about=_ref(fresh), by=by, at=at)
    return fresh


@transaction.atomic
def decide_suggestion(
    *, suggestion: Suggestion, decision: Decision, by: User, at: datetime
) -> Suggestion:
    """Considered, done or declined, with words that its author and everybody reads; whoever made it hears
    them, by name when it is done and they wished it. Publishes `SuggestionDecided`.

    Refuses with CannotBecome.
    """
    fresh = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    reply = without_cards(decision.reply.strip())
    if not may_become(fresh.state, decision.state):
        raise CannotBecome(_("From where it stands, it cannot go there."))
    if not reply:
        raise CannotBecome(_("Write to its author what became of it, and why."))
    if len(reply) > LONGEST_SUGGESTION:
        raise CannotBecome(
            _("Please write at most %(most)d characters.") % {"most": LONGEST_SUGGESTION}
        )
    fresh.state, fresh.reply, fresh.reply_language = decision.state, reply, fresh.language
    fresh.decided_at = at
    fresh.save(update_fields=["state", "reply", "reply_language", "decided_at"])
    actor = Actor.person(by.pk)
    _step(fresh, by=actor, at=at)
    publish(SuggestionDecided(fresh.pk, fresh.state), about=_ref(fresh), by=actor, at=at)
    with override(fresh.language):
        heading = STATE_WORDS[fresh.state] % {"text": " ".join(fresh.text.split())[:80]}
    address = suggestion_link(fresh.token, fresh.language)
    say_to_author(fresh.conversation, f"{heading}\n\n{reply}\n\n{address}", by=by, at=at)
    return fresh


@transaction.atomic
def show_suggestion(*, suggestion: Suggestion, by: User, at: datetime) -> Suggestion:
    """What waited is public: nothing speaks against it, and its author is told. Publishes
    `SuggestionModerated`. Twice does no harm."""
    if suggestion.shown == Shown.PUBLISHED:
        return suggestion
    shown = _show(suggestion, Shown.PUBLISHED, "", by, at)
    tell_of_showing(shown, suggestion_link(shown.token, shown.language), at)
    return shown


@transaction.atomic
def remove_suggestion(*, suggestion: Suggestion, reason: str, by: User, at: datetime) -> Suggestion:
    """Takes it from the public for a published reason, and tells its author. Publishes
    `SuggestionModerated`. Refuses with CannotBecome for any other reason. Twice does no harm."""
    if suggestion.shown == Shown.REMOVED:
        return suggestion
    if reason not in REMOVALS:
        raise CannotBecome(_("Only what is published as a reason may take something away."))
    removed = _show(suggestion, Shown.REMOVED, reason, by, at)
    state_to_author(removed, reason, suggestion_link(removed.token, removed.language), at)
    return removed


def put_back_suggestion(*, suggestion: Suggestion, by: User, at: datetime) -> Suggestion:
    """Its author was right to contest its removal. Part of deciding an appeal. Publishes
    `SuggestionModerated`."""
    return _show(suggestion, Shown.PUBLISHED, UPHELD, by, at)


def _show(suggestion: Suggestion, state: str, reason: str, by: User, at: datetime) -> Suggestion:
    fresh = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    if fresh.shown == state:
        return fresh
    change = (fresh.shown, state, reason)
    actor = Actor.person(by.pk)
    fresh.shown, fresh.reason = state, reason
    fresh.save(update_fields=["shown", "reason"])
    note_moderation(Ref("suggestion", fresh.token), None, change, by=actor, at=at)
    moderated = SuggestionModerated(fresh.pk, state, reason)
    publish(moderated, about=_ref(fresh), by=actor, at=at)
    return fresh


def _step(suggestion: Suggestion, *, by: Actor, at: datetime) -> None:
    SuggestionStep.objects.create(
        suggestion_id=suggestion.pk,
        state=suggestion.state,
        by_kind=by.kind,
        by_id=by.id,
        happened_at=at,
    )


def _ref(suggestion: Suggestion) -> Ref:
    return Ref("suggestion", str(suggestion.pk))
