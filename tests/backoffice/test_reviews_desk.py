"""Reviews on the desk: the sharp ones first, answered in public; and nobody here can bend them."""

import csv
import re
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pistos.accounts.models import Role, User
from pistos.catalogue.models import Product
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.reviews.actions.appealing import appeal_removal
from pistos.reviews.actions.flagging import flag_review
from pistos.reviews.actions.moderating import remove_review
from pistos.reviews.actions.opening import open_case
from pistos.reviews.actions.replying import reply_publicly
from pistos.reviews.actions.voting import vote_helpful
from pistos.reviews.facts import Complaint, Voter
from pistos.reviews.models import (
    Appeal,
    Aspect,
    ClosedLoop,
    Flag,
    PublicReply,
    Review,
    ReviewSettings,
    State,
)
from pistos.shop.models import Shop
from tests.factories.pages import read, signed_in
from tests.factories.reviews import a_product, bought, invited, reviewed

pytestmark = pytest.mark.django_db
READER = Actor.machine("reader")


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, at: datetime, shop: Shop) -> None:
    monkeypatch.setattr(clock, "now", lambda: at)


@pytest.fixture
def mug() -> Product:
    return a_product()


@pytest.fixture
def said(mug: Product, at: datetime):
    made: list[Review] = []

    def say(stars: int, text: str, *, ago: int = 1) -> Review:
        number = len(made) + 1
        buyer = Customer.objects.create(
            name=f"Buyer {number}", email=f"buyer{number}@customer.example", language="en"
        )
        made.append(
            reviewed(
                buyer, at - timedelta(hours=ago), stars=stars, text=text, number=f"R{number}",
                product=mug,
            )
        )  # fmt: skip
        return made[-1]

    return say


def listed(page: str) -> list[str]:
    return re.findall(r'<a href="/desk/reviews/([\w-]{22})/">', page)


@pytest.mark.serves("S4-36", "S0-40")
def test_the_list_of_unanswered_sharp_words_empties_by_answers_alone(
    said, ben: User, at: datetime
) -> None:
    sharp, question = said(2, "The handle broke off."), said(5, "Does it come in red?")
    said(5, "Very good.")
    client = signed_in(ben)

    before = listed(read(client, "/desk/reviews/"))
    client.post(f"/desk/reviews/{sharp.public_id}/reply/", {"text": "A new one left us today."})
    client.post(f"/desk/reviews/{question.public_id}/reply/", {"text": "In red from March on."})
    after = read(client, "/desk/reviews/")

    assert set(before) == {sharp.public_id, question.public_id}
    assert listed(after) == []
    assert "Every sharp word has its public answer." in after
    assert PublicReply.objects.get(review=sharp).signed == "Ben"


@pytest.mark.serves("S0-36")
def test_triage_sorts_by_severity_sharpness_reach_and_age(said, ben: User, at: datetime) -> None:
    old = said(3, "It came late.", ago=70)
    grave = said(1, "It caught fire and burned my hand.", ago=3)
    hard = said(2, "Horrible, useless garbage, a disgrace.", ago=2)
    read_by_many = said(3, "The colour differs a little.", ago=1)
    for n in range(9):
        vote_helpful(review=read_by_many, voter=Voter(f"v{n}"), by=READER, at=at)
    client = signed_in(ben)

    def first(sort: str) -> str:
        return listed(read(client, f"/desk/reviews/?sort={sort}"))[0]

    assert first("age") == old.public_id
    assert first("-severity") == grave.public_id
    assert first("-sharpness") == hard.public_id
    assert first("-reach") == read_by_many.public_id
    assert first("urgent") == grave.public_id
    assert client.get("/desk/reviews/?sort=-stars").status_code in (404, 409)


@pytest.mark.serves("S0-36")
def test_harsh_words_are_shown_and_answered_not_held(said, ben: User) -> None:
    row = said(1, "Terrible, awful, the worst garbage I ever bought. Shame on you!!")
    client = signed_in(ben)

    assert row.state == State.PUBLISHED
    assert listed(read(client, "/desk/reviews/")) == [row.public_id]
    assert listed(read(client, "/desk/reviews/?view=held")) == []


@pytest.mark.serves("S0-37")
def test_facts_stand_before_the_outcry_and_the_case_can_be_passed_on(
    said, ben: User, at: datetime
) -> None:
    row = said(1, "WORST SHOP EVER!! The lid was cracked when the box was opened. Shame.")
    open_case(review_id=row.pk, at=at)
    client = signed_in(ben)

    in_list, page = read(client, "/desk/reviews/"), read(client, f"/desk/reviews/{row.public_id}/")

    assert "The lid was cracked when the box was opened." in in_list
    assert "WORST SHOP EVER" not in in_list
    assert page.index("The lid was cracked") < page.index("WORST SHOP EVER")
    conversation = Conversation.objects.get(review_cases__review=row)
    assert f'href="{reverse("inbox:conversation", args=[conversation.token])}"' in page
    assert "Answer promised" in page


@pytest.mark.serves("S0-37")
def test_the_week_sets_thanks_beside_criticism_and_names_nobody(
    said, ben: User, alma: User, at: datetime
) -> None:
    said(5, "It keeps my tea warm for an hour.")
    row = said(2, "DISGRACE!! The parcel was left in the rain.")
    reply_publicly(review=row, text="We paid for the wet book on Monday, Buyer.", by=ben, at=at)

    page = read(signed_in(alma), "/desk/reviews/figures/")

    main = page[page.index('id="main"') :]
    assert "It keeps my tea warm" in main
    assert "The parcel was left in the rain." in main
    assert "DISGRACE" not in main
    assert "Ben" not in main


@pytest.mark.serves("S0-40")
def test_the_share_answered_and_the_median_time_are_the_real_ones(
    said, ben: User, at: datetime
) -> None:
    for hours, text in ((10, "It leaks."), (20, "It is too small."), (30, "It is scratched.")):
        said(2, text, ago=hours)
    first, second = Review.objects.order_by("pk")[:2]
    reply_publicly(review=first, text="We sent you a lid on Monday.", by=ben, at=at)
    reply_publicly(review=second, text="The larger one is on its way to you.", by=ben, at=at)

    page = " ".join(re.sub(r"<[^>]+>", " ", read(signed_in(ben), "/desk/reviews/figures/")).split())

    assert "Sharp reviews in 90 days: 3; with a public answer: 2." in page
    assert "67%" in page.replace("\u202f", "").replace("\xa0", "").replace(" %", "%")
    assert "15 hours" in page


def test_the_same_reply_to_two_people_is_refused_and_shown(said, ben: User, at: datetime) -> None:
    first, second = said(2, "It leaks."), said(1, "The handle is loose.")
    words = (
        "Dear customer, we are sorry to hear that. Your satisfaction matters to us, please contact"
        " our team and we will look into the matter with all care that it deserves."
    )
    client = signed_in(ben)
    client.post(f"/desk/reviews/{first.public_id}/reply/", {"text": words})

    answer = client.post(f"/desk/reviews/{second.public_id}/reply/", {"text": words})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Said before to somebody else:" in page
    assert f"/desk/reviews/{first.public_id}/" in page
    assert PublicReply.objects.count() == 1


DEEDS = ("hold", "show", "hide", "judge")


@pytest.mark.serves("S0-35")
@pytest.mark.parametrize("deed", DEEDS)
def test_an_agent_cannot_hide_a_review_by_form_or_by_address(said, ben: User, deed: str) -> None:
    row = said(1, "The worst mug of my life.")
    client = signed_in(ben)

    page = read(client, f"/desk/reviews/{row.public_id}/")
    answer = client.post(
        f"/desk/reviews/{row.public_id}/{deed}/", {"ground": "illegal", "words": "Because."}
    )

    assert answer.status_code == 403
    assert f"/{deed}/" not in page
    row.refresh_from_db()
    assert row.state == State.PUBLISHED


@pytest.mark.serves("S0-35")
@pytest.mark.parametrize(
    "given",
    [
        {},
        {"ground": "few_stars", "words": "One star hurts our sales."},
        {"ground": "harsh", "words": "It is rude."},
        {"ground": "", "words": "We do not like it."},
        {"ground": "advertising", "words": ""},
    ],
)
def test_not_even_the_owner_hides_one_star_without_a_published_ground(
    said, alma: User, given: dict[str, str]
) -> None:
    row = said(1, "The worst mug of my life.")

    answer = signed_in(alma).post(f"/desk/reviews/{row.public_id}/hide/", given)

    assert answer.status_code == 422
    row.refresh_from_db()
    assert row.state == State.PUBLISHED


@pytest.mark.serves("S0-35")
def test_a_removal_has_its_ground_its_words_and_its_line_in_the_record(said, ben: User) -> None:
    row = said(1, "Buy at mugs.example, it is cheaper there.")
    mira = User.objects.create(email="mira@kalamos.example", name="Mira", role=Role.MANAGER)
    client = signed_in(mira)

    client.post(
        f"/desk/reviews/{row.public_id}/hide/",
        {"ground": "advertising", "words": "It sends readers to another shop."},
    )

    row.refresh_from_db()
    assert (row.state, row.state_reason, row.state_by_id) == (
        "removed",
        "advertising",
        str(mira.pk),
    )
    page = read(client, f"/desk/reviews/{row.public_id}/")
    assert "It advertises something else." in page
    record = read(Client(), "/en/reviews/moderation/")
    assert "It advertises something else." in record
    assert "Mira" not in record


@pytest.mark.parametrize(
    "address",
    ["change/", "edit/", "stars/", "delete/", "order/", "withdraw/", "outcome/", "verify/"],
)
def test_there_is_no_address_by_which_staff_edit_reorder_or_star(
    said, alma: User, address: str
) -> None:
    row = said(2, "Too small.")

    answer = signed_in(alma).post(
        f"/desk/reviews/{row.public_id}/{address}",
        {"stars": "5", "text": "Lovely", "position": "1"},
    )

    assert answer.status_code == 404
    row.refresh_from_db()
    assert (row.stars, row.text) == (2, "Too small.")


def test_other_fields_of_a_form_change_nothing(said, ben: User) -> None:
    row = said(2, "Too small.")

    signed_in(ben).post(
        f"/desk/reviews/{row.public_id}/reply/",
        {
            "text": "The larger one is on its way to you.", "stars": "5", "is_verified": "on",
            "state": "removed", "outcome": "resolved",
        },
    )  # fmt: skip

    row.refresh_from_db()
    assert (row.stars, row.state, row.outcome) == (2, "published", "")


def test_staff_do_not_star_what_the_shop_sells(mug: Product, ben: User, at: datetime) -> None:
    myself = Customer.objects.create(name="Ben", email=ben.email, language="en")
    invitation = invited(bought(myself, at, product=mug, number="B1"), at)

    answer = Client().post(
        f"/en/write-review/{invitation.token}/", {"stars": "5", "text": "Best shop ever."}
    )

    assert answer.status_code == 422
    assert "Who works at the shop cannot review what it sells." in answer.content.decode()
    assert not Review.objects.exists()


def test_the_database_refuses_what_an_employee_with_a_console_would_try(said) -> None:
    row = said(1, "Broken.")
    for change in ({"stars": 5}, {"text": "Lovely"}, {"state": "removed"}, {"order_line": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Review.objects.filter(pk=row.pk).update(**change)


def test_a_report_is_decided_by_a_manager_and_stays_until_then(
    said, alma: User, ben: User, at: datetime
) -> None:
    row = said(1, "It broke.")
    complaint = Complaint("conflict", "A rival wrote it.", "", "en")
    flag = flag_review(review=row, complaint=complaint, by=READER, at=at)

    seen = read(signed_in(ben), f"/desk/reviews/{row.public_id}/")
    refused = signed_in(ben).post(f"/desk/reviews/reports/{flag.pk}/keep/", {"words": "No."})
    signed_in(alma).post(f"/desk/reviews/reports/{flag.pk}/keep/", {"words": "Nothing shows it."})

    assert "A manager decides. Until then it stays." in seen
    assert refused.status_code == 403
    assert Flag.objects.get().decision == Flag.Decision.KEPT
    assert Review.objects.get().state == State.PUBLISHED


def test_an_appeal_is_decided_by_somebody_else(said, alma: User, at: datetime) -> None:
    mira = User.objects.create(email="mira@kalamos.example", name="Mira", role=Role.MANAGER)
    row = said(1, "It broke.")
    remove_review(review=row, ground="no_purchase", words="No order is known.", by=mira, at=at)
    row.refresh_from_db()
    appeal = appeal_removal(review=row, words="Order R1 is mine.", at=at)

    same = signed_in(mira).post(f"/desk/reviews/appeals/{appeal.pk}/uphold/", {"words": ""})
    assert Appeal.objects.get().decision == ""
    other = signed_in(alma).post(f"/desk/reviews/appeals/{appeal.pk}/uphold/", {"words": "True."})

    assert same.status_code == other.status_code == 302
    row.refresh_from_db()
    assert row.state == State.PUBLISHED
    assert "Order R1 is mine." in read(signed_in(alma), f"/desk/reviews/{row.public_id}/")


def test_the_author_is_told_what_was_done(said, ben: User) -> None:
    row = said(2, "The box was soaked.")

    signed_in(ben).post(
        f"/desk/reviews/{row.public_id}/close/",
        {"deed": "packing_changed", "words": "Parcels have a second bag since Monday."},
    )

    assert ClosedLoop.objects.get().words == "Parcels have a second bag since Monday."
    assert "second bag" in read(Client(), f"/en/my-review/{row.author_token}/")


@pytest.mark.parametrize(
    "view", ["answer", "held", "flags", "appeals", "signals", "published", "hidden"]
)
def test_lists_ask_a_fixed_number_of_questions(
    said, alma: User, view: str, at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(alma)
    fill(said, view, 1, alma, at)
    read(client, f"/desk/reviews/?view={view}")
    with django_assert_num_queries(QUESTIONS[view]):
        one = read(client, f"/desk/reviews/?view={view}")
    fill(said, view, 2, alma, at)
    with django_assert_num_queries(QUESTIONS[view]):
        three = read(client, f"/desk/reviews/?view={view}")

    assert len(listed(one)) == 1
    assert len(listed(three)) == 3


QUESTIONS = {
    "answer": 10, "held": 10, "flags": 8, "appeals": 8, "signals": 10, "published": 10, "hidden": 10,
}  # fmt: skip


def fill(said, view: str, count: int, alma: User, at: datetime) -> None:
    for n in range(count):
        number = Review.objects.count()
        text = {"held": f"Call me at +30 210 555 01{number:02}"}.get(
            view, f"It leaks at side {number}."
        )
        row = said(2, text)
        if view == "flags":
            flag_review(
                review=row, complaint=Complaint("conflict"), by=Actor.machine(f"r{n}"), at=at
            )
        if view == "signals":
            Review.objects.filter(pk=row.pk).update(
                signals=[{"code": "before_delivery", "weight": 2, "facts": {}}], signal_score=2
            )
        if view in ("hidden", "appeals"):
            remove_review(review=row, ground="no_purchase", words="None.", by=alma, at=at)
            row.refresh_from_db()
        if view == "appeals":
            appeal_removal(review=row, words="It is mine.", at=at)


def test_signs_are_explained_and_hide_nothing(said, alma: User, at: datetime) -> None:
    row = said(5, "Good.")
    fill_signals(row)
    client = signed_in(alma)

    page = read(client, f"/desk/reviews/{row.public_id}/")
    client.post(f"/desk/reviews/{row.public_id}/judge/")

    assert "It was written before the parcel was delivered." in page
    assert "A sign is no proof, and hides nothing." in page
    row.refresh_from_db()
    assert (row.state, row.signal_score) == (State.PUBLISHED, 0)


def fill_signals(row: Review) -> None:
    Review.objects.filter(pk=row.pk).update(
        signals=[{"code": "before_delivery", "weight": 2, "facts": {}}], signal_score=2
    )


def test_managers_set_when_buyers_are_asked_and_what_about(
    mug: Product, alma: User, ben: User
) -> None:
    client, kind = signed_in(alma), mug.category
    given = {
        "delay_days": "10", "second_after_months": "0", "valid_days": "60", "most_of_order": "2",
        "stale_days": "90", f"delay_{kind.pk}": "30",
    }  # fmt: skip

    read(client, "/desk/reviews/rules/")
    saved = client.post("/desk/reviews/rules/save/", given)
    wrong = client.post("/desk/reviews/rules/save/", given | {"valid_days": "2"})
    named = client.post(
        "/desk/reviews/rules/aspect/",
        {"code": "handle", "category": kind.pk, "is_active": "on", "en": "Handle", "el": "Λαβή"},
    )
    agent = signed_in(ben).post("/desk/reviews/rules/save/", given)

    assert (saved.status_code, wrong.status_code, named.status_code) == (302, 422, 302)
    assert agent.status_code == 403
    kept = ReviewSettings.objects.get()
    assert (kept.delay_days, kept.delays) == (10, {str(kind.pk): 30})
    assert Aspect.objects.get().category == kind
    assert "Handle" in read(client, "/desk/reviews/rules/")


def test_an_agent_translates_beside_the_original_and_cannot_leave_a_part_out(
    said, ben: User, at: datetime
) -> None:
    review = said(1, "Έσπασε μετά από 3 μέρες.")
    client = signed_in(ben)
    address = reverse("backoffice:translate_review", args=[review.public_id])
    page = read(client, reverse("backoffice:review", args=[review.public_id]))
    assert 'name="title"' not in page[page.index('id="translation"') :]

    wrong = client.post(address, {"language": "en", "text": "It broke."})
    assert wrong.status_code == 422
    assert "The numbers must be those that the author wrote." in wrong.content.decode()
    client.post(address, {"language": "en", "text": "It broke after 3 days."})

    review.refresh_from_db()
    assert review.translations["en"]["text"] == "It broke after 3 days."
    assert review.text == "Έσπασε μετά από 3 μέρες."


def test_the_figures_come_as_a_file_with_their_denominators(said, ben: User, at: datetime) -> None:
    said(2, "It leaks.", ago=10)
    answered = said(1, "It is scratched.", ago=30)
    said(5, "Very good.")
    reply_publicly(review=answered, text="We sent you another on Monday.", by=ben, at=at)
    client = signed_in(ben)
    address = reverse("backoffice:review_figures_csv")
    assert f'href="{address}"' in read(client, "/desk/reviews/figures/")

    rows = {
        (row["figure"], row["of_what"]): row
        for row in csv.DictReader(read(client, address).splitlines())
    }

    sharp = rows["sharp_reviews_answered", "last_90_days"]
    assert (sharp["count"], sharp["of"], sharp["value"]) == ("1", "2", "0.5")
    assert rows["hours_to_answer_median", "last_90_days"]["value"] == "30.0"
    assert [rows["stars", str(n)]["count"] for n in range(1, 6)] == ["1", "1", "0", "0", "1"]
    assert (rows["hidden", "all"]["count"], rows["hidden", "all"]["of"]) == ("0", "3")
    assert rows["buyers_who_read_first", "last_90_days"]["of"] == "0"
