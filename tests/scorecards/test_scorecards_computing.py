from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.orders.models import Order, Parcel, Scan
from pistos.partners.actions import note_praise
from pistos.partners.models import Partner
from pistos.payments.models import Affected, Incident
from pistos.promises.models import Cause
from pistos.scorecards import actions
from pistos.scorecards.models import Scorecard
from pistos.scorecards.queries.cards import card_of, newest_cards, ranking
from pistos.scorecards.rules.figures import figures_of
from pistos.shop.models import Shop
from tests.factories.surveys import recorded, survey_of
from tests.factories.words_given import ZONE, give_word

ENDS_ON = date(2026, 3, 1)


def partner(code: str, kind: str = "courier") -> Partner:
    return Partner.objects.create(code=code, name=code.title(), kind=kind, state="active")


def february(day: int) -> date:
    return date(2026, 2, day)


def promises(of: Partner, late_hours: list[float], kind: str = "delivery") -> None:
    for number, hours in enumerate(late_hours):
        give_word(
            due_on=february(1 + number % 28),
            late=timedelta(hours=hours),
            partner=of,
            kind=kind,
            about_id=None,
        )


def scorecard(of: Partner) -> Scorecard:
    return Scorecard.objects.get(partner=of)


@pytest.mark.serves("S0-50")
def test_two_couriers_of_equal_mean_the_erratic_one_ranks_lower(shop: Shop, at: datetime) -> None:
    """Both come ten hours early on average and keep every promise."""
    steady, erratic = partner("steady"), partner("erratic")
    promises(steady, [-11, -9] * 20)
    promises(erratic, [-19.9, -0.1] * 20)

    actions.compute_scorecards(ends_on=ENDS_ON, at=at)

    by_rank = [row.partner.code for row in ranking("courier").ranked]
    assert by_rank == ["steady", "erratic"]
    first, second = (figures_of(scorecard(p).figures).deadlines[0] for p in (steady, erratic))
    assert first.mean == pytest.approx(second.mean)
    assert first.kept_share == second.kept_share
    assert second.deviation > first.deviation
    assert second.worst_tenth > first.worst_tenth


@pytest.mark.serves("S0-49")
@pytest.mark.parametrize(
    ("partner_kind", "kind"),
    [
        ("courier", "hand_over"),
        ("courier", "delivery"),
        ("photographer", "photos"),
        ("web", "fix"),
        ("payment", "settlement"),
    ],
)
def test_on_time_rate_by_kind_of_deadline(
    shop: Shop, at: datetime, partner_kind: str, kind: str
) -> None:
    firm = partner("firm", partner_kind)
    promises(firm, [-5, -5, -5, 30], kind)

    actions.compute_scorecards(ends_on=ENDS_ON, at=at)

    (row,) = figures_of(scorecard(firm).figures).deadlines
    assert (row.kind, row.kept, row.count) == (kind, 3, 4)


def test_what_never_came_counts_as_broken_and_long(shop: Shop, at: datetime) -> None:
    firm = partner("firm")
    promises(firm, [-5] * 9)
    give_word(due_on=february(1), late=None, partner=firm, about_id=None)

    actions.compute_scorecards(ends_on=ENDS_ON, at=at)

    (row,) = figures_of(scorecard(firm).figures).deadlines
    assert (row.never, row.kept, row.count) == (1, 9, 10)
    assert row.worst_tenth == pytest.approx(28, abs=0.01)


def carried(order: Order, courier: Partner, ref: str, **fields: Any) -> Parcel:
    return Parcel.objects.create(
        order=order, ref=ref, courier=courier, zone=ZONE, country="GR", region="Attica", **fields
    )


@pytest.fixture
def order(cleo: Customer, at: datetime) -> Order:
    return Order.objects.create(
        ref="1", number="1", customer=cleo, placed_at=at, currency="EUR", total_amount=Decimal(1)
    )


def day(number: int, hour: int = 10) -> datetime:
    return datetime(2026, 2, number, hour, tzinfo=UTC)


@pytest.mark.serves("S0-52", "S1-15")
def test_harm_is_the_blamed_partners_and_the_carriers_clock_starts_at_hand_over(
    shop: Shop, cleo: Customer, order: Order, at: datetime
) -> None:
    """The supplier handed over two days late; the courier then took no longer than agreed."""
    courier, supplier = partner("courier"), partner("loom", "supplier")
    parcel = carried(order, courier, "1", handed_over_at=day(7), delivered_at=day(11))
    give_word(
        due_on=february(5),
        late=day(7) - datetime(2026, 2, 5, 22, tzinfo=UTC),
        partner=supplier,
        kind="hand_over",
        about_id=parcel.pk,
    )
    give_word(
        due_on=february(10),
        late=timedelta(hours=12),
        customer=cleo,
        partner=courier,
        blamed=supplier,
        about_id=parcel.pk,
    )

    actions.compute_scorecards(ends_on=ENDS_ON, at=at)

    of_courier = figures_of(scorecard(courier).figures)
    assert (of_courier.carriage.clocked, of_courier.carriage.on_time_by_own_clock) == (1, 1)
    assert of_courier.harm_count == 0
    assert of_courier.deadlines[0].kept == 0
    of_supplier = figures_of(scorecard(supplier).figures)
    assert of_supplier.harm == {"courier_late": 1}
    (region,) = of_courier.regions
    assert (region.region, region.count, region.on_time) == ("Attica", 1, 0)
    assert (region.promised_days, region.actual_days) == (3, 4)


def test_carriage_counts_attempts_damage_and_loss(shop: Shop, order: Order, at: datetime) -> None:
    courier = partner("courier")
    first = carried(order, courier, "1", handed_over_at=day(3), delivered_at=day(4))
    second = carried(order, courier, "2", handed_over_at=day(3), delivered_at=day(6))
    carried(order, courier, "3", handed_over_at=day(3))
    Scan.objects.create(parcel=second, happened_at=day(5), code="attempt_failed")
    Scan.objects.create(parcel=first, happened_at=day(4), code="damaged")

    actions.compute_scorecards(ends_on=ENDS_ON, at=at)

    found = figures_of(scorecard(courier).figures).carriage
    assert (found.parcels, found.arrived, found.at_first_attempt) == (3, 2, 1)
    assert (found.damaged, found.lost) == (1, 0)
    assert found.half_days == pytest.approx(3)
    assert found.ninetieth_days is not None
    assert found.ninetieth_days > 20


def test_parcels_without_possible_proof_count_but_have_no_days(
    shop: Shop, order: Order, at: datetime
) -> None:
    courier = partner("letters")
    Partner.objects.filter(pk=courier.pk).update(gives_proof_of_delivery=False)
    promises(courier, [-5] * 3)
    for ref in "12":
        carried(order, courier, ref, handed_over_at=day(3))

    actions.compute_scorecards(ends_on=ENDS_ON, at=at)

    found = figures_of(scorecard(courier).figures).carriage
    assert (found.parcels, found.arrived, found.half_days) == (2, 0, None)


def test_damage_found_by_customers_is_counted(shop: Shop, cleo: Customer, at: datetime) -> None:
    courier = partner("courier")
    give_word(
        due_on=february(5), customer=cleo, partner=courier, about_id=1, overturned=Cause.DAMAGED
    )

    actions.compute_scorecards(ends_on=ENDS_ON, at=at)

    (row,) = figures_of(scorecard(courier).figures).deadlines
    assert (row.kept, row.damaged) == (0, 1)


@pytest.mark.serves("S3-49")
def test_praise_is_in_the_scorecard(shop: Shop, at: datetime) -> None:
    courier = partner("courier")
    promises(courier, [-5] * 3)
    note_praise(partner=courier, words="So kind.", by=Actor.person(1), at=day(20))

    actions.compute_scorecards(ends_on=ENDS_ON, at=at)

    assert figures_of(scorecard(courier).figures).praised == 1


@pytest.mark.serves("S3-49")
def test_marks_of_courtesy_are_in_the_scorecard_and_its_score_by_themselves(
    shop: Shop, at: datetime
) -> None:
    kind_one, rude_one, unasked = (partner(code) for code in ("kind", "rude", "unasked"))
    survey = survey_of(at=day(1))
    for courier in (kind_one, rude_one, unasked):
        promises(courier, [-5] * 30)
    recorded(survey, [{"recommend": "9", "courtesy": "5"}] * 40, at=day(20), courier_id=kind_one.pk)
    mixed = [{"recommend": "9", "courtesy": mark} for mark in ("4", "3", "1", "1")] * 10
    recorded(survey, mixed, at=day(20), courier_id=rude_one.pk)

    actions.compute_scorecards(ends_on=ENDS_ON, at=at)

    pleased = figures_of(scorecard(rude_one).figures).courtesy.pleased_share
    assert (pleased.numerator, pleased.denominator, pleased.value) == (10, 40, 0.25)
    assert pleased.low == pytest.approx(0.142, abs=0.001)
    assert pleased.high == pytest.approx(0.402, abs=0.001)
    cards = [scorecard(courier) for courier in (kind_one, unasked, rude_one)]
    assert cards[0].score > cards[1].score > cards[2].score
    assert cards[1].parts["courteous"] == pytest.approx(50 / 80)
    assert {card.parts["trusted"] for card in cards} == {cards[0].parts["trusted"]}


def test_computing_twice_gives_the_same_rows(shop: Shop, at: datetime) -> None:
    promises(partner("courier"), [-5, 5, 30])
    actions.compute_scorecards(ends_on=ENDS_ON, at=at)
    first = list(Scorecard.objects.values_list("pk", "score", "figures"))

    actions.compute_scorecards(ends_on=ENDS_ON, at=at)

    assert list(Scorecard.objects.values_list("pk", "score", "figures")) == first
    assert Event.objects.filter(name="scorecards.ScorecardsComputed").count() == 2


@pytest.mark.serves("S3-123")
def test_a_card_stands_beside_its_own_past(shop: Shop, at: datetime) -> None:
    firm = partner("firm")
    promises(firm, [-5] * 30 + [40] * 5)
    for number in range(40):
        give_word(due_on=date(2025, 11, 1 + number % 28), partner=firm, about_id=None)
    for back in (90, 0):
        actions.compute_scorecards(ends_on=ENDS_ON - timedelta(days=back), at=at)

    card = card_of(firm)

    assert card is not None
    assert card.previous is not None
    assert card.previous == card.best
    assert card.scorecard.score is not None
    assert card.scorecard.score < card.previous
    assert [month.month for month in card.figures.months] == ["2025-11", "2026-02"]


@pytest.mark.parametrize("partners", [1, 3])
def test_computing_costs_the_same_queries_for_any_number(
    shop: Shop, at: datetime, partners: int, django_assert_num_queries: Any
) -> None:
    for number in range(partners):
        promises(partner(f"c{number}"), [-5, 5])

    with django_assert_num_queries(15):
        actions.compute_scorecards(ends_on=ENDS_ON, at=at)


def test_lists_read_cards_in_one_query(
    shop: Shop, at: datetime, django_assert_num_queries: Any
) -> None:
    firms = [partner(f"c{number}") for number in range(3)]
    for firm in firms:
        promises(firm, [-5, 5])
    actions.compute_newest(at=at)

    with django_assert_num_queries(1):
        assert set(newest_cards(firms)) == {firm.pk for firm in firms}
    with django_assert_num_queries(2):
        assert len(ranking("courier").few) == 3


@pytest.mark.serves("S0-51")
def test_a_payment_partners_scorecard_counts_its_trouble(shop: Shop, at: datetime) -> None:
    firm = partner("stripe", "payment")
    begins = at - timedelta(days=10)
    for number, closes in enumerate((begins + timedelta(hours=2), None)):
        trouble = Incident.objects.create(
            provider="stripe",
            partner=firm,
            kind=("away", "technical")[number],
            opened_at=begins,
            closed_at=closes,
        )
        Affected.objects.create(
            incident=trouble, about_kind="payment", about_id=str(number), noted_at=begins
        )
    Incident.objects.create(
        provider="stripe", partner=firm, kind="forged", opened_at=at - timedelta(days=200)
    )

    actions.compute_scorecards(ends_on=ENDS_ON, at=at)

    found = figures_of(scorecard(firm).figures).incidents
    assert (found.count, found.affected, found.unfinished) == (2, 2, 1)
    assert found.hours == pytest.approx(2 + (period_end() - begins) / timedelta(hours=1))


def period_end() -> datetime:
    """The first of March is over in Athens."""
    return datetime(2026, 3, 1, 22, 0, tzinfo=UTC)
