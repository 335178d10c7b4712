"""Events of which few matter make no task each: a sieve looks at all that are new, once, and loses none."""

import threading
from collections.abc import Sequence
from datetime import datetime

import pytest
from django.db import connection, transaction
from django.test import Client

from pistos.accounts.events import ProfileChanged
from pistos.journal import actions, listeners
from pistos.journal.actions import publish, publish_all, sift_new
from pistos.journal.models import Event, EventToSift
from pistos.kit import ticks
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain

pytestmark = pytest.mark.django_db
BY = Actor.machine("tests")


class Seen:
    """What a sieve had in each batch, and what its listener was told; it keeps events of odd subjects."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.told: list[str] = []
        self.breaks = 0

    def sieve(self, events: Sequence[Event], at: datetime) -> list[Event]:
        if self.breaks:
            self.breaks -= 1
            raise ZeroDivisionError
        self.batches.append([event.subject_id for event in events])
        return [event for event in events if int(event.subject_id) % 2]

    def listen(self, event: Event, at: datetime) -> None:
        self.told.append(event.subject_id)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    found = Seen()
    for name in ("_by_event", "_sifted_by_event", "_by_name", "_sieves"):
        monkeypatch.setattr(listeners, name, {})
    listeners.on("accounts.ProfileChanged", sieve=found.sieve)(found.listen)
    return found


def tell(*numbers: int, at: datetime) -> None:
    events = [(ProfileChanged(n, ["name"]), Ref("user", str(n))) for n in numbers]
    publish_all(events, by=BY, at=at)


def tasks_written() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return cursor.fetchone()[0]


def test_an_event_makes_no_task_and_the_sieve_has_all_at_once(seen: Seen, at: datetime) -> None:
    for number in range(1, 6):
        tell(number, at=at)
    assert (tasks_written(), EventToSift.objects.count()) == (0, 5)

    assert sift_new(at) == 5

    assert seen.batches == [["1", "2", "3", "4", "5"]]
    assert (tasks_written(), EventToSift.objects.count(), seen.told) == (3, 0, [])
    assert drain(at) == 3
    assert seen.told == ["1", "3", "5"]


def test_nothing_new_costs_one_query(seen: Seen, at: datetime, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert sift_new(at) == 0


def test_an_event_is_kept_for_its_sieve_by_the_statement_that_writes_it(
    seen: Seen, at: datetime, django_assert_num_queries
) -> None:
    with django_assert_num_queries(1):
        tell(1, at=at)


def test_many_of_one_deed_are_sifted_too(
    seen: Seen, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_SIFTED", 60)
    tell(*range(1, actions.MANY + 1), at=at)

    assert sift_new(at) == 100
    assert [len(batch) for batch in seen.batches] == [60, 40]


def test_the_clock_lets_them_have_their_turn(seen: Seen, at: datetime) -> None:
    assert "journal.sift" in ticks._ticks
    assert ticks._ticks["journal.sift"].function is sift_new


def test_where_a_sieve_fails_each_event_has_its_own_turn(seen: Seen, at: datetime) -> None:
    seen.breaks = 1
    tell(1, 2, at=at)

    assert sift_new(at) == 2

    assert (EventToSift.objects.count(), tasks_written()) == (0, 2)
    drain(at)
    assert seen.told == ["1", "2"]


def test_one_sieve_that_fails_keeps_no_other_from_its_turn(seen: Seen, at: datetime) -> None:
    other = Seen()
    other.breaks = 1
    listener = lambda event, at: other.listen(event, at)  # noqa: E731 - a listener of another name
    listeners.on("accounts.ProfileChanged", sieve=other.sieve)(listener)
    tell(2, at=at)

    assert sift_new(at) == 2
    drain(at)
    assert (seen.batches, other.told) == ([["2"]], ["2"])


def test_health_tells_how_long_an_event_waits_for_its_sieve(seen: Seen, at: datetime) -> None:
    assert Client().get("/health/").json()["oldest_waiting_task_seconds"] == 0
    tell(1, at=at)
    assert Client().get("/health/").json()["oldest_waiting_task_seconds"] > 0


@pytest.mark.django_db(transaction=True)
def test_one_that_commits_late_is_not_passed_over(seen: Seen, at: datetime) -> None:
    with transaction.atomic():
        tell(1, at=at)
        beside(lambda: tell(2, at=at))
        assert beside(lambda: sift_new(at)) == 1

    assert sift_new(at) == 1
    assert seen.batches == [["2"], ["1"]]


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_them(seen: Seen, at: datetime) -> None:
    tell(*range(20), at=at)
    counts: list[int] = []

    def meanwhile(events: Sequence[Event], at: datetime) -> list[Event]:
        """While one is at its batch, another looks as well."""
        if not counts:
            counts.append(-1)
            tell(20, at=at)
            counts[0] = beside(lambda: sift_new(at))
        return seen.sieve(events, at)

    [name] = listeners._sieves
    listeners._sieves[name] = meanwhile

    assert sift_new(at) == 20
    assert counts == [0]
    assert sift_new(at) == 1
    assert sorted(int(n) for batch in seen.batches for n in batch) == list(range(21))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_when_the_sifting_worker_is_killed(seen: Seen, at: datetime) -> None:
    tell(1, 2, 3, at=at)
    kills = [True]

    def killed(events: Sequence[Event], at: datetime) -> list[Event]:
        """The first time its connection is gone after the work and before the commit."""
        left = seen.sieve(events, at)
        if kills.pop():
            publish(ProfileChanged(9, []), about=Ref("user", "9"), by=BY, at=at)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                cut(cursor.fetchone()[0])
        kills.append(False)
        return left

    [name] = listeners._sieves
    listeners._sieves[name] = killed
    ticks._ticks["journal.sift"].next_at = None

    ticks.run_due(at)
    assert EventToSift.objects.count() == 3
    assert not Event.objects.filter(subject_id="9").exists()
    assert sift_new(at) == 3
    drain(at)
    assert seen.told == ["1", "3"]


def cut(pid: int) -> None:
    """Ends a connection as a kill of its process does."""

    def kill() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])

    beside(kill)


def beside(deed):
    """Does it on a connection of its own; what it returned."""
    found = []

    def run() -> None:
        try:
            found.append(deed())
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return found[0] if found else None
