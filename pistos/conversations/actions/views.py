"""Saved views: named filters of the inbox, one's own or everybody's."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.conversations import events
from pistos.conversations.models import SavedView
from pistos.conversations.queries.lists import Wanted, refuse_unknown
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import NotFound, Refused

MOST = 30


class ViewRefused(Refused):
    """A view without a name, or one too many."""


@transaction.atomic
def save_own_view(*, name: str, wanted: Wanted, by: User, at: datetime) -> SavedView:
    """A view of the agent's own. Publishes `ViewSaved`. Refuses what the lists refuse."""
    return _save(by, name, wanted, by, at)


@transaction.atomic
def save_shared_view(*, name: str, wanted: Wanted, by: User, at: datetime) -> SavedView:
    """A view for everybody; only who may edit the rules of answering makes one."""
    require(by, "edit_answering")
    return _save(None, name, wanted, by, at)


@transaction.atomic
def delete_view(*, view: SavedView, by: User, at: datetime) -> None:
    """Publishes `ViewDeleted`. Another's is not found; everybody's needs the right to make one."""
    if view.owner_id is None:
        require(by, "edit_answering")
    elif view.owner_id != by.pk:
        raise NotFound
    gone = view.pk
    SavedView.objects.filter(pk=gone).delete()
    publish(events.ViewDeleted(gone), about=Ref("view", str(gone)), by=Actor.person(by.pk), at=at)


def _save(owner: User | None, name: str, wanted: Wanted, by: User, at: datetime) -> SavedView:
    refuse_unknown(wanted)
    tidy = one_line(name, 60)
    if not tidy:
        raise ViewRefused(_("Give the view a name."))
    if SavedView.objects.filter(owner=owner).count() >= MOST:
        raise ViewRefused(_("There are enough views. Delete one you do not need."))
    filters = {key: value for key, value in asdict(wanted).items() if value}
    filters.pop("after", None)
    filters.pop("before", None)
    view, _is_new = SavedView.objects.update_or_create(
        owner=owner, name=tidy, defaults={"filters": filters}
    )
    publish(
        events.ViewSaved(view.pk), about=Ref("view", str(view.pk)), by=Actor.person(by.pk), at=at
    )
    return view
