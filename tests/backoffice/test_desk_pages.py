"""The desk's own pages: what they show, at what cost, and what each deed leaves behind."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.backoffice import audit_links
from pistos.backoffice.shop_forms import KEPT_FOR
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.partners.models import Partner
from pistos.promises.actions.reporting import Wrong, report_not_right
from pistos.promises.models import Entry, EntryKind, Promise, Standing
from pistos.promises.rules.due import day_of
from pistos.promises.rules.life import EntryFacts
from pistos.shop.models import Closure, Shop, ShopSettings, WorkingHours
from pistos.shop.queries import days_kept
from pistos.shop.rules.facts import RETENTION_DEFAULTS
from tests.factories.orders import order_of
from tests.factories.promises import Life, kept, promise_to, write

pytestmark = pytest.mark.django_db
MADE_AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def desk(client: Client, shop: Shop, alma: User) -> Client:
    client.force_login(alma)
    return client


def open_promises(customer: Customer, count: int, *, due_on: date) -> list[Promise]:
    return write(
        [
            Life(promise_to(customer, made_at=MADE_AT, due_on=due_on, about_id=-n))
            for n in range(1, count + 1)
        ]
    )


@pytest.mark.parametrize("address", ["promises", "orders", "customers", "audit", "home"])
def test_lists_cost_the_same_with_one_and_with_three(
    desk: Client, cleo: Customer, address: str, django_assert_max_num_queries: object
) -> None:
    url, counts = reverse(f"backoffice:{address}"), []
    desk.get(url)  # What is counted once in ten minutes is counted now.
    for number in (1, 2, 3):
        promise = promise_to(cleo, made_at=MADE_AT, due_on=date(2099, 1, number), about_id=-number)
        write([Life(promise)])
        order_of(cleo, placed_at=MADE_AT, number=str(number))
        with django_assert_max_num_queries(29) as captured:
            assert desk.get(url).status_code == 200
        counts.append(len(captured))

    assert counts[0] == counts[2]


def test_home_shows_the_next_due_first(desk: Client, cleo: Customer, dora: Customer) -> None:
    write([Life(promise_to(cleo, made_at=MADE_AT, due_on=date(2099, 1, 9), about_id=-1))])
    write([Life(promise_to(dora, made_at=MADE_AT, due_on=date(2099, 1, 2), about_id=-2))])

    page = desk.get(reverse("backoffice:home")).content.decode()

    assert page.index("Dora") < page.index("Cleo")


def test_due_today_shows_today_alone(desk: Client, cleo: Customer, dora: Customer) -> None:
    today = clock.now().date()
    write([Life(promise_to(cleo, made_at=MADE_AT, due_on=today, about_id=-1))])
    write([Life(promise_to(dora, made_at=MADE_AT, due_on=today + timedelta(days=3), about_id=-2))])

    page = desk.get(reverse("backoffice:promises"), {"view": "due_today"}).content.decode()

    assert "Cleo" in page
    assert "Dora" not in page


def test_list_jumps_to_a_day_in_either_order(desk: Client, cleo: Customer) -> None:
    for n in range(1, 6):
        write([Life(promise_to(cleo, made_at=MADE_AT, due_on=date(2099, 1, n), about_id=-n))])
    url = reverse("backoffice:promises")

    later = desk.get(url, {"jump": "2099-01-04"}).context["rows"]
    earlier = desk.get(url, {"jump": "2099-01-02", "sort": "-due"}).context["rows"]

    assert [row["standing"].due_on.day for row in later] == [4, 5]
    assert [row["standing"].due_on.day for row in earlier] == [2, 1]


def test_list_says_whose_promise_is_made_to_us(desk: Client, cleo: Customer) -> None:
    partner = Partner.objects.create(code="loom", name="Loom", kind="supplier", state="active")
    at = clock.now()
    fields = {"toward": "shop", "partner": partner, "customer": None, "kind": "hand_over"}
    write([Life(promise_to(cleo, made_at=at, due_on=at.date() + timedelta(days=2), **fields))])

    page = desk.get(reverse("backoffice:promises") + "?view=open").content.decode()

    assert 'to us <span class="muted small">Loom</span>' in page


@pytest.mark.serves("S1-13")
def test_today_counts_what_broke_as_well(desk: Client, cleo: Customer) -> None:
    at = clock.now()
    made_at, today = at - timedelta(days=3), day_of(at, "Europe/Athens")
    kept_one, withdrawn_one, open_one, broken_one = (
        promise_to(cleo, made_at=made_at, due_on=today, about_id=-number) for number in range(1, 5)
    )
    gone = EntryFacts(EntryKind.WITHDRAWN, at, withdrawn_one.due_at, withdrawn_one.due_on)
    given_up = EntryFacts(EntryKind.BROKEN, at, broken_one.due_at, broken_one.due_on)
    write(
        [
            Life(kept_one, [kept(kept_one, at - timedelta(hours=1))]),
            Life(withdrawn_one, [gone]),
            Life(open_one),
            Life(broken_one, [given_up]),
        ]
    )

    page = desk.get(reverse("backoffice:home")).content.decode()

    assert "3 promises to customers are due today: 1 kept so far, 1 open, 1 broken." in page


@pytest.mark.parametrize(
    "query", ["view=secret", "sort=token", "after=%F0", "view=slipping&sort=due"]
)
def test_list_refuses_what_is_not_on_its_allow_list(desk: Client, query: str) -> None:
    answer = desk.get(f"{reverse('backoffice:promises')}?{query}")

    assert answer.status_code == 409


def test_names_of_customers_are_shown_escaped(desk: Client, cleo: Customer) -> None:
    Customer.objects.filter(pk=cleo.pk).update(name="<script>alert(1)</script>")
    open_promises(cleo, 1, due_on=date(2099, 1, 1))

    for address in ("home", "promises", "customers"):
        assert "<script>alert" not in desk.get(reverse(f"backoffice:{address}")).content.decode()


def test_promise_kept_late_at_heart_is_overturned_once(desk: Client, cleo: Customer) -> None:
    now = clock.now()
    promise = promise_to(cleo, made_at=now - timedelta(days=3), due_on=now.date())
    write([Life(promise, [kept(promise, now - timedelta(days=1))])])
    url = reverse("backoffice:overturn_promise", args=[promise.token])

    for _ in range(2):
        desk.post(url, {"cause": "damaged", "evidence": "photo"})

    standing = Standing.objects.get(pk=promise.pk)
    assert (standing.state, standing.cause, standing.is_overturned) == ("broken", "damaged", True)
    assert Entry.objects.filter(promise=promise, kind="overturned").count() == 1


def test_withdrawing_needs_a_listed_reason(desk: Client, cleo: Customer) -> None:
    (promise,) = open_promises(cleo, 1, due_on=date(2099, 1, 1))
    url = reverse("backoffice:withdraw_promise", args=[promise.token])

    desk.post(url, {"because": "we felt like it"})
    assert Standing.objects.get(pk=promise.pk).state == "open"

    desk.post(url, {"because": "customer_cancelled"})
    assert Standing.objects.get(pk=promise.pk).state == "withdrawn"


def test_agent_may_not_overturn(client: Client, shop: Shop, ben: User, cleo: Customer) -> None:
    now = clock.now()
    promise = promise_to(cleo, made_at=now - timedelta(days=3), due_on=now.date())
    write([Life(promise, [kept(promise, now - timedelta(days=1))])])
    client.force_login(ben)

    answer = client.post(
        reverse("backoffice:overturn_promise", args=[promise.token]), {"cause": "wrong"}
    )

    assert answer.status_code == 403
    assert Standing.objects.get(pk=promise.pk).state == "kept"


@pytest.mark.serves("S2-42")
def test_promise_made_by_hand_stands_in_the_ledger(desk: Client, cleo: Customer) -> None:
    url = reverse("backoffice:make_promise", args=[cleo.token])
    words = "You have our call by then."

    desk.post(
        url, {"kind": "call_back", "due_at": "2099-01-01T14:30", "words": words, "where": "phone"}
    )

    promise = Promise.objects.get()
    assert (promise.kind, promise.told_where, promise.words.text) == ("call_back", "phone", words)
    assert promise.due_at == datetime(2099, 1, 1, 12, 30, tzinfo=UTC)


def test_promise_in_the_past_is_refused_and_the_words_stay(desk: Client, cleo: Customer) -> None:
    answer = desk.post(
        reverse("backoffice:make_promise", args=[cleo.token]),
        {"kind": "fix", "due_at": "2020-01-01T10:00", "words": "Soon.", "where": "phone"},
    )

    assert answer.status_code == 422
    assert "Soon." in answer.content.decode()
    assert not Promise.objects.exists()


def test_settings_save_one_part_at_a_time(desk: Client, shop: Shop) -> None:
    desk.post(
        reverse("backoffice:save_settings", args=["hours"]),
        {"day0": "09:00-14:00, 15:00-18:00", "day1": "9.30-17.00"},
    )
    desk.post(
        reverse("backoffice:save_settings", args=["closure"]),
        {"starts_on": "2099-08-01", "ends_on": "2099-08-15"},
    )

    assert WorkingHours.objects.count() == 3
    assert Closure.objects.get().ends_on == date(2099, 8, 15)
    assert Event.objects.filter(name="shop.HoursChanged").count() == 1


def test_hours_that_do_not_read_are_refused_and_kept_on_the_page(desk: Client) -> None:
    answer = desk.post(
        reverse("backoffice:save_settings", args=["hours"]), {"day0": "nine to five"}
    )

    assert answer.status_code == 422
    assert "nine to five" in answer.content.decode()
    assert not WorkingHours.objects.exists()


def test_rules_are_saved_as_a_new_version(desk: Client) -> None:
    rules = {
        "kept_rate_target": "0.9", "warn_at_chance": "0.4", "right_within_days": "30",
        "refund_within_days": "10", "late_amount": "7.50",
    }  # fmt: skip

    for _ in range(2):
        desk.post(reverse("backoffice:save_settings", args=["rules"]), rules)

    assert ShopSettings.objects.count() == 1
    assert ShopSettings.objects.get().kept_rate_target == 0.9
    assert ShopSettings.objects.get().late_amount == Decimal("7.50")


def test_customer_takes_their_data_along_and_is_erased(desk: Client, cleo: Customer) -> None:
    packed = desk.post(reverse("backoffice:export_customer", args=[cleo.token]))
    desk.post(reverse("backoffice:erase_customer", args=[cleo.token]))

    assert packed["Content-Type"] == "application/zip"
    assert packed.content.startswith(b"PK")
    assert Customer.objects.get(pk=cleo.pk).name == ""


def test_audit_trail_goes_back_to_a_day(desk: Client, alma: User) -> None:
    for day in (1, 2, 3):
        Event.objects.create(
            name="shop.LogoChanged", happened_at=datetime(2026, 3, day, 12, tzinfo=UTC),
            actor_kind="person", actor_id=str(alma.pk), subject_kind="shop", subject_id="1",
            data={"kind": "png"},
        )  # fmt: skip

    rows = desk.get(reverse("backoffice:audit"), {"until": "2026-03-02"}).context["rows"]

    assert [row["event"].happened_at.day for row in rows] == [2, 1]
    assert rows[0]["who"] == "Alma"


def test_audit_trail_leads_to_what_it_names_and_to_its_history(
    desk: Client, cleo: Customer
) -> None:
    order = order_of(cleo, placed_at=MADE_AT, number="1")
    subjects = {"customer": cleo.pk, "order": order.pk, "closure": 4, "promise": 999_999}
    for kind, id_ in subjects.items():
        Event.objects.create(
            name="shop.LogoChanged", happened_at=MADE_AT, actor_kind="machine", actor_id="test",
            subject_kind=kind, subject_id=str(id_), data={"kind": "png"},
        )  # fmt: skip

    page = desk.get(reverse("backoffice:audit")).content.decode()

    assert reverse("backoffice:customer", args=[cleo.token]) in page
    assert reverse("backoffice:order", args=[order.token]) in page
    assert f'<a href="{reverse("backoffice:settings")}">days off 4</a>' in page
    assert "promise 999999" in page
    for kind, id_ in subjects.items():
        assert f"?subject={kind}%3A{id_}" in page


@pytest.mark.parametrize(
    ("kind", "page"), [(kind, page) for kind, (_, _, page) in audit_links.PAGES.items()]
)
def test_every_page_that_the_audit_trail_knows_has_its_address(
    db: None, kind: str, page: str, django_assert_num_queries: object
) -> None:
    event = Event(subject_kind=kind, subject_id="7")

    with django_assert_num_queries(1):
        assert audit_links.links_to([event]) == {}
    assert reverse(page, args=[7]) or reverse(page, args=["seven"])


@pytest.mark.serves("S0-22")
def test_retention_is_set_on_the_desk_and_leaves_the_other_rules_alone(desk: Client) -> None:
    ShopSettings.objects.create(kept_rate_target=0.9, trust_page_public_from=date(2026, 1, 1))
    days = {purpose: str(number) for purpose, number in RETENTION_DEFAULTS.items()}

    answer = desk.post(
        reverse("backoffice:save_settings", args=["retention"]), {**days, "messages": "400"}
    )

    assert answer.status_code == 302
    rules = ShopSettings.objects.latest("version")
    assert (rules.kept_rate_target, rules.trust_page_public_from) == (0.9, date(2026, 1, 1))
    assert days_kept("messages") == 400
    assert 'value="400"' in desk.get(reverse("backoffice:settings")).content.decode()


def test_retention_below_nothing_is_refused(desk: Client) -> None:
    days = {purpose: str(number) for purpose, number in RETENTION_DEFAULTS.items()}

    answer = desk.post(
        reverse("backoffice:save_settings", args=["retention"]), {**days, "messages": "-1"}
    )

    assert answer.status_code == 422
    assert not ShopSettings.objects.exists()


def test_every_purpose_of_keeping_has_its_words() -> None:
    assert set(KEPT_FOR) == set(RETENTION_DEFAULTS)


@pytest.mark.serves("S0-25", "S4-24")
def test_a_report_that_proved_unfounded_is_closed_and_stays_on_record(
    desk: Client, cleo: Customer
) -> None:
    at = clock.now()
    today = day_of(at, "Europe/Athens")
    promise = promise_to(cleo, made_at=MADE_AT, due_on=today, about_id=-1)
    promise = write([Life(promise, [kept(promise, at)])])[0]
    Standing.objects.filter(promise=promise).update(fulfilled_at=at)
    report_not_right(promise=promise, wrong=Wrong.DAMAGED, at=at)
    page, home = reverse("backoffice:promise", args=[promise.token]), reverse("backoffice:home")
    assert "It is damaged" in desk.get(home).content.decode()
    assert "It is damaged" in desk.get(page).content.decode()

    for _ in range(2):
        desk.post(
            reverse("backoffice:answer_report", args=[promise.token]),
            {"wrong": "damaged", "finding": "was_right"},
        )

    assert "It is damaged" not in desk.get(home).content.decode()
    shown = desk.get(page).content.decode()
    assert "It is damaged" in shown
    assert "We looked at it together: it was right" in shown
    assert promise.standing.state == "kept"
    events = Event.objects.filter(name="promises.ReportAnswered")
    assert [event.data for event in events] == [
        {"promise_id": promise.pk, "wrong": "damaged", "finding": "was_right"}
    ]
    assert report_not_right(promise=promise, wrong=Wrong.DAMAGED, at=at), "they may say it again"
    assert "It is damaged" in desk.get(home).content.decode()


def test_lists_name_the_day_of_the_destination_as_the_promise_itself_does(
    desk: Client, cleo: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    late_evening = datetime(2026, 3, 2, 21, 30, tzinfo=UTC)  # in Yerevan it is the next day already
    monkeypatch.setattr(clock, "now", lambda: late_evening)
    promise = write(
        [
            Life(
                promise_to(
                    cleo,
                    made_at=MADE_AT,
                    due_on=date(2026, 3, 3),
                    zone="Asia/Yerevan",
                    about_id=-1,
                )
            )
        ]
    )[0]

    shown = desk.get(reverse("backoffice:promises")).content.decode()
    own = desk.get(reverse("backoffice:promise", args=[promise.token])).content.decode()

    assert "today" in own.lower()
    assert "tomorrow" not in shown.lower()
