"""Suggestions are answered one by one, voted for once a browser, and gone through on a day that is set."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from pistos.conversations.models import Conversation, Message
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message as Letter
from pistos.promises.models import Standing
from pistos.questions.actions.asking import Asking
from pistos.questions.actions.sitting import (
    RulesUnusable,
    change_settings,
    hold_sitting,
    raise_missed_sitting,
)
from pistos.questions.actions.suggesting import (
    CannotBecome,
    Decision,
    NothingSuggested,
    decide_suggestion,
    make_suggestion,
    remove_suggestion,
    vote_for,
)
from pistos.questions.models import Suggestion, SuggestionStep
from pistos.questions.queries.suggestions import newest_sitting, suggestions_shown
from tests.factories.questions import VISITOR

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggest(shop, at):
    def suggested(text="Please sell a lid for the mug.", **more):
        credited = more.pop("is_credited", False)
        asking = Asking(text=text, language="en", **more)
        return make_suggestion(asking=asking, is_credited=credited, by=VISITOR, at=at)

    return suggested


@pytest.mark.serves("S2-19")
def test_suggestion_is_received_considered_and_done_and_its_author_hears_of_each(suggest, alma, at):
    made = suggest(email="niko@customer.example", display_name="Niko", is_credited=True)
    assert made.state == "received"
    assert Standing.objects.get(promise__about_id=made.conversation_id).state == "open"

    for state, reply in (("considered", "Our potter is trying."), ("done", "The lid is here.")):
        decide_suggestion(suggestion=made, decision=Decision(state, reply), by=alma, at=at)

    made.refresh_from_db()
    assert (made.state, made.reply, made.decided_at) == ("done", "The lid is here.", at)
    texts = [row.text for row in Message.objects.filter(direction="out").order_by("pk")]
    assert ["Our potter is trying." in texts[0], "The lid is here." in texts[1]] == [True, True]
    assert list(SuggestionStep.objects.order_by("pk").values_list("state", flat=True)) == [
        "received",
        "considered",
        "done",
    ]
    with pytest.raises(CannotBecome):
        decide_suggestion(suggestion=made, decision=Decision("declined", "No."), by=alma, at=at)
    with pytest.raises(DatabaseError), transaction.atomic():
        SuggestionStep.objects.all().delete()


def test_nothing_is_declined_without_a_reason_not_even_by_hand(suggest, alma, at):
    made = suggest()

    with pytest.raises(CannotBecome):
        decide_suggestion(suggestion=made, decision=Decision("declined", " "), by=alma, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.update(state="declined")
    assert Suggestion.objects.get().state == "received"


def test_who_gave_no_address_reads_the_answer_on_the_page_and_the_promise_is_kept(
    suggest, alma, at
):
    made = suggest()

    decide_suggestion(suggestion=made, decision=Decision("declined", "Too hot."), by=alma, at=at)

    assert Standing.objects.get().state == "kept"
    assert Conversation.objects.get().state == "closed"


def test_one_browser_has_one_voice_and_the_most_wished_stand_first(suggest, alma, at):
    lid, saucer = suggest(), suggest("A saucer")
    for browser in ("here|one", "here|one", "there|two"):
        vote_for(suggestion=saucer, browser=browser, by=VISITOR, at=at)
    vote_for(suggestion=lid, browser="here|one", by=VISITOR, at=at)

    assert [(row.text, row.vote_count) for row in suggestions_shown().rows] == [
        ("A saucer", 2),
        ("Please sell a lid for the mug.", 1),
    ]
    assert Event.objects.filter(name="questions.SuggestionVoted").count() == 3
    voters = {bytes(vote.voter) for made in (lid, saucer) for vote in made.votes.all()}
    assert len(voters) == 3  # The same browser cannot be followed from one to the other.
    decide_suggestion(suggestion=lid, decision=Decision("done", "Here."), by=alma, at=at)
    with pytest.raises(CannotBecome):
        vote_for(suggestion=lid, browser="late", by=VISITOR, at=at)


@pytest.mark.parametrize("text", ["", " \n", "a" * 2001])
def test_nothing_and_too_much_are_refused(shop, at, text):
    with pytest.raises(NothingSuggested):
        make_suggestion(asking=Asking(text, "en"), is_credited=False, by=VISITOR, at=at)
    assert not Suggestion.objects.exists()


def test_harsh_ones_are_public_and_removed_for_published_reasons_only(suggest, alma, at):
    made = suggest("Sack your rude potter.")
    assert made.shown == "published"

    with pytest.raises(CannotBecome):
        remove_suggestion(suggestion=made, reason="rude", by=alma, at=at)
    remove_suggestion(suggestion=made, reason="personal_data", by=alma, at=at)

    assert suggestions_shown().rows == []


@pytest.mark.serves("S2-19")
def test_missed_day_of_review_raises_an_alarm_once(suggest, alma, at):
    suggest()
    drain(at)
    assert newest_sitting().next_on == (at + timedelta(days=30)).date()

    assert raise_missed_sitting(at=at + timedelta(days=30)) is None
    late = at + timedelta(days=31)
    assert raise_missed_sitting(at=late) is not None
    assert raise_missed_sitting(at=late) is None

    assert Letter.objects.get(template="suggestions_unread").to_address == alma.email
    assert Event.objects.filter(name="questions.SuggestionReviewMissed").count() == 1
    sitting = hold_sitting(words="The lid comes.", by=alma, at=late)
    assert (sitting.open_count, sitting.next_on) == (1, (late + timedelta(days=30)).date())
    assert raise_missed_sitting(at=late) is None


def test_rules_are_versions_and_refuse_what_cannot_be_done(alma, at):
    by = Actor.person(alma.pk)
    values = {"buyers_invited": 3, "invitation_days": 7, "sitting_days": 14}
    first = change_settings(**values, by=by, at=at)

    assert change_settings(**values, by=by, at=at).pk == first.pk
    with pytest.raises(RulesUnusable):
        change_settings(**values | {"sitting_days": 0}, by=by, at=at)
    with pytest.raises(RulesUnusable):
        change_settings(**values | {"buyers_invited": 51}, by=by, at=at)
    assert Event.objects.filter(name="questions.QuestionSettingsChanged").count() == 1
