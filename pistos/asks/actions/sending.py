"""Asks go out: all that one customer is due in one mail, each checked for right, will, holds and budget."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation

from pistos.asks import events
from pistos.asks.actions.holding import hold_back
from pistos.asks.actions.minding import mind_matters
from pistos.asks.models import Approach, ApproachKind, Ask, AskKind, AskSettings, AskState
from pistos.asks.ports import asker_of, link_base, stop_at_once_link, stop_link
from pistos.asks.queries.due import due_asks, due_customers, may_be_approached_at
from pistos.asks.queries.rights import basis_table, case_of, country_of, unwanted_kinds
from pistos.asks.queries.rules import asks_in_force
from pistos.asks.rules.basis import AFTER_A_PURCHASE, Case, basis_met, basis_of
from pistos.customers.models import Customer
from pistos.customers.queries import as_recipient
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.notifications.actions.writing import write_message
from pistos.notifications.queries import is_suppressed
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.shop.queries import the_shop

log = logging.getLogger(__name__)

SENDER = Actor.machine("asks.send_due")
MOST_PARTS = 4
"""More in one mail is answered by nobody."""
AGAIN_AFTER = timedelta(hours=1)
WEIGHT = {kind: place for place, kind in enumerate(AskKind.values)}

BUDGET, TOO_LATE, NO_ADDRESS, SUPPRESSED = "budget", "too_late", "no_address", "suppressed"
UNSUBSCRIBED, CANCELLED, NO_OWNER, BOUNCED = "unsubscribed", "cancelled", "no_owner", "bounced"


@dataclass(frozen=True, slots=True)
class House:
    """What is in force, read once for a whole run."""

    rules: AskSettings
    bases: dict[tuple[str, str], str]
    country: str


@dataclass(frozen=True, slots=True)
class Rights:
    """What speaks for and against asking one person, whatever it is about."""

    case: Case
    unwanted: frozenset[str]
    to: Recipient
    is_suppressed: bool


def send_due(*, at: datetime, most: int = 500) -> int:
    """Asks the customers who are due, each in a transaction of their own; returns how many were looked at.

    A fault with one is logged, tried again an hour later, and keeps nobody else from being asked.
    """
    customer_ids = due_customers(at, most)
    if not customer_ids:  # a program that is not set up yet has no shop either
        return 0
    house = House(asks_in_force(), basis_table(), the_shop().country)
    for customer_id in customer_ids:
        try:
            ask_customer(customer_id=customer_id, house=house, at=at)
        except Exception:  # whatever one customer's fault is, the others are asked
            log.exception("customer %s could not be asked; tried again in an hour", customer_id)
            due_asks(at).filter(customer=customer_id).update(due_at=at + AGAIN_AFTER)
    return len(customer_ids)


@transaction.atomic
def ask_customer(*, customer_id: int, house: House, at: datetime) -> Approach | None:
    """One mail with all that the customer is due to be asked, or reminded of, and may be.

    Publishes AsksSent; AskNotSent for each that will never be. None where nothing went out.
    """
    customer = Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
    mind_matters(customer=customer, at=at)
    hold_back(Ask.objects.filter(customer=customer), at)
    rows = due_asks(at).filter(customer=customer).select_for_update(of=("self",))
    due = [ask for ask in rows.select_related("order", "customer") if not _is_over(ask, at)]
    if not due:
        return None
    rights = _rights(customer, due)
    due = [ask for ask in due if not _is_refused(ask, rights, house, at)]
    if not due:
        return None
    free_at = may_be_approached_at(customer, house.rules, at)
    if free_at > at:
        _postpone(due, free_at, at)
        return None
    due = sorted(
        (ask for ask in due if not _is_unwanted(ask, at)),
        key=lambda ask: (WEIGHT[ask.kind], ask.pk),
    )
    _postpone(due[MOST_PARTS:], at + timedelta(days=house.rules.days_between), at)
    return _send(customer, due[:MOST_PARTS], rights, house, at) if due else None


def _rights(customer: Customer, asks: Sequence[Ask]) -> Rights:
    to = as_recipient(customer)
    orders = [ask.order for ask in asks if ask.order]
    languages = {order.language for order in orders}
    language = languages.pop() if len(languages) == 1 else customer.language
    address = to.address or next((o.contact_email for o in orders if o.contact_email), "")
    return Rights(
        case=case_of(customer),
        unwanted=unwanted_kinds(customer),
        to=replace(to, address=address, language=language),
        is_suppressed=bool(address) and is_suppressed(address),
    )


def _is_over(ask: Ask, at: datetime) -> bool:
    if ask.expires_at > at:
        return False
    if ask.state == AskState.WAITING:
        ask.state = AskState.EXPIRED
        _end(ask, ask.reason or TOO_LATE, at)
    else:
        _end(ask, "", at)
    return True


def _is_refused(ask: Ask, rights: Rights, house: House, at: datetime) -> bool:
    """Whether the person or the law says no; else the ask knows its country and basis."""
    ask.country = country_of(ask, house.country)
    basis, reason = basis_met(basis_of(ask.country, ask.kind, house.bases), rights.case)
    if rights.unwanted & {"", ask.kind}:
        reason = UNSUBSCRIBED
    elif not rights.to.address:
        reason = NO_ADDRESS
    elif rights.is_suppressed:
        reason = SUPPRESSED
    elif ask.order and ask.order.cancelled_at:
        reason = CANCELLED
    if reason or basis is None:
        _end(ask, reason, at)
        return True
    ask.basis = basis
    return False


def _is_unwanted(ask: Ask, at: datetime) -> bool:
    asker = asker_of(ask.kind)
    reason = asker.still_wanted(ask, at) if asker else NO_OWNER
    if reason is None:
        return False
    _end(ask, reason, at)
    return True


def _end(ask: Ask, reason: str, at: datetime) -> None:
    """It is not sent; one that was sent is not reminded of. Publishes AskNotSent for the former."""
    ask.due_at = None
    if ask.state == AskState.SENT:
        ask.save(update_fields=["due_at"])
        return
    if ask.state == AskState.WAITING:
        ask.state = AskState.NOT_SENT
    ask.reason = reason[:30]
    ask.save(update_fields=["due_at", "state", "reason", "country"])
    told = events.AskNotSent(ask.pk, ask.kind, ask.customer_id, ask.reason)
    publish(told, about=Ref("ask", str(ask.pk)), by=SENDER, at=at)


def _postpone(asks: Sequence[Ask], until: datetime, at: datetime) -> None:
    """They wait for room on the budget; what would come too late is not sent."""
    for ask in asks:
        if until >= ask.expires_at:
            _end(ask, BUDGET, at)
        else:
            ask.due_at, ask.reason = until, BUDGET
            ask.save(update_fields=["due_at", "reason"])


def _send(
    customer: Customer, asks: Sequence[Ask], rights: Rights, house: House, at: datetime
) -> Approach:
    fresh = [ask for ask in asks if ask.state == AskState.WAITING]
    again = [ask for ask in asks if ask.state == AskState.SENT]
    kind = ApproachKind.ASK if fresh else ApproachKind.REMINDER
    approach = Approach.objects.create(customer=customer, kind=kind, made_at=at)
    draft = _draft(approach, asks, rights.to.language)
    message = write_message(key=f"ask:{approach.pk}", draft=draft, to=rights.to, by=SENDER, at=at)
    approach.message_id = message.pk
    approach.save(update_fields=["message_id"])
    remind_at = at + timedelta(days=house.rules.reminder_days)
    for ask in fresh:
        ask.state, ask.sent_at, ask.approach, ask.reason = AskState.SENT, at, approach, ""
        ask.due_at = remind_at if remind_at < ask.expires_at else None
        ask.save(
            update_fields=["state", "sent_at", "approach", "reason", "due_at", "country", "basis"]
        )
    for ask in again:
        ask.state, ask.reminded_at, ask.reminder, ask.due_at = (
            AskState.REMINDED, at, approach, None,
        )  # fmt: skip
        ask.save(update_fields=["state", "reminded_at", "reminder", "due_at"])
    told = events.AsksSent(
        approach.pk, customer.pk, [ask.pk for ask in fresh], [ask.pk for ask in again]
    )
    publish(told, about=Ref("customer", str(customer.pk)), by=SENDER, at=at)
    return approach


def _draft(approach: Approach, asks: Sequence[Ask], language: str) -> Draft:
    orders = {ask.order.number for ask in asks if ask.order and ask.kind in AFTER_A_PURCHASE}
    with translation.override(language):
        parts = [_part(ask, language) for ask in asks]
    return Draft(
        "ask",
        {
            "parts": parts,
            "order_number": orders.pop() if len(orders) == 1 else "",
            "is_reminder": approach.kind == ApproachKind.REMINDER,
            "stop_link": stop_link(approach.token, language),
        },
        Ref("approach", str(approach.pk)),
        {
            "List-Unsubscribe": f"<{stop_at_once_link(approach.token, language)}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def _part(ask: Ask, language: str) -> dict[str, object]:
    asker = asker_of(ask.kind)
    if asker is None:
        raise LookupError(ask.kind)
    part = asker.part(ask, language, link_base(language))
    title, text = _one_line(part.title), _one_line(part.text)
    links = [{"label": _one_line(label), "url": url} for label, url in part.links]
    return {"title": title, "rule": "-" * len(title), "text": text, "links": links}


def _one_line(text: str) -> str:
    """A blank line or a line of its own would mean something in the layout of a mail."""
    return " ".join(text.split())


@transaction.atomic
def note_undelivered(*, message_id: int, at: datetime) -> None:
    """The mail came back: what stood in it was not asked. Publishes AskNotSent for each."""
    for ask in Ask.objects.select_for_update().filter(
        approach__message_id=message_id, state=AskState.SENT
    ):
        ask.state = AskState.WAITING
        _end(ask, BOUNCED, at)
