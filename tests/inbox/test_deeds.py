"""What is done to conversations, one at a time and many, without a script."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.checkout.access import cart_by_mark
from pistos.conversations.models import BlockedSender, Conversation, Macro, Message, SavedView, Team
from pistos.customers.models import Alias, Customer
from pistos.kit import clock
from pistos.promises.models import Standing
from pistos.visits.actions.meeting import agree_to_looks, meet_visitor, note_look, refuse_looks
from pistos.visits.facts import Browser, Page
from pistos.visits.models import Visitor
from tests.factories.conversations import (
    answer_promised,
    answered_by,
    conversation_of,
    written_by_customer,
)
from tests.factories.shopping import a_cart, selling
from tests.inbox.forms import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation(cleo: Customer) -> Conversation:
    now = clock.now()
    found = conversation_of(cleo, at=now - timedelta(hours=1))
    written_by_customer(found, at=now - timedelta(hours=1))
    return found


def fresh(conversation: Conversation) -> Conversation:
    return Conversation.objects.get(pk=conversation.pk)


def test_conversation_is_given_and_given_back(
    desk: Client, alma: User, conversation: Conversation
) -> None:
    team = Team.objects.create(name="Workshop")

    desk.post(at(conversation, "assign"), {"to": f"person-{alma.pk}"})
    assert fresh(conversation).assignee == alma
    desk.post(at(conversation, "assign"), {"to": f"team-{team.pk}"})
    assert fresh(conversation).team == team
    desk.post(at(conversation, "assign"), {"to": ""})
    assert (fresh(conversation).assignee, fresh(conversation).team) == (None, None)

    page = desk.get(at(conversation, "conversation")).content.decode()
    assert "Ben gave it to Alma." in page
    assert "Ben gave it to the team Workshop." in page
    assert "Ben gave it back to everyone." in page


@pytest.mark.parametrize("to", ["person-999999", "team-999999"])
def test_nobody_is_given_to_who_is_not_there(
    desk: Client, conversation: Conversation, to: str
) -> None:
    assert desk.post(at(conversation, "assign"), {"to": to}).status_code == 404


def test_tags_are_set(desk: Client, conversation: Conversation) -> None:
    desk.post(at(conversation, "tag"), {"tags": " damaged,  present , "})

    assert fresh(conversation).tags == ["damaged", "present"]


def test_conversation_is_put_off_and_brought_back(desk: Client, conversation: Conversation) -> None:
    answer = desk.post(at(conversation, "snooze"), {"until": "2099-01-02T09:00"})
    assert answer["Location"] == "/desk/inbox/"
    assert fresh(conversation).snoozed_until.isoformat() == "2099-01-02T07:00:00+00:00"

    desk.post(at(conversation, "wake"))
    assert fresh(conversation).state == "open"


@pytest.mark.parametrize("until", ["", "never", "2020-01-01T09:00"])
def test_snooze_needs_a_time_to_come(desk: Client, conversation: Conversation, until: str) -> None:
    desk.post(at(conversation, "snooze"), {"until": until})

    assert fresh(conversation).state == "open"


@pytest.mark.serves("S2-22")
def test_closing_without_an_answer_says_that_the_promise_breaks(
    desk: Client, conversation: Conversation
) -> None:
    promise = answer_promised(conversation, made_at=clock.now() - timedelta(hours=1))

    page = desk.get(at(conversation, "conversation")).content.decode()
    desk.post(at(conversation, "close"))

    assert "Closed now, the promise is broken" in page
    assert fresh(conversation).state == "closed"
    assert Standing.objects.get(promise=promise).state == "broken"
    desk.post(at(conversation, "reopen"))
    assert fresh(conversation).state == "open"


@pytest.mark.fault("F11")
def test_conversation_is_merged_by_its_number(
    desk: Client, cleo: Customer, conversation: Conversation
) -> None:
    target = conversation_of(cleo, at=clock.now())

    desk.post(at(conversation, "merge"), {"number": f"#{target.pk}"})

    assert fresh(conversation).merged_into == target
    assert desk.get(at(conversation, "conversation"))["Location"] == at(target, "conversation")


@pytest.mark.fault("S5")
def test_another_customers_conversation_is_not_merged(
    desk: Client, dora: Customer, conversation: Conversation
) -> None:
    other = conversation_of(dora, at=clock.now())

    answer = desk.post(at(conversation, "merge"), {"number": str(other.pk)}, follow=True)

    assert fresh(conversation).merged_into is None
    assert 'class="message message-error"' in answer.content.decode()


@pytest.mark.fault("S5")
def test_what_stands_with_the_wrong_customer_is_moved_to_the_right_one(
    desk: Client, dora: Customer, conversation: Conversation
) -> None:
    page = desk.get(at(conversation, "conversation")).content.decode()
    assert at(conversation, "move") in page

    answer = desk.post(at(conversation, "move"), {"email": "nobody@shop.example"}, follow=True)
    assert "No customer is known by this address." in answer.content.decode()
    Alias.objects.create(customer=dora, kind="email", value=dora.email)
    desk.post(at(conversation, "move"), {"email": dora.email.upper()})

    assert fresh(conversation).customer == dora
    assert reverse("backoffice:customer", args=[dora.token]) in (
        desk.get(at(conversation, "conversation")).content.decode()
    )


def test_a_person_says_what_it_is_about(desk: Client, conversation: Conversation) -> None:
    desk.post(at(conversation, "topic"), {"topic": " Delivery"})

    assert fresh(conversation).topic == "delivery"
    page = desk.get(at(conversation, "conversation")).content.decode()
    assert 'name="topic" value="delivery"' in page


@pytest.mark.fault("S11")
def test_managers_take_all_conversations_as_a_table(
    desk: Client, client: Client, alma: User, conversation: Conversation
) -> None:
    address = reverse("inbox:export")
    assert desk.get(address).status_code == 403
    assert address not in desk.get(reverse("inbox:queue")).content.decode()
    client.force_login(alma)

    assert address in client.get(reverse("inbox:queue")).content.decode()
    lines = b"".join(client.get(address)).decode().splitlines()
    assert lines[0].startswith("number,channel,state")
    assert [line.split(",")[0] for line in lines[1:]] == [str(conversation.pk)]


def test_later_messages_become_their_own(desk: Client, conversation: Conversation) -> None:
    later = written_by_customer(conversation, "Another matter: the bowl.", at=clock.now())

    desk.post(at(conversation, "split"), {"message": later.token})

    assert Message.objects.get(pk=later.pk).conversation_id != conversation.pk


@pytest.mark.serves("S2-22")
def test_spam_is_put_aside_and_taken_back(desk: Client, conversation: Conversation) -> None:
    desk.post(at(conversation, "spam"))
    assert fresh(conversation).state == "spam"

    desk.post(at(conversation, "take_back"))
    assert fresh(conversation).state == "open"


def test_sender_is_blocked(desk: Client, conversation: Conversation) -> None:
    desk.post(at(conversation, "block"))

    assert BlockedSender.objects.get().address == "cleo@customer.example"


@pytest.mark.fault("F8")
def test_message_is_deleted_by_managers_only(
    desk: Client, alma: User, conversation: Conversation
) -> None:
    message = written_by_customer(conversation, "Delete me", at=clock.now())
    address = reverse("inbox:delete", args=[message.token])

    assert desk.post(address).status_code == 403
    desk.force_login(alma)
    desk.post(address)

    assert not Message.objects.filter(pk=message.pk).exists()


def test_one_deed_is_done_on_all_chosen(desk: Client, ben: User, cleo: Customer) -> None:
    chosen = [conversation_of(cleo, at=clock.now(), subject=f"n{n}") for n in range(3)]
    left = conversation_of(cleo, at=clock.now())

    for deed, more in (("take", {}), ("tag", {"tags": "bowl"}), ("close", {})):
        desk.post(
            reverse("inbox:bulk"),
            {"deed": deed, "chosen": [one.token for one in chosen], **more},
        )

    assert {(fresh(one).assignee, fresh(one).state) for one in chosen} == {(ben, "closed")}
    assert [fresh(one).tags for one in chosen] == [["bowl"]] * 3
    assert (fresh(left).assignee, fresh(left).state) == (None, "open")


@pytest.mark.parametrize("deed", ["", "drop_tables"])
def test_bulk_does_only_what_is_on_its_list(desk: Client, cleo: Customer, deed: str) -> None:
    one = conversation_of(cleo, at=clock.now())

    desk.post(reverse("inbox:bulk"), {"deed": deed, "chosen": [one.token]})

    assert fresh(one).state == "open"


def test_view_is_saved_shown_and_forgotten(desk: Client, cleo: Customer) -> None:
    conversation_of(cleo, at=clock.now(), channel="chat", subject="In the chat")
    conversation_of(cleo, at=clock.now(), subject="By mail")

    desk.post(f"{reverse('inbox:save_view')}?view=open&channel=chat", {"name": "Chats"})
    (shown,) = desk.get("/desk/inbox/").context["saved_views"]
    page = desk.get(shown["url"])

    assert [row.subject for row in page.context["rows"]] == ["In the chat"]
    assert page.context["saved_here"]["name"] == "Chats"
    desk.post(reverse("inbox:forget_view", args=[shown["pk"]]))
    assert not SavedView.objects.exists()


def test_agent_makes_no_view_for_everybody(desk: Client) -> None:
    desk.post(f"{reverse('inbox:save_view')}?view=open", {"name": "All", "shared": "yes"})

    assert not SavedView.objects.exists()


def test_macro_is_added_changed_and_put_away(desk: Client) -> None:
    desk.post(reverse("inbox:add_macro"), {"name_en": "Hello", "text_en": "Dear {customer},"})
    macro = Macro.objects.get()
    wrong = desk.post(
        reverse("inbox:edit_macro", args=[macro.pk]),
        {"name_en": "Hello", "text_en": "Dear {cusomer},"},
    )
    desk.post(
        reverse("inbox:edit_macro", args=[macro.pk]),
        {"name_en": "Hello", "text_en": "Dear {customer}!", "text_sl": "Spoštovani {customer},"},
    )

    assert wrong.status_code == 422
    assert "{cusomer}" in wrong.content.decode()
    assert "Hello" in desk.get(reverse("inbox:macros")).content.decode()
    desk.post(reverse("inbox:hide_macro", args=[macro.pk]))
    assert Macro.objects.get().is_hidden
    assert Macro.objects.get().text["sl"] == "Spoštovani {customer},"


def test_refusal_is_said_on_the_page(desk: Client, ben: User, conversation: Conversation) -> None:
    sent = answered_by(ben, conversation, at=clock.now())

    answer = desk.post(reverse("inbox:undo", args=[sent.token]), follow=True)

    assert "cannot be taken back" in answer.content.decode()


@pytest.mark.serves("S2-36")
def test_visitor_is_shown_a_product(desk: Client, cleo: Customer) -> None:
    now = clock.now()
    visitor = Visitor.objects.create(
        page="/shop/jug", stage="product", agreed_at=now, first_seen_at=now, last_seen_at=now,
        customer=cleo,
    )  # fmt: skip
    found = conversation_of(cleo, at=now, channel="chat", visitor=visitor)

    seen = desk.get(at(found, "conversation")).content.decode()
    desk.post(at(found, "show"), {"kind": "product", "title": "The blue jug", "url": "/shop/jug"})
    desk.post(at(found, "show"), {"kind": "page", "title": "Away", "url": "https://evil.example"})

    assert "/shop/jug" in seen
    assert [m.activity["card"]["title"] for m in Message.objects.filter(direction="out")] == [
        "The blue jug"
    ]
    assert "The blue jug" in desk.get(at(found, "conversation")).content.decode()


def test_call_is_logged_from_the_conversation(desk: Client, conversation: Conversation) -> None:
    page = desk.get(at(conversation, "conversation")).content.decode()

    assert f"/desk/calls/log/?conversation={conversation.token}" in page


@pytest.mark.serves("S2-36")
def test_who_helps_sees_what_lies_in_the_cart_of_a_visitor_who_agreed(
    desk: Client, cleo: Customer
) -> None:
    now = clock.now()
    world = selling(now)
    cart = a_cart(now, world.mug, world.red)
    browser = Client()
    browser.cookies["pistos_cart"] = cart.token
    mark = browser.get(reverse("storefront:cart-mark")).json()["cart"]
    stranger = meet_visitor(browser=Browser(), at=now)
    note_look(visitor=stranger, page=Page("/cart/", cart_id=cart_by_mark(mark)), at=now)
    stranger.refresh_from_db()
    found = conversation_of(cleo, at=now, channel="chat", visitor=stranger)
    assert "Stoneware mug" not in desk.get(at(found, "conversation")).content.decode()

    agree_to_looks(visitor=stranger, at=now)
    stranger.refresh_from_db()
    note_look(visitor=stranger, page=Page("/cart/", cart_id=cart_by_mark(mark)), at=now)
    page = desk.get(at(found, "conversation")).content.decode()

    assert "1 × Stoneware mug, Blue" in page
    assert "€24.80" in page
    assert f'<option value="{reverse("storefront:checkout")}">' in page
    assert cart.token not in page
    assert cart_by_mark(f"{mark}x") is None
    refuse_looks(visitor=stranger, at=now)
    assert "Stoneware mug" not in desk.get(at(found, "conversation")).content.decode()
