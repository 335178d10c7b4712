"""Speaking to a customer of renewing: only after care, only as what it is, only within what they want."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.asks.actions.approaching import note_approach
from pistos.asks.actions.caring import plan_follow_up
from pistos.asks.facts import Care
from pistos.asks.models import ApproachKind, FollowUp, FollowUpState, Occasion
from pistos.contracts import events
from pistos.contracts.actions.beginning import checked_terms, locked, write_terms
from pistos.contracts.actions.telling import tell_outreach
from pistos.contracts.facts import Stands, Written
from pistos.contracts.models import Contract, ContractState, Outreach, OutreachState
from pistos.contracts.queries.standing import BUDGET, care_stands, will_stands
from pistos.contracts.queries.terms import facts_of, terms_in_force, told_outreach
from pistos.contracts.rules.labels import promising_words
from pistos.contracts.rules.terms import OPEN_DAYS, compared
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import many_lines
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

SENDER = Actor.machine("contracts.send_waiting")
ONE_DAY = timedelta(days=1)
SAME, WORSE, MIXED = "same", "worse", "mixed"
"""Why terms are no offer: nothing changes, it only gets worse, or something is taken for what is given."""


class NothingToRenew(Refused):
    """The contract is over, runs for long yet, or the customer lets it end."""


class AlreadyTold(Refused):
    """They were told of the coming term: nobody is told twice."""


class WordsMissing(Refused):
    """A person writes to a person."""


class StillHeld(Refused):
    """What stood before it stands."""


class OutreachOver(Refused):
    """It was sent or dropped before."""


@transaction.atomic
def write_outreach(*, written: Written, by: User, at: datetime) -> Outreach:
    """Sends it, or holds it with all reasons listed. Where care comes first, a named person has the task to
    speak with the customer. What was held for this contract before is replaced by it.

    Called an offer without a benefit, it is held until it is written anew, whatever else is well.
    Publishes OutreachSent or OutreachHeld. Refuses with NothingToRenew, AlreadyTold, WordsMissing and
    TermsUnclear.
    """
    contract = locked(written.contract)
    words = without_cards(many_lines(written.words)).strip()[:2000]
    today = day_of(at, the_shop().time_zone)
    if contract.state != ContractState.RUNNING or contract.ends_on < today:
        raise NothingToRenew(_("This contract is over, or its customer lets it end."))
    if (contract.ends_on - today).days > OPEN_DAYS:
        raise NothingToRenew(_("It can be renewed within its last 90 days."))
    if told_outreach(contract) is not None:
        raise AlreadyTold(_("The customer was told of the coming term. Nobody is told twice."))
    if not words:
        raise WordsMissing(_("Write to them in your own words."))
    starts_on = contract.ends_on + ONE_DAY
    facts = checked_terms(written.terms, starts_on=starts_on)
    actor = Actor.person(by.pk)
    for held in contract.outreaches.filter(state=OutreachState.HELD):
        _drop(held, actor, at)
    outreach = Outreach(
        contract=contract,
        terms=write_terms(contract, facts, starts_on, actor, at),
        is_offer=written.is_offer or bool(promising_words(words)),
        words=words,
        state=OutreachState.HELD,
        days_left=(contract.ends_on - today).days,
        written_at=at,
        written_by=by,
    )
    outreach.label_problem = label_problem(outreach)
    return _send_or_hold(outreach, actor, at)


@transaction.atomic
def send_held(*, outreach: Outreach, by: Actor, at: datetime) -> Outreach:
    """Looks again whether anything stands before it, and sends it where nothing does. Publishes OutreachSent.
    Refuses with StillHeld, OutreachOver, NothingToRenew."""
    contract = locked(outreach.contract)
    row = _held(outreach, contract)
    if contract.state != ContractState.RUNNING or row.terms.starts_on <= contract.ends_on:
        raise NothingToRenew(_("This contract is over, or its customer lets it end."))
    if row.label_problem or care_stands(contract, at) or will_stands(contract.customer, at):
        raise StillHeld(_("Something still comes before it. What it is stands beside it."))
    return _send(row, by, at)


@transaction.atomic
def drop_outreach(*, outreach: Outreach, by: Actor, at: datetime) -> Outreach:
    """It is not sent. Publishes OutreachDropped. Refuses with OutreachOver."""
    row = _held(outreach, locked(outreach.contract))
    _drop(row, by, at)
    return row


def send_waiting(*, at: datetime) -> int:
    """Sends what nothing but the budget held back, once it has room; returns how many."""
    rows = Outreach.objects.filter(state=OutreachState.HELD, reasons=[[BUDGET, 0]])
    sent = 0
    for row in rows.filter(label_problem="").select_related("contract").order_by("pk"):
        try:
            send_held(outreach=row, by=SENDER, at=at)
        except Refused:
            continue
        sent += 1
    return sent


def label_problem(outreach: Outreach) -> str:
    """Why it may not be called an offer; empty where it may, or where it is not called one."""
    if not outreach.is_offer:
        return ""
    present = facts_of(terms_in_force(outreach.contract))
    change = compared(present, facts_of(outreach.terms))
    if change.is_offer:
        return ""
    if change.is_same:
        return SAME
    return MIXED if change.better else WORSE


def _send_or_hold(outreach: Outreach, by: Actor, at: datetime) -> Outreach:
    contract = outreach.contract
    care, will = care_stands(contract, at), will_stands(contract.customer, at)
    outreach.reasons = [[one.code, one.count] for one in (*care, *will)]
    if care:
        outreach.follow_up = _person_first(contract, at)
    outreach.save()
    if not (care or will or outreach.label_problem):
        return _send(outreach, by, at)
    held = events.OutreachHeld(
        outreach.pk, contract.pk, _codes(care, will), bool(outreach.label_problem)
    )
    publish(held, about=_ref(outreach), by=by, at=at)
    return outreach


def _codes(*stands: tuple[Stands, ...]) -> list[str]:
    return [one.code for some in stands for one in some]


def _send(outreach: Outreach, by: Actor, at: datetime) -> Outreach:
    about = Ref("contract_outreach", str(outreach.pk))
    customer = outreach.contract.customer
    approach = note_approach(customer=customer, kind=ApproachKind.OTHER, about=about, at=at)
    message = tell_outreach(outreach, approach, at=at)
    outreach.state, outreach.sent_at = OutreachState.SENT, at
    outreach.message_id = message.pk if message else None
    outreach.save(update_fields=["state", "sent_at", "message_id"])
    sent = events.OutreachSent(outreach.pk, outreach.contract_id, outreach.is_offer)
    publish(sent, about=_ref(outreach), by=by, at=at)
    return outreach


def _drop(outreach: Outreach, by: Actor, at: datetime) -> None:
    outreach.state = OutreachState.DROPPED
    outreach.save(update_fields=["state"])
    dropped = events.OutreachDropped(outreach.pk, outreach.contract_id)
    publish(dropped, about=_ref(outreach), by=by, at=at)


def _held(outreach: Outreach, contract: Contract) -> Outreach:
    row = Outreach.objects.select_related("terms", "written_by").get(pk=outreach.pk)
    if row.state != OutreachState.HELD:
        raise OutreachOver(_("It was sent or dropped already."))
    row.contract = contract
    return row


def _person_first(contract: Contract, at: datetime) -> FollowUp | None:
    """The open task of this term, or a new one: tomorrow, and not after the contract has ended."""
    name = f"{contract.pk}:{contract.terms_number}:"
    theirs = FollowUp.objects.filter(
        occasion=Occasion.RENEWAL, about_kind="contract", about_id__startswith=name
    )
    standing = theirs.filter(state=FollowUpState.OPEN).first()
    if standing is not None:
        return standing
    today = day_of(at, the_shop().time_zone)
    care = Care(
        contract.customer,
        Occasion.RENEWAL,
        Ref("contract", f"{name}{theirs.count() + 1}"),
        max(today, min(today + ONE_DAY, contract.ends_on)),
    )
    return plan_follow_up(care=care, at=at)


def _ref(outreach: Outreach) -> Ref:
    return Ref("contract", str(outreach.contract_id))
