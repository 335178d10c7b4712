"""A touchpoint is online or a store: one customer, each its own rules."""

import pytest

from pistos.conversations.actions.touching import Touch, log_touch
from pistos.conversations.facts import Sender
from pistos.conversations.models import Channel, Conversation
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.visits.actions.inviting import note_sign
from pistos.visits.actions.knowing import give_address
from pistos.visits.actions.meeting import agree_to_looks, meet_visitor
from pistos.visits.actions.settings import add_rule
from pistos.visits.facts import Browser, Page, RuleValues, Sign
from pistos.visits.models import Invitation, Touchpoint, Trigger

pytestmark = pytest.mark.django_db
SLOW = Sign(Trigger.TIME_ON_PAGE, 90, Page("/en/p/1"))


@pytest.mark.serves("S0-4", "S4-1")
def test_visit_to_the_store_never_triggers_a_chat_invitation(open_shop, ben, at):
    values = RuleValues("Slow", Trigger.TIME_ON_PAGE, 60, "", {"en": "Can we help?"})
    add_rule(values=values, by=Actor.person(ben.pk), at=at)
    screen = meet_visitor(browser=Browser(touchpoint=Touchpoint.STORE), at=at)
    agree_to_looks(visitor=screen, at=at)
    give_address(visitor=screen, email="eva@customer.example", at=at)
    screen.refresh_from_db()
    touch = Touch(
        channel=Channel.STORE,
        sender=Sender("email", "eva@customer.example", email="eva@customer.example"),
        said="Looked at lamps.",
        answered="Showed three.",
    )
    log_touch(touch=touch, by=ben, at=at)
    drain(at)

    assert note_sign(visitor=screen, sign=SLOW, is_writing_with_us=False, at=at) is None
    assert Invitation.objects.count() == 0
    assert Conversation.objects.get().customer_id == screen.customer_id
