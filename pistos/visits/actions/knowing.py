"""When a visitor turns out to be a customer. What they say is a claim; what proves it joins."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.customers.actions.knowing import AliasTaken, Details, add_alias, find_or_create
from pistos.customers.actions.merging import merge_customers
from pistos.customers.models import Customer
from pistos.customers.queries import by_alias, canonical
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.visits import events
from pistos.visits.models import Visitor

JOINING = Actor.machine("visits.joining")


class AddressUnusable(Refused):
    """Not an e-mail address that a letter can go to."""


def know_visitor(*, visitor: Visitor, customer: Customer, at: datetime) -> None:
    """This browser is this customer's. Publishes VisitorKnown when that is new."""
    with transaction.atomic():
        others = Visitor.objects.filter(pk=visitor.pk).exclude(customer=customer)
        if others.update(customer=customer):
            _told(visitor.pk, customer.pk, at)


def customer_of(*, visitor: Visitor, at: datetime) -> Customer:
    """The visitor's customer row, made at need: whoever writes to us is a customer."""
    if visitor.customer_id:
        return canonical(visitor.customer_id)
    customer = find_or_create(
        kind="visitor",
        value=visitor.token,
        details=Details(language=visitor.language, preferred_channel="chat"),
        by=JOINING,
        at=at,
    )
    know_visitor(visitor=visitor, customer=customer, at=at)
    return customer


def give_address(*, visitor: Visitor, email: str, at: datetime) -> Visitor:
    """They ask that answers go on by mail to this address. Publishes VisitorGaveAddress.

    An address that nobody is known by becomes theirs. One of another customer is only a claim until
    it is proven: anyone can write any address. Refuses with AddressUnusable.
    """
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise AddressUnusable(_("Please check the e-mail address.")) from None
    with transaction.atomic():
        fresh = Visitor.objects.select_for_update().get(pk=visitor.pk)
        customer = customer_of(visitor=fresh, at=at)
        was_free = _take_address(customer, email, at)
        if fresh.email != email:
            fresh.email_proven_at = None
        fresh.email, fresh.email_was_free, fresh.mail_agreed_at = email, was_free, at
        fresh.customer = customer
        fresh.save(
            update_fields=[
                "email", "email_was_free", "mail_agreed_at", "email_proven_at", "customer"
            ]
        )  # fmt: skip
        told = events.VisitorGaveAddress(fresh.pk, was_free)
        publish(told, about=_ref(fresh.pk), by=Actor.customer(customer.pk), at=at)
        return fresh


def prove_address(*, visitor: Visitor, at: datetime) -> Customer:
    """The address is the visitor's: they followed the link, or answered the mail, that went there.

    Their history joins that of the customer who is known by the address. Publishes VisitorKnown.
    """
    with transaction.atomic():
        fresh = Visitor.objects.select_for_update().get(pk=visitor.pk)
        Visitor.objects.filter(pk=fresh.pk).update(email_proven_at=at)
        mine = customer_of(visitor=fresh, at=at)
        known = by_alias("email", fresh.email) if fresh.email else None
        return _join(fresh, mine, known, at)


def join_buyers(*, at: datetime) -> int:
    """Visitors who gave an address before anybody was known by it, and whose order has made another
    customer known by it since, are that customer. Returns how many; publishes VisitorKnown for each."""
    joined = 0
    free = Visitor.objects.filter(email_was_free=True, customer__merged_into=None)
    for email in set(
        free.exclude(email="")
        .filter(email__in=Customer.objects.exclude(email="").values("email"))
        .values_list("email", flat=True)
    ):
        rows = Customer.objects.filter(email=email, merged_into=None, erased_at=None)
        buyers = rows.exclude(visitors__email=email).order_by("-known_since", "-pk")
        buyer = buyers.first()
        if buyer is None:
            continue
        for visitor in free.filter(email=email).select_related("customer"):
            with transaction.atomic():
                _join(visitor, canonical(visitor.customer_id or buyer.pk), buyer, at)
                joined += 1
    return joined


def move_visitors(*, from_ids: list[int], to_id: int, by: Actor, at: datetime) -> None:
    """Two customers were one: the browsers of the merged one are the kept one's. Once."""
    with transaction.atomic():
        moved = Visitor.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
        if moved:
            told = events.VisitorsMoved(to_id, moved)
            publish(told, about=Ref("customer", str(to_id)), by=by, at=at)


def _take_address(customer: Customer, email: str, at: datetime) -> bool:
    """True when the address is the customer's now, or was."""
    holder = by_alias("email", email)
    if holder is not None:
        return holder.pk == customer.pk
    try:
        add_alias(customer=customer, kind="email", value=email, by=JOINING, at=at)
    except AliasTaken:
        return False
    Customer.objects.filter(pk=customer.pk, email="").update(email=email)
    return True


def _join(visitor: Visitor, mine: Customer, known: Customer | None, at: datetime) -> Customer:
    if known is None or known.pk == mine.pk:
        _told(visitor.pk, mine.pk, at)
        return mine
    kept = merge_customers(kept=known, merged=mine, by=JOINING, at=at)
    Visitor.objects.filter(customer=mine).update(customer=kept)
    _told(visitor.pk, kept.pk, at)
    return kept


def _told(visitor_id: int, customer_id: int, at: datetime) -> None:
    publish(events.VisitorKnown(visitor_id, customer_id), about=_ref(visitor_id), by=JOINING, at=at)


def _ref(visitor_id: int) -> Ref:
    return Ref("visitor", str(visitor_id))
