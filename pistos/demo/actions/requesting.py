"""The demo's unusual requests, needs, knowledge, practice and test purchases; deterministic and quick."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, Direction, Message
from pistos.customers.models import Customer
from pistos.demo import cast
from pistos.demo.cast import BY
from pistos.demo.wishes import CARDS, FULFILLED, NEEDS, OPEN, RULES, TIPS, Wished
from pistos.kit.languages import LANGUAGES
from pistos.practice.actions.buying import (
    Seen,
    note_finding,
    plan_test_purchase,
    record_test_purchase,
)
from pistos.practice.models import Rehearsal, Step
from pistos.requests.actions.agreeing import judge_feasible, offer_request
from pistos.requests.actions.cards import Written, raise_card_work, save_card, save_tip
from pistos.requests.actions.needing import note_need
from pistos.requests.actions.receiving import receive_request
from pistos.requests.actions.skills import save_routing_rule, set_skills
from pistos.requests.facts import Asked, Offer, Stated
from pistos.requests.models import UnusualRequest, UnusualState
from pistos.requests.rules.likeness import stems_of


@transaction.atomic
def add_requests(at: datetime) -> None:
    """The past as rows, what is open by the deeds themselves."""
    owner = User.objects.get(email=cast.OWNER[0])
    agent = User.objects.get(email=cast.AGENT[0])
    colleague = User.objects.get(email=cast.COLLEAGUE[0])
    people = list(Customer.objects.filter(erased_at=None).order_by("-pk")[:400])
    by_language = {
        language: [one for one in people if one.language == language] for language in LANGUAGES
    }
    _past(by_language, agent, at)
    _open(agent, at)
    _needs(agent, at)
    _knowledge(owner, agent, colleague, at)
    _practice(owner, agent, at)


def _past(by_language: dict[str, list[Customer]], agent: User, at: datetime) -> None:
    rows = []
    for place, told in enumerate(FULFILLED):
        customers = by_language[told.language]
        if not customers:
            continue
        received_at = at - timedelta(days=told.days, hours=3)
        ended_at = received_at + timedelta(days=2)
        row = UnusualRequest(
            customer=customers[place % len(customers)],
            words=told.words,
            language=told.language,
            stems=stems_of(told.words),
            currency="EUR",
            received_at=received_at,
            judged_at=received_at + timedelta(hours=1),
            judged_by=agent,
            needed=told.needed,
            cost_amount=Decimal(told.cost),
            ended_at=ended_at,
        )
        if told.touch:
            row.state, row.touch, row.done_at, row.done_by = "done", told.touch, ended_at, agent
            row.agreed_at = received_at + timedelta(hours=2)
        else:
            row.state, row.reason, row.alternative = "declined", told.reason, told.alternative
        rows.append(row)
    UnusualRequest.objects.bulk_create(rows)


def _open(agent: User, at: datetime) -> None:
    """From conversations that are open now, each at another stage."""
    talks = Conversation.objects.filter(state="open", customer__erased_at=None)
    used: set[int] = set()
    for told, goal in OPEN:
        rows = talks.filter(language=told.language).exclude(pk__in=used).order_by("-pk")
        talk = rows.select_related("customer", "order").first()
        if talk is None:
            continue
        used.add(talk.pk)
        asked = Asked(talk.customer, told.words, told.language, talk, None, talk.order)
        made = receive_request(asked=asked, by=BY, at=at - timedelta(hours=5))
        if goal != UnusualState.RECEIVED:
            _go_on(made, told, goal, agent, at)


def _go_on(
    made: UnusualRequest, told: Wished, goal: UnusualState, agent: User, at: datetime
) -> None:
    judge_feasible(
        request=made,
        needed=told.needed,
        cost_amount=Decimal(told.cost),
        by=agent,
        at=at - timedelta(hours=4),
    )
    if goal == UnusualState.FEASIBLE:
        return
    price = Decimal(told.cost) if goal == UnusualState.OFFERED else Decimal(0)
    offer = Offer(price, (at + timedelta(days=4)).date(), told.answer)
    offer_request(request=made, offer=offer, by=agent, at=at - timedelta(hours=3))


def _needs(agent: User, at: datetime) -> None:
    talks = Conversation.objects.filter(
        state__in=["open", "waiting"], customer__erased_at=None, order__isnull=False
    )
    for place, (kind, words, language, where) in enumerate(NEEDS):
        talk = (
            talks.filter(language=language).select_related("customer").order_by("-pk")[place % 2 :]
        )
        found = talk.first()
        if found is None:
            continue
        stated = Stated(
            found.customer,
            kind,
            words,
            language,
            at - timedelta(days=20 + place),
            said_where=where,
            consent="Yes, please keep it in mind.",
        )
        note_need(stated=stated, by=agent, at=at - timedelta(days=20 + place))


def _knowledge(owner: User, agent: User, colleague: User, at: datetime) -> None:
    for place, (topic, title, text) in enumerate(CARDS):
        written = Written(
            title, text, agent, (at + timedelta(days=20 * (place + 1))).date(), topic=topic
        )
        save_card(written=written, card=None, by=BY, at=at - timedelta(days=60))
    for phrases, suggestion, source in TIPS:
        save_tip(phrases=phrases, suggestion=suggestion, source=source, by=BY, at=at)
    for topic, words in RULES:
        save_routing_rule(topic=topic, words=words, is_assigning=True, by=BY, at=at)
    known = [("topic", "care"), ("language", "el"), ("language", "en")]
    set_skills(person=agent, skills=known, by=BY, at=at)
    set_skills(person=colleague, skills=[("topic", "sizes"), ("language", "sl")], by=BY, at=at)
    answered = Message.objects.filter(
        direction=Direction.OUT, purpose="answer", conversation__reopen_count__gt=0
    )
    again = answered.select_related("conversation").order_by("-pk").first()
    if again is not None:
        raise_card_work(conversation=again.conversation, because="came_back", at=at)


def _practice(owner: User, agent: User, at: datetime) -> None:
    scores = {"listen": 80, "ask": 100, "repeat": 50, "act": 75, "talk": 90}
    Rehearsal.objects.create(
        person=agent,
        scenario="cocoa",
        language="en",
        step=Step.DONE,
        scores=scores,
        score=79,
        begun_at=at - timedelta(days=6),
        finished_at=at - timedelta(days=6),
    )
    past = at - timedelta(days=12)
    done = plan_test_purchase(person=agent, place="own", on=past.date(), by=BY, at=past)
    seen = {
        "found": Seen("good"),
        "price": Seen("good"),
        "confirmed": Seen("good"),
        "packing": Seen("bad", "No paper between the cups."),
        "thanked": Seen("good"),
    }
    record_test_purchase(purchase=done, seen=seen, order=None, by=BY, at=at - timedelta(days=5))
    note_finding(
        purchase=done,
        words="Put paper between cups when they are packed.",
        owner=owner,
        due_on=(at + timedelta(days=3)).date(),
        by=BY,
        at=at - timedelta(days=5),
    )
    plan_test_purchase(
        person=owner, place="phone", on=(at + timedelta(days=9)).date(), by=BY, at=at
    )
