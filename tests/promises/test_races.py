"""Two workers on one promise, each in its own transaction: the ledger takes one outcome."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from pistos.promises import actions
from pistos.promises.models import Cause, Entry, Promise
from pistos.promises.rules.terms import Blame
from tests.promises.conftest import MACHINE, standing

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Runs the deeds in threads that start together; gives each one's result or exception."""
    results: list[object] = [None] * len(deeds)
    start = threading.Barrier(len(deeds))

    def run(index: int) -> None:
        try:
            start.wait()
            results[index] = deeds[index]()
        except Exception as error:
            results[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.serves("S0-25")
def test_kept_and_broken_at_the_same_instant_leaves_one_outcome(delivery: Promise) -> None:
    kept_at, now = delivery.due_at, delivery.due_at + timedelta(seconds=1)

    results = at_once(
        lambda: actions.keep_promise(
            promise=delivery, happened_at=kept_at, evidence="scan:1", by=MACHINE, at=now
        ),
        lambda: actions.break_promise(
            promise=delivery, blame=Blame(Cause.NO_PROOF), by=MACHINE, at=now
        ),
    )

    refused = [result for result in results if isinstance(result, actions.AlreadySettled)]
    entered = [result for result in results if isinstance(result, Entry)]
    assert (len(refused), len(entered)) == (1, 1)
    assert Entry.objects.filter(promise=delivery).exclude(kind="made").count() == 1
    assert standing(delivery).state == entered[0].kind


def test_two_clocks_mark_each_due_promise_once(
    answer: Callable[[timedelta], Promise],
) -> None:
    made = [answer(timedelta(minutes=minute)) for minute in range(1, 41)]
    now = made[-1].due_at + timedelta(seconds=1)

    def work() -> int:
        done, marked = 0, 1
        while marked:
            marked = actions.mark_due(at=now, most=7)
            done += marked
        return done

    results = at_once(work, work)

    assert all(isinstance(result, int) for result in results), results
    assert sum(int(str(result)) for result in results) == 40
    assert Entry.objects.filter(kind="broken").count() == 40


def test_the_database_itself_refuses_a_second_outcome(delivery: Promise) -> None:
    actions.keep_promise(
        promise=delivery,
        happened_at=delivery.made_at,
        evidence="scan:1",
        by=MACHINE,
        at=delivery.made_at,
    )
    kept = Entry.objects.get(promise=delivery, kind="kept")

    kept.pk, kept.kind = None, "broken"
    with pytest.raises(IntegrityError, match="promises_one_outcome"), transaction.atomic():
        kept.save(force_insert=True)
