"""The demo's mistakes at each stage, one that came back, a past incident, and what is to be better."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from pistos.accounts.models import User
from pistos.causes.actions.coding import code_causes
from pistos.causes.facts import Facets
from pistos.causes.models import Coding
from pistos.demo import cast
from pistos.demo.mistaken import INCIDENT, MISTAKES, DemoMistake
from pistos.kit.actors import Actor, Ref
from pistos.mistakes.actions import (
    agreeing,
    correcting,
    declaring,
    finding,
    gathering,
    improving,
    recurring,
    telling,
    updating,
)
from pistos.mistakes.facts import (
    Analysis,
    Declared,
    Described,
    Done,
    Found,
    Learned,
    Plan,
    Reached,
    Reviewed,
    Saying,
    Series,
    Shown,
    Wanted,
)
from pistos.mistakes.models import (
    Department,
    IncidentKind,
    IncidentUpdate,
    LessonKind,
    Mistake,
    Origin,
    Told,
    UpdateSending,
    Verdict,
)
from pistos.orders.models import Order

WINDOW = 60
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@transaction.atomic
def add_mistakes(at: datetime) -> None:
    """By the deeds themselves, each at its time; nobody is written to today about what is long past."""
    owner = User.objects.get(email=cast.OWNER[0])
    for told in MISTAKES:
        _mistake(told, owner, at)
    _incident(owner, at)
    _improve(owner, at)


def _mistake(told: DemoMistake, owner: User, at: datetime) -> None:
    by, found_at = Actor.person(owner.pk), at - told.days * DAY
    _matters(told, found_at, by)
    origin = Origin.ALARM if told.stage == "alarm" else Origin.PERSON
    series = Series(told.cause, "page" if told.page else "", told.page)
    found = Found(told.title, told.problem, series, 2, origin)
    mistake = finding.open_mistake(found=found, by=by, at=found_at)
    gathering.gather_evidence(mistake=mistake, at=found_at)
    if told.stage == "alarm":
        return
    finding.contain_mistake(mistake=mistake, words=told.containment, by=by, at=found_at + HOUR)
    analysis = Analysis(told.whys, told.root, series)
    finding.analyse_mistake(mistake=mistake, analysis=analysis, by=by, at=found_at + DAY)
    days = 14 if told.stage == "planned" else 8
    due_on = (found_at + days * DAY).date()
    plan = Plan(told.action, owner, due_on, WINDOW, 60)
    correcting.plan_correction(mistake=mistake, plan=plan, by=by, at=found_at + 2 * DAY)
    mistake.refresh_from_db()
    telling.tell_of_plan(mistake=mistake, at=found_at + 2 * DAY)
    if told.stage != "planned":
        _corrected(told, mistake, by, found_at + 6 * DAY)


def _corrected(told: DemoMistake, mistake: Mistake, by: Actor, done_at: datetime) -> None:
    done = Done(told.action, told.told_problem, told.told_action, Decimal(told.cost))
    row = correcting.record_correction(mistake=mistake, done=done, by=by, at=done_at)
    mistake.refresh_from_db()
    telling.settle_promised(mistake=mistake, at=done_at)
    telling.tell_corrected(mistake=mistake, at=done_at)
    if told.stage == "corrected":
        return
    kind, words = told.lesson
    lesson = Learned(LessonKind(kind), words)
    correcting.take_lesson(mistake=mistake, learned=lesson, by=by, at=done_at + DAY)
    if told.stage == "back":
        _comes_again(told, mistake, by, done_at)
    if row.judge_at is None:
        return
    recurring.judge_correction(correction=row, at=row.judge_at)
    row.refresh_from_db()
    if told.stage == "back" or row.verdict == Verdict.DID_NOT:
        return
    correcting.close_mistake(mistake=mistake, seen_round=1, by=by, at=row.judge_at + DAY)
    heard = Told.objects.filter(mistake=mistake, kind="corrected").first()
    if heard is not None and told.voice:
        heard.language = "el"
        heard.save(update_fields=["language"])
        agreeing.agree_to_show(told=heard, words=told.voice, at=row.judge_at)


def _matters(told: DemoMistake, found_at: datetime, by: Actor) -> None:
    """Orders of the weeks before, coded with the cause."""
    orders = Order.objects.filter(
        placed_at__range=(found_at - (WINDOW - 15) * DAY, found_at - 5 * DAY),
        customer__erased_at=None,
    ).select_related("customer")
    coded = set(Coding.objects.filter(subject_kind="order").values_list("subject_id", flat=True))
    some = orders.order_by("pk")[: told.matters * 9]
    free = [order for order in some if str(order.pk) not in coded]
    for order in free[: told.matters]:
        _coded(told, order, min(order.placed_at + 4 * DAY, found_at - HOUR), by)


def _comes_again(told: DemoMistake, mistake: Mistake, by: Actor, done_at: datetime) -> None:
    """An order of the weeks after the correction, coded with the cause: it counts in the rate too."""
    coded = Coding.objects.filter(subject_kind="order").values_list("subject_id", flat=True)
    orders = Order.objects.filter(
        placed_at__range=(done_at + 30 * DAY, done_at + 40 * DAY), customer__erased_at=None
    ).exclude(pk__in=[int(key) for key in coded])
    order = orders.order_by("pk").first()
    if order is None:
        return
    again_at = done_at + 45 * DAY
    _coded(told, order, again_at, by)
    shown = Shown(Ref("order", str(order.pk)), again_at, words="Asked again by mail.")
    recurring.note_same_cause(mistake=mistake, shown=shown, by=by, at=again_at + DAY)


def _coded(told: DemoMistake, order: Order, happened_at: datetime, by: Actor) -> None:
    code_causes(
        subject=Ref("order", str(order.pk)),
        codes=[told.cause],
        found=told.title,
        facets=Facets(told.problem, "en", happened_at, order_id=order.pk, page=told.page),
        by=by,
        at=happened_at + DAY,
    )


def _incident(owner: User, at: datetime) -> None:
    by, began = Actor.person(owner.pk), (at - 48 * DAY).replace(hour=7, minute=30)
    declared = Declared(IncidentKind.DELIVERY, INCIDENT["title"], owner, 240)
    incident = declaring.declare_incident(declared=declared, by=by, at=began)
    rule = Reached("orders", since=began - 2 * DAY, until=began)
    declaring.find_affected(incident=incident, rule=rule, by=by, at=began + HOUR)
    for step in (
        "own",
        "stop",
        "affected",
        "say",
        "courier",
        "move_promises",
        "right",
        "end",
        "review",
    ):
        declaring.do_step(incident=incident, step=step, by=by, at=began + HOUR)
    questions = ("That it says what happens next.", "That it is late; no word about the money.")
    for words, hours in (("first", 1), ("second", 4)):
        saying = Saying(INCIDENT[words], *questions)
        update = updating.say_update(
            incident=incident, saying=saying, by=by, at=began + hours * HOUR
        )
        _sent(update, began + hours * HOUR)
    saying = Saying(INCIDENT["end"], *questions)
    ended = began + 7 * HOUR
    _sent(updating.resolve_incident(incident=incident, saying=saying, by=by, at=ended), ended)
    review = Reviewed(
        "At half past seven the courier called. By half past eight all were told.",
        "Everybody was told before they asked.",
        "A second courier is kept for good.",
    )
    declaring.review_incident(incident=incident, review=review, by=by, at=ended + DAY)
    declaring.close_incident(incident=incident, by=by, at=ended + DAY)


def _sent(update: IncidentUpdate, at: datetime) -> None:
    """As the outbox leaves it; the mails of an invented past are not written."""
    count = update.incident.affected.count()
    UpdateSending.objects.filter(update=update).update(told_count=count, done_at=at)


def _improve(owner: User, at: datetime) -> None:
    by, began = Actor.person(owner.pk), at - 25 * DAY
    packing = improving.add_process(
        described=Described("Packing", Department.WAREHOUSE, owner), by=by, at=began
    )
    improving.note_finding(
        process=packing, words="Two lists are kept, and differ by noon.", by=by, at=began
    )
    for title, expected, days, state in (
        ("One packing list instead of two", "No difference at noon", 20, "measured"),
        ("Answers on Saturday morning", "From 40 hours to 18 until the first answer", 24, "done"),
        ("Boxes that fit the jugs", "From 9 broken in 1,000 to 4", 45, "open"),
    ):
        wanted = Wanted(title, owner, (began + days * DAY).date(), expected, process=packing)
        item = improving.add_improvement(wanted=wanted, by=by, at=began)
        if state != "open":
            improving.finish_improvement(improvement=item, by=by, at=began + 15 * DAY)
        if state == "measured":
            words = "None since, in three weeks"
            improving.measure_improvement(
                improvement=item, measured=words, by=by, at=began + 22 * DAY
            )
    improving.review_list(words="Boxes first.", by=owner, at=at - 6 * DAY)
