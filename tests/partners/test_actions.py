from dataclasses import asdict
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from pistos.accounts.models import User
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound, Refused
from pistos.kit.keyset import Page, Sort
from pistos.notifications.models import Message
from pistos.partners import access, actions, queries
from pistos.partners.facts import PartnerFacts
from pistos.partners.models import Partner, PartnerState, PartnerStep, Praise, Step
from pistos.partners.rules import Terms
from pistos.shop.models import Shop

ALMA = Actor.person(1)
TODAY = date(2026, 3, 2)


def add(at: datetime, code: str = "steady", kind: str = "courier") -> Partner:
    return actions.add_partner(
        code=code, kind=kind, details=actions.Details(name=code.title()), by=ALMA, at=at
    )


def active(at: datetime, code: str = "steady", kind: str = "courier") -> Partner:
    partner = add(at, code, kind)
    for step in Step:
        actions.record_step(partner=partner, step=step, words="done", by=ALMA, at=at)
    return actions.activate_partner(partner=partner, today=TODAY, by=ALMA, at=at)


def last_event() -> Event:
    event = Event.objects.order_by("-id").first()
    assert event is not None
    return event


def test_add_partner_makes_a_candidate_and_says_so(db: None, at: datetime) -> None:
    partner = add(at)

    assert partner.state == PartnerState.CANDIDATE
    event = last_event()
    assert event.name == "partners.PartnerAdded"
    assert event.data == {"partner_id": partner.pk, "kind": "courier"}
    assert (event.subject_kind, event.subject_id) == ("partner", str(partner.pk))


def test_add_partner_refuses_a_code_in_use(db: None, at: datetime) -> None:
    add(at)

    with pytest.raises(actions.CodeTaken):
        add(at)

    assert Partner.objects.count() == 1
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    "details",
    [
        actions.Details(name=""),
        actions.Details(name="A", email="nobody"),
        actions.Details(name="A", cost_amount=Decimal("3.10")),
        actions.Details(name="A", website="javascript:alert(1)"),
    ],
)
def test_add_partner_refuses_details_that_cannot_be(
    db: None, at: datetime, details: actions.Details
) -> None:
    with pytest.raises(actions.DetailsWrong):
        actions.add_partner(code="a", kind="courier", details=details, by=ALMA, at=at)

    assert not Partner.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.serves("S0-54")
def test_record_partners_takes_over_on_trial_once_and_quietly(db: None, at: datetime) -> None:
    batch = [
        PartnerFacts(code="acs", name="ACS", kind="courier", gives_proof=False),
        PartnerFacts(code="s1", name="S", kind="supplier"),
    ]

    first = actions.record_partners(batch=batch, at=at)
    again = actions.record_partners(batch=batch, at=at)

    assert first == again == dict(Partner.objects.values_list("code", "pk"))
    assert set(Partner.objects.values_list("state", flat=True)) == {"trial"}
    assert queries.active_partners_shown() == []
    assert not Partner.objects.get(code="acs").gives_proof_of_delivery
    assert not PartnerStep.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.serves("S0-54")
def test_a_partner_taken_over_becomes_active_by_the_steps_only(db: None, at: datetime) -> None:
    actions.record_partners(batch=[PartnerFacts(code="acs", name="ACS", kind="courier")], at=at)
    partner = Partner.objects.get()

    with pytest.raises(actions.StepsMissing) as refusal:
        actions.activate_partner(partner=partner, today=TODAY + timedelta(days=900), by=ALMA, at=at)
    assert refusal.value.steps == list(Step)
    for step in Step:
        actions.record_step(partner=partner, step=step, words="done", by=ALMA, at=at)
    actions.activate_partner(partner=partner, today=TODAY, by=ALMA, at=at)

    assert [p.code for p in queries.active_partners_shown()] == ["acs"]


def test_record_partners_leaves_known_ones_as_they_are(db: None, at: datetime) -> None:
    active(at, "acs")

    actions.record_partners(batch=[PartnerFacts(code="acs", name="ACS 2", kind="courier")], at=at)

    partner = Partner.objects.get()
    assert (partner.name, partner.state) == ("Acs", PartnerState.ACTIVE)


def test_edit_partner_names_what_changed_and_nothing_else(db: None, at: datetime) -> None:
    partner = add(at)
    details = actions.Details(name="Steady", phone="+30 210 1234567")

    actions.edit_partner(partner=partner, details=details, by=ALMA, at=at)
    actions.edit_partner(partner=partner, details=details, by=ALMA, at=at)

    event = last_event()
    assert event.name == "partners.PartnerEdited"
    assert event.data == {"partner_id": partner.pk, "fields": ["phone"]}
    assert Event.objects.count() == 2


def test_agree_terms_keeps_what_it_replaced(db: None, at: datetime) -> None:
    partner = add(at)
    terms = Terms(days={"delivery": 2}, harm_amount=Decimal("4.50"))

    actions.agree_terms(partner=partner, terms=terms, by=ALMA, at=at)
    actions.agree_terms(partner=partner, terms=Terms(days={"delivery": 3}), by=ALMA, at=at)

    assert last_event().data["before"] == {"days": {"delivery": 2}, "harm_amount": "4.50"}
    assert last_event().data["after"] == {"days": {"delivery": 3}}


@pytest.mark.serves("S0-47")
@pytest.mark.parametrize(
    ("kind", "deadline"),
    [("courier", "photos"), ("photographer", "delivery"), ("web", "settlement")],
)
def test_each_kind_of_partner_has_deadlines_of_its_own(
    db: None, at: datetime, kind: str, deadline: str
) -> None:
    partner = add(at, kind=kind)

    with pytest.raises(actions.TermsImpossible):
        actions.agree_terms(partner=partner, terms=Terms(days={deadline: 1}), by=ALMA, at=at)

    partner.refresh_from_db()
    assert partner.terms == {}


@pytest.mark.serves("S0-54")
def test_activation_waits_for_every_step(db: None, at: datetime) -> None:
    partner = add(at)
    actions.record_step(partner=partner, step=Step.ALTERNATIVES, words="three", by=ALMA, at=at)

    with pytest.raises(actions.StepsMissing) as refusal:
        actions.activate_partner(partner=partner, today=TODAY, by=ALMA, at=at)

    assert refusal.value.steps == [Step.REFERENCE, Step.TRIAL]
    assert "trial" in str(refusal.value)
    partner.refresh_from_db()
    assert partner.state == PartnerState.CANDIDATE


@pytest.mark.serves("S0-54")
def test_a_skipped_step_needs_a_reason_that_stays(db: None, at: datetime) -> None:
    partner = add(at)

    with pytest.raises(actions.ReasonTooShort):
        actions.skip_step(partner=partner, step=Step.TRIAL, reason="urgent", by=ALMA, at=at)
    reason = "The only firm that delivers to the islands."
    actions.skip_step(partner=partner, step=Step.TRIAL, reason=reason, by=ALMA, at=at)
    for step in (Step.ALTERNATIVES, Step.REFERENCE):
        actions.record_step(partner=partner, step=step, words="asked", by=ALMA, at=at)
    actions.activate_partner(partner=partner, today=TODAY, by=ALMA, at=at)

    assert PartnerStep.objects.get(partner=partner, is_skipped=True).words == reason
    assert last_event().data == {"partner_id": partner.pk, "skipped": ["trial"]}
    with pytest.raises(actions.StepAlreadyRecorded):
        actions.record_step(partner=partner, step=Step.TRIAL, words="x", by=ALMA, at=at)


@pytest.mark.serves("S0-54")
def test_a_trial_is_done_when_its_last_day_has_passed(db: None, at: datetime) -> None:
    partner = add(at)
    for step in (Step.ALTERNATIVES, Step.REFERENCE):
        actions.record_step(partner=partner, step=step, words="asked", by=ALMA, at=at)
    until = TODAY + timedelta(days=30)
    partner = actions.start_trial(partner=partner, until=until, today=TODAY, by=ALMA, at=at)

    with pytest.raises(actions.StepsMissing):
        actions.activate_partner(partner=partner, today=until, by=ALMA, at=at)
    actions.activate_partner(
        partner=partner, today=until + timedelta(days=1), by=ALMA, at=at + timedelta(days=31)
    )

    partner.refresh_from_db()
    assert partner.state == PartnerState.ACTIVE


@pytest.mark.parametrize("days", [0, -3, 366])
def test_start_trial_refuses_an_end_that_makes_no_sense(db: None, at: datetime, days: int) -> None:
    partner = add(at)

    with pytest.raises(actions.TrialTooLong):
        actions.start_trial(
            partner=partner, until=TODAY + timedelta(days=days), today=TODAY, by=ALMA, at=at
        )


@pytest.mark.serves("S0-23")
def test_an_ended_partner_disappears_from_what_customers_are_shown(db: None, at: datetime) -> None:
    courier = active(at, "steady")
    active(at, "bank", "payment")
    active(at, "photos", "photographer")
    add(at, "candidate")
    assert [p.code for p in queries.active_partners_shown()] == ["steady", "bank"]

    actions.end_partner(partner=courier, reason="It stopped serving Crete.", by=ALMA, at=at)

    assert [p.code for p in queries.active_partners_shown()] == ["bank"]
    assert last_event().data["reason"] == "It stopped serving Crete."


def test_end_partner_twice_is_refused(db: None, at: datetime) -> None:
    courier = active(at)
    actions.end_partner(partner=courier, reason="It stopped serving Crete.", by=ALMA, at=at)

    with pytest.raises(actions.StateDoesNotFollow):
        actions.end_partner(partner=courier, reason="It stopped serving Crete.", by=ALMA, at=at)


@pytest.mark.serves("S3-49")
def test_praise_is_recorded_and_passed_on_once(db: None, at: datetime) -> None:
    courier = add(at)
    praise = actions.note_praise(
        partner=courier, words=" So polite. ", person="Nikos", by=ALMA, at=at
    )

    actions.pass_on_praise(praise=praise, by=ALMA, at=at)
    with pytest.raises(actions.AlreadyPassedOn):
        actions.pass_on_praise(praise=praise, by=ALMA, at=at)

    kept = Praise.objects.get()
    assert (kept.words, kept.person, kept.passed_on_at) == ("So polite.", "Nikos", at)
    assert last_event().name == "partners.PraisePassedOn"
    assert queries.praises_of(courier) == [kept]


@pytest.mark.serves("S3-49")
def test_praise_is_written_to_the_partner_where_an_address_is_known(
    shop: Shop, at: datetime
) -> None:
    courier = add(at)
    Partner.objects.filter(pk=courier.pk).update(email="desk@steady.example")
    courier.refresh_from_db()
    praise = actions.note_praise(
        partner=courier, words="So polite.", person="Nikos", by=ALMA, at=at
    )

    actions.pass_on_praise(praise=praise, by=ALMA, at=at)

    message = Message.objects.get()
    assert (message.to_address, message.recipient_kind) == ("desk@steady.example", "partner")
    assert "So polite." in message.text
    assert "Nikos" in message.text


def test_praise_without_words_is_refused(db: None, at: datetime) -> None:
    with pytest.raises(actions.PraiseEmpty):
        actions.note_praise(partner=add(at), words="  ", by=ALMA, at=at)


def test_partners_page_walks_there_and_back(db: None, at: datetime) -> None:
    for letter in "edcba":
        add(at, letter)

    def page(**place: str) -> Page[Partner]:
        return queries.partners_page(queries.Filter(), Sort("name"), size=2, **place)

    first = page()
    second = page(after=first.next_key or "")
    third = page(after=second.next_key or "")
    back = page(before=third.previous_key or "")

    assert ["".join(p.code for p in found.rows) for found in (first, second, third, back)] == [
        "ab",
        "cd",
        "e",
        "cd",
    ]
    assert first.previous_key is None
    assert third.next_key is None


def test_partner_access_is_the_same_for_absent_and_not_allowed(
    db: None, at: datetime, alma: User, ben: User
) -> None:
    add(at)

    assert access.partner_for(ben, "steady").code == "steady"
    assert access.partner_to_edit(alma, "steady").code == "steady"
    with pytest.raises(NotFound):
        access.partner_to_edit(ben, "steady")
    with pytest.raises(NotFound):
        access.partner_for(ben, "nobody")


def test_refusals_are_of_one_family() -> None:
    assert issubclass(actions.StepsMissing, Refused)
    assert asdict(actions.Details(name="A"))["name"] == "A"
