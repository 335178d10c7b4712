"""Fourteen months of surveys of the demo shop, by the set; and two sharp words of today."""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from pistos.customers.models import Customer
from pistos.demo import opinions
from pistos.demo.cast import BY
from pistos.kit.actors import Actor, Ref
from pistos.orders.models import Order
from pistos.shop.queries import the_shop
from pistos.stock.queries import stores
from pistos.surveys.actions.answering import answer
from pistos.surveys.actions.calling import NobodyToCall, list_calls
from pistos.surveys.actions.defining import add_default_surveys
from pistos.surveys.actions.inviting import make_invitation
from pistos.surveys.actions.places import open_place
from pistos.surveys.actions.recording import Recorded, record_responses
from pistos.surveys.facts import Occasion
from pistos.surveys.models import InvitedBy, Survey, Wave
from pistos.surveys.queries.audience import buyers_to_ask
from pistos.surveys.queries.defined import questions_in_force, waves_of

MOST_DELIVERIES, MOST_CONVERSATIONS, A_WAVE, VISITS, CALLS = 1800, 900, 160, 90, 5
ANSWER_RATE = {"kept": 0.34, "broken": 0.24}
Say = Callable[[random.Random, bool, str], dict[str, str]]

_DELIVERED = """
SELECT * FROM (
    SELECT DISTINCT ON (s.order_id) s.order_id, s.customer_id, s.about_id, p.courier_id, o.language,
        s.country, s.state, s.fulfilled_at
    FROM promises_standing s
    JOIN orders_parcel p ON p.id = s.about_id JOIN orders_order o ON o.id = s.order_id
    JOIN customers_customer c ON c.id = s.customer_id
    WHERE s.kind = 'delivery' AND s.toward = 'customer' AND s.about_kind = 'parcel'
        AND s.state IN ('kept', 'broken') AND s.fulfilled_at < %(before)s AND c.erased_at IS NULL
    ORDER BY s.order_id
) found ORDER BY md5(order_id::text) LIMIT %(most)s
"""
_CLOSED = """
SELECT c.id, c.customer_id, c.order_id, c.assignee_id, c.team_id, c.channel, c.topic, c.language,
    c.closed_at, NOT EXISTS (
        SELECT FROM conversations_conversationpromise l
        JOIN promises_standing s ON s.promise_id = l.promise_id
        WHERE l.conversation_id = c.id AND s.state = 'broken'
    )
FROM conversations_conversation c JOIN customers_customer u ON u.id = c.customer_id
WHERE c.state = 'closed' AND c.answer_count > 0 AND c.closed_at < %(before)s AND u.erased_at IS NULL
ORDER BY md5(c.id::text) LIMIT %(most)s
"""


@transaction.atomic
def ask_customers(*, at: datetime, days: int) -> int:
    """Surveys since the shop's first day; returns how many were answered."""
    opened_at = at - timedelta(days=days)
    add_default_surveys(by=BY, at=opened_at)
    surveys = {row.key: row for row in Survey.objects.all()}
    for survey in surveys.values():
        _count_waves(survey, opened_at, at)
    dice = random.Random(11)
    count = _record(surveys["delivery"], list(_deliveries(dice, at)), at)
    conversations, cases = _conversations(dice, at)
    count += _record(surveys["conversation"], conversations, at)
    count += _record(surveys["case"], cases, at)
    count += _record(surveys["experience"], list(_experiences(dice, surveys["experience"], at)), at)
    count += _visits(dice, surveys["visit"], at)
    _speak_sharply(surveys["delivery"], at)
    _plan_calls(surveys["experience"], at)
    return count


def _count_waves(survey: Survey, opened_at: datetime, at: datetime) -> None:
    zone = ZoneInfo(the_shop().time_zone)
    start, today = opened_at.astimezone(zone).date(), at.astimezone(zone).date()
    rows: list[Wave] = []
    while start <= today:
        ends_on = start + timedelta(days=survey.wave_days - 1)
        rows.append(Wave(survey=survey, number=len(rows) + 1, starts_on=start, ends_on=ends_on))
        start = ends_on + timedelta(days=1)
    Wave.objects.bulk_create(rows)


def _record(survey: Survey, rows: Sequence[Recorded], at: datetime) -> int:
    asked = questions_in_force(survey)
    if asked is None:
        return 0
    return record_responses(question_set=asked, waves=waves_of(survey), rows=rows, by=BY, at=at)


def _deliveries(dice: random.Random, at: datetime) -> Iterator[Recorded]:
    before = at - timedelta(days=3)
    for order, customer, parcel, courier, language, country, state, done_at in _rows(
        _DELIVERED, before, MOST_DELIVERIES
    ):
        about = {
            "about_kind": "order", "about_id": order, "order_id": order, "parcel_id": parcel,
            "customer_id": customer, "courier_id": courier, "country": country, "promise": state,
        }  # fmt: skip
        yield _asked(dice, opinions.after_delivery, done_at, language, state == "kept", about, at)


def _conversations(dice: random.Random, at: datetime) -> tuple[list[Recorded], list[Recorded]]:
    plain: list[Recorded] = []
    cases: list[Recorded] = []
    before = at - timedelta(days=2)
    for row in _rows(_CLOSED, before, MOST_CONVERSATIONS):
        pk, customer, order, agent, team, channel, topic, language, closed_at, kept = row
        is_case = pk % 3 > 0 or not kept
        about = {
            "about_kind": "conversation", "about_id": pk, "conversation_id": pk,
            "order_id": order if is_case else None,
            "customer_id": customer, "agent_id": agent, "team_id": team, "came_by": channel,
            "topic": topic, "promise": "kept" if kept else "broken",
        }  # fmt: skip
        say = opinions.after_case if is_case else opinions.after_conversation
        asked = _asked(dice, say, closed_at, language, kept, about, at)
        (cases if is_case else plain).append(asked)
    return plain, cases


def _asked(
    dice: random.Random,
    say: Say,
    happened_at: datetime,
    language: str,
    kept: bool,
    about: dict[str, object],
    at: datetime,
) -> Recorded:
    """Asked a day later; answered, if at all, within three days of it and before now."""
    made_at = happened_at + timedelta(days=1)
    answered_at = made_at + timedelta(hours=dice.uniform(0.2, 70))
    is_answered = dice.random() < ANSWER_RATE["kept" if kept else "broken"] and answered_at < at
    said = say(dice, kept, language) if is_answered else None
    return Recorded("mail", language, made_at, answered_at if said else None, said, about)


def _experiences(dice: random.Random, survey: Survey, at: datetime) -> Iterator[Recorded]:
    people = list(Customer.objects.filter(erased_at=None).values_list("pk", "language", "country"))
    waves = waves_of(survey)
    for place, wave in enumerate(waves):
        begun_at = datetime.combine(wave.starts_on, datetime.min.time(), at.tzinfo)
        begun_at += timedelta(hours=9)
        for pk, language, country in dice.sample(people, min(A_WAVE, len(people))):
            answered_at = begun_at + timedelta(hours=dice.uniform(1, 200))
            is_answered = dice.random() < 0.4 and answered_at < at
            said = opinions.of_six_sides(dice, place / len(waves)) if is_answered else None
            about = {
                "about_kind": f"wave-{wave.number}", "about_id": pk, "customer_id": pk,
                "country": country,
            }  # fmt: skip
            yield Recorded("mail", language, begun_at, answered_at if said else None, said, about)


def _visits(dice: random.Random, survey: Survey, at: datetime) -> int:
    place = open_place(survey=survey, name="Counter", store=stores()[0], by=BY, at=at)
    rows = []
    for _ in range(VISITS):
        when = at - timedelta(days=dice.uniform(0.1, 120))
        about = {"place_id": place.pk, "came_by": "store"}
        rows.append(Recorded("qr", "el", when, when, opinions.of_visit(dice), about))
    return _record(survey, rows, at)


def _speak_sharply(survey: Survey, at: datetime) -> None:
    """Two customers of these days who are not pleased: their conversations wait in the inbox."""
    rows = Order.objects.filter(customer__erased_at=None, parcels__delivered_at__lt=at)
    recent = rows.select_related("customer").order_by("-placed_at", "-pk").distinct()[:40:20]
    for order in recent:
        occasion = Occasion(
            customer=order.customer, about=Ref("demo", str(order.pk)), order=order, promise="broken"
        )
        made = make_invitation(survey, occasion, InvitedBy.MAIL, at=at - timedelta(days=1))
        if made is not None:
            words = opinions.WORDS["bad"][order.language][0]
            sent = {"recommend": "3", "expected": "1", "why": words}
            by = Actor.customer(order.customer_id)
            answer(invitation=made[0], sent=sent, by=by, at=at)


def _plan_calls(survey: Survey, at: datetime) -> None:
    """A few customers who gave a number, on the list of the day."""
    for place, order in enumerate(buyers_to_ask(survey, at)[:CALLS]):
        number = f"+30210555{100 + place:04}"  # nobody's: the office code is not given out
        Customer.objects.filter(pk=order.customer_id, phone="").update(phone=number)
    try:
        list_calls(survey=survey, most=CALLS, by=BY, at=at)
    except NobodyToCall:
        return


def _rows(statement: str, before: datetime, most: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"before": before, "most": most})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
