"""The prepared answers that a shop begins with."""

from datetime import datetime

from django.db import transaction

from pistos.conversations import events
from pistos.conversations.models import Macro
from pistos.conversations.rules.default_macros import DEFAULT_MACROS
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref


@transaction.atomic
def add_default_macros(*, by: Actor, at: datetime) -> list[Macro]:
    """Adds them where there is no macro at all. Publishes `DefaultMacrosAdded`."""
    if Macro.objects.exists():
        return []
    made = Macro.objects.bulk_create(
        Macro(name=ready.name, text=ready.text, tags=list(ready.tags), closes=ready.closes)
        for ready in DEFAULT_MACROS
    )
    event = events.DefaultMacrosAdded([macro.pk for macro in made])
    publish(event, about=Ref("macro", "default"), by=by, at=at)
    return made
