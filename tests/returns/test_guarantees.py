"""Repairs with their days and loans, the register of guarantees, and what the law adds by itself."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from pistos.catalogue.models import Category, Product
from pistos.catalogue.queries.drafts import draft_of
from pistos.catalogue.rules.gate import judge
from pistos.complaints.models import Complaint
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.actions.scanning import record_scans
from pistos.orders.facts import ScanFacts
from pistos.orders.models import Order
from pistos.promises.models import Promise, PromiseKind, State
from pistos.returns.actions import deciding, paying, repairing
from pistos.returns.actions.guaranteeing import (
    GuaranteeFacts,
    GuaranteeTooShort,
    TermsMissing,
    note_serial,
    register_parcel,
    set_guarantee,
)
from pistos.returns.actions.wishing import WishNotOpen, wish_remedy
from pistos.returns.models import Claim, ClaimState, Guarantee, Repair, SoldItem, Track
from pistos.shipping.models import Rate
from pistos.shop.models import Shop
from tests.factories.shopping import Selling
from tests.returns.test_transport import ALMA, carried, opened

__all__ = ["carried"]


def repaired(claim: Claim, at: datetime) -> None:
    deciding.agree_remedy(claim=claim, wish="repair", by=ALMA, at=at)
    day = (at + timedelta(days=3)).date()
    repair = repairing.begin_repair(claim=claim, promised_on=day, by=ALMA, at=at)
    repairing.move_repair(repair=repair, stage="back", promised_on=day, by=ALMA, at=at)
    drain(at)


@pytest.mark.serves("S2-12")
def test_a_repair_promises_each_day_and_lends_something(carried: Order, later: datetime) -> None:
    claim = opened(carried, later, happened="broken")
    assert (claim.track, claim.burden) == (Track.LEGAL, "shop")
    with pytest.raises(paying.WrongMoment):
        repairing.begin_repair(claim=claim, promised_on=later.date(), by=ALMA, at=later)
    deciding.agree_remedy(claim=claim, wish="repair", by=ALMA, at=later)
    with pytest.raises(repairing.StageWrong):
        repairing.begin_repair(
            claim=claim, promised_on=later.date() - timedelta(days=1), by=ALMA, at=later
        )
    first, second = later.date() + timedelta(days=5), later.date() + timedelta(days=9)
    repair = repairing.begin_repair(claim=claim, promised_on=first, by=ALMA, at=later)
    claim.refresh_from_db()
    assert (claim.state, claim.next_on) == (ClaimState.REPAIRING, first)
    repairing.note_loan(repair=repair, what="A blue mug", by=ALMA, at=later)
    with pytest.raises(repairing.LoanWrong):
        repairing.note_loan(repair=repair, what="Another", by=ALMA, at=later)

    repairing.move_repair(repair=repair, stage="repairer", promised_on=second, by=ALMA, at=later)
    drain(later)
    days = Promise.objects.filter(kind=PromiseKind.FIX, about_kind="claim").order_by("pk")
    assert [each.due_on for each in days][-2:] == [first, second]
    assert days[len(days) - 2].standing.state == State.KEPT
    assert Message.objects.filter(template="claim_step").exists()
    with pytest.raises(repairing.StageWrong):
        repairing.move_repair(repair=repair, stage="checked", promised_on=second, by=ALMA, at=later)
    with pytest.raises(repairing.StageWrong):
        repairing.move_repair(repair=repair, stage="back", promised_on=second, by=ALMA, at=later)
    repairing.note_loan_back(repair=repair, by=ALMA, at=later)
    repairing.move_repair(repair=repair, stage="back", promised_on=second, by=ALMA, at=later)
    claim.refresh_from_db()
    assert claim.state == ClaimState.DONE
    assert Repair.objects.get().ended_at == later


@pytest.mark.serves("GUA-04")
def test_a_repair_adds_twelve_months_once_for_an_item_and_the_customer_is_told(
    carried: Order, later: datetime
) -> None:
    repaired(opened(carried, later, happened="broken"), later)
    assert SoldItem.objects.get().extended_at == later
    assert "twelve months longer" in Message.objects.get(template="claim_done").text

    again = opened(carried, later, happened="broken", attempt="b" * 22)
    repaired(again, later + timedelta(days=1))
    assert SoldItem.objects.get().extended_at == later
    assert Event.objects.filter(name="returns.GuaranteeExtended").count() == 1


@pytest.mark.serves("GUA-03", "GUA-04")
def test_the_customer_chooses_between_repair_and_replacement_and_money_comes_after(
    client: Client, carried: Order, later: datetime
) -> None:
    claim = opened(carried, later, happened="broken")
    by = Actor.customer(carried.customer_id)
    with pytest.raises(WishNotOpen):
        wish_remedy(claim=claim, wish="refund", by=by, at=later)
    with pytest.raises(deciding.NotThisStep):
        deciding.agree_remedy(claim=claim, wish="refund", by=ALMA, at=later)
    wish_remedy(claim=claim, wish="repair", by=by, at=later)
    claim.refresh_from_db()
    assert claim.wished == "repair"
    repaired(claim, later)
    again = opened(carried, later, happened="broken", attempt="b" * 22)
    deciding.agree_remedy(claim=again, wish="refund", by=ALMA, at=later)
    again.refresh_from_db()
    assert again.state == ClaimState.REFUNDING


@pytest.mark.serves("GUA-09")
def test_in_slovenia_the_contract_may_end_at_once_within_thirty_days(
    carried: Order, later: datetime
) -> None:
    Order.objects.filter(pk=carried.pk).update(country="SI")
    claim = opened(carried, later, happened="broken")
    deciding.agree_remedy(claim=claim, wish="refund", by=ALMA, at=later)
    claim.refresh_from_db()
    assert claim.state == ClaimState.REFUNDING


@pytest.mark.serves("GUA-08")
def test_listed_technical_goods_sold_to_slovenia_are_guaranteed_for_a_year_by_somebody(
    world: Selling, shop: Shop, at: datetime
) -> None:
    product = world.mug.product
    assert product.category is not None
    Category.objects.filter(pk=product.category.pk).update(needs_guarantee=True)
    short, year = (
        GuaranteeFacts(months, {"en": "It works."}, guarantor_name="Kiln & Sons")
        for months in (11, 12)
    )

    def missing() -> list[str]:
        fresh = Product.objects.get(pk=product.pk)
        draft = draft_of(fresh, languages=shop.languages, default_language=shop.default_language)
        return [each.detail for each in judge(draft).blocking if each.code == "guarantee_lacking"]

    assert missing() == ["12"]
    with pytest.raises(GuaranteeTooShort):
        set_guarantee(product=product, facts=short, by=ALMA, at=at)
    set_guarantee(product=product, facts=year, by=ALMA, at=at)
    assert missing() == []
    with pytest.raises(GuaranteeTooShort):
        set_guarantee(product=product, facts=GuaranteeFacts(0), by=ALMA, at=at)

    Rate.objects.filter(countries__contains=["SI"]).delete()
    set_guarantee(product=product, facts=GuaranteeFacts(0), by=ALMA, at=at)
    assert missing() == []


@pytest.mark.serves("S2-12", "S2-13")
def test_what_is_delivered_enters_the_register_with_the_guarantee_it_was_sold_with(
    paid: Order, at: datetime, later: datetime
) -> None:
    line = paid.lines.order_by("position")[0]
    assert line.product is not None
    with pytest.raises(TermsMissing):
        set_guarantee(product=line.product, facts=GuaranteeFacts(60), by=ALMA, at=at)
    facts = GuaranteeFacts(60, {"en": "Against breaking."}, guarantor_name="Kiln & Sons")
    set_guarantee(product=line.product, facts=facts, by=ALMA, at=at - timedelta(days=1))
    parcel = paid.parcels.get()
    scans = [ScanFacts(later, "delivered")]
    record_scans(parcel=parcel, scans=scans, by=ALMA, at=later)
    drain(later)

    mine = Guarantee.objects.order_by("pk")[0]
    assert (mine.guarantor_name, mine.starts_on) == ("Kiln & Sons", later.date())
    assert mine.ends_on.year == later.year + 5
    count = Guarantee.objects.count()
    assert register_parcel(parcel_id=parcel.pk, at=later) == 0
    assert Guarantee.objects.count() == count
    note_serial(item=mine.item, serial=" K 77 ", by=ALMA, at=later)
    assert SoldItem.objects.get(pk=mine.item.pk).serial == "K 77"

    years = later + timedelta(days=3 * 366)
    claim = opened(paid, years, happened="broken")
    assert claim.track == Track.COMMERCIAL
    case = Complaint.objects.get()
    assert case.entries.filter(source_kind="claim", source_id=str(claim.pk)).exists(), "it is heard"


@pytest.mark.serves("S1-5")
def test_a_claim_moves_to_another_right_with_its_reason(carried: Order, later: datetime) -> None:
    claim = opened(carried, later, happened="broken")
    with pytest.raises(deciding.ReasonMissing):
        deciding.move_track(claim=claim, track="transport", because="x", by=ALMA, at=later)
    deciding.move_track(
        claim=claim, track="transport", because="The box was crushed.", by=ALMA, at=later
    )
    claim.refresh_from_db()
    assert claim.track == Track.TRANSPORT
    assert claim.courier_claim.deadline_on
    deciding.move_track(
        claim=claim, track="withdrawal", because="They want the money instead.", by=ALMA, at=later
    )
    drain(later)
    made = Claim.objects.exclude(pk=claim.pk).get()
    assert (made.track, made.lines.get().quantity) == (Track.WITHDRAWAL, 1)
    moved = claim.steps.filter(kind="moved").values_list("words", flat=True)
    assert list(moved) == ["The box was crushed.", "They want the money instead."]


def test_the_desk_walks_goods_and_repair(
    client: Client, carried: Order, ben, later: datetime
) -> None:
    from pistos.kit import clock

    claim = opened(carried, clock.now(), happened="broken")
    client.force_login(ben)
    base = reverse("backoffice:claim", args=[claim.token])
    assert client.get(f"/desk/returns/scan/?code={claim.token}")["Location"] == base
    row = claim.lines.get()
    client.post(f"{base}agree/", {"wish": "repair"})
    client.post(f"{base}receive/", {f"came_{row.pk}": "1"})
    client.post(f"{base}inspect/", {f"fit_{row.pk}": "0", f"damaged_{row.pk}": "1"})
    soon = (clock.now() + timedelta(days=4)).date().isoformat()
    client.post(f"{base}repair/", {"promised_on": soon})
    client.post(f"{base}repair/loan/", {"what": "A red mug"})
    page = client.get(base).content.decode()
    assert "A red mug" in page
    public = client.get(f"/en/claim/{claim.token}/").content.decode()
    assert "Lent to you meanwhile" in public
    assert client.get(f"/en/claim/{claim.token}/label.pdf").content.startswith(b"%PDF")
    client.post(f"{base}repair/loan/back/")
    client.post(f"{base}repair/move/", {"stage": "back", "promised_on": soon})
    claim.refresh_from_db()
    assert claim.state == ClaimState.DONE
    assert client.get(reverse("backoffice:guarantees")).status_code == 200
    denied = client.post(reverse("backoffice:guarantee_save"), {"sku": "x", "months": "12"})
    assert denied.status_code == 403


@pytest.mark.serves("GUA-05")
def test_who_repairs_it_stands_on_the_page_of_the_claim(
    client: Client, carried: Order, later: datetime
) -> None:
    line = carried.lines.order_by("position")[0]
    assert line.product is not None
    facts = GuaranteeFacts(24, {"en": "All."}, {"en": "Repaired by Kiln & Sons in Volos."})
    set_guarantee(product=line.product, facts=facts, by=ALMA, at=later)
    claim = opened(carried, later, happened="broken")
    page = client.get(f"/en/claim/{claim.token}/").content.decode()
    assert "Repaired by Kiln &amp; Sons in Volos." in page
    assert "Legal guarantee until" in page
    assert "twelve months longer, once" in page
