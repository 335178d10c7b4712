"""Which entries a promise has when it is recorded whole, and which follow when more is known."""

from datetime import datetime

from pistos.promises.facts import PromiseFacts
from pistos.promises.models import Cause, EntryKind, State
from pistos.promises.rules.due import end_of_day
from pistos.promises.rules.life import EntryFacts, Stand, outcome_of


def due_at_of(facts: PromiseFacts) -> datetime:
    return facts.due_at or end_of_day(facts.due_on, facts.zone)


def life_of(facts: PromiseFacts, at: datetime) -> list[EntryFacts]:
    """Every entry known at `at`, from `made` on, in the order in which they follow."""
    due_at, due_on = due_at_of(facts), facts.due_on
    life = [EntryFacts(EntryKind.MADE, facts.made_at, due_at, due_on)]
    for move in facts.moves:
        due_at, due_on = end_of_day(move.due_on, facts.zone), move.due_on
        life.append(
            EntryFacts(EntryKind.MOVED, move.happened_at, due_at, due_on, reason=move.reason)
        )
    stand = Stand(State.OPEN, life[0].due_at, due_at, due_on)
    outcome = what_follows(stand, facts, at)
    if outcome and outcome[-1].kind is EntryKind.KEPT and facts.overturned_at:
        outcome.append(
            EntryFacts(
                EntryKind.OVERTURNED,
                facts.overturned_at,
                due_at,
                due_on,
                cause=Cause(facts.overturned_because),
                blamed_partner_id=facts.blamed_partner_id,
            )
        )
    return life + outcome


def what_follows(stand: Stand, facts: PromiseFacts, at: datetime) -> list[EntryFacts]:
    """The entries that what is known now adds to where the promise stands; nothing is taken back."""
    if stand.state is State.OPEN:
        return _outcome(stand, facts, at)
    if stand.state is State.BROKEN and facts.fulfilled_at and not stand.fulfilled_at:
        in_time = facts.fulfilled_at <= stand.due_at and not stand.is_overturned
        kind = EntryKind.CORRECTED if in_time else EntryKind.FULFILLED_LATE
        if in_time or facts.fulfilled_at > stand.due_at:
            return [
                EntryFacts(
                    kind, facts.fulfilled_at, stand.due_at, stand.due_on, evidence=facts.evidence
                )
            ]
    return []


def _outcome(stand: Stand, facts: PromiseFacts, at: datetime) -> list[EntryFacts]:
    withdrawn_at = facts.withdrawn_at
    if withdrawn_at and not facts.fulfilled_at and withdrawn_at <= stand.due_at:
        return [
            EntryFacts(
                EntryKind.WITHDRAWN,
                withdrawn_at,
                stand.due_at,
                stand.due_on,
                reason=facts.withdrawn_because,
                evidence=facts.evidence,
            )
        ]
    entries = outcome_of(
        due_at=stand.due_at,
        due_on=stand.due_on,
        fulfilled_at=facts.fulfilled_at,
        at=at,
        gives_proof=facts.gives_proof,
    )
    return [
        EntryFacts(
            entry.kind,
            entry.happened_at,
            entry.due_at,
            entry.due_on,
            cause=Cause(facts.cause) if entry.kind is EntryKind.BROKEN else Cause.NONE,
            blamed_partner_id=facts.blamed_partner_id if entry.kind is EntryKind.BROKEN else None,
            evidence=facts.evidence,
        )
        for entry in entries
    ]
