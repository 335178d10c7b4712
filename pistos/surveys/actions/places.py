"""Links of the shop's own: for a card, a page, or the counter of a store."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.stock.models import Location
from pistos.surveys.actions.defining import ref
from pistos.surveys.events import PlaceClosed, PlaceOpened
from pistos.surveys.models import Place, Survey


class PlaceUnnamed(Refused):
    """A place needs a name: answers are told apart by it."""


class NoStore(Refused):
    """Nobody visits a store-room, or a store that is closed."""


@transaction.atomic
def open_place(
    *, survey: Survey, name: str, store: Location | None, by: Actor, at: datetime
) -> Place:
    """`store` is where it hangs, to be scanned; None for a link. Publishes PlaceOpened. Refuses with
    PlaceUnnamed and NoStore."""
    if not name.strip():
        raise PlaceUnnamed(_("Name the place, so that its answers can be told apart."))
    if store is not None and not (store.is_store and store.is_active):
        raise NoStore(_("Choose a store that customers visit."))
    place = Place.objects.create(survey=survey, name=name.strip()[:80], store=store, made_at=at)
    publish(PlaceOpened(survey.pk, place.pk), about=ref(survey), by=by, at=at)
    return place


@transaction.atomic
def close_place(*, place: Place, by: Actor, at: datetime) -> None:
    """Its link answers no more; what was answered stays. Publishes PlaceClosed, once."""
    if Place.objects.filter(pk=place.pk, is_active=True).update(is_active=False):
        publish(PlaceClosed(place.survey_id, place.pk), about=ref(place.survey), by=by, at=at)
