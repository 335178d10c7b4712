"""What two customers ask or doubt on a product's page becomes work on its sheet; one alone does not."""

import pytest

from pistos.catalogue.models import SheetTask, Wish
from pistos.catalogue.queries.tasks import open_tasks, product_on_path
from pistos.catalogue.rules.wishes import are_alike, key_of
from pistos.conversations.actions.asking_of_products import note_doubt_of_product, note_questions
from pistos.conversations.actions.doubts import note_doubt
from pistos.conversations.actions.forgetting import erase_conversations
from pistos.conversations.rules.questions import questions_in
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from tests.factories.conversations import conversation_of, written_by_customer
from tests.factories.products import mugs, published_mug

BEN = Actor.person(7)


@pytest.fixture
def mug(shop, at):
    return published_mug(mugs(at), at)


def from_its_page(customer, mug, text, at, *, path=None):
    page = {"path": path or f"/el/product/{mug.slug}/"}
    conversation = conversation_of(customer, at=at, page=page)
    written_by_customer(conversation, text, at=at)
    return conversation


@pytest.mark.serves("S1-21")
def test_question_of_two_customers_on_a_page_completes_the_sheet(mug, cleo, dora, at):
    first = from_its_page(cleo, mug, "Hello. Is it safe in the oven? Thanks.", at)
    second = from_its_page(dora, mug, "Are the ovens safe for it?", at)

    assert note_questions(conversation_id=first.pk, at=at) == 1
    assert note_questions(conversation_id=first.pk, at=at) == 0
    assert open_tasks() == []
    assert note_questions(conversation_id=second.pk, at=at) == 1

    (task,) = open_tasks()
    assert (task.product, task.kind, task.words) == (mug, "complete", "Is it safe in the oven?")


def test_one_customer_who_asks_twice_is_one(mug, cleo, at):
    for _ in range(2):
        asked = from_its_page(cleo, mug, "Is it safe in the oven?", at)
        note_questions(conversation_id=asked.pk, at=at)

    assert Wish.objects.get().count == 1
    assert open_tasks() == []


@pytest.mark.serves("S1-62")
def test_doubt_of_two_customers_completes_the_sheet_in_the_shops_words(mug, cleo, dora, at):
    for customer in (cleo, dora):
        asked = from_its_page(customer, mug, "Hmm", at)
        doubt = note_doubt(conversation=asked, kind="fit", by=BEN, at=at)
        note_doubt_of_product(doubt_id=doubt.pk, at=at)
        note_doubt_of_product(doubt_id=doubt.pk, at=at)

    (task,) = open_tasks()
    assert task.words == "Αν ταιριάζει"
    assert Event.objects.filter(name="catalogue.TaskOpened").count() == 1


@pytest.mark.parametrize("kind", ["other"])
def test_doubt_that_says_nothing_of_the_sheet_is_not_counted(mug, cleo, at, kind):
    doubt = note_doubt(conversation=from_its_page(cleo, mug, "Hmm", at), kind=kind, by=BEN, at=at)

    assert note_doubt_of_product(doubt_id=doubt.pk, at=at) == 0


@pytest.mark.parametrize("path", ["/el/contact/", "", "/el/product/no-such/"])
def test_question_from_elsewhere_is_of_no_product(mug, cleo, at, path):
    asked = conversation_of(cleo, at=at, page={"path": path} if path else {})
    written_by_customer(asked, "Is it safe in the oven?", at=at)

    assert note_questions(conversation_id=asked.pk, at=at) == 0


def test_product_is_found_on_a_foreign_shops_page_too(mug):
    assert product_on_path(f"/collections/new/products/{mug.slug}") == mug
    assert product_on_path("/") is None


@pytest.mark.serves("S0-22")
def test_erased_customer_takes_words_along_that_nobody_else_had(mug, cleo, dora, at):
    for customer, text in (
        (cleo, "Is it safe in the oven? Does Cleopatra fit inside?"),
        (dora, "Is it safe in the oven?"),
    ):
        asked = from_its_page(customer, mug, text, at)
        note_questions(conversation_id=asked.pk, at=at)

    erase_conversations(customer_ids=[cleo.pk], at=at)
    assert [(row.words, row.count) for row in Wish.objects.all()] == [
        ("Is it safe in the oven?", 1)
    ]

    erase_conversations(customer_ids=[dora.pk], at=at)
    assert not Wish.objects.exists()
    assert SheetTask.objects.get().words == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hello, how are you? Is it waterproof?", ["Is it waterproof?"]),
        ("It is waterproof.", []),
        ("Καλημέρα. Μπαίνει στον φούρνο; Ευχαριστώ.", ["Μπαίνει στον φούρνο;"]),
        ("I like it; it is good.", []),
        ("Ali gre v pečico?", ["Ali gre v pečico?"]),
        ("Բարեւ։ Կարելի՞ է դնել վառարան։", ["Կարելի՞ է դնել վառարան։"]),
        ("?", []),
    ],
)
def test_questions_are_found_in_four_languages(text, found):
    assert questions_in(text) == found


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Is it safe in the oven?", "ovens safe?", True),
        ("Μπαίνει στον φούρνο;", "μπαίνουν στους φούρνους", True),
        ("Is it safe in the oven?", "Is it safe in the dishwasher?", False),
        ("oven", "How heavy is it?", False),
    ],
)
def test_wishes_are_alike_in_other_forms_of_their_words(one, other, alike):
    assert are_alike(key_of(one), key_of(other)) is alike
