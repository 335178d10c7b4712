"""What a person asks back or asks us to forget of what was heard."""

from datetime import timedelta

import pytest

from pistos.conversations.models import Conversation
from pistos.customers import ports
from pistos.customers.actions.leaving import apply_retention
from pistos.kit.actors import Actor
from pistos.listening.models import Finding, Hearing, Restatement, Talk
from tests.listening.steps import OWN_WORDS, acted

pytestmark = pytest.mark.django_db


def holder():
    return next(each for each in ports.holders() if each.name == "listening")


def test_a_person_takes_along_what_was_marked_and_repeated(hearing, ben, at):
    acted(hearing, ben, at)

    tables = holder().export(hearing.conversation.customer)

    assert {row["kind"] for row in tables["findings"]} >= {"complaint", "wish", "feeling"}
    assert [row["text"] for row in tables["restatements"]] == [OWN_WORDS]


def test_erased_the_steps_stay_and_the_words_are_gone(hearing, ben, at):
    acted(hearing, ben, at)

    for _time in range(2):
        holder().erase(hearing.conversation.customer, at)

    row = Hearing.objects.get()
    assert (row.step, row.reason, row.action, row.wish) == ("act", "", "", None)
    assert not Finding.objects.exists()
    assert Restatement.objects.get().text == ""
    assert (Talk.objects.get().request, Talk.objects.get().customer_words > 0) == ("", True)


def test_what_was_heard_in_a_conversation_goes_when_its_time_is_over(hearing, ben, at):
    acted(hearing, ben, at)
    Conversation.objects.update(state="closed", waiting_since=None)
    night = Actor.machine("night")

    apply_retention(by=night, at=at + timedelta(days=1000))
    assert Finding.objects.exists()
    apply_retention(by=night, at=at + timedelta(days=1200))

    row = Hearing.objects.get()
    assert (row.step, row.reason, row.action, row.wish) == ("act", "", "", None)
    assert not Finding.objects.exists()
    assert Restatement.objects.get().text == Talk.objects.get().request == ""
