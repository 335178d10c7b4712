"""How we listen, on the desk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pistos.accounts.models import User
from pistos.conversations.models import AnswerSettings, Team
from pistos.kit import clock
from pistos.listening.actions.shortening import take_short_path
from pistos.listening.models import Hearing, Route, Talk
from pistos.shop.models import Shop
from tests.listening.steps import COMPLAINT, comes_in, listened, restated

pytestmark = pytest.mark.django_db
PAGE = "/desk/listening/"


@pytest.fixture
def desk(client: Client, shop: Shop, alma: User, ben: User) -> Client:
    AnswerSettings.objects.create(undo_seconds=0)
    client.force_login(alma)
    return client


def heard(number: int, ben: User) -> Hearing:
    message = comes_in(COMPLAINT, at=clock.now() - timedelta(hours=1), number=number)
    return Hearing.objects.get(conversation=message.conversation)


@pytest.mark.serves("S3-72", "S3-73")
def test_the_share_is_told_by_agent_and_by_kind(desk: Client, ben: User) -> None:
    restated(heard(1, ben), ben, clock.now())
    Talk.objects.update(kind="negotiation")
    talk = Talk.objects.get()
    page = desk.get(PAGE)

    (agent,) = page.context["agents"]
    (kind,) = page.context["kinds"]
    assert (agent["name"], agent["ours"], agent["theirs"]) == (
        ("Ben", talk.listening_shop_words, talk.listening_customer_words)
    )
    assert str(kind["name"]) == "Negotiation"
    assert kind["ours"] == talk.listening_shop_words


@pytest.mark.serves("S3-81")
def test_short_paths_are_counted_by_reason(desk: Client, ben: User) -> None:
    for number, because in enumerate(("urgent", "urgent", "simple")):
        take_short_path(hearing=heard(number, ben), because=because, by=ben, at=clock.now())

    short = desk.get(PAGE).context["short"]

    assert [(str(label), count) for label, count in short] == [
        ("It cannot wait: help first", 2),
        ("It is a simple matter, and the answer is known", 1),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_with_one_and_with_three(
    desk: Client, ben: User, count: int
) -> None:
    for number in range(count):
        listened(heard(number, ben), ben, clock.now())
    Talk.objects.update(repeats=1)
    desk.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        page = desk.get(PAGE)

    assert len(page.context["rows"]) == count
    assert sum("listening_" in each["sql"] for each in queries.captured_queries) == 5


@pytest.mark.serves("S3-74")
def test_a_manager_says_where_each_kind_goes(desk: Client, ben: User) -> None:
    crew = Team.objects.create(name="Care")
    page = f"{PAGE}routes/"
    assert desk.get(page).status_code == 200
    desk.post(page, {"kind": "complaint", "tag": "#Sorrow", "team": crew.pk})
    desk.post(page, {"kind": "praise", "tag": "x"})

    assert list(Route.objects.values_list("kind", "tag", "team")) == [
        ("complaint", "sorrow", crew.pk)
    ]
    client = Client()
    client.force_login(ben)
    assert client.post(page, {"kind": "wish", "tag": "y"}).status_code == 403
