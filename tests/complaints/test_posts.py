"""What customers say of us elsewhere: matched to their case, and counted when we had ignored them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.causes.models import Cause
from pistos.complaints.actions.closing import Finding, close_with_cause
from pistos.complaints.actions.posting import (
    AlreadyAnswered,
    Answered,
    Known,
    NotAPost,
    NotPutRight,
    Posted,
    enter_post,
    match_post,
    note_answer,
    note_outcome,
)
from pistos.complaints.actions.standing import note_remedied
from pistos.complaints.models import Complaint, Handle, Post
from pistos.complaints.rules.boomerang import Course, is_boomerang
from pistos.customers.actions import erase_customer
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.replies.actions.public import PublicHeldBack
from pistos.replies.models import PublicRemark
from pistos.reputation.models import Mention
from tests.factories.conversations import conversation_of
from tests.factories.orders import order_of

SORRY = "We are sorry that you waited so long. Your mug leaves tomorrow."
Heard = Callable[..., Complaint]


def posted(at: datetime, **changes: Any) -> Posted:
    given = {
        "place": "facebook", "words": "Three weeks and no mug. Never again!", "tone": "bad",
        "seen_at": at, "handle": "@Cleo.Writes", "followers": 1200, **changes,
    }  # fmt: skip
    return Posted(**given)


@pytest.mark.serves("S2-29", "S2-28")
def test_a_facebook_complaint_by_a_known_handle_links_to_the_open_case(
    complained: Heard, cleo: Customer, ben: User, at: datetime
) -> None:
    Handle.objects.create(
        customer=cleo, place="facebook", handle="cleo.writes", basis="said", noted_by=ben, noted_at=at
    )  # fmt: skip
    open_case = complained(cleo)

    post = enter_post(post=posted(at), known=Known(), by=ben, at=at + timedelta(hours=2))

    assert (post.complaint, post.customer, post.matched_by) == (open_case, cleo, "handle")
    assert Complaint.objects.count() == 1
    open_case.refresh_from_db()
    assert open_case.reach == 1200
    assert open_case.public_at == at + timedelta(hours=2)
    assert Event.objects.get(name="complaints.PostNoted").data == {
        "post_id": post.pk, "place": "facebook", "tone": "bad", "complaint_id": open_case.pk,
    }  # fmt: skip


@pytest.mark.serves("S2-29")
def test_by_the_number_of_the_order_it_finds_its_case_and_keeps_no_name_without_a_right(
    complained: Heard, cleo: Customer, ben: User, at: datetime
) -> None:
    order = order_of(cleo, placed_at=at, number="7001")

    post = enter_post(post=posted(at), known=Known(number="#7001"), by=ben, at=at)

    assert (post.matched_by, post.complaint.order) == ("order", order)
    assert not Handle.objects.exists()
    other = enter_post(
        post=posted(at, words="And no answer"), known=Known(customer=cleo, basis="wrote"), by=ben, at=at
    )  # fmt: skip
    assert other.complaint == post.complaint
    assert Handle.objects.get().basis == "wrote"


def test_of_nobody_known_it_waits_until_somebody_finds_out(
    shop, cleo: Customer, ben: User, at: datetime
) -> None:
    post = enter_post(post=posted(at), known=Known(), by=ben, at=at)
    assert (post.customer, post.complaint) == (None, None)
    with pytest.raises(NotAPost):
        match_post(post=post, known=Known(number="no such"), by=ben, at=at)

    post = match_post(post=post, known=Known(customer=cleo), by=ben, at=at)

    assert post.complaint is not None
    assert post.complaint.origin == "post"


@pytest.mark.serves("S2-28")
def test_the_good_name_hears_of_it_without_a_name(shop, ben: User, at: datetime) -> None:
    enter_post(post=posted(at), known=Known(), by=ben, at=at)
    enter_post(post=posted(at, tone="neutral"), known=Known(), by=ben, at=at)

    mention = Mention.objects.get()
    assert (mention.is_good, mention.weight, mention.address) == (False, 3, "")
    assert "cleo" not in mention.words.lower()


def test_the_same_address_is_entered_once(shop, ben: User, at: datetime) -> None:
    url = "https://facebook.example/p/1"
    for _ in range(2):
        enter_post(post=posted(at, url=url), known=Known(), by=ben, at=at)

    assert Post.objects.count() == 1


@pytest.mark.serves("S2-28")
def test_the_answer_is_noted_once(shop, ben: User, at: datetime) -> None:
    post = enter_post(post=posted(at), known=Known(), by=ben, at=at)

    post = note_answer(post=post, answer=Answered(SORRY, is_public=True), by=ben, at=at)

    assert (post.answered_at, post.is_answer_public) == (at, True)
    with pytest.raises(AlreadyAnswered):
        note_answer(post=post, answer=Answered("Again", is_public=True), by=ben, at=at)


@pytest.mark.serves("S4-36", "S4-17")
def test_how_it_ended_is_said_below_the_post_once_it_is_put_right(
    complained: Heard, cleo: Customer, ben: User, at: datetime
) -> None:
    case, client = complained(cleo), Client()
    post = enter_post(post=posted(at), known=Known(customer=cleo), by=ben, at=at)
    address = f"/desk/complaints/posts/{post.pk}/"
    client.force_login(ben)
    with pytest.raises(NotPutRight):
        note_outcome(post=post, said=Answered("All is well.", True), by=ben, at=at)
    assert f"{address}outcome/" not in client.get(address).content.decode()
    note_remedied(
        complaint=case, happened_at=at, evidence="parcel 7", by=Actor.person(ben.pk), at=at
    )
    assert f"{address}outcome/" in client.get(address).content.decode()
    assert address in client.get("/desk/complaints/posts/?which=outcome").content.decode()

    held = client.post(f"{address}outcome/", {"words": "We are sorry if you felt forgotten."})
    assert held.status_code == 422
    assert "An apology with an “if” in it." in held.content.decode()
    for _twice in range(2):
        client.post(f"{address}outcome/", {"words": SORRY})

    post.refresh_from_db()
    assert post.outcome == SORRY
    assert SORRY in client.get(address).content.decode()
    assert Event.objects.filter(name="complaints.PostOutcomeTold").count() == 1
    erase_customer(customer=cleo, by=Actor.person(ben.pk), at=at)
    post.refresh_from_db()
    assert post.outcome == ""


@pytest.mark.serves("S4-17", "S2-28")
def test_what_is_sorry_only_if_is_held_back_until_a_reason_stands(shop, ben: User, at) -> None:
    post = enter_post(post=posted(at), known=Known(), by=ben, at=at)
    client, address = Client(), f"/desk/complaints/posts/{post.pk}/answer/"
    client.force_login(ben)
    words = "We are sorry if you felt forgotten. Your mug leaves tomorrow."

    with pytest.raises(PublicHeldBack):
        note_answer(post=post, answer=Answered(words, is_public=True), by=ben, at=at)
    held = client.post(address, {"words": words, "public": "1"})

    assert held.status_code == 422
    page = held.content.decode()
    assert "An apology with an “if” in it." in page
    assert words in page
    post.refresh_from_db()
    assert post.answered_at is None
    assert not PublicRemark.objects.exists()
    assert not Event.objects.filter(name="complaints.PostAnswered").exists()

    client.post(address, {"words": words, "reason-conditional_apology": "Their own words."})

    post.refresh_from_db()
    assert post.answer == words
    kept = PublicRemark.objects.get()
    assert (kept.about_kind, kept.about_id, kept.author) == ("post", str(post.pk), ben)


@pytest.mark.serves("CRD-23", "S4-17")
def test_a_public_answer_does_not_send_anybody_to_the_courier(shop, ben: User, at) -> None:
    post = enter_post(post=posted(at), known=Known(), by=ben, at=at)
    words = "We are sorry that you waited. Please ask the courier where it is."

    with pytest.raises(PublicHeldBack) as refused:
        note_answer(post=post, answer=Answered(words, is_public=True), by=ben, at=at)

    assert "ask_courier" in {each.code for each in refused.value.remarks}


@pytest.mark.parametrize(
    "changes",
    [
        {"words": " "}, {"place": "moon"}, {"tone": "loud"}, {"url": "javascript:x"},
        {"seen_at": datetime(2027, 1, 1).astimezone()},
    ],
)  # fmt: skip
def test_what_is_no_post_is_refused(
    shop, ben: User, at: datetime, changes: dict[str, object]
) -> None:
    with pytest.raises(NotAPost):
        enter_post(post=posted(at, **changes), known=Known(), by=ben, at=at)
    assert not Post.objects.exists()


def test_what_a_person_wrote_elsewhere_goes_with_them(
    shop, cleo: Customer, ben: User, at: datetime
) -> None:
    known = Known(customer=cleo, basis="said")
    enter_post(post=posted(at), known=known, by=ben, at=at)

    erase_customer(customer=cleo, by=Actor.person(1), at=at)

    assert not Handle.objects.exists()
    assert Post.objects.values_list("words", "handle").get() == ("", "")


HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("answered", "closed", "remedied", "confirmed", "appeared", "expected"),
    [
        (None, None, None, None, HOUR, False),
        (None, None, None, None, 3 * DAY, True),
        (2 * DAY, None, None, None, 3 * DAY, False),
        (4 * DAY, None, None, None, 3 * DAY, True),
        (DAY, 2 * DAY, None, None, 3 * DAY, True),
        (DAY, 2 * DAY, 2 * DAY, None, 3 * DAY, True),
        (DAY, 2 * DAY, 2 * DAY, 2 * DAY, 3 * DAY, False),
    ],
)
def test_what_a_boomerang_is(
    at: datetime, answered, closed, remedied, confirmed, appeared, expected
) -> None:
    def when(span: timedelta | None) -> datetime | None:
        return at + span if span else None

    course = Course(at, when(answered), when(closed), when(remedied), when(confirmed))

    assert is_boomerang(course, at + appeared) is expected


@pytest.mark.serves("S3-90")
def test_what_was_ignored_and_comes_back_in_public_is_counted(
    complained: Heard, cleo: Customer, dora: Customer, ben: User, at: datetime
) -> None:
    cause = Cause.objects.filter(level__gte=2, retired_at=None).order_by("code")[0].code
    silent = complained(cleo, conversation=conversation_of(cleo, at=at))
    swept = complained(dora)
    close_with_cause(complaint=swept, finding=Finding([cause], "Nothing"), by=ben, at=at)
    later = at + timedelta(days=5)

    enter_post(post=posted(later), known=Known(customer=cleo), by=ben, at=later)
    for words in ("They swept it under the rug", "Still under the rug"):
        enter_post(post=posted(later, words=words), known=Known(customer=dora), by=ben, at=later)

    silent.refresh_from_db()
    swept.refresh_from_db()
    assert (silent.boomerang_at, swept.boomerang_at) == (later, later)
    assert swept.state == "open"
    assert Complaint.objects.count() == 2
    assert Event.objects.filter(name="complaints.BoomerangSeen").count() == 2


@pytest.mark.serves("S3-89")
def test_reach_drives_the_place_in_the_list(
    complained: Heard, cleo: Customer, dora: Customer, ben: User, at: datetime
) -> None:
    quiet = complained(cleo)

    loud = enter_post(
        post=posted(at, followers=50_000), known=Known(customer=dora), by=ben, at=at
    ).complaint

    assert loud is not None
    assert loud.reach == 50_000
    assert loud.priority > quiet.priority
    order = Complaint.objects.order_by("-priority").values_list("pk", flat=True)
    assert list(order) == [loud.pk, quiet.pk]
