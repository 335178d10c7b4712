"""Writing in the inbox without a script: answers, words in between, notes, drafts, files and macros."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.conversations.actions.answering import answer
from pistos.conversations.facts import Reply
from pistos.conversations.models import Attachment, Conversation, Draft, Macro, Message
from pistos.customers.models import Customer
from pistos.kit import clock
from tests.factories.conversations import conversation_of, written_by_customer
from tests.factories.orders import order_of
from tests.inbox.forms import at, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation(cleo: Customer) -> Conversation:
    now = clock.now()
    found = conversation_of(cleo, at=now - timedelta(hours=1), language="en")
    written_by_customer(found, "Is there another jug?", at=now - timedelta(hours=1))
    return found


def test_answer_is_written_and_held_for_undo(
    desk: Client, ben: User, conversation: Conversation
) -> None:
    sent = form_of(desk, conversation, text="There is one on the upper shelf.")

    answer = desk.post(f"{at(conversation, 'write')}?view=mine", sent)

    message = Message.objects.get(direction="out")
    assert answer["Location"] == f"{at(conversation, 'conversation')}?view=mine"
    assert (message.text, message.state, message.author_id) == (
        "There is one on the upper shelf.", "held", ben.pk,
    )  # fmt: skip
    page = desk.get(answer["Location"]).content.decode()
    assert reverse("inbox:undo", args=[message.token]) in page


@pytest.mark.fault("F15")
def test_form_sent_twice_is_one_answer(desk: Client, conversation: Conversation) -> None:
    sent = form_of(desk, conversation, text="There is one on the upper shelf.")

    for _ in range(2):
        desk.post(at(conversation, "write"), sent)

    assert Message.objects.filter(direction="out").count() == 1


@pytest.mark.fault("F24")
def test_answer_after_anothers_is_held_back_with_their_words(
    desk: Client, alma: User, conversation: Conversation
) -> None:
    sent = form_of(desk, conversation, text="Mine: the shelf is empty.")
    theirs = Reply(text="Alma's: there is one.", seen_message_id=sent["seen"])
    answer(conversation=conversation, reply=theirs, by=alma, at=clock.now())

    held = desk.post(at(conversation, "write"), sent)
    page = held.content.decode()

    assert held.status_code == 422
    assert "Alma answered since you opened it." in page
    assert "Mine: the shelf" in page
    assert Message.objects.filter(author_name="Ben").count() == 0

    again = desk.post(at(conversation, "write"), {**sent, "seen": held.context["newest_id"]})
    assert again.status_code == 302
    assert Message.objects.filter(author_name="Ben").count() == 1


@pytest.mark.serves("S0-41")
def test_nearly_the_same_words_to_another_are_asked_about(
    desk: Client, conversation: Conversation, dora: Customer
) -> None:
    words = (
        "The blue jug with the crack is replaced by another one from the upper shelf,"
        " packed in straw by hand and sent along without further cost to you."
    )
    other = conversation_of(dora, at=clock.now(), language="en")
    desk.post(at(other, "write"), form_of(desk, other, text=words))
    sent = form_of(desk, conversation, text=words)

    held = desk.post(at(conversation, "write"), sent)

    assert held.status_code == 422
    assert "Dora" in held.content.decode()
    desk.post(at(conversation, "write"), {**sent, "accepts_likeness": "yes"})
    assert Message.objects.filter(conversation=conversation, direction="out").count() == 1


@pytest.mark.serves("S4-25")
def test_promise_in_the_words_is_asked_about_before_it_is_sent(
    desk: Client, conversation: Conversation
) -> None:
    sent = form_of(desk, conversation, text="Thank you. I will call you tomorrow at 15:00.")

    held = desk.post(at(conversation, "write"), sent)
    (read,) = held.context["found"]

    assert held.status_code == 422
    assert not Message.objects.filter(direction="out").exists()
    chosen = {
        "promise-0": "make",
        "promise-0-words": read.words,
        "promise-0-due": read.due_at.isoformat(),
    }
    desk.post(at(conversation, "write"), {**sent, **chosen})
    message = Message.objects.get(direction="out")
    assert [each["kind"] for each in message.headers["commitments"]] == ["call_back"]


def test_words_that_are_no_promise_are_sent_without_one(
    desk: Client, conversation: Conversation
) -> None:
    sent = form_of(desk, conversation, text="Thank you. I will call you tomorrow at 15:00.")
    (read,) = desk.post(at(conversation, "write"), sent).context["found"]

    desk.post(at(conversation, "write"), {**sent, "promise-0": "no", "promise-0-words": read.words})

    assert "commitments" not in Message.objects.get(direction="out").headers


@pytest.mark.serves("S2-43")
def test_word_in_between_is_sent_as_one(desk: Client, conversation: Conversation) -> None:
    sent = form_of(desk, conversation, text="We are looking for another one.", purpose="interim")

    desk.post(at(conversation, "write"), sent)

    assert Message.objects.get(direction="out").purpose == "interim"
    assert Conversation.objects.get(pk=conversation.pk).waiting_since is not None


def test_note_stays_at_the_desk(desk: Client, conversation: Conversation) -> None:
    desk.post(
        at(conversation, "write"),
        form_of(desk, conversation, text="Look at the upper shelf.", purpose="note"),
    )

    assert Message.objects.get(direction="note").text == "Look at the upper shelf."
    assert not Message.objects.filter(direction="out").exists()


def test_empty_answer_says_what_to_do(desk: Client, conversation: Conversation) -> None:
    answer = desk.post(at(conversation, "write"), form_of(desk, conversation, text="  "))

    assert answer.status_code == 422
    assert "Write something, or attach a file." in answer.content.decode()


@pytest.mark.fault("F23")
def test_draft_is_there_after_a_reload_and_in_a_second_tab(
    desk: Client, ben: User, conversation: Conversation
) -> None:
    desk.post(at(conversation, "draft"), form_of(desk, conversation, text="Half a sent"))

    for _ in range(2):
        assert "Half a sent" in desk.get(at(conversation, "conversation")).content.decode()
    assert Draft.objects.get().author == ben


@pytest.mark.fault("F23")
def test_older_tab_does_not_overwrite_newer_words(desk: Client, conversation: Conversation) -> None:
    desk.post(at(conversation, "draft"), {"text": "First", "purpose": "answer"})
    old = Draft.objects.get().updated_at.isoformat()
    desk.post(at(conversation, "draft"), {"text": "First and more", "based_on": old})

    late = desk.post(
        at(conversation, "draft"),
        {"text": "First, older", "based_on": old},
        headers={"X-Requested-With": "fetch"},
    )
    plain = desk.post(at(conversation, "draft"), {"text": "First, older", "based_on": old})

    assert late.status_code == 409
    assert "First and more" in late.content.decode()
    assert plain.status_code == 422
    assert "First and more" in plain.content.decode()
    assert plain.context["draft"].text == "First, older"
    assert Draft.objects.get().text == "First and more"


@pytest.mark.fault("F23")
def test_sending_retires_the_draft(desk: Client, conversation: Conversation) -> None:
    desk.post(at(conversation, "draft"), {"text": "There is one.", "purpose": "answer"})

    desk.post(at(conversation, "write"), form_of(desk, conversation, text="There is one."))

    assert not Draft.objects.exists()


@pytest.mark.fault("S5")
def test_draft_of_a_colleague_is_not_seen(
    desk: Client, alma: User, conversation: Conversation
) -> None:
    Draft.objects.create(
        conversation=conversation, author=alma, text="Alma's own", updated_at=clock.now()
    )

    assert "Alma's own" not in desk.get(at(conversation, "conversation")).content.decode()


def test_script_hears_which_promises_were_read(desk: Client, conversation: Conversation) -> None:
    answer = desk.post(
        at(conversation, "draft"),
        {"text": "I will call you tomorrow at 15:00.", "purpose": "answer"},
        headers={"X-Requested-With": "fetch"},
    )

    assert "We read a promise in your words." in answer.content.decode()
    assert answer["X-Draft-At"]


def test_undone_answer_is_a_draft_again(desk: Client, conversation: Conversation) -> None:
    desk.post(at(conversation, "write"), form_of(desk, conversation, text="Too soon."))
    message = Message.objects.get(direction="out")

    desk.post(reverse("inbox:undo", args=[message.token]))

    page = desk.get(at(conversation, "conversation"))
    assert Message.objects.get(pk=message.pk).state == "undone"
    assert page.context["draft"].text == "Too soon."


def test_file_is_attached_sent_and_taken_off(desk: Client, conversation: Conversation) -> None:
    for name in ("one.pdf", "two.pdf"):
        desk.post(
            at(conversation, "attach"),
            {"new_file": SimpleUploadedFile(name, b"%PDF-1.4", content_type="application/pdf")},
        )
    first, second = Attachment.objects.order_by("pk")

    desk.post(at(conversation, "detach"), {"detach": second.token})
    desk.post(
        at(conversation, "write"),
        form_of(desk, conversation, text="Here it is.", file=str(first.pk)),
    )

    assert [file.message.text for file in Attachment.objects.all()] == ["Here it is."]


@pytest.mark.fault("S10")
def test_file_that_can_hold_script_is_not_sent(desk: Client, conversation: Conversation) -> None:
    svg = SimpleUploadedFile("x.svg", b"<svg onload=alert(1)>", content_type="image/svg+xml")

    answer = desk.post(at(conversation, "attach"), {"new_file": svg}, follow=True)

    assert not Attachment.objects.exists()
    assert "Files of this kind are not sent." in answer.content.decode()


def test_prepared_answer_is_filled_in_the_customers_language(
    desk: Client, conversation: Conversation, cleo: Customer
) -> None:
    order_of(cleo, placed_at=clock.now(), number="10231")
    Conversation.objects.update(language="el")
    macro = Macro.objects.create(
        name={"en": "Where"},
        text={"en": "Order {order}", "el": "Η παραγγελία {order} του {customer}, {tracking}"},
    )

    words = desk.get(reverse("inbox:macro", args=[conversation.token, macro.pk]))
    desk.post(at(conversation, "draft"), {"text": "Καλημέρα.", "macro": str(macro.pk)})

    assert words.content.decode() == "Η παραγγελία 10231 του Cleo, {tracking}"
    assert Draft.objects.get().text == "Καλημέρα.\n\nΗ παραγγελία 10231 του Cleo, {tracking}"
    held = desk.post(
        at(conversation, "write"), form_of(desk, conversation, text=words.content.decode())
    )
    assert held.status_code == 422
    assert "{tracking}" in held.context["guard"]["words"]


@pytest.mark.serves("S3-36")
@pytest.mark.serves("S3-50")
def test_person_greets_by_one_click(desk: Client, conversation: Conversation) -> None:
    button = f'formaction="{at(conversation, "greet")}"'
    assert button in desk.get(at(conversation, "conversation")).content.decode()

    desk.post(at(conversation, "greet"))

    assert button not in desk.get(at(conversation, "conversation")).content.decode()
    message = Message.objects.get(direction="out")
    assert (message.purpose, message.author_kind) == ("greeting", "person")


@pytest.mark.fault("F24")
def test_colleague_who_writes_is_named(
    desk: Client, client: Client, alma: User, conversation: Conversation
) -> None:
    other = Client()
    other.force_login(alma)
    other.post(at(conversation, "presence"), {"state": "writing"})

    assert "Alma is writing." in desk.get(at(conversation, "conversation")).content.decode()
    other.post(at(conversation, "presence"), {"state": "gone"})
    assert "Alma is writing." not in desk.get(at(conversation, "conversation")).content.decode()
