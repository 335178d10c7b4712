"""Pressed twice at once: one request, one promise, one pause."""

from datetime import timedelta
from decimal import Decimal

import pytest

from pistos.kit.actors import Actor
from pistos.promises.models import Promise
from pistos.requests.actions.agreeing import agree_to_offer, judge_feasible, offer_request
from pistos.requests.actions.receiving import receive_request
from pistos.requests.facts import Asked, Offer
from pistos.requests.models import UnusualRequest
from tests.factories.conversations import conversation_of, written_by_customer
from tests.returns.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
BY = Actor.person(1)


def test_same_message_at_once_is_one_request_and_one_yes(shop, cleo, ben, at) -> None:
    conversation = conversation_of(cleo, at=at)
    message = written_by_customer(conversation, "A spoonful of cocoa?", at=at)
    asked = Asked(cleo, message.text, "en", conversation, message)

    assert at_once(lambda: receive_request(asked=asked, by=BY, at=at)) == []
    made = UnusualRequest.objects.get()

    judge_feasible(request=made, needed="Cocoa", cost_amount=Decimal(0), by=ben, at=at)
    offer = Offer(Decimal(2), (at + timedelta(days=3)).date(), "With pleasure")
    offer_request(request=made, offer=offer, by=ben, at=at)
    yes = Actor.customer(cleo.pk)
    assert at_once(lambda: agree_to_offer(request=made, by=yes, at=at)) == []
    assert Promise.objects.count() == 1
