"""Events of a deed that is made of others are written together."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.accounts.events import ProfileChanged
from pistos.journal.actions import publish, published_together
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref

pytestmark = pytest.mark.django_db
BY = Actor.machine("tests")


def tell(n: int, at: datetime) -> Event:
    return publish(ProfileChanged(n, ["name"]), about=Ref("user", str(n)), by=BY, at=at)


def test_events_are_written_at_the_end_in_their_order(at: datetime) -> None:
    with CaptureQueriesContext(connection) as asked, published_together():
        one = tell(1, at)
        with published_together():
            tell(2, at)
        assert not Event.objects.exists()

    assert list(Event.objects.order_by("id").values_list("subject_id", flat=True)) == ["1", "2"]
    assert one.pk is not None
    assert sum("INSERT INTO journal_event" in query["sql"] for query in asked) == 1


def test_nothing_is_told_of_what_failed(at: datetime) -> None:
    def fails() -> None:
        with published_together():
            tell(1, at)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()

    tell(2, at)
    assert Event.objects.count() == 1
