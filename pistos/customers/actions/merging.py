"""Two rows that are one person become one."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.customers import events
from pistos.customers.actions.knowing import CustomerGone
from pistos.customers.models import Alias, Consent, Customer, SignIn
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused

FILLED = (
    "name",
    "email",
    "phone",
    "form_of_address",
    "country",
    "region",
    "city",
    "postcode",
    "address",
)


class SameCustomer(Refused):
    """A customer cannot be merged with themselves, nor twice."""


def merge_customers(*, kept: Customer, merged: Customer, by: Actor, at: datetime) -> Customer:
    """Makes `merged` lead to `kept`: aliases and consents move, gaps are filled, both pasts stay.

    The rows of other apps follow by their own listeners of CustomersMerged, which is published
    here. Refuses with SameCustomer and CustomerGone.
    """
    with transaction.atomic():
        rows = Customer.objects.select_for_update().order_by("pk")
        found = {row.pk: row for row in rows.filter(pk__in=[kept.pk, merged.pk])}
        one, other = found[kept.pk], found[merged.pk]
        if one.pk == other.pk or one.merged_into_id or other.merged_into_id:
            raise SameCustomer(_("These two are one customer already."))
        if one.is_erased or other.is_erased:
            raise CustomerGone(_("One of the two was erased."))
        moved = sorted(rows.filter(merged_into=other).values_list("pk", flat=True))
        rows.filter(pk__in=moved).update(merged_into=one)
        Alias.objects.filter(customer=other).update(customer=one)
        Consent.objects.filter(customer=other).update(customer=one)
        SignIn.objects.filter(customer=other).update(customer=one)
        _fill(one, other)
        other.merged_into = one
        other.save(update_fields=["merged_into"])
        publish(
            events.CustomersMerged(kept_id=one.pk, merged_ids=[other.pk, *moved]),
            about=Ref("customer", str(one.pk)),
            by=by,
            at=at,
        )
        return one


def _fill(one: Customer, other: Customer) -> None:
    gaps = [name for name in FILLED if not getattr(one, name) and getattr(other, name)]
    for name in gaps:
        setattr(one, name, getattr(other, name))
    one.known_since = min(one.known_since, other.known_since)
    one.save(update_fields=[*gaps, "known_since"])
