from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.accounts.access import NotAllowed
from pistos.conversations.actions.deleting import delete_message
from pistos.conversations.actions.indexing import index_missing, index_words
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Thread
from pistos.conversations.queries.search import search
from pistos.customers.actions.leaving import erase_customer
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.kit.tasks import drain
from tests.factories.conversations import (
    conversation_of,
    file_of,
    many_conversations,
    note_of,
    written_by_customer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(cleo, at):
    def say(text, **fields):
        conversation = conversation_of(cleo, at=at, subject="", snippet="", **fields)
        written_by_customer(conversation, text, at=at)
        index_missing(at=at)
        return conversation

    return say


def found(words, agent):
    return search(words, agent=agent).page.rows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Οι παραγγελίες μου άργησαν", "παραγγελία"),
        ("ΠΟΥ ΕΙΝΑΙ ΤΟ ΔΕΜΑ;", "δέμα"),
        ("Kje so moja naročila?", "narocilo"),
        ("Իմ պատվերները որտե՞ղ են", "պատվեր"),
        ("Two parcels were broken", "parcel"),
        ("Café au lait", "cafe"),
        ("The tracking number is wrong", "tracking numb"),
    ],
)
def test_words_are_found_in_their_forms_whatever_accent_and_case(text, words, said, ben):
    conversation = said(text)

    assert found(words, ben) == [conversation]


def test_found_by_whom_it_is_of_its_number_notes_and_files(said, ben, cleo, at):
    conversation = said("Hello")
    file_of(written_by_customer(conversation, "", at=at), name="invoice-77.pdf")
    note_of(ben, conversation, "a collector of teapots", at=at)
    index_words(ids=[conversation.pk])

    words = ["Cleo", "cleo@customer.example", str(conversation.pk), "collector", "invoice-77"]
    for each in words:
        assert found(each, ben) == [conversation], each


def test_every_word_must_stand_there_else_some_do(said, ben):
    both = said("blue jug")
    one = said("blue plate")

    assert found("blue jug", ben) == [both]
    near = search("jug chandelier", agent=ben)
    assert (near.page.rows, near.is_near) == ([both], True)
    assert one not in near.page.rows
    assert found("", ben) == found("!!! '); --", ben) == []


@pytest.mark.fault("F21")
@pytest.mark.parametrize("count", [1, 3])
def test_search_is_one_query_and_pages_by_key(count, ben, cleo, at):
    many_conversations(cleo, count, at=at)
    index_missing(at=at)
    with CaptureQueriesContext(connection) as queries:
        page = search("jug", agent=ben, size=2).page
        assert [str(row.customer) for row in page.rows]
    assert len(queries) == 1
    if count > 2:
        assert len(search("jug", agent=ben, size=2, after=page.next_key).page.rows) == 1


@pytest.mark.fault("F21")
@pytest.mark.parametrize("count", [1, 3])
def test_indexing_is_six_queries_however_many(count, cleo, at):
    ids = [row.pk for row in many_conversations(cleo, count, at=at)]
    with CaptureQueriesContext(connection) as queries:
        index_words(ids=ids)
    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) == 5


def test_what_comes_in_is_found_and_what_was_deleted_is_not(open_shop, ben, mail, at):
    received = receive_message(arrival=mail("a teapot"), at=at)
    index_missing(at=at)
    thread = Thread(conversation_ids=(received.conversation.pk,))
    received = receive_message(arrival=mail("a chandelier", thread=thread), at=at)
    index_missing(at=at)
    assert found("chandelier", ben) == [received.conversation]
    delete_message(message=received.message, by=Actor.person(ben.pk), at=at)
    drain(at)

    assert found("chandelier", ben) == []


def test_erased_person_is_not_found_any_more(said, alma, cleo, shop, at):
    said("a chandelier")
    erase_customer(customer=cleo, by=Actor.person(alma.pk), at=at + timedelta(days=1))
    index_missing(at=at)

    assert found("chandelier", alma) == found("Cleo", alma) == []


@pytest.mark.fault("S5")
def test_only_staff_searches(said, ben):
    said("a chandelier")
    ben.is_active = False
    with pytest.raises((NotFound, NotAllowed)):
        search("chandelier", agent=ben)
