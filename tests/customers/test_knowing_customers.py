"""Meeting, changing and merging customers."""

import threading
from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from pistos.accounts.access import NotAllowed
from pistos.accounts.models import User
from pistos.customers import access, actions, ports, queries
from pistos.customers.actions import Details
from pistos.customers.models import Alias, Customer
from pistos.customers.rules.aliases import tidy_alias
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound

pytestmark = pytest.mark.django_db
BY = Actor.person(1)


def meet(value: str, at: datetime, **details: str) -> Customer:
    return actions.find_or_create(
        kind="email", value=value, details=Details(email=value, **details), by=BY, at=at
    )


def names() -> list[str]:
    return list(Event.objects.order_by("id").values_list("name", flat=True))


@pytest.mark.parametrize(
    ("kind", "value", "tidy"),
    [
        ("email", " Cleo@Customer.Example ", "cleo@customer.example"),
        ("phone", "+30 210 123-4567", "+302101234567"),
        ("phone", "0030 210 1234567", "+302101234567"),
        ("phone", "210 1234567", "2101234567"),
        ("olist", "AbC", "AbC"),
    ],
)
def test_aliases_are_written_in_one_way(kind: str, value: str, tidy: str) -> None:
    assert tidy_alias(kind, value) == (kind, tidy)


def test_a_customer_is_found_again_by_their_alias(db: None, at: datetime) -> None:
    cleo = meet("Cleo@customer.example", at, name=" Cleo  Papadaki ", language="el")

    again = meet("cleo@CUSTOMER.example ", at, name="Somebody Else")

    assert again == cleo
    assert (again.name, again.language, again.email) == (
        "Cleo Papadaki",
        "el",
        "cleo@customer.example",
    )
    assert names() == ["customers.CustomerMet"]
    assert "cleo" not in str(Event.objects.get().data)


def test_an_empty_alias_is_refused(db: None, at: datetime) -> None:
    with pytest.raises(actions.AliasEmpty):
        meet("  ", at)

    assert not Customer.objects.exists()


def test_a_customer_met_by_phone_is_also_known_by_mail(db: None, at: datetime) -> None:
    cleo = actions.find_or_create(
        kind="phone",
        value="+30 210",
        details=Details(email="cleo@customer.example", language="xx"),
        by=BY,
        at=at,
    )

    assert queries.by_alias("email", "cleo@customer.example") == cleo
    assert cleo.language == "en"


def test_changing_names_the_fields(db: None, at: datetime) -> None:
    cleo = meet("cleo@customer.example", at)
    details = Details(email="cleo@customer.example", form_of_address="Ms Papadaki")

    actions.change_customer(customer=cleo, details=details, by=BY, at=at)
    actions.change_customer(customer=cleo, details=details, by=BY, at=at)

    assert names() == ["customers.CustomerMet", "customers.CustomerChanged"]
    assert Event.objects.last().data["fields"] == ["form_of_address"]
    cleo.refresh_from_db()
    assert queries.as_recipient(cleo).form_of_address == "Ms Papadaki"


def test_an_alias_belongs_to_one_customer(db: None, at: datetime) -> None:
    cleo, dora = meet("cleo@customer.example", at), meet("dora@customer.example", at)

    actions.add_alias(customer=cleo, kind="phone", value="+30 1", by=BY, at=at)
    actions.add_alias(customer=cleo, kind="phone", value="+301", by=BY, at=at)

    with pytest.raises(actions.AliasTaken):
        actions.add_alias(customer=dora, kind="phone", value="+301", by=BY, at=at)
    assert Alias.objects.filter(kind="phone").count() == 1
    assert names().count("customers.AliasAdded") == 1


def test_merging_keeps_both_pasts_under_one_row(db: None, at: datetime) -> None:
    early = at - timedelta(days=400)
    old = meet("cleo@old.example", early, phone="+301", name="Cleo P.")
    new = meet("cleo@new.example", at, name="Cleo Papadaki", city="Athens")
    actions.give_consent(customer=old, purpose="news", said_where="checkout", by=BY, at=early)

    kept = actions.merge_customers(kept=new, merged=old, by=BY, at=at)

    assert queries.by_alias("email", "cleo@old.example") == kept
    assert queries.canonical(old.pk) == kept
    assert queries.family_ids(old) == queries.family_ids(kept) == [new.pk, old.pk]
    assert (kept.name, kept.phone, kept.known_since) == ("Cleo Papadaki", "+301", early)
    assert queries.has_consented(kept, "news")
    assert list(queries.customers()) == [kept]
    assert Event.objects.last().data == {
        "kept_id": new.pk,
        "merged_ids": [old.pk],
    }


def test_merging_a_merged_one_leads_straight_to_the_last(db: None, at: datetime) -> None:
    one, two, three = (meet(f"{name}@customer.example", at) for name in ("a", "b", "c"))

    actions.merge_customers(kept=two, merged=one, by=BY, at=at)
    actions.merge_customers(kept=three, merged=two, by=BY, at=at)

    one.refresh_from_db()
    assert one.merged_into_id == three.pk
    assert Event.objects.last().data["merged_ids"] == [two.pk, one.pk]
    assert {"a@customer.example", "c@customer.example"} <= set(queries.known_as(three))


def test_merging_is_refused_where_nothing_is_to_be_merged(db: None, at: datetime) -> None:
    one, two = meet("a@customer.example", at), meet("b@customer.example", at)

    with pytest.raises(actions.SameCustomer):
        actions.merge_customers(kept=one, merged=one, by=BY, at=at)
    actions.merge_customers(kept=one, merged=two, by=BY, at=at)
    for kept, merged in ((one, two), (two, one)):
        with pytest.raises(actions.SameCustomer):
            actions.merge_customers(kept=kept, merged=merged, by=BY, at=at)
    assert names().count("customers.CustomersMerged") == 1


def test_likely_same_are_offered(db: None, at: datetime) -> None:
    one = meet("a@customer.example", at, phone="+301")
    two = meet("b@customer.example", at, phone="+301")
    meet("c@customer.example", at)

    assert list(queries.likely_same(one)) == [two]
    assert list(queries.likely_same(Customer())) == []


def test_consent_is_what_was_said_last(db: None, at: datetime) -> None:
    cleo = meet("cleo@customer.example", at)
    assert not queries.has_consented(cleo, "news")

    actions.give_consent(customer=cleo, purpose="news", said_where="checkout", by=BY, at=at)
    assert queries.has_consented(cleo, "news")
    assert not queries.has_consented(cleo, "reviews")

    later = at + timedelta(days=1)
    actions.withdraw_consent(customer=cleo, purpose="news", said_where="mail", by=BY, at=later)
    assert not queries.has_consented(cleo, "news")
    assert names()[-2:] == ["customers.ConsentGiven", "customers.ConsentWithdrawn"]

    with pytest.raises(actions.UnknownPurpose):
        actions.give_consent(customer=cleo, purpose="x", said_where="", by=BY, at=at)


def test_customers_are_loaded_by_token_and_merged_ones_lead_on(ben: User, at: datetime) -> None:
    one, two = meet("a@customer.example", at), meet("b@customer.example", at)
    actions.merge_customers(kept=one, merged=two, by=BY, at=at)

    assert access.customer_for(ben, two.token) == one
    with pytest.raises(NotFound):
        access.customer_for(ben, "nobody")
    ben.is_active = False
    with pytest.raises((NotFound, NotAllowed)):
        access.customer_for(ben, one.token)


def test_every_app_with_customers_has_registered_its_part() -> None:
    registered = {holder.name for holder in ports.holders()}
    referring = {
        model._meta.app_label
        for model in apps.get_models()
        if model is not Customer
        and any(
            field.related_model is Customer
            for field in model._meta.get_fields()
            if isinstance(field.model, type)
            and issubclass(field.model, Model)
            and getattr(field, "many_to_one", False)
        )
    }

    assert {"customers", "orders"} <= referring
    assert referring <= registered


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_customer(at: datetime) -> None:
    met: list[int] = []
    start = threading.Barrier(2)

    def work() -> None:
        start.wait(timeout=10)
        met.append(meet("cleo@customer.example", at).pk)
        connection.close()

    threads = [threading.Thread(target=work) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert len(met) == 2
    assert len(set(met)) == 1
    assert Customer.objects.count() == 1
