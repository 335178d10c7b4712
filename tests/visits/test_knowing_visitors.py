from datetime import timedelta

import pytest

from pistos.customers.actions.knowing import Details, find_or_create
from pistos.customers.actions.leaving import erase_customer
from pistos.customers.models import Customer
from pistos.customers.ports import holders
from pistos.customers.queries import by_alias, canonical
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.visits.actions.forgetting import forget_old_visits
from pistos.visits.actions.knowing import (
    AddressUnusable,
    customer_of,
    give_address,
    join_buyers,
    prove_address,
)
from pistos.visits.actions.meeting import agree_to_looks, meet_visitor, note_look
from pistos.visits.actions.settings import save_chat_settings, set_stage_paths
from pistos.visits.facts import Browser, ChatValues, Page
from pistos.visits.models import ChatSettings, PageView, Visitor
from pistos.visits.rules.origins import OriginUnusable, tidy_origin
from pistos.visits.rules.stages import stage_of

pytestmark = pytest.mark.django_db
BY = Actor.person(1)


@pytest.fixture
def visitor(at):
    return meet_visitor(browser=Browser(language="sl", origin="https://kalamos.example"), at=at)


@pytest.mark.serves("S2-21")
def test_prospect_is_the_customer_of_their_first_order(visitor, at):
    give_address(visitor=visitor, email="New@Customer.example", at=at)
    visitor.refresh_from_db()
    prospect = visitor.customer
    bought = find_or_create(
        kind="shop", value="77", details=Details(email="new@customer.example"), by=BY, at=at
    )

    assert join_buyers(at=at + timedelta(days=1)) == 1
    visitor.refresh_from_db()
    assert visitor.customer == bought
    assert canonical(prospect.pk) == bought
    assert join_buyers(at=at + timedelta(days=1)) == 0


@pytest.mark.fault("S2")
@pytest.mark.serves("S2-21")
def test_address_of_another_customer_is_a_claim_until_it_is_proven(visitor, cleo, at):
    find_or_create(kind="email", value=cleo.email, details=Details(), by=BY, at=at)
    known = by_alias("email", cleo.email)
    give_address(visitor=visitor, email=cleo.email, at=at)
    visitor.refresh_from_db()

    assert visitor.customer != known
    assert visitor.email_was_free is False
    assert join_buyers(at=at) == 0

    assert prove_address(visitor=visitor, at=at) == known
    visitor.refresh_from_db()
    assert visitor.customer == known
    assert visitor.email_proven_at == at


def test_new_address_takes_the_proof_of_the_old_one_back(visitor, at):
    give_address(visitor=visitor, email="one@customer.example", at=at)
    prove_address(visitor=visitor, at=at)
    give_address(visitor=visitor, email="two@customer.example", at=at)
    visitor.refresh_from_db()

    assert visitor.email_proven_at is None


def test_words_that_are_no_address_are_refused(visitor, at):
    for wrong in ("", "cleo", "a@b", "x@y.example\r\nBcc: z@y.example"):
        with pytest.raises(AddressUnusable):
            give_address(visitor=visitor, email=wrong, at=at)
    assert Customer.objects.count() == 0


def test_merging_customers_moves_their_browsers(visitor, cleo, at):
    from pistos.customers.actions.merging import merge_customers

    mine = customer_of(visitor=visitor, at=at)
    merge_customers(kept=cleo, merged=mine, by=BY, at=at)
    drain(at)
    visitor.refresh_from_db()

    assert visitor.customer == cleo


def test_person_takes_their_visits_along_and_erases_them(visitor, at):
    agree_to_looks(visitor=visitor, at=at)
    visitor.refresh_from_db()
    note_look(visitor=visitor, page=Page("/en/p/3", "Lamp"), at=at)
    customer = customer_of(visitor=visitor, at=at)
    part = next(holder for holder in holders() if holder.name == "visits")

    assert part.export(customer)["page_views"][0]["title"] == "Lamp"
    erase_customer(customer=customer, by=BY, at=at)
    assert (Visitor.objects.count(), PageView.objects.count()) == (0, 0)


def test_old_visits_are_forgotten_and_customers_stay(visitor, at):
    known = meet_visitor(browser=Browser(), at=at)
    customer_of(visitor=known, at=at)
    later = at + timedelta(days=91)

    assert forget_old_visits(before=later - timedelta(days=90), by=BY, at=later) == 1
    assert list(Visitor.objects.all()) == [known]


@pytest.mark.serves("S4-29")
def test_origins_are_exact_and_wildcards_are_refused(at):
    good = {
        "https://Shop.Example/page?x": "https://shop.example",
        "https://shop.example:443": "https://shop.example",
        "https://shop.example:8443": "https://shop.example:8443",
        "http://localhost:3000/": "http://localhost:3000",
    }
    assert {text: tidy_origin(text) for text in good} == good
    for wrong in (
        "*", "https://*.example", "http://shop.example", "shop.example", "null", "https://",
        "https://user@shop.example", "https://shop.example:x", "javascript:alert(1)",
        "https://shop..example", "https://shop.example\n.evil.example",
    ):  # fmt: skip
        with pytest.raises(OriginUnusable):
            save_chat_settings(values=ChatValues(origins=(wrong,)), by=BY, at=at)
    assert ChatSettings.objects.count() == 0


def test_saving_what_is_in_force_makes_no_version(at):
    values = ChatValues(origins=("https://b.example", "https://a.example/"))
    first = save_chat_settings(values=values, by=BY, at=at)

    assert save_chat_settings(values=values, by=BY, at=at) == first
    assert first.origins == ["https://a.example", "https://b.example"]


@pytest.mark.serves("S2-37")
def test_stage_comes_from_the_path(at):
    set_stage_paths(paths={"/kosarica": "cart", "/kosarica/placilo": "checkout"}, by=BY, at=at)
    named = [("/kosarica", "cart"), ("/kosarica/placilo", "checkout")]
    cases = {
        "/": "looking", "/el/p/lampa": "product", "/sl/kosarica": "cart", "/cart/": "cart",
        "/sl/kosarica/placilo/3": "checkout", "/en/o/abc/": "order", "/hy/help/x": "help",
    }  # fmt: skip

    assert {path: stage_of(path, named) for path in cases} == cases
