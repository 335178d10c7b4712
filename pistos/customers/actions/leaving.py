"""The customer's data are the customer's: a copy on request, gone on request, gone in time."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.customers import events, ports
from pistos.customers.actions.knowing import CustomerGone
from pistos.customers.actions.signing_in import end_sign_ins
from pistos.customers.models import Alias, Customer
from pistos.customers.queries import canonical, family_ids
from pistos.customers.rules.archives import archive
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.tokens import public_token
from pistos.shop.queries import days_kept


def export_customer(*, customer: Customer, by: Actor, at: datetime) -> bytes:
    """A zip of all that every app holds of a person, as JSON and CSV. Publishes CustomerExported.

    Refuses with CustomerGone.
    """
    with transaction.atomic():
        whole = canonical(customer.pk)
        if whole.is_erased:
            raise CustomerGone(_("This customer was erased; nothing is left to give."))
        tables = {
            name: rows for holder in ports.holders() for name, rows in holder.export(whole).items()
        }
        publish(
            events.CustomerExported(
                customer_id=whole.pk, rows={name: len(rows) for name, rows in tables.items()}
            ),
            about=Ref("customer", str(whole.pk)),
            by=by,
            at=at,
        )
    return archive(tables)


def erase_customer(*, customer: Customer, by: Actor, at: datetime) -> Customer:
    """Removes all that names a person, in every app, in one transaction. It cannot be undone.

    Rows stay as references, so counts, seals and states remain true; invoices keep number, amounts
    and date for their legal term. Links of the person stop working. Publishes CustomerErased.
    Refuses with CustomerGone when it happened before.
    """
    with transaction.atomic():
        whole = canonical(customer.pk)
        family = family_ids(whole)
        rows = Customer.objects.select_for_update().filter(pk__in=family).order_by("pk")
        if any(row.is_erased for row in rows):
            raise CustomerGone(_("This customer was erased before."))
        holders = ports.holders()
        for holder in reversed(holders):
            holder.erase(whole, at)
        publish(
            events.CustomerErased(
                customer_id=whole.pk,
                merged_ids=family[1:],
                parts=[holder.name for holder in holders],
            ),
            about=Ref("customer", str(whole.pk)),
            by=by,
            at=at,
        )
        return Customer.objects.get(pk=whole.pk)


def empty_customer(*, customer: Customer, at: datetime) -> None:
    """The part of an erasure that this app holds: names, addresses, aliases and the old links."""
    family = family_ids(customer)
    end_sign_ins(customer_ids=family)
    Alias.objects.filter(customer_id__in=family).delete()
    for customer_id in family:
        Customer.objects.filter(pk=customer_id).update(
            token=public_token(),
            name="",
            email="",
            phone="",
            form_of_address="",
            city="",
            postcode="",
            address="",
            erased_at=at,
        )


def apply_retention(*, by: Actor, at: datetime) -> dict[str, int]:
    """Forgets what is older than the days that the owner set for its purpose; 0 days is never.

    Publishes RetentionApplied, also when there was nothing to forget: the proof that it ran.
    """
    forgotten: dict[str, int] = {}
    days: dict[str, int] = {}
    with transaction.atomic():
        for purpose, forget in sorted(ports.purposes().items()):
            days[purpose] = days_kept(purpose)
            if days[purpose]:
                forgotten[purpose] = forget(at - timedelta(days=days[purpose]), at)
        publish(
            events.RetentionApplied(forgotten=forgotten, days_kept=days),
            about=Ref("retention", at.date().isoformat()),
            by=by,
            at=at,
        )
    return forgotten
