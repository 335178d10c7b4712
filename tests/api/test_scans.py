"""Reports of couriers over HTTP: who may send them, what becomes of them, and twice is once."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from pistos.accounts.actions import end_api_key, make_api_key
from pistos.accounts.models import ApiKey, Scope, User
from pistos.api import door
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.orders.models import Parcel, Scan
from pistos.shop.models import Shop
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
TOKEN = "pistos_0123456789abcdefghijkl"


@pytest.fixture(autouse=True)
def _fresh_counts(db: None) -> None:
    cache.clear()


@pytest.fixture
def key(shop: Shop, alma: User, at: datetime) -> ApiKey:
    return make_api_key(name="Courier", scopes=[Scope.SCANS], token=TOKEN, by=alma, at=at)


@pytest.fixture
def parcel(shop: Shop, cleo: Customer, at: datetime) -> Parcel:
    order = order_of(cleo, placed_at=at - timedelta(days=1))
    return Parcel.objects.create(
        order=order, ref="1", tracking_number="RA1GR", zone="Europe/Athens"
    )


def report(at: datetime, code: str = "delivered", **more: Any) -> dict[str, object]:
    return {"tracking_number": "RA1GR", "happened_at": at.isoformat(), "code": code, **more}


def send(*rows: object, token: str = TOKEN, body: str | None = None) -> HttpResponse:
    sent = json.dumps({"scans": rows}) if body is None else body
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer: Any = Client().post(
        "/api/v1/scans", sent, content_type="application/json", headers=headers
    )
    return answer


def test_reports_move_the_parcel_and_twice_is_once(
    key: ApiKey, parcel: Parcel, at: datetime
) -> None:
    rows = [
        report(at, "out_for_delivery", place="Athens"),
        report(at + timedelta(hours=2)),
        report(at, "out_for_delivery"),
        report(at, "vanished"),
        report(at) | {"happened_at": "soon"},
        report(at) | {"tracking_number": "NOBODYS"},
        report(at) | {"tracking_number": 7},
    ]
    first, again = send(*rows), send(*rows)

    parcel.refresh_from_db()
    assert first.status_code == again.status_code == 200
    assert json.loads(first.content) == {
        "taken": 2,
        "unknown": ["NOBODYS"],
        "unusable": [
            {"place": 3, "because": "code"},
            {"place": 4, "because": "time"},
            {"place": 6, "because": "number"},
        ],
    }
    assert json.loads(again.content)["taken"] == 0
    assert parcel.delivered_at == at + timedelta(hours=2)
    assert Scan.objects.count() == 2
    told = Event.objects.get(name="orders.ParcelScanned")
    assert (told.actor_kind, told.actor_id) == ("machine", f"api.key:{key.pk}")


def test_only_a_key_in_force_and_for_this_lets_in(
    key: ApiKey, alma: User, parcel: Parcel, at: datetime
) -> None:
    unknown, none = send(report(at), token="pistos_other"), send(report(at), token="")
    ApiKey.objects.filter(pk=key.pk).update(scopes=[])
    not_for_this = send(report(at))
    ApiKey.objects.filter(pk=key.pk).update(scopes=[Scope.SCANS])
    end_api_key(key=key, by=alma, at=at)
    ended = send(report(at))

    assert [a.status_code for a in (unknown, none, not_for_this, ended)] == [401, 401, 403, 401]
    assert unknown["WWW-Authenticate"] == "Bearer"
    assert Client().get("/api/v1/scans").status_code == 405
    assert not Scan.objects.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400), ("[]", 400), ('{"scans": 7}', 400), ('{"scans": ["x"]}', 400), ("{" * 90_000, 400),
        (json.dumps({"scans": [{}] * 501}), 413), ("x" * 600_000, 413),
    ],
)  # fmt: skip
def test_what_is_no_call_is_told_so_and_changes_nothing(
    key: ApiKey, body: str, status: int
) -> None:
    answer = send(body=body)

    assert answer.status_code == status
    assert set(json.loads(answer.content)) == {"error", "message"}
    assert not Event.objects.filter(name="orders.ParcelScanned").exists()


def test_a_key_and_a_guesser_are_slowed_down(
    key: ApiKey, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "MOST_CALLS", 2)
    monkeypatch.setattr(door, "MOST_MISSES", 2)
    calls = [send() for _ in range(3)]
    guesses = [send(token=f"pistos_{n}") for n in range(3)]

    assert [a.status_code for a in calls] == [200, 200, 429]
    assert calls[2]["Retry-After"] == "60"
    assert [a.status_code for a in guesses] == [401, 401, 429]


def test_the_key_is_shown_once_and_only_its_digest_is_kept(
    client: Client, alma: User, ben: User, shop: Shop
) -> None:
    client.force_login(alma)
    sent = {"name": "Courier", "scopes": ["scans"]}
    wrong = client.post("/desk/api-keys/", {"name": "Courier"})
    made = client.post("/desk/api-keys/", sent)
    row = ApiKey.objects.get()
    token = made.content.decode().split("pistos_")[1][:22]
    later = client.get("/desk/api-keys/").content.decode()

    assert wrong.status_code == 422
    assert send(token=f"pistos_{token}").status_code == 200
    assert "no-store" in made["Cache-Control"]
    assert token not in later
    assert token not in row.token_hash
    assert Event.objects.get(name="accounts.ApiKeyMade").data == {
        "key_id": row.pk,
        "scopes": ["scans"],
    }
    client.post(f"/desk/api-keys/{row.pk}/end/")
    client.post(f"/desk/api-keys/{row.pk}/end/")
    assert send(token=f"pistos_{token}").status_code == 401
    assert Event.objects.filter(name="accounts.ApiKeyEnded").count() == 1
    assert client.post("/desk/api-keys/999/end/").status_code == 404
    client.force_login(ben)
    assert client.get("/desk/api-keys/").status_code == 403
