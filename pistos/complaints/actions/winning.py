"""Trying again with who stays away: attempts on record, one word without pressure, the panel; and giving up.

Nobody is marked as lost without a documented attempt.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.asks.actions.approaching import note_approach
from pistos.asks.models import ApproachKind
from pistos.asks.queries.rights import unwanted_kinds
from pistos.complaints.actions.recovering import (
    NotYet,
    WordsMissing,
    attempted,
    own_words,
    recovery_of,
    said_in,
    signed,
    write_to,
)
from pistos.complaints.actions.writing import locked, ref
from pistos.complaints.events import CustomerLost, PanelAnswered, PanelInvited
from pistos.complaints.models import UNRESOLVED, Complaint, Recovery, RecoveryAttempt
from pistos.complaints.queries.saying import context_afterwards
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import without_tricks
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.remedies.models import REAL, Remedy
from pistos.replies.actions.personal import keep_heeded, refuse_unheeded
from pistos.replies.facts import Heeded


class NoAttemptYet(Refused):
    """Nobody tried to make amends: nobody is lost yet."""


class NotWanted(Refused):
    """The customer wants to hear nothing, or was written to before: one word, no pressure."""


@transaction.atomic
def note_attempt(
    *, complaint: Complaint, kind: str, words: str, by: User, at: datetime
) -> RecoveryAttempt:
    """What was done elsewhere to make amends: a call, a word in the store. Publishes RecoveryAttempted."""
    if kind not in (RecoveryAttempt.Kind.CALL, RecoveryAttempt.Kind.VISIT):
        raise WordsMissing(_("Choose what was done."))
    return attempted(locked(complaint), kind, own_words(words), by, at)


@transaction.atomic
def win_back(
    *, complaint: Complaint, words: str, heeded: Heeded, by: User, at: datetime
) -> RecoveryAttempt:
    """One word, much later, to somebody who stays away: no discount, no reminder, never a second time.

    It counts on the budget of approaching. Publishes RecoveryAttempted. Refuses with NotYet while the case
    is open, with NotWanted where the customer wants none or was written to so before, and as
    `refuse_unheeded`.
    """
    made = locked(complaint)
    if made.state in UNRESOLVED:
        raise NotYet(_("The case is open: first put it right."))
    before = RecoveryAttempt.objects.filter(
        complaint__customer=made.customer, kind=RecoveryAttempt.Kind.WIN_BACK
    )
    if before.exists() or made.customer.is_erased or "" in unwanted_kinds(made.customer):
        raise NotWanted(_("This customer was written to before, or wants to hear nothing."))
    text = own_words(words)
    remarks = refuse_unheeded(texts=[text], context=context_afterwards(made), heeded=heeded)
    attempt = attempted(made, RecoveryAttempt.Kind.WIN_BACK, text, by, at)
    keep_heeded(remarks=remarks, heeded=heeded, about=said_in(attempt), by=by, at=at)
    if write_to(made, "win_back", f"win_back:{made.pk}", signed(text, by), at) is not None:
        note_approach(
            customer=made.customer,
            kind=ApproachKind.OTHER,
            about=Ref("win_back", str(made.pk)),
            at=at,
        )
    return attempt


@transaction.atomic
def mark_lost(*, complaint: Complaint, because: str, by: User, at: datetime) -> Recovery:
    """Given up, with the reason. Publishes CustomerLost, once. Refuses with WordsMissing, and NoAttemptYet
    where nothing documented was tried: no remedy, no apology, no word of a person."""
    made, row = locked(complaint), recovery_of(complaint)
    if row.lost_at is not None:
        return row
    given = Remedy.objects.filter(subject_kind="complaint", subject_id=str(made.pk), state__in=REAL)
    if not (made.attempts.exists() or made.apologies.exists() or given.exists()):
        raise NoAttemptYet(
            _("Nobody tried to make amends yet. Write, call, or give something first.")
        )
    row.lost_at, row.lost_because = at, own_words(because)[:300]
    row.save(update_fields=["lost_at", "lost_because"])
    who = Actor.person(by.pk)
    told = CustomerLost(made.pk, made.customer_id)
    publish(told, about=ref(made), by=who, at=at)
    return row


@transaction.atomic
def invite_to_panel(
    *, complaint: Complaint, words: str, heeded: Heeded, by: User, at: datetime
) -> Recovery:
    """Whoever complained is asked whether they would test what was changed because of it. Once; no answer is
    a no. Publishes PanelInvited. Refuses with WordsMissing, NotYet, NotWanted, and as `refuse_unheeded`."""
    made, row = locked(complaint), recovery_of(complaint)
    if row.panel != Recovery.Panel.NOT_ASKED:
        return row
    if made.state in UNRESOLVED:
        raise NotYet(_("Put it right first."))
    if made.customer.is_erased or "" in unwanted_kinds(made.customer):
        raise NotWanted(_("This customer wants to hear nothing beyond their orders."))
    text = own_words(words)
    remarks = refuse_unheeded(texts=[text], context=context_afterwards(made), heeded=heeded)
    row.panel, row.panel_at = Recovery.Panel.ASKED, at
    row.save(update_fields=["panel", "panel_at"])
    said = Ref("panel", str(made.pk))
    keep_heeded(remarks=remarks, heeded=heeded, about=said, by=by, at=at)
    context: dict[str, object] = {"what": text, "person": by.name}
    if write_to(made, "panel_invitation", f"panel:{made.pk}", context, at) is not None:
        note_approach(
            customer=made.customer,
            kind=ApproachKind.OTHER,
            about=Ref("panel", str(made.pk)),
            at=at,
        )
    who = Actor.person(by.pk)
    told = PanelInvited(made.pk, made.customer_id)
    publish(told, about=ref(made), by=who, at=at)
    return row


@transaction.atomic
def answer_panel(
    *, complaint: Complaint, answer: Recovery.Panel, words: str, at: datetime
) -> Recovery:
    """The customer's yes or no, which they may change. Publishes PanelAnswered. Refuses with NotYet."""
    made, row = locked(complaint), recovery_of(complaint)
    if row.panel == Recovery.Panel.NOT_ASKED:
        raise NotYet(_("We have not asked you this."))
    row.panel = answer
    row.panel_words = without_cards(without_tricks(words).strip())[:1000]
    row.panel_at = at
    row.save(update_fields=["panel", "panel_words", "panel_at"])
    by = Actor.customer(made.customer_id)
    told = PanelAnswered(made.pk, made.customer_id, answer == Recovery.Panel.YES)
    publish(told, about=ref(made), by=by, at=at)
    return row
