"""The customer's yes or no to going on, each by one press; and by what they decided."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.checkout.models import How
from pistos.contracts import events
from pistos.contracts.actions.beginning import decide, locked, ref, write_terms
from pistos.contracts.actions.telling import tell_left, tell_terms
from pistos.contracts.facts import Decided
from pistos.contracts.models import (
    Contract,
    ContractState,
    DecisionKind,
    OutreachState,
    Reason,
    Terms,
)
from pistos.contracts.queries.terms import facts_of, last_decision, terms_in_force, told_outreach
from pistos.contracts.rules.terms import OPEN_DAYS, end_of
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

ONE_DAY = timedelta(days=1)


class NotNow(Refused):
    """It is too early, or the contract has ended."""


class TermsChanged(Refused):
    """A yes is a yes to what stood on the page."""


class ReasonUnknown(Refused):
    """None of the ways to decide."""


def renewal_mark(contract: Contract) -> str:
    """What a page sends back with a yes: the terms in force, and those to come ("same": as they are)."""
    told = told_outreach(contract)
    return f"{contract.terms_number}:{told.terms.number if told else 'same'}"


def may_renew(contract: Contract, at: datetime) -> bool:
    """Within the last ninety days, also by whoever had let it end."""
    left = (contract.ends_on - day_of(at, the_shop().time_zone)).days
    return contract.state != ContractState.ENDED and 0 <= left <= OPEN_DAYS


@transaction.atomic
def renew_contract(*, contract: Contract, seen: str, by: Actor, at: datetime) -> Contract:
    """It goes on from the day after its last, on the terms that were told, else on the same ones. Pressed
    twice it is one yes. Publishes ContractRenewed. Refuses with NotNow and TermsChanged."""
    found = locked(contract)
    if _is_said(found, seen):
        return found
    if not may_renew(found, at):
        raise NotNow(_("It can be renewed within its last 90 days."))
    if seen != renewal_mark(found):
        raise TermsChanged(
            _("The terms changed since you opened this page. Please look once more.")
        )
    terms = _terms_to_come(found, by, at)
    _drop_held(found)
    found.state, found.terms_number = ContractState.RUNNING, terms.number
    found.ends_on = end_of(terms.starts_on, terms.months)
    found.notice_on = found.ends_on - timedelta(days=terms.notice_days)
    found.save(update_fields=["state", "terms_number", "ends_on", "notice_on"])
    decide(found, terms, DecisionKind.RENEWED, by, at)
    tell_terms(found, terms, at=at)
    renewed = events.ContractRenewed(found.pk, found.customer_id, terms.number)
    publish(renewed, about=ref(found), by=by, at=at)
    return found


@transaction.atomic
def leave_contract(
    *, contract: Contract, decided: Decided | None, by: Actor, at: datetime
) -> Contract:
    """It ends on its day; nothing more is asked. A reason may be given. Pressed twice it is one no.

    What was held to be sent is dropped. Publishes ContractLeft, and ReasonGiven with a reason. Refuses
    with NotNow what has ended, and ReasonUnknown.
    """
    found = locked(contract)
    if found.state == ContractState.ENDED or found.ends_on < day_of(at, the_shop().time_zone):
        raise NotNow(_("This contract has ended already."))
    if found.state != ContractState.LEFT:
        found.state = ContractState.LEFT
        found.save(update_fields=["state"])
        _drop_held(found)
        decision = decide(found, terms_in_force(found), DecisionKind.LEFT, by, at)
        tell_left(found, decision, at=at)
        left = events.ContractLeft(found.pk, found.customer_id, found.ends_on.isoformat())
        publish(left, about=ref(found), by=by, at=at)
    if decided is not None:
        give_reason(contract=found, decided=decided, by=by, at=at)
    return found


@transaction.atomic
def give_reason(*, contract: Contract, decided: Decided, by: Actor, at: datetime) -> Reason:
    """By what they decided to stay or to leave: the first word on a decision stands. Publishes ReasonGiven.
    Refuses with ReasonUnknown, and with NotNow where nothing was decided."""
    found = locked(contract)
    if decided.how not in How.values:
        raise ReasonUnknown(_("Please choose one of the answers."))
    decision = last_decision(found)
    if decision is None or decision.kind not in (DecisionKind.RENEWED, DecisionKind.LEFT):
        raise NotNow(_("Nothing was decided yet."))
    known = Reason.objects.filter(decision=decision).first()
    if known is not None:
        return known
    words = without_cards(one_line(decided.words, 500))
    reason = Reason.objects.create(decision=decision, how=decided.how, words=words, said_at=at)
    given = events.ReasonGiven(found.pk, decision.kind, reason.how)
    publish(given, about=ref(found), by=by, at=at)
    return reason


def _is_said(contract: Contract, seen: str) -> bool:
    """Whether this yes to terms of then was given already: the second press of one button."""
    number = seen.partition(":")[0]
    is_older = number.isdecimal() and len(number) < 6 and int(number) < contract.terms_number
    decision = last_decision(contract) if is_older else None
    return decision is not None and decision.kind == DecisionKind.RENEWED


def _terms_to_come(contract: Contract, by: Actor, at: datetime) -> Terms:
    told = told_outreach(contract)
    if told is not None:
        return told.terms
    same = facts_of(terms_in_force(contract))
    return write_terms(contract, same, contract.ends_on + ONE_DAY, by, at)


def _drop_held(contract: Contract) -> None:
    """Nothing is left to be written about this term."""
    contract.outreaches.filter(state=OutreachState.HELD).update(state=OutreachState.DROPPED)
