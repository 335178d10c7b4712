"""Closing a complaint: never without its cause, and never without what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.asks.actions.holding import lift_hold
from pistos.causes.actions.coding import code_causes
from pistos.causes.facts import Facets
from pistos.causes.queries.coded import coded
from pistos.complaints.actions.writing import Happened, locked, ref, write_entry
from pistos.complaints.events import ComplaintClosed
from pistos.complaints.models import CaseState, Complaint, EntryKind
from pistos.conversations.actions.restraining import lift
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused


class CauseMissing(Refused):
    """Nobody looked yet at why it happened."""


class FindingMissing(Refused):
    """Closed without a word of what was found, nothing would be learned from it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The causes, the first of which is the primary one, and what was found."""

    codes: Sequence[str]
    found: str


@transaction.atomic
def close_complaint(*, complaint: Complaint, found: str, by: User, at: datetime) -> Complaint:
    """The matter is over: the conversation may be closed, and the customer be asked again.

    A promised solution that was not put right stays promised, and breaks at its time: closing keeps
    nothing. Publishes ComplaintClosed, once. Refuses with CauseMissing and FindingMissing.
    """
    made = locked(complaint)
    if made.state == CaseState.CLOSED:
        return made
    standing = coded(ref(made))
    if standing is None:
        raise CauseMissing(_("Please choose first why it happened, from the list of causes."))
    words = found.strip()[:2_000]
    if not words:
        raise FindingMissing(_("Please write what was found: what happened, and how you know."))
    who = Actor.person(by.pk)
    data = {"codes": list(standing.codes), "was": made.state}
    write_entry(made, Happened(EntryKind.CLOSED, data, words), by=who, at=at)
    was_confirmed = made.confirmed_at is not None
    made.state, made.closed_at = CaseState.CLOSED, at
    made.save(update_fields=["state", "closed_at"])
    lift(source=ref(made), at=at)
    lift_hold(source=ref(made), at=at)
    closed = ComplaintClosed(made.pk, made.customer_id, was_confirmed)
    publish(closed, about=ref(made), by=who, at=at)
    return made


@transaction.atomic
def close_with_cause(
    *, complaint: Complaint, finding: Finding, by: User, at: datetime
) -> Complaint:
    """Says why it happened and closes it, in one. Refuses as `causes.code_causes` and `close_complaint`."""
    made = locked(complaint)
    if not any(code.strip() for code in finding.codes):
        raise CauseMissing(_("Please choose first why it happened, from the list of causes."))
    if not finding.found.strip():
        raise FindingMissing(_("Please write what was found: what happened, and how you know."))
    code_causes(
        subject=ref(made),
        codes=finding.codes,
        found=finding.found,
        facets=facets_of(made),
        by=Actor.person(by.pk),
        at=at,
    )
    return close_complaint(complaint=made, found=finding.found, by=by, at=at)


def facets_of(made: Complaint) -> Facets:
    """What the tree of causes is told of a complaint."""
    return Facets(
        text=made.text,
        language=made.language,
        happened_at=made.heard_at,
        order_id=made.order_id,
        product_id=made.product_id,
        customer_id=made.customer_id,
    )
