"""Complaints on the desk: lists that cost the same however long, one page for all, deeds by right."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pistos.accounts.models import User
from pistos.causes.models import Cause
from pistos.complaints.facts import About, Wish
from pistos.complaints.models import Category, Complaint, Post, WishedKind
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.mistakes.models import Mistake
from tests.factories.conversations import conversation_of, written_by_customer
from tests.factories.mistakes import found
from tests.factories.pages import text_of
from tests.factories.reviews import reviewed

Heard = Callable[..., Complaint]


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now()


@pytest.fixture
def bens(client: Client, ben: User) -> Client:
    client.force_login(ben)
    return client


def counted(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    "path",
    [
        "/desk/complaints/", "/desk/complaints/?view=all", "/desk/complaints/?sort=due",
        "/desk/complaints/posts/", "/desk/complaints/care/",
    ],
)  # fmt: skip
def test_each_list_costs_the_same_with_one_and_with_three(
    bens: Client, complained: Heard, cleo: Customer, ben: User, at: datetime, path: str
) -> None:
    def one_more(name: str) -> None:
        customer = Customer.objects.create(name=name, email=f"{name}@c.example")
        made = complained(customer)
        Post.objects.create(
            place="facebook", words=name, tone="bad", seen_at=at, noted_at=at, noted_by=ben,
            customer=customer, complaint=made,
        )  # fmt: skip

    one_more("one")
    first = counted(bens, path)
    one_more("two")
    one_more("three")

    assert counted(bens, path) == first


def test_an_unknown_sort_is_refused(bens: Client, complained: Heard, cleo: Customer) -> None:
    complained(cleo)

    assert bens.get("/desk/complaints/?sort=text").status_code != 200


@pytest.mark.serves("S3-92", "S1-5")
def test_the_page_shows_the_wish_to_whoever_decides(
    bens: Client, complained: Heard, cleo: Customer
) -> None:
    made = complained(cleo, wish=Wish(WishedKind.REPLACEMENT, "a blue one"))

    page = text_of(bens.get(f"/desk/complaints/{made.token}/"))

    for words in ("The mug is cracked.", "something else in its place", "a blue one"):
        assert words in page


@pytest.mark.serves("S0-42")
def test_it_is_closed_on_the_page_with_cause_and_finding_or_not_at_all(
    bens: Client, complained: Heard, cleo: Customer
) -> None:
    made = complained(cleo)
    cause = Cause.objects.filter(level__gte=2, retired_at=None).order_by("code")[0].code

    bens.post(f"/desk/complaints/{made.token}/close/", {"code": "", "found": "Thin box"})
    made.refresh_from_db()
    assert made.state == "open"

    bens.post(f"/desk/complaints/{made.token}/close/", {"code": cause, "found": "Thin box"})
    made.refresh_from_db()
    assert made.state == "closed"
    assert "Thin box" in text_of(bens.get(f"/desk/complaints/{made.token}/"))


def test_deeds_by_post(bens: Client, complained: Heard, cleo: Customer, at: datetime) -> None:
    made = complained(cleo)
    address = f"/desk/complaints/{made.token}"

    bens.post(f"{address}/judge/", {"severity": "3", "category": "damaged", "reason": "It cut"})
    bens.post(f"{address}/remedied/", {"evidence": "parcel 12"})
    made.refresh_from_db()
    assert (made.severity, made.state) == (3, "remedied")
    bens.post(f"{address}/reopen/", {"words": "again"})
    made.refresh_from_db()
    assert made.state == "open"

    conversation = conversation_of(cleo, at=at)
    message = written_by_customer(conversation, "Still cracked", at=at)
    bens.post(f"/desk/complaints/message/{message.token}/")
    assert made.entries.filter(kind="joined").exists()


def test_a_post_is_entered_matched_and_answered(
    bens: Client, complained: Heard, cleo: Customer
) -> None:
    made = complained(cleo)
    sent = {"place": "facebook", "words": "Never again", "tone": "bad", "handle": "cleo"}
    bens.post("/desk/complaints/posts/enter/", sent)
    post = Post.objects.get()
    assert post.complaint is None

    cleo.aliases.create(kind="email", value=cleo.email)
    bens.post(f"/desk/complaints/posts/{post.pk}/match/", {"email": cleo.email})
    post.refresh_from_db()
    assert post.complaint == made
    page = text_of(bens.get(f"/desk/complaints/posts/{post.pk}/"))
    assert made.token in page

    said = "We are sorry. Your mug leaves tomorrow."
    bens.post(f"/desk/complaints/posts/{post.pk}/answer/", {"words": said, "public": "1"})
    post.refresh_from_db()
    assert post.is_answer_public


@pytest.mark.serves("S3-101")
def test_people_at_risk_stand_with_the_claim_named(
    bens: Client, complained: Heard, cleo: Customer
) -> None:
    complained(cleo)

    for path in ("/desk/complaints/", "/desk/"):
        page = text_of(bens.get(path))
        assert "<strong>10</strong>" in page, path
        assert "is a claim, not a measurement" in page, path


@pytest.mark.serves("S3-8")
def test_bad_experiences_stand_beside_the_customer(
    bens: Client, complained: Heard, cleo: Customer, at: datetime
) -> None:
    conversation = conversation_of(cleo, at=at)
    complained(cleo, conversation=conversation)

    for path in (
        f"/desk/customers/{cleo.token}/",
        reverse("inbox:conversation", args=[conversation.token]),
    ):
        assert "1 bad experience since we know them" in text_of(bens.get(path)), path


@pytest.mark.serves("S0-38", "S1-41")
def test_a_mistake_and_an_improvement_begin_on_the_page_of_a_complaint(
    client: Client, complained: Heard, cleo: Customer, alma: User, ben: User
) -> None:
    made = complained(cleo)
    page, client_of_ben = f"/desk/complaints/{made.token}/", Client()
    client.force_login(alma)
    client_of_ben.force_login(ben)
    improve, note = re.findall(r'href="(/desk/[^"]+/new/[?][^"]+)"', text_of(client.get(page)))[
        ::-1
    ]
    assert note in text_of(client_of_ben.get(page))
    assert improve not in text_of(client_of_ben.get(page)), "managers keep that list"

    client_of_ben.post(note, {"title": "Thin boxes", "problem": "They break.", "severity": 2})
    shown = Mistake.objects.get().evidence.get()
    assert (shown.ref_kind, shown.ref_id, shown.customer) == ("complaint", str(made.pk), cleo)

    due_on = (clock.now() + timedelta(days=9)).date().isoformat()
    wanted = {"title": "Boxes", "expected": "None breaks", "owner": alma.pk, "due_on": due_on}
    assert client.post(improve, wanted).status_code == 302
    assert f'href="{page}"' in text_of(client.get("/desk/improvements/"))


@pytest.mark.serves("S0-38")
def test_an_improvement_begins_on_the_pages_of_a_review_and_of_a_mistake(
    client: Client, shop, cleo: Customer, alma: User, at: datetime
) -> None:
    client.force_login(alma)
    review, mistake = reviewed(cleo, at, stars=2, text="The handle broke."), found(alma, at=at)
    due_on = (clock.now() + timedelta(days=9)).date().isoformat()
    wanted = {"title": "Handles", "expected": "None breaks", "owner": alma.pk, "due_on": due_on}

    for page in (
        reverse("backoffice:review", args=[review.public_id]),
        reverse("backoffice:mistake", args=[mistake.token]),
    ):
        [improve] = re.findall(
            r'href="(/desk/improvements/new/[?][^"]+)"', text_of(client.get(page))
        )
        assert client.post(improve, wanted).status_code == 302
        assert f'href="{page}"' in text_of(client.get("/desk/improvements/"))


@pytest.mark.serves("S3-12")
def test_a_complaint_of_our_manner_is_followed_by_coaching(
    client: Client, complained: Heard, cleo: Customer, dora: Customer, alma: User, ben: User
) -> None:
    rude = complained(cleo, about=About(category=Category.ATTITUDE))
    late, form = complained(dora), f'action="{reverse("backoffice:coach")}"'
    client.force_login(alma)
    assert form in text_of(client.get(f"/desk/complaints/{rude.token}/"))
    assert form not in text_of(client.get(f"/desk/complaints/{late.token}/"))

    due_on = clock.now().date().isoformat()
    given = {"person": ben.pk, "what": "Greet first.", "due_on": due_on}
    client.post(reverse("backoffice:coach"), given)
    assert "Greet first." in text_of(client.get(reverse("backoffice:quality")))
    client.force_login(ben)
    assert form not in text_of(client.get(f"/desk/complaints/{rude.token}/"))
