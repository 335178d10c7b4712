"""An incident led from the desk, with drafts in each of the shop's languages."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pistos.accounts.models import User
from pistos.backoffice.mistakes.incident_words import RULE_WORDS, STEP_WORDS, draft
from pistos.catalogue.actions.drafting import change_product
from pistos.catalogue.actions.publishing import publish_sheet
from pistos.catalogue.models import Product
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.mistakes.actions import declaring
from pistos.mistakes.facts import Declared
from pistos.mistakes.models import Incident, IncidentKind
from pistos.mistakes.rules.playbooks import STEPS
from pistos.notifications.models import Message
from pistos.orders.models import Line
from pistos.shop.models import Shop
from tests.factories.orders import order_of
from tests.factories.products import mug_draft, mugs, published_mug, renamed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def desk(shop: Shop, alma: User) -> Client:
    client = Client()
    client.force_login(alma)
    return client


def text_of(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def address(name: str, incident: Incident, *rest: str) -> str:
    return reverse(f"backoffice:{name}", args=[incident.token, *rest])


@pytest.mark.serves("S2-44")
def test_an_incident_is_led_from_its_first_word_to_its_review(
    desk: Client, alma: User, cleo: Customer
) -> None:
    now = clock.now()
    order_of(cleo, placed_at=now - DAY)
    desk.post(
        reverse("backoffice:new_incident"),
        {"kind": "delivery", "owner": alma.pk, "update_minutes": 60, "is_public": "on",
         "title_en": "Parcels stand still", "title_el": "Τα δέματα έμειναν πίσω"},
    )  # fmt: skip
    incident = Incident.objects.get()
    page = text_of(desk.get(address("incident", incident)))
    assert "Ask the courier for a day in writing" in page
    assert "Parcels are standing still since" in page
    assert "Τα δέματα" in page

    since = (now - 2 * DAY).strftime("%Y-%m-%dT%H:%M")
    words = {"words_en": "The van broke down.", "words_el": "Χάλασε το φορτηγό."}
    questions = {"pleased": "That it says when.", "annoyed": "Nothing on money."}
    steps: list[tuple[str, tuple[str, ...], dict[str, object]]] = [
        ("incident_reached", (), {"kind": "orders", "since": since}),
        ("incident_step", ("own",), {}),
        ("incident_say", (), words | questions),
        ("incident_say", (), words | questions | {"is_end": "on"}),
        ("incident_review", (), {"happened": "a", "went_well": "b", "change": "c"}),
        ("incident_close", (), {}),
    ]
    for name, rest, fields in steps:
        answer = desk.post(address(name, incident, *rest), fields)
        assert answer.status_code == 302, (name, answer.content.decode())
        drain(clock.now())

    incident.refresh_from_db()
    assert incident.closed_at is not None
    assert incident.steps_done == ["own"]
    assert Message.objects.filter(template="incident_update", recipient_id=cleo.pk).count() == 2
    assert "told to 1 customer" in text_of(desk.get(address("incident", incident)))


@pytest.mark.serves("S2-44")
@pytest.mark.parametrize("kind", IncidentKind.values)
def test_every_playbook_has_words_and_drafts_in_four_languages(shop: Shop, kind: str) -> None:
    assert set(STEPS[kind]) <= set(STEP_WORDS)
    for moment in ("begin", "going_on", "end"):
        texts = draft(kind, moment, ["en", "el", "sl", "hy"])
        assert len(set(texts.values())) == 4


def test_what_is_not_right_is_shown_again(desk: Client, alma: User) -> None:
    declared = Declared(IncidentKind.SITE, {"en": "Down"}, alma, 60)
    incident = declaring.declare_incident(
        declared=declared, by=Actor.person(alma.pk), at=clock.now()
    )
    for name, fields, words in (
        ("incident_say", {"words_en": "x"}, "required"),
        ("incident_reached", {"kind": "orders"}, "Say since when"),
        ("incident_reached", {"kind": "product", "sku": "none"}, "No product has this"),
    ):
        answer = desk.post(address(name, incident), fields)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert set(RULE_WORDS) == {"orders", "courier", "product", "conversations"}


def test_an_agent_sees_and_does_not_lead(client: Client, shop: Shop, ben: User, alma: User) -> None:
    declared = Declared(IncidentKind.SITE, {"en": "Down"}, alma, 60)
    incident = declaring.declare_incident(
        declared=declared, by=Actor.person(alma.pk), at=clock.now()
    )
    client.force_login(ben)

    assert client.get(address("incident", incident)).status_code == 200
    assert client.get(reverse("backoffice:new_incident")).status_code == 403
    for name, *rest in (("incident_say",), ("incident_step", "own"), ("incident_close",)):
        assert client.post(address(name, incident, *rest)).status_code == 403


def test_the_list_costs_the_same_however_long(desk: Client, alma: User) -> None:
    url, by = reverse("backoffice:incidents"), Actor.person(alma.pk)
    declared = Declared(IncidentKind.SITE, {"en": "Down"}, alma, 60)
    counts: list[int] = []
    for more in (1, 2):
        for _number in range(more):
            declaring.declare_incident(declared=declared, by=by, at=clock.now())
        desk.get(url)
        with CaptureQueriesContext(connection) as queries:
            desk.get(url)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def bought(mug: Product, customer: Customer, at: datetime, number: str) -> None:
    Line.objects.create(
        order=order_of(customer, placed_at=at, number=number), position=1, name="Mug", product=mug,
        sheet_version=mug.published_version, quantity=1, unit_amount=1,
    )  # fmt: skip


@pytest.mark.serves("S0-26")
def test_who_bought_by_a_version_of_a_sheet_is_listed_and_told_and_nobody_else(
    desk: Client, alma: User, cleo: Customer, dora: Customer
) -> None:
    now = clock.now()
    category = mugs(now - 9 * DAY)
    mug = published_mug(category, now - 9 * DAY)
    misleading = mug.published_version
    assert misleading is not None
    bought(mug, cleo, now - 3 * DAY, "1")
    change_product(
        product=mug, category=category, draft=mug_draft(mug.ref, texts=renamed("dark")),
        by=Actor.person(alma.pk), at=now,
    )  # fmt: skip
    publish_sheet(product=mug, by=Actor.person(alma.pk), at=now)
    mug.refresh_from_db()
    bought(mug, dora, now - DAY, "2")
    sheet = text_of(desk.get(reverse("backoffice:sheet_version", args=[misleading.pk])))
    declare = f"{reverse('backoffice:new_incident')}?version={misleading.pk}"
    assert declare in sheet
    assert "Cleo" in sheet
    assert "Dora" not in sheet

    told = desk.post(
        declare,
        {"kind": "delivery", "owner": alma.pk, "update_minutes": 600,
         "title_en": "The picture was too light"},
    )  # fmt: skip
    incident = Incident.objects.get()
    page = text_of(desk.get(told["Location"]))
    form = page[page.index(address("incident_reached", incident)) :]
    assert f'name="sku" value="{mug.sku or mug.ref}"' in form
    assert 'name="version" value="1"' in form
    given = {"kind": "product", "sku": mug.sku or mug.ref, "version": 3}
    assert desk.post(address("incident_reached", incident), given).status_code == 422
    desk.post(address("incident_reached", incident), given | {"version": 1})

    assert [row.customer for row in incident.affected.all()] == [cleo]
