"""Partners, their choice, and indicators on the desk."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.indicators import actions as indicator_actions
from pistos.indicators.models import Indicator
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.partners.models import Partner, PartnerState, Praise, Step
from pistos.scorecards.actions import compute_newest, open_selection
from pistos.scorecards.models import Candidate, Selection
from pistos.shop.models import Shop
from tests.backoffice.test_sign_in import refused_by_policy
from tests.factories.words_given import give_word

ALMA = Actor.person(1)
NOW = datetime.now(UTC)
YESTERDAY = NOW.date() - timedelta(days=1)


@pytest.fixture
def desk(client: Client, shop: Shop, alma: User) -> Client:
    client.force_login(alma, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def a_partner(code: str, kind: str = "courier", state: str = "active") -> Partner:
    return Partner.objects.create(code=code, name=code.title(), kind=kind, state=state)


def with_record(code: str, cleo: Customer, promises: int = 40) -> Partner:
    partner = a_partner(code)
    for number in range(promises):
        due_on = YESTERDAY - timedelta(days=number % 80)
        late = timedelta(hours=-6 if number % 8 else 30)
        give_word(due_on=due_on, late=late, partner=partner, about_id=None)
        give_word(
            due_on=due_on, late=late, customer=cleo, partner=partner, blamed=partner, about_id=None
        )
    compute_newest(at=NOW)
    return partner


def page(client: Client, view: str, /, *given: Any, **query: str) -> str:
    answer = client.get(reverse(f"backoffice:{view}", args=given), query)
    assert answer.status_code == 200, answer.content[:2000]
    html = answer.content.decode()
    assert refused_by_policy(html) == []
    return html


def send(client: Client, view: str, /, *given: Any, status: int = 302, **form: Any) -> str:
    answer = client.post(reverse(f"backoffice:{view}", args=given), form)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


@pytest.mark.parametrize("name", ["partners", "partners_ranking", "selections", "indicators"])
def test_empty_pages_say_what_will_stand_there(desk: Client, name: str) -> None:
    assert 'class="empty"' in page(desk, name)


def test_the_list_filters_and_sorts_by_allow_list(desk: Client) -> None:
    for code, kind in (("acs", "courier"), ("box", "courier"), ("bank", "payment")):
        a_partner(code, kind)

    html = page(desk, "partners", kind="courier", sort="-name")

    assert html.index(">Box<") < html.index(">Acs<")
    assert ">Bank<" not in html
    assert desk.get(reverse("backoffice:partners"), {"sort": "email"}).status_code == 409
    assert desk.get(reverse("backoffice:partners"), {"after": "nonsense"}).status_code == 409


@pytest.mark.parametrize("partners", [1, 3])
def test_the_list_costs_the_same_for_any_number(
    desk: Client, cleo: Customer, partners: int, django_assert_num_queries: Any
) -> None:
    for number in range(partners):
        with_record(f"c{number}", cleo, 4)

    with django_assert_num_queries(5):
        page(desk, "partners")


@pytest.mark.serves("S0-50")
def test_a_partner_page_shows_its_scorecard(desk: Client, cleo: Customer) -> None:
    with_record("acs", cleo)

    html = page(desk, "partner", "acs")

    assert "35 kept of 40 promises due" in html
    assert "of 100" in html
    assert "Harm to customers" in html
    assert "By region" in html
    assert "nine of ten at worst 1 day 6 hours late" in html
    months = html.split('id="trend"')[1].split("</table>")[0]
    assert '<th scope="col" class="num">Due</th>' in months


def test_the_ranking_keeps_few_promises_apart(desk: Client, cleo: Customer) -> None:
    with_record("acs", cleo)
    with_record("tiny", cleo, 3)

    html = page(desk, "partners_ranking")

    assert html.index(">Acs<") < html.index("Too few promises to be ranked") < html.index(">Tiny<")


@pytest.mark.serves("S0-54")
def test_a_partner_from_candidate_to_active_and_away(desk: Client) -> None:
    send(desk, "partner_add", name="Acs", kind="courier", code="acs")
    send(desk, "partner_activate", "acs", status=409)
    for step in ("alternatives", "reference"):
        send(desk, "partner_step_record", "acs", step, words="Asked three firms.")
    reason = "They carried our parcels for years."
    send(desk, "partner_step_skip", "acs", "trial", words="no", status=409)
    send(desk, "partner_step_skip", "acs", "trial", words=reason)
    send(desk, "partner_activate", "acs")

    assert Partner.objects.get().state == PartnerState.ACTIVE
    assert page(desk, "partner", "acs").count(reason) == 2
    send(desk, "partner_end", "acs", words="They left the country.")
    assert Partner.objects.get().state == PartnerState.ENDED
    assert "They left the country." in page(desk, "partner", "acs")


def test_details_and_terms_are_changed_by_form(desk: Client) -> None:
    a_partner("acs")

    send(desk, "partner_edit", "acs", name="ACS", cost_amount="3.20", status=422)
    send(desk, "partner_edit", "acs", name="ACS", cost_amount="3.20", cost_currency="eur")
    send(desk, "partner_terms", "acs", days_delivery="2", harm_amount="5")
    send(desk, "partner_terms", "acs", days_delivery="900", status=422)

    partner = Partner.objects.get()
    assert (partner.name, partner.cost_currency) == ("ACS", "EUR")
    assert partner.terms == {"days": {"delivery": 2}, "harm_amount": "5"}
    assert "€3.20" in page(desk, "partner", "acs")


def test_a_trial_has_a_last_day(desk: Client) -> None:
    a_partner("acs", state="candidate")

    send(desk, "partner_trial", "acs", until="soon", status=409)
    send(desk, "partner_trial", "acs", until=(NOW + timedelta(days=30)).date().isoformat())

    assert "On trial" in page(desk, "partner", "acs")


@pytest.mark.serves("S3-49")
def test_praise_is_noted_and_passed_on(desk: Client) -> None:
    a_partner("acs")

    send(desk, "partner_praise", "acs", words="", status=409)
    send(desk, "partner_praise", "acs", words="So polite <b>he</b> was", person="Nikos")
    assert "&lt;b&gt;he" in page(desk, "partner", "acs")
    send(desk, "partner_praise_pass_on", "acs", Praise.objects.get().pk)

    assert Praise.objects.get().passed_on_at is not None


def three_candidates(desk: Client) -> Selection:
    send(desk, "selection_open", kind="courier", title="Islands")
    found = Selection.objects.get()
    for code in ("acs", "box", "cheap"):
        a_partner(code, state="candidate")
        send(desk, "candidate_add", found.pk, partner=code)
        answers = {f"gate_{gate}": "yes" for gate in found.criteria["gates"]}
        points = {f"points_{name}": "7" for name in found.criteria["weights"]}
        if code == "cheap":
            points |= {"points_cost": "10", "points_reliable": "1"}
        evidence = {
            f"evidence_{name}": "Contract"
            for name in (*found.criteria["gates"], *found.criteria["weights"])
        }
        send(desk, "candidate", found.pk, code, **answers, **points, **evidence)
        send(desk, "candidate_reference", found.pk, code, words="Asked Olive Mill: fine.")
    return found


@pytest.mark.serves("S0-46", "S0-55")
def test_a_partner_is_chosen_by_gates_and_weights(desk: Client) -> None:
    found = three_candidates(desk)
    html = page(desk, "selection", found.pk)
    assert "The criteria favour Acs." in html
    assert "Too weak to be recommended in: Keeps its word" in html

    assert "favour Acs" in send(desk, "selection_decide", found.pk, candidate="cheap", status=409)
    send(desk, "selection_decide", found.pk, candidate="acs", because="")

    assert "Chosen: Acs" in page(desk, "selection", found.pk)
    assert set(Partner.objects.get(code="acs").steps.values_list("step", flat=True)) == {
        Step.ALTERNATIVES,
        Step.REFERENCE,
    }
    assert page(desk, "selections").count("Acs") == 1


@pytest.mark.serves("S0-55")
def test_price_is_kept_below_half_on_the_page(desk: Client) -> None:
    found = open_selection(kind="courier", title="Islands", by=ALMA, at=NOW)

    html = send(
        desk,
        "selection_criteria",
        found.pk,
        alternatives="3",
        gates=["insured"],
        weight_cost="100",
        status=422,
    )
    assert "Select a valid choice" in html
    given = {"alternatives": "3", "gates": ["reports_scans"]}
    html = send(desk, "selection_criteria", found.pk, **given, weight_cost="100", status=422)
    assert "Price is never the only criterion." in html
    send(desk, "selection_criteria", found.pk, **given, weight_cost="40", weight_reliable="60")

    found.refresh_from_db()
    assert found.criteria["weights"] == {"reliable": 0.6, "cost": 0.4}


@pytest.mark.serves("S0-54")
def test_a_skipped_step_stays_visible(desk: Client) -> None:
    found = open_selection(kind="courier", title="Islands", by=ALMA, at=NOW)
    reason = "They alone deliver to the islands."

    send(desk, "selection_skip", found.pk, "alternatives", words=reason)

    assert reason in page(desk, "selection", found.pk)


def test_an_answer_without_evidence_comes_back(desk: Client) -> None:
    found = open_selection(kind="courier", title="Islands", by=ALMA, at=NOW)
    a_partner("acs")
    send(desk, "candidate_add", found.pk, partner="acs")

    html = send(desk, "candidate", found.pk, "acs", points_reliable="9", status=422)

    assert "Write for every answer what it rests on." in html
    assert Candidate.objects.get().points == {}


@pytest.mark.serves("S1-14")
def test_an_owner_adds_an_indicator_on_the_desk(desk: Client, cleo: Customer) -> None:
    for number in range(4):
        late = timedelta(hours=-2 if number else 20)
        give_word(due_on=YESTERDAY, late=late, customer=cleo, about_id=number)

    send(desk, "indicator_add", name="", measure="kept_rate", period_days="30", status=422)
    send(
        desk,
        "indicator_add",
        name="Word kept in Attica",
        measure="kept_rate",
        period_days="30",
        target="95",
        threshold="90",
        region="Attica",
    )
    drain(NOW)

    indicator = Indicator.objects.get()
    assert (indicator.target, indicator.parameters) == (0.95, {"region": "Attica"})
    html = page(desk, "indicator", indicator.code)
    assert "75.0%" in html
    assert "Past the threshold" in html
    assert "3 of 4" in html
    assert "Word kept in Attica" in page(desk, "indicators")


def test_an_indicator_is_changed_and_put_away(desk: Client) -> None:
    indicator_actions.add_default_indicators(by=ALMA, at=NOW)
    same = {"name": "Kept", "measure": "kept_rate", "period_days": "30"}

    send(desk, "indicator_edit", "kept", **same, partner="nobody", status=422)
    send(desk, "indicator_edit", "kept", **same, target="97.5")
    send(desk, "indicator_hide", "told-first")

    assert Indicator.objects.get(code="kept").target == pytest.approx(0.975)
    assert not Indicator.objects.get(code="told-first").is_shown
    assert 'value="97.5"' in page(desk, "indicator_edit", "kept")


@pytest.mark.serves("S3-123")
def test_the_page_says_whether_we_beat_ourselves(desk: Client, cleo: Customer) -> None:
    for back in (2, 40):
        for number in range(40):
            is_late = back == 40 and number < 8
            give_word(
                due_on=YESTERDAY - timedelta(days=back),
                late=timedelta(hours=20 if is_late else -2),
                customer=cleo,
                about_id=back * 100 + number,
            )
    indicator_actions.add_default_indicators(by=ALMA, at=NOW)
    indicator_actions.read_indicators(at=NOW)

    html = page(desk, "indicators")

    assert "Beaten ourselves" in html
    assert "better than our own best" in html


@pytest.mark.serves("S4-23")
def test_kept_by_who_gave_the_word(desk: Client, cleo: Customer, ben: User) -> None:
    give_word(
        due_on=YESTERDAY,
        customer=cleo,
        kind="answer",
        about_kind="customer",
        made_by_kind="person",
        made_by_id=str(ben.pk),
    )

    assert '<th scope="row">Ben</th>' in page(desk, "indicators")


def test_the_indicators_page_costs_the_same_for_any_number(
    desk: Client, django_assert_num_queries: Any
) -> None:
    indicator_actions.add_indicator(
        wanted=indicator_actions.Wanted(name={"en": "A"}, measure="kept_rate"), by=ALMA, at=NOW
    )
    indicator_actions.read_indicators(at=NOW)
    with django_assert_num_queries(12):
        page(desk, "indicators")
    indicator_actions.add_default_indicators(by=ALMA, at=NOW)
    indicator_actions.read_indicators(at=NOW)

    with django_assert_num_queries(12):
        page(desk, "indicators")


@pytest.mark.serves("S0-1")
def test_each_point_of_a_customers_trust_leads_to_its_entry(
    desk: Client, cleo: Customer, dora: Customer
) -> None:
    assert 'class="empty"' in page(desk, "customer_trust", cleo.token)
    kept = give_word(due_on=YESTERDAY, customer=cleo, about_id=1)
    broken = give_word(due_on=YESTERDAY, late=timedelta(hours=9), customer=cleo, about_id=2)
    foreign = give_word(due_on=YESTERDAY, customer=dora, about_id=3)

    html = page(desk, "customer_trust", cleo.token)

    assert "42.9 of 100" in html
    assert html.count(broken.token) == 2
    assert html.count(kept.token) == 1
    assert foreign.token not in html
    assert reverse("backoffice:customer_trust", args=[cleo.token]) in page(
        desk, "customer", cleo.token
    )


DEEDS = [
    ("partner_add", ()),
    ("partner_edit", ("acs",)),
    ("partner_activate", ("acs",)),
    ("partner_end", ("acs",)),
    ("partner_step_skip", ("acs", "trial")),
    ("selection_open", ()),
    ("indicator_add", ()),
    ("indicator_hide", ("kept",)),
]


@pytest.mark.parametrize(("name", "given"), DEEDS)
def test_an_agent_may_look_but_not_change(
    client: Client, shop: Shop, alma: User, ben: User, name: str, given: tuple[str, ...]
) -> None:
    a_partner("acs")
    client.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.post(reverse(f"backoffice:{name}", args=given), {}).status_code == 403
    assert "Add a partner" not in page(client, "partners")
    assert Partner.objects.get().state == PartnerState.ACTIVE


@pytest.mark.parametrize("name", ["partners", "partners_ranking", "selections", "indicators"])
def test_strangers_are_sent_to_the_door(client: Client, shop: Shop, alma: User, name: str) -> None:
    answer = client.get(reverse(f"backoffice:{name}"))

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/desk/account/login/")


def test_wrong_methods_change_nothing(desk: Client) -> None:
    a_partner("acs")

    assert desk.get(reverse("backoffice:partner_end", args=["acs"])).status_code == 405
    assert desk.post(reverse("backoffice:partners")).status_code == 405
    assert desk.get(reverse("backoffice:partner", args=["nobody"])).status_code == 404
    assert (
        desk.post(reverse("backoffice:partner_step_record", args=["acs", "x"])).status_code == 404
    )
