"""Where wishes, complaints and opinions go from now on."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations.models import Team
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.listening import events
from pistos.listening.models import Route
from pistos.listening.rules.kinds import CLASSES


class NoSuchKind(Refused):
    """Messages are wishes, complaints or opinions."""


@transaction.atomic
def save_route(*, kind: str, tag: str, team: Team | None, by: Actor, at: datetime) -> Route:
    """Tag and team of a kind; an empty tag tags nothing. Publishes `RouteChanged`. Refuses other kinds."""
    if kind not in CLASSES:
        raise NoSuchKind(_("Choose wishes, complaints or opinions."))
    tidy = one_line(tag, 40).lower().lstrip("#")
    route, _is_new = Route.objects.update_or_create(kind=kind, defaults={"tag": tidy, "team": team})
    publish(events.RouteChanged(kind), about=Ref("route", kind), by=by, at=at)
    return route
