"""Meeting a customer, and keeping right what is known of them."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.customers import events
from pistos.customers.models import Alias, Customer
from pistos.customers.queries import by_alias
from pistos.customers.rules.aliases import tidy_alias
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.inserting import insert_together
from pistos.kit.languages import LANGUAGES


class AliasEmpty(Refused):
    """A customer cannot be known by nothing."""


class AliasTaken(Refused):
    """Another customer is known by this."""


class CustomerGone(Refused):
    """The customer was erased; nothing personal is written to the row any more."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a person; empty where it is not."""

    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = "en"
    form_of_address: str = ""
    country: str = ""
    region: str = ""
    city: str = ""
    postcode: str = ""
    address: str = ""
    preferred_channel: str = "email"


def find_or_create(*, kind: str, value: str, details: Details, by: Actor, at: datetime) -> Customer:
    """The customer known by this alias, else a new one. What is known already is not overwritten.

    Publishes CustomerMet for a new one. Refuses with AliasEmpty. Two at once make one customer.
    """
    kind, value = tidy_alias(kind, value)
    if not value:
        raise AliasEmpty(_("An address or a reference is needed to know a customer by."))
    return by_alias(kind, value) or meet(kind=kind, value=value, details=details, by=by, at=at)


def meet(*, kind: str, value: str, details: Details, by: Actor, at: datetime) -> Customer:
    """A new customer, known by an alias that was just looked for and not found; `kind` and `value` tidy.

    Publishes CustomerMet. Should another have met them at the same time, it is that one.
    """
    customer = Customer(**_tidy(details), known_since=at)
    aliases = [Alias(customer=customer, kind=kind, value=value)]
    email = tidy_alias("email", details.email)
    if email[1] and email != (kind, value) and not by_alias(*email):
        aliases.append(Alias(customer=customer, kind=email[0], value=email[1]))
    with transaction.atomic(savepoint=False):
        try:
            with transaction.atomic():
                insert_together([customer, *aliases])
        except IntegrityError:
            known = by_alias(kind, value)
            if known is None:
                raise
            return known
        met = events.CustomerMet(customer_id=customer.pk, alias_kind=kind)
        publish(met, about=_ref(customer), by=by, at=at)
        return customer


def change_customer(*, customer: Customer, details: Details, by: Actor, at: datetime) -> Customer:
    """Replaces what is known of a person. Publishes CustomerChanged when anything did.

    Refuses with CustomerGone.
    """
    wanted = _tidy(details)
    with transaction.atomic():
        fresh = _locked(customer)
        changed = sorted(name for name, value in wanted.items() if getattr(fresh, name) != value)
        if not changed:
            return fresh
        for name in changed:
            setattr(fresh, name, wanted[name])
        fresh.save(update_fields=changed)
        publish(
            events.CustomerChanged(customer_id=fresh.pk, fields=changed),
            about=_ref(fresh),
            by=by,
            at=at,
        )
        return fresh


def add_alias(*, customer: Customer, kind: str, value: str, by: Actor, at: datetime) -> Alias:
    """Makes the customer known by one more address. Publishes AliasAdded, once.

    Refuses with AliasEmpty, AliasTaken, CustomerGone.
    """
    kind, value = tidy_alias(kind, value)
    if not value:
        raise AliasEmpty(_("An address or a reference is needed to know a customer by."))
    with transaction.atomic():
        fresh = _locked(customer)
        alias, is_new = Alias.objects.get_or_create(
            kind=kind, value=value, defaults={"customer": fresh}
        )
        if alias.customer_id != fresh.pk:
            raise AliasTaken(
                _("Another customer is known by this. If both are one person, merge them.")
            )
        if is_new:
            publish(
                events.AliasAdded(customer_id=fresh.pk, alias_kind=kind),
                about=_ref(fresh),
                by=by,
                at=at,
            )
        return alias


def _tidy(details: Details) -> dict[str, str]:
    values: dict[str, str] = {
        name: " ".join(str(value).split()) for name, value in asdict(details).items()
    }
    values["language"] = details.language if details.language in LANGUAGES else "en"
    values["email"] = values["email"].lower()
    return values


def _locked(customer: Customer) -> Customer:
    fresh = Customer.objects.select_for_update().get(pk=customer.pk)
    if fresh.is_erased:
        raise CustomerGone(_("This customer was erased."))
    return fresh


def _ref(customer: Customer) -> Ref:
    return Ref("customer", str(customer.pk))
