"""Causes on the desk: the weakness report, alarms, the queue, the list, proposals, agreement."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pistos.accounts.models import User
from pistos.causes.actions.awaiting import await_cause
from pistos.causes.actions.learning import learn_coding
from pistos.causes.actions.proposing import propose_causes
from pistos.causes.models import Alarm, Awaited, Cause, Coding, Exposure, Proposal, SecondOpinion
from pistos.causes.queries.coded import coded
from pistos.causes.queries.weaknesses import weakness_report
from pistos.kit import clock
from pistos.promises.rules.due import day_of
from pistos.shop.models import Shop
from tests.causes.test_learning import GIFTS, own_coding
from tests.factories.causes import coded_as, facets, matter
from tests.factories.pages import text_of

pytestmark = pytest.mark.django_db
PAGES = ("", "alarms/", "queue/", "list/", "proposals/", "agreement/", "list/carrier.late/")


@pytest.fixture
def at() -> datetime:
    return clock.now()


@pytest.fixture
def as_ben(client: Client, shop: Shop, ben: User) -> Client:
    client.force_login(ben)
    return client


@pytest.fixture
def as_alma(client: Client, shop: Shop, alma: User) -> Client:
    client.force_login(alma)
    return client


def alarm(at: datetime) -> Alarm:
    return Alarm.objects.create(
        cause=Cause.objects.get(code="carrier.late"), slice="all", slice_key="", chart="u",
        began_on=at.date() - timedelta(days=20), seen_until=at.date(), raised_at=at, usual_rate=0.02,
        expected=4, counted=14, exposure=200, chance=0.0001, family=9, latest_expected=4,
        latest_counted=14,
    )  # fmt: skip


@pytest.mark.serves("S0-39")
def test_negative_remarks_stand_by_area_of_service_the_worst_first_with_quotes(
    as_ben: Client, at: datetime
) -> None:
    for number in range(3):
        coded_as("carrier.late", at=at, number=number, text=f"Nine days late, number {number}.")
    coded_as("service.rude", at=at, number=10, text="She laughed at me.")
    coded_as("service.slow", "service.rude", at=at, number=11, text="Six days for an answer.")
    coded_as("choice.unwanted", at=at, number=12, text="I changed my mind.")
    coded_as("other.unfounded", at=at, number=13, text="My mistake, sorry.")
    Exposure.objects.create(slice="all", slice_key="", day=at.date(), orders=500)

    today = day_of(at, "Europe/Athens")
    report = weakness_report(since=today - timedelta(days=29), until=today)
    assert [(row.area, row.count) for row in report.rows] == [
        ("delivery", 3),
        ("answer_speed", 1),
        ("attitude", 1),
    ]
    assert report.rows[0].quotes == ["Nine days late, number 2.", "Nine days late, number 1."]
    html = text_of(as_ben.get("/desk/causes/?days=30"))
    assert html.index("Delivery") < html.index("Speed of answers")
    assert "Nine days late, number 2." in html
    assert "She laughed at me." in html
    assert "I changed my mind." not in html
    assert as_ben.get("/desk/causes/?days=31").status_code == 404


def test_alarms_stand_on_the_report_and_lead_to_their_chart(as_ben: Client, at: datetime) -> None:
    alarm(at)
    coded_as("carrier.late", at=at - timedelta(days=14), happened_at=at - timedelta(days=14))

    assert "14, where 4 were to be expected" in text_of(as_ben.get("/desk/causes/"))
    assert "/desk/causes/list/carrier.late/" in text_of(as_ben.get("/desk/causes/alarms/"))
    page = text_of(as_ben.get("/desk/causes/list/carrier.late/"))
    assert "<svg" in page
    assert "Limit" in page
    assert as_ben.get("/desk/causes/list/carrier.late/?by=weather").status_code == 404
    assert "Courier: 99" in text_of(as_ben.get("/desk/causes/list/carrier.late/?by=courier&key=99"))


@pytest.mark.serves("S0-42", "S2-25")
def test_several_that_wait_are_coded_in_one_go(as_ben: Client, at: datetime) -> None:
    for number, text in enumerate(("It came late.", "Nine days late.", "Rude agent.")):
        await_cause(subject=matter(number), facets=facets(at, text=text), at=at)
    ids = list(Awaited.objects.order_by("id").values_list("pk", flat=True))

    html = text_of(as_ben.get("/desk/causes/queue/"))
    assert html.count('name="ids"') == 3
    assert 'value="carrier.late"' in html
    without = as_ben.post(
        "/desk/causes/queue/code/", {"ids": ids[:2], "suggested": "carrier.late", "found": " "}
    )
    assert without.status_code == 422
    nothing = as_ben.post("/desk/causes/queue/code/", {"ids": ids[:2], "found": "Seen."})
    assert nothing.status_code == 422
    assert not Coding.objects.exists()
    done = as_ben.post(
        "/desk/causes/queue/code/",
        {
            "ids": ids[:2],
            "suggested": "carrier.late",
            "second": "information.none",
            "found": "Scan.",
        },
    )
    assert done.status_code == 302
    assert [row.codes for row in Coding.objects.all()] == [["carrier.late", "information.none"]] * 2
    assert text_of(as_ben.get("/desk/causes/queue/")).count('name="ids"') == 1


def test_another_cause_than_the_suggested_is_taken_from_the_list(
    as_ben: Client, at: datetime
) -> None:
    await_cause(subject=matter(1), facets=facets(at), at=at)
    pk = Awaited.objects.get().pk

    as_ben.post(
        "/desk/causes/queue/code/",
        {"ids": [pk], "suggested": "…", "cause": "promise.late", "found": "Our promise was wrong."},
    )

    assert coded(matter(1)).codes == ("promise.late",)
    assert (
        as_ben.post("/desk/causes/queue/code/", {"ids": [10**9], "found": "x"}).status_code == 404
    )


def test_the_list_is_kept_by_managers_alone(
    client: Client, shop: Shop, ben: User, alma: User
) -> None:
    names = {"name_en": "Brought late", "name_el": "", "name_sl": "", "name_hy": ""}
    kept = {"area": "delivery", "department": "delivery", "track": "contract", "fix": "courier"}
    client.force_login(ben)
    assert (
        client.post("/desk/causes/list/carrier.late/reword/", {**names, **kept}).status_code == 403
    )
    assert "Keep the list" not in text_of(client.get("/desk/causes/list/carrier.late/"))
    client.force_login(alma)

    client.post("/desk/causes/list/carrier.late/reword/", {**names, **kept})
    assert Cause.objects.get(code="carrier.late").names["en"] == "Brought late"
    added = {"new-part": "snow", "new-name_en": "Snow"}
    assert client.post("/desk/causes/list/carrier.late/add/", added).status_code == 302
    assert client.post("/desk/causes/list/carrier.late/add/", added).status_code == 422
    assert client.post("/desk/causes/list/carrier.late/retire/", {}).status_code == 422
    assert client.post("/desk/causes/list/carrier.late.snow/retire/", {}).status_code == 302
    assert "retired" in text_of(client.get("/desk/causes/list/"))
    assert client.get("/desk/causes/list/no.such/").status_code == 404


def test_a_proposal_becomes_a_cause_or_none(as_alma: Client, at: datetime) -> None:
    for number, text in enumerate(GIFTS):
        coded_as("other.unlisted", at=at, number=number, text=text)
    for number in range(20):
        coded_as("carrier.late", at=at, number=100 + number, text=f"it is late {number}")
    propose_causes(at=at)
    pk = Proposal.objects.get().pk

    assert "gift wrap missing" in text_of(as_alma.get("/desk/causes/proposals/"))
    data = {
        f"{pk}-above": "warehouse",
        f"{pk}-part": "gift",
        f"{pk}-name_en": "Gift wrap forgotten",
    }
    bad = as_alma.post(f"/desk/causes/proposals/{pk}/accept/", {**data, f"{pk}-above": ""})
    assert bad.status_code == 422
    assert as_alma.post(f"/desk/causes/proposals/{pk}/accept/", data).status_code == 302
    assert Cause.objects.filter(code="warehouse.gift").exists()
    assert as_alma.post(f"/desk/causes/proposals/{pk}/decline/").status_code == 302
    assert Proposal.objects.get().code == "warehouse.gift"


def test_agreement_is_shown_and_a_second_opinion_taken(as_alma: Client, at: datetime) -> None:
    own_coding(at, times=8)
    learn_coding(at=at)
    page = text_of(as_alma.get("/desk/causes/agreement/"))

    assert "100%" in page
    assert "of 13 texts" in page
    assert "A second opinion" in page
    pk = max(row.pk for row in Coding.objects.all() if row.pk % 10 == 0)
    assert as_alma.post(f"/desk/causes/agreement/{pk}/", {"code": ""}).status_code == 422
    as_alma.post(f"/desk/causes/agreement/{pk}/", {"code": "product.quality"})
    assert SecondOpinion.objects.get().coding_id == pk


@pytest.mark.parametrize("page", PAGES)
def test_pages_cost_as_many_queries_with_one_row_as_with_three(
    as_alma: Client, at: datetime, page: str
) -> None:
    def fill(number: int) -> None:
        coded_as("carrier.late", at=at, number=number, text=f"late {number}", page=f"/{number}")
        await_cause(subject=matter(100 + number), facets=facets(at), at=at)
        if number == 1:
            alarm(at)
        else:
            Alarm.objects.all().update(slice="product", slice_key=str(number))
            alarm(at)

    fill(1)
    as_alma.get(f"/desk/causes/{page}")
    with CaptureQueriesContext(
        connection,
    ) as one:
        text_of(as_alma.get(f"/desk/causes/{page}"))
    fill(2)
    with CaptureQueriesContext(connection) as two:
        text_of(as_alma.get(f"/desk/causes/{page}"))

    assert len(two) <= len(one) + 1, page
