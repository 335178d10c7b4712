"""Work that failed to the end runs again, because somebody pressed the button."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.tasks import is_known, repeat_failed
from pistos.shop.events import WorkRepeated


class CannotRepeat(Refused):
    """It does not run again; the text says why."""


@transaction.atomic
def repeat_work(*, name: str, by: Actor, at: datetime) -> int:
    """Every failed task of that name is queued once more, as it was. Returns how many; pressed twice, once.

    Publishes WorkRepeated. Refuses with CannotRepeat what the program no longer knows, what waits already
    under the same key, and what has not failed.
    """
    if not is_known(name):
        raise CannotRepeat(why_unknown())
    found = repeat_failed(name, at)
    if not found.again:
        raise CannotRepeat(
            _("The same work waits to run already.")
            if found.waiting
            else _("This work was started again already, or has run since.")
        )
    publish(WorkRepeated(name, found.again), about=Ref("shop", "1"), by=by, at=at)
    return found.again


def why_unknown() -> str:
    return _("This version of the program has no such work any more, so it cannot run again.")
