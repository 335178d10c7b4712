"""What is to become better: owner, day, expected and measured effect; gone through, or an alarm rises."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.utils import Error
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.mistakes import tasks
from pistos.mistakes.actions import improving
from pistos.mistakes.actions.improving import ItemUnusable, WrongMoment
from pistos.mistakes.actions.writing import SaysNothing
from pistos.mistakes.facts import Described, Wanted
from pistos.mistakes.models import Department, Finding, Improvement, ItemState, Process
from pistos.mistakes.queries.figures import judged_between, repeated_between
from pistos.mistakes.queries.worth import worth_of_corrections
from pistos.mistakes.rules.effect import Rate
from pistos.mistakes.rules.worth import worth_of
from pistos.notifications.models import Message
from pistos.shop.models import Shop
from tests.factories import mistakes as made
from tests.factories.causes import coded_as

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def by(alma: User) -> Actor:
    return Actor.person(alma.pk)


@pytest.fixture
def wanted(shop: Shop, alma: User, at: datetime) -> Wanted:
    due_on = (at + 10 * DAY).date()
    return Wanted("Labels", alma, due_on, "From 4 in 100 to 1", Ref("complaint", "7"))


@pytest.mark.serves("S0-38")
def test_an_item_has_owner_day_expected_and_measured_effect(
    wanted: Wanted, alma: User, by: Actor, at: datetime
) -> None:
    item = improving.add_improvement(wanted=wanted, by=by, at=at)
    with pytest.raises(WrongMoment):
        improving.measure_improvement(improvement=item, measured="1 in 100", by=by, at=at)
    improving.finish_improvement(improvement=item, by=by, at=at + DAY)
    with pytest.raises(SaysNothing):
        improving.measure_improvement(improvement=item, measured=" ", by=by, at=at)
    improving.measure_improvement(improvement=item, measured="1 in 100", by=by, at=at + 2 * DAY)

    item.refresh_from_db()
    assert (item.owner, item.state, item.origin_kind) == (alma, ItemState.MEASURED, "complaint")
    assert (item.expected, item.measured) == ("From 4 in 100 to 1", "1 in 100")
    with pytest.raises(WrongMoment):
        improving.drop_improvement(improvement=item, because="x", by=by, at=at)
    assert [event.name for event in Event.objects.filter(name__startswith="mistakes.Improvement")
        .order_by("id")] == [f"mistakes.Improvement{name}" for name in
        ("Added", "Done", "Measured")]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [({"title": " "}, SaysNothing), ({"expected": ""}, SaysNothing),
     ({"due_on": datetime(2026, 3, 1).date()}, ItemUnusable)],
)  # fmt: skip
def test_an_item_without_day_or_effect_is_refused(
    wanted: Wanted, by: Actor, at: datetime, fields: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        improving.add_improvement(wanted=replace(wanted, **fields), by=by, at=at)
    assert not Improvement.objects.exists()


@pytest.mark.serves("S0-38")
def test_a_list_that_nobody_goes_through_raises_an_alarm_once(
    wanted: Wanted, alma: User, by: Actor, at: datetime
) -> None:
    improving.add_improvement(wanted=wanted, by=by, at=at)
    tasks.watch_list(at + 14 * DAY)
    assert not Message.objects.filter(template="improvements_unread").exists()
    for day in (15, 16):
        tasks.watch_list(at + day * DAY)

    assert Message.objects.get(template="improvements_unread").recipient_id == alma.pk
    assert Event.objects.filter(name="mistakes.ImprovementsNotReviewed").count() == 1
    row = improving.review_list(words="All of it.", by=alma, at=at + 16 * DAY)
    assert (row.open_count, row.late_count) == (1, 1)
    assert row.next_on == (at + 30 * DAY).date()
    tasks.watch_list(at + 20 * DAY)
    assert Message.objects.filter(template="improvements_unread").count() == 1


@pytest.mark.serves("S0-38")
def test_the_week_begins_with_thanks_and_names_nobody(
    shop: Shop, alma: User, ben: User, at: datetime
) -> None:
    made.corrected(alma, at=at)

    for _again in range(2):
        tasks.week(at + 3 * DAY)

    mail = Message.objects.get(template="week")
    assert mail.recipient_id == alma.pk
    assert mail.text.index("praised us") < mail.text.index("Corrected:")
    assert "- Parcels to the islands come late" in mail.text
    assert mail.text.index("Corrected:") < mail.text.index("Mistakes found: 1.")
    assert "Ben" not in mail.text


def test_a_process_has_findings_that_stay(shop: Shop, alma: User, by: Actor, at: datetime) -> None:
    described = Described("Packing", Department.WAREHOUSE, alma)
    process = improving.add_process(described=described, by=by, at=at)
    assert improving.add_process(described=described, by=by, at=at) == process
    improving.note_finding(process=process, words="Two lists, not one.", by=by, at=at)

    with pytest.raises(SaysNothing):
        improving.note_finding(process=process, words=" ", by=by, at=at)
    for changed in ("x", "Two lists", "One…not one.", "Two lists, not one. …", "%…", "_wo …"):
        with pytest.raises(Error), transaction.atomic():
            Finding.objects.update(words=changed)
    assert Process.objects.count() == Finding.objects.count() == 1


@pytest.mark.serves("S3-104")
@pytest.mark.parametrize(
    ("before", "after", "spent", "avoided", "saved", "times"),
    [((20, 200), (2, 200), "100", 18.0, "360.00", 3.6), ((20, 200), (30, 200), "100", -10.0,
      "-200.00", -2.0), ((20, 200), (0, 100), "0", 10.0, "200.00", None)],
)  # fmt: skip
def test_the_worth_of_a_correction(
    before: tuple[int, int], after: tuple[int, int], spent: str, avoided: float, saved: str,
    times: float | None,
) -> None:  # fmt: skip
    found = worth_of(Rate(*before), Rate(*after), each=Decimal("20"), spent=Decimal(spent))

    assert (found.avoided, found.saved, found.times) == (avoided, Decimal(saved), times)


@pytest.mark.serves("S3-99")
@pytest.mark.serves("S3-104")
def test_prevention_stands_beside_recovery(
    shop: Shop, alma: User, cleo: Customer, at: datetime
) -> None:
    made.orders_on(cleo, placed_at=at - 3 * DAY, count=200)
    for number in range(20):
        coded_as("carrier.late", at=at - 2 * DAY, number=number)
    mistake = made.learned(alma, at=at, days=30, drop=50)
    made.orders_on(cleo, placed_at=at + 10 * DAY, count=200)
    drain(at + 12 * DAY)
    judge_at = mistake.corrections.get().judge_at
    assert judge_at is not None
    tasks.judge(judge_at)

    (row,) = worth_of_corrections(hour_amount=Decimal("15"))

    assert (row.worth.avoided, row.worth.spent) == (20.0, Decimal("120.00"))
    assert row.worth.saved == (20 * row.worth.each).quantize(Decimal("0.01"))


def test_the_list_is_led_from_the_desk(client: Client, shop: Shop, alma: User, ben: User) -> None:
    now = clock.now()
    client.force_login(alma)
    client.post(reverse("backoffice:processes"),
        {"name": "Packing", "department": "warehouse", "owner": alma.pk})  # fmt: skip
    process = Process.objects.get()
    client.post(reverse("backoffice:process", args=[process.pk]), {"words": "Two lists."})
    answer = client.post(
        reverse("backoffice:new_improvement") + "?from=review:9",
        {"title": "One list", "expected": "No double", "owner": alma.pk, "process": process.pk,
         "due_on": (now + 5 * DAY).date().isoformat()},
    )  # fmt: skip
    assert answer.status_code == 302
    item = Improvement.objects.get()
    assert (item.origin_kind, item.origin_id, item.process) == ("review", "9", process)
    client.post(reverse("backoffice:improvement_done", args=[item.token]))
    client.post(reverse("backoffice:improvement_measured", args=[item.token]), {"words": "None."})
    client.post(reverse("backoffice:improvements_review"), {"words": "Done."})
    item.refresh_from_db()
    assert item.state == ItemState.MEASURED
    for name in ("improvements", "week", "worth", "processes"):
        assert client.get(reverse(f"backoffice:{name}")).status_code == 200
    assert client.get(reverse("backoffice:improvements") + "?state=measured").status_code == 200
    client.force_login(ben)
    assert client.get(reverse("backoffice:improvements")).status_code == 200
    assert client.get(reverse("backoffice:processes")).status_code == 403


@pytest.mark.serves("S2-26")
def test_repeated_mistakes_and_corrections_that_worked_are_indicators(
    shop: Shop, alma: User, at: datetime
) -> None:
    mistake = made.learned(alma, at=at)
    coded_as("carrier.late", at=at + 9 * DAY)
    drain(at + 9 * DAY)
    row = mistake.corrections.get()
    assert row.judge_at is not None
    tasks.judge(row.judge_at)

    assert repeated_between(at, at + 30 * DAY) == 1
    assert repeated_between(at + 20 * DAY, at + 30 * DAY) == 0
    found = judged_between(at, row.judge_at + DAY)
    assert (found.recorded, found.repeated, found.too_few) == (1, 1, 1)


def test_before_there_is_a_shop_there_is_no_list_to_go_through(at: datetime) -> None:
    assert not Shop.objects.exists()

    tasks.watch_list(at)
