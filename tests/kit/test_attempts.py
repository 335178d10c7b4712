"""Attempts are counted in the database, by any number of processes at once."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from pistos.kit.attempts import add_attempt, attempts_of, forget_attempts


@pytest.mark.django_db
def test_attempts_add_up_within_their_window_and_begin_anew_after_it() -> None:
    assert [add_attempt("a", 60) for _ in range(3)] == [1, 2, 3]
    assert add_attempt("b", 60) == 1
    assert attempts_of("a") == 3
    assert attempts_of("never") == 0

    with connection.cursor() as cursor:
        cursor.execute("UPDATE kit_attempt SET ends_at = now() - interval '1 second'")
    assert attempts_of("a") == 0
    assert add_attempt("a", 60) == 1
    assert forget_attempts() == 1
    assert attempts_of("a") == 1


@pytest.mark.django_db
def test_each_attempt_is_one_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        add_attempt("a", 60)
        attempts_of("a")


@pytest.mark.django_db(transaction=True)
def test_attempts_at_once_are_all_counted() -> None:
    together = Barrier(8)

    def attempt() -> None:
        together.wait()
        add_attempt("a", 60)
        connection.close()

    threads = [Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert attempts_of("a") == 8
