"""What customers need: kept in their own words with source and day, seen by whoever replies or packs."""

from dataclasses import replace

import pytest
from django.test import Client

from pistos.customers.actions import erase_customer, export_customer, merge_customers
from pistos.customers.actions.agreeing import withdraw_consent
from pistos.customers.models import Consent
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.requests.actions.needing import (
    ConsentMissing,
    NotTheirWords,
    SourceMissing,
    end_need,
    note_need,
)
from pistos.requests.actions.receiving import receive_request
from pistos.requests.facts import Asked, Stated
from pistos.requests.models import Need, UnusualRequest
from pistos.requests.queries.needs import needs_of, warnings_for
from tests.checkout.conftest import order, paid, world
from tests.factories.conversations import conversation_of, written_by_customer

__all__ = ["order", "paid", "world"]
BY = Actor.person(1)


@pytest.fixture
def chat(shop, cleo, at):
    conversation = conversation_of(cleo, at=at, channel="chat", language="en")
    text = "Hello. Please deliver only after 17:00, I work until then. Thank you!"
    return written_by_customer(conversation, text, at=at)


def stated(message, words="Please deliver only after 17:00", kind="delivery", **more) -> Stated:
    customer = message.conversation.customer
    return Stated(customer, kind, words, "en", message.happened_at, message, **more)


@pytest.mark.serves("S0-6")
def test_need_is_kept_in_the_customers_own_words_with_message_and_day(chat, ben, at):
    need = note_need(stated=stated(chat), by=ben, at=at)

    assert (need.words, need.message, need.channel, need.said_at) == (
        "Please deliver only after 17:00", chat, "chat", chat.happened_at,
    )  # fmt: skip
    event = Event.objects.get(name="requests.NeedNoted")
    assert event.data == {"need_id": need.pk, "customer_id": need.customer_id, "kind": "delivery"}

    note_need(stated=stated(chat), by=ben, at=at)
    assert Need.objects.count() == 1


@pytest.mark.serves("S0-6")
def test_words_that_they_did_not_say_and_needs_without_a_source_are_refused(chat, ben, at):
    with pytest.raises(NotTheirWords):
        note_need(stated=stated(chat, "Wants gift wrapping"), by=ben, at=at)
    with pytest.raises(SourceMissing):
        note_need(stated=replace(stated(chat), message=None), by=ben, at=at)
    assert not Need.objects.exists()


@pytest.mark.serves("S0-6")
def test_need_from_the_chat_is_seen_by_who_answers_the_mail(client: Client, chat, cleo, ben, at):
    note_need(stated=stated(chat), by=ben, at=at)
    mail = conversation_of(cleo, at=clock.now(), channel="email")
    client.force_login(ben)

    page = client.get(f"/desk/inbox/c/{mail.token}/").content.decode()

    assert "Please deliver only after 17:00" in page
    assert "Chat" in page.split("Please deliver only after 17:00")[1][:300]


@pytest.mark.serves("S0-8")
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("delivery", "only after 17:00"), ("invoice", "an invoice to my firm"),
        ("access", "there is a step and I use a wheelchair"), ("allergy", "I am allergic to nuts"),
        ("other", "no plastic in the parcel"),
    ],
)  # fmt: skip
def test_special_requirement_warns_on_each_new_order(
    client: Client, paid, ben, at, kind, words
) -> None:
    said = Stated(
        paid.customer, kind, words, "en", at, said_where="on the telephone",
        consent="Yes, please keep that in mind",
    )  # fmt: skip
    note_need(stated=said, by=ben, at=at)
    client.force_login(ben)

    assert [need.words for need in warnings_for(paid.customer_id)] == [words]
    assert words in client.get(f"/desk/orders/{paid.token}/").content.decode()
    assert words in client.get(f"/desk/orders/{paid.token}/slip/").content.decode()


def test_plain_needs_do_not_warn_on_orders(chat, ben, at):
    note_need(stated=stated(chat, kind="need"), by=ben, at=at)
    assert warnings_for(chat.conversation.customer_id) == []


@pytest.mark.parametrize(
    "words",
    [
        "my children love it", "τα παιδιά μου το λατρεύουν", "moji otroci ga obožujejo",
        "երեխաները սիրում են",
    ],
)  # fmt: skip
def test_children_are_noted_only_by_consent(chat, ben, at, words):
    said = replace(stated(chat, words, kind="need"), message=None, said_where="in the store")
    with pytest.raises(ConsentMissing):
        note_need(stated=said, by=ben, at=at)
    assert not Need.objects.exists()

    need = note_need(stated=replace(said, consent="Yes, do remember it"), by=ben, at=at)

    assert need.with_consent
    assert Consent.objects.get(purpose="memory").shown == "Yes, do remember it"


def test_consent_taken_back_forgets_what_was_kept_by_it(chat, cleo, ben, at):
    kept = note_need(stated=stated(chat), by=ben, at=at)
    note_need(
        stated=Stated(cleo, "preference", "cocoa", "en", at, said_where="store", consent="Yes"),
        by=ben, at=at,
    )  # fmt: skip
    withdraw_consent(customer=cleo, purpose="memory", said_where="account", by=BY, at=at)
    drain(at)

    assert needs_of(cleo) == [kept]
    assert not Need.objects.filter(words="cocoa").exists()


def test_need_that_no_longer_holds_is_not_shown(chat, ben, at):
    need = note_need(stated=stated(chat), by=ben, at=at)
    assert end_need(need=need, by=BY, at=at)
    assert not end_need(need=need, by=BY, at=at)
    assert needs_of(need.customer) == []


@pytest.mark.serves("S0-8")
def test_needs_and_requests_are_exported_and_erased(chat, cleo, ben, at):
    note_need(stated=stated(chat), by=ben, at=at)
    receive_request(asked=Asked(cleo, "Engrave it with Cleo", "en"), by=BY, at=at)
    import io
    import zipfile

    packed = zipfile.ZipFile(io.BytesIO(export_customer(customer=cleo, by=BY, at=at)))
    whole = "".join(packed.read(name).decode() for name in packed.namelist())
    assert "only after 17:00" in whole
    assert "Engrave it with Cleo" in whole

    erase_customer(customer=cleo, by=BY, at=at)

    assert Need.objects.get().words == ""
    found = UnusualRequest.objects.get()
    assert (found.words, found.stems) == ("", [])


def test_merged_customers_bring_their_needs(chat, cleo, dora, ben, at):
    note_need(stated=stated(chat), by=ben, at=at)
    note_need(
        stated=Stated(dora, "delivery", "Please deliver only after 17:00", "en", at, said_where="x"),
        by=ben, at=at,
    )  # fmt: skip
    merge_customers(kept=dora, merged=cleo, by=BY, at=at)
    drain(at)

    assert [need.words for need in needs_of(dora)] == ["Please deliver only after 17:00"]
