"""What the shop may do to a review, and what it may not."""

from datetime import datetime, timedelta

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import connection

from pistos.accounts.access import NotAllowed
from pistos.accounts.actions import SamePerson
from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.reviews.access import own_review, review_for
from pistos.reviews.actions.appealing import (
    appeal_removal,
    confirm_removal,
    uphold_appeal,
)
from pistos.reviews.actions.flagging import flag_review, keep_flagged, remove_flagged
from pistos.reviews.actions.moderating import (
    WordsMissing,
    hold_review,
    publish_review,
    refuse_review,
    remove_review,
)
from pistos.reviews.actions.sealing import seal_next
from pistos.reviews.facts import Complaint
from pistos.reviews.models import Flag, ModerationEntry, Review, State
from pistos.reviews.queries.ledger import (
    broken_at,
    decisions,
    head,
    hidden_by_ground,
    hidden_by_stars,
    months,
)
from pistos.reviews.queries.public import shop_figures
from pistos.reviews.rules.moderation import NoGround, NotNow
from tests.factories.reviews import reviewed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]
READER = Actor("machine", "reader.1")


@pytest.mark.serves("S0-35")
@pytest.mark.parametrize("ground", ["", "one_star", "harsh", "bad_for_sales", "clear", "by_author"])
def test_a_one_star_review_does_not_go_without_a_ground(
    alma: User, cleo: Customer, at: datetime, ground: str
) -> None:
    review = reviewed(cleo, at, stars=1)

    with pytest.raises(NoGround):
        remove_review(review=review, ground=ground, words="It is unfair.", by=alma, at=at)

    review.refresh_from_db()
    assert review.state == State.PUBLISHED
    assert not Event.objects.filter(name="reviews.ReviewRemoved").exists()
    assert ModerationEntry.objects.count() == 1


@pytest.mark.serves("S0-35")
def test_a_removal_is_logged_with_who_and_why_told_and_counted(
    alma: User, cleo: Customer, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    review = reviewed(cleo, at, stars=1)
    kept = reviewed(cleo, at, stars=5, number="1002")

    remove_review(
        review=review, ground="wrong_product", words="You describe a lamp.", by=alma, at=at
    )
    drain(at)

    entry = ModerationEntry.objects.filter(review_id=review.pk).latest("pk")
    assert (entry.to_state, entry.reason, entry.by_kind, entry.by_id) == (
        "removed",
        "wrong_product",
        "person",
        str(alma.pk),
    )
    event = Event.objects.get(name="reviews.ReviewRemoved")
    assert (event.actor_id, event.data["reason"]) == (str(alma.pk), "wrong_product")
    assert Message.objects.get(template="review_hidden").to_address == cleo.email
    assert "You describe a lamp." in mailoutbox[-1].body
    assert "Αφορά άλλο προϊόν." in mailoutbox[-1].body
    assert review.author_token in mailoutbox[-1].body
    figures = shop_figures()
    assert (figures.count, figures.removed_share) == (1, 0.5)
    assert hidden_by_ground()["wrong_product"] == 1
    assert hidden_by_stars()[1] == 1
    assert [row.public_id for row in decisions().rows] == [review.public_id]
    assert months()[0].removed == 1
    assert kept.pk


def test_a_removal_says_what_it_rests_on(alma: User, cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at)

    with pytest.raises(WordsMissing):
        remove_review(review=review, ground="illegal", words=" ", by=alma, at=at)


def test_an_agent_hides_and_decides_nothing(ben: User, cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, stars=1)
    flag = flag_review(review=review, complaint=Complaint("illegal"), by=READER, at=at)

    for deed in (
        lambda: remove_review(review=review, ground="illegal", words="x", by=ben, at=at),
        lambda: hold_review(review=review, ground="illegal", by=ben, at=at),
        lambda: refuse_review(review=review, ground="illegal", words="x", by=ben, at=at),
        lambda: publish_review(review=review, by=ben, at=at),
        lambda: remove_flagged(flag=flag, ground="illegal", words="x", by=ben, at=at),
        lambda: keep_flagged(flag=flag, words="", by=ben, at=at),
    ):
        with pytest.raises(NotAllowed):
            deed()

    review.refresh_from_db()
    assert review.state == State.PUBLISHED
    assert review_for(ben, review.public_id) == review


@pytest.mark.serves("S0-36")
def test_a_flagged_review_stays_visible_while_it_is_assessed(
    alma: User, cleo: Customer, at: datetime
) -> None:
    review = reviewed(cleo, at, stars=1, text="The worst rubbish I ever bought!!")
    complaint = Complaint("not_about_product", "It insults us.", email="reader@else.example")

    flag = flag_review(review=review, complaint=complaint, by=READER, at=at)
    again = flag_review(review=review, complaint=complaint, by=READER, at=at)

    review.refresh_from_db()
    assert again == flag
    assert (review.state, review.flag_count) == (State.PUBLISHED, 1)

    keep_flagged(flag=flag, words="Hard words are not a ground.", by=alma, at=at)
    drain(at)

    review.refresh_from_db()
    flag.refresh_from_db()
    assert (review.state, review.flag_count) == (State.PUBLISHED, 0)
    assert (flag.decision, flag.email) == (Flag.Decision.KEPT, "")
    mail = Message.objects.get(template="review_flag_decided")
    assert mail.to_address == "reader@else.example"
    with pytest.raises(NotNow):
        keep_flagged(flag=flag, words="", by=alma, at=at)


@pytest.mark.serves("S0-36")
@pytest.mark.parametrize("ground", ["not_about_product", "conflict", "duplicate", "wrong_product"])
def test_only_what_harms_by_being_seen_is_taken_from_sight(
    alma: User, cleo: Customer, at: datetime, ground: str
) -> None:
    review = reviewed(cleo, at, stars=1)

    with pytest.raises(NoGround):
        hold_review(review=review, ground=ground, by=alma, at=at)

    held = hold_review(review=review, ground="illegal", by=alma, at=at)
    assert held.state == State.HELD
    assert publish_review(review=held, by=alma, at=at).state_reason == "checked"


def test_a_flagged_review_goes_on_a_ground(alma: User, cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, stars=1)
    first = flag_review(review=review, complaint=Complaint("threat"), by=READER, at=at)
    other = Actor("machine", "reader.2")
    flag_review(review=review, complaint=Complaint("illegal"), by=other, at=at)

    remove_flagged(flag=first, ground="threat", words="It names a person.", by=alma, at=at)

    review.refresh_from_db()
    assert (review.state, review.flag_count) == (State.REMOVED, 0)
    assert not Flag.objects.filter(decision="").exists()


def test_an_appeal_is_decided_by_somebody_else(
    alma: User, mara: User, cleo: Customer, at: datetime
) -> None:
    review = reviewed(cleo, at, stars=1)
    remove_review(review=review, ground="illegal", words="It insults.", by=mara, at=at)
    mine = own_review(review.author_token)

    appeal = appeal_removal(review=mine, words="It is my opinion.", at=at)

    assert appeal_removal(review=mine, words="Again.", at=at) == appeal
    with pytest.raises(SamePerson):
        confirm_removal(appeal=appeal, words="It stays.", by=mara, at=at)
    uphold_appeal(appeal=appeal, words="It is an opinion.", by=alma, at=at)
    drain(at)
    review.refresh_from_db()
    assert (review.state, review.state_reason) == (State.PUBLISHED, "appeal_upheld")
    assert Message.objects.filter(template="review_appealed").count() == 1
    assert months()[0].restored == 1


def test_a_removed_review_does_not_come_back_by_itself(
    alma: User, cleo: Customer, at: datetime
) -> None:
    review = reviewed(cleo, at)
    remove_review(review=review, ground="illegal", words="x", by=alma, at=at)

    with pytest.raises(NotNow):
        publish_review(review=review, by=alma, at=at)
    with pytest.raises(NotNow):
        remove_review(review=review, ground="illegal", words="x", by=alma, at=at)


def test_the_only_manager_may_decide_an_appeal(alma: User, cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at)
    remove_review(review=review, ground="illegal", words="x", by=alma, at=at)
    appeal = appeal_removal(review=review, words="", at=at)

    with pytest.raises(WordsMissing):
        confirm_removal(appeal=appeal, words="", by=alma, at=at)
    confirm_removal(appeal=appeal, words="It names your neighbour.", by=alma, at=at)

    appeal.refresh_from_db()
    assert appeal.decision == "confirmed"


def test_the_ledger_is_sealed_and_a_change_shows(
    alma: User, cleo: Customer, at: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    first = reviewed(cleo, at, stars=1)
    reviewed(cleo, at + timedelta(hours=1), stars=4, number="1002")
    remove_review(review=first, ground="illegal", words="x", by=alma, at=at)

    assert seal_next(at) == 3
    assert seal_next(at) == 0
    newest = head()
    assert newest is not None
    assert newest.position == 3
    assert broken_at() is None
    call_command("verify_moderation")
    assert newest.digest in capsys.readouterr().out

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reviews_moderationentry DISABLE TRIGGER USER")
        cursor.execute("UPDATE reviews_moderationentry SET stars = 5 WHERE to_state = 'removed'")
        cursor.execute("ALTER TABLE reviews_moderationentry ENABLE TRIGGER USER")

    assert broken_at() == 3
    with pytest.raises(SystemExit):
        call_command("verify_moderation")
    assert "Seal 3 does not fit" in capsys.readouterr().out
    assert Review.objects.get(pk=first.pk).stars == 1
