"""Reads of customers. A merged row always leads to the one that was kept."""

from django.db.models import Q, QuerySet

from pistos.customers.models import Alias, Consent, Customer
from pistos.customers.rules.aliases import tidy_alias
from pistos.kit.errors import NotFound
from pistos.kit.keyset import Page, page_of, sort_named
from pistos.notifications.rules.drafts import Recipient


def canonical(customer_id: int) -> Customer:
    """The row that stands for the person now; NotFound for an unknown id."""
    found = Customer.objects.filter(pk=customer_id).select_related("merged_into").first()
    if found is None:
        raise NotFound
    return found.merged_into or found


def family_ids(customer: Customer) -> list[int]:
    """Ids of all rows of the person, the kept one first."""
    kept = canonical(customer.pk).pk
    merged = Customer.objects.filter(merged_into_id=kept).order_by("pk")
    return [kept, *merged.values_list("pk", flat=True)]


def known_as(customer: Customer) -> list[str]:
    """Names, addresses and references by which texts and files may mention the person."""
    family = Customer.objects.filter(pk__in=family_ids(customer))
    known: set[str] = set()
    for row in family:
        known |= {row.name, row.email, row.phone, row.address}
    aliases = Alias.objects.filter(customer__in=family)
    return sorted((known | set(aliases.values_list("value", flat=True))) - {""})


def by_alias(kind: str, value: str) -> Customer | None:
    """The person known by this alias. One query, another where they were merged into somebody."""
    kind, value = tidy_alias(kind, value)
    rows = Alias.objects.filter(kind=kind, value=value).select_related("customer")
    alias = rows.first()
    return (alias.customer.merged_into or alias.customer) if alias else None


def customers() -> QuerySet[Customer]:
    """Everyone, one row a person; the erased are left out."""
    return Customer.objects.filter(merged_into=None, erased_at=None)


SORTS = {"known": "known_since", "name": "name"}


def customers_page(
    words: str, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[Customer]:
    """A page of everyone, or of who is known by an alias or a whole name; one query."""
    rows = customers()
    if words:
        known = Alias.objects.filter(value__in={words, words.lower()}).values("customer_id")
        rows = rows.filter(Q(pk__in=known) | Q(name=words))
    place = sort_named(SORTS, sort, "-known")
    return page_of(rows, place, after=after, before=before, size=size)


def likely_same(customer: Customer) -> QuerySet[Customer]:
    """Other rows with the same e-mail address or phone: candidates for a merge, never merged alone."""
    alike = Q()
    if customer.email:
        alike |= Q(email__iexact=customer.email)
    if customer.phone:
        alike |= Q(phone=customer.phone)
    if not alike:
        return Customer.objects.none()
    return customers().filter(alike).exclude(pk=customer.pk).order_by("pk")


def as_recipient(customer: Customer) -> Recipient:
    """The customer as the outbox writes to them."""
    return Recipient(
        kind="customer",
        id=customer.pk,
        address=customer.email,
        language=customer.language,
        name=customer.name,
        form_of_address=customer.form_of_address,
    )


def has_consented(customer: Customer, purpose: str) -> bool:
    """What the customer said last about a purpose; silence is no."""
    return bool(said_last(customer, purpose))


def said_last(customer: Customer, purpose: str) -> bool | None:
    """Yes or no as the customer said last about a purpose; None where they said nothing."""
    said = Consent.objects.filter(customer_id__in=family_ids(customer), purpose=purpose)
    newest = said.order_by("-said_at", "-pk").first()
    return newest.is_given if newest else None


def agreed_to(customer: Customer) -> list[str]:
    """The purposes to which the customer said yes last, over every row of the person; one query."""
    return [said.purpose for said in newest_consents(customer.pk) if said.is_given]


def newest_consents(customer_id: int) -> QuerySet[Consent]:
    """What the customer said last about each purpose, over every row of the person."""
    rows = Consent.objects.filter(
        Q(customer_id=customer_id) | Q(customer__merged_into_id=customer_id)
    )
    return rows.order_by("purpose", "-said_at", "-pk").distinct("purpose")
