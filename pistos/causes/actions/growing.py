"""The tree grows and is pruned; no code ever changes what it means."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from pistos.causes import events
from pistos.causes.facts import NewCause
from pistos.causes.models import Cause
from pistos.causes.rules.tree import (
    CODE,
    CODED_FROM,
    DEPARTMENTS,
    FIXES,
    LEVELS,
    Area,
    Track,
    level_of,
    parent_of,
)
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES


class CauseUnusable(Refused):
    """What no cause can be."""


class CodeTaken(Refused):
    """A code means what it meant; a retired one is not used again either."""


class CauseInUse(Refused):
    """It cannot be retired as asked."""


@transaction.atomic
def add_cause(*, new: NewCause, by: Actor, at: datetime) -> Cause:
    """Below one that stands; what is not said it takes from there. Publishes CauseAdded.

    Refuses with CauseUnusable, CodeTaken.
    """
    if not CODE.fullmatch(new.code) or not CODED_FROM <= level_of(new.code) <= LEVELS:
        raise CauseUnusable(
            _("A code has two or three parts of small letters, as in “carrier.late”.")
        )
    if Cause.objects.filter(code=new.code).exists():
        raise CodeTaken(_("This code is taken, and means for ever what it meant. Choose another."))
    above = Cause.objects.filter(code=parent_of(new.code), retired_at=None).first()
    if above is None:
        raise CauseUnusable(_("Choose a cause of the list under which it stands."))
    names = {key: text.strip() for key, text in new.names.items() if text.strip()}
    if not names or set(names) - set(LANGUAGES):
        raise CauseUnusable(_("Give the cause a name."))
    last = Cause.objects.filter(code__startswith=above.code).aggregate(last=Max("position"))["last"]
    made = Cause(
        code=new.code,
        parent=above,
        level=level_of(new.code),
        names=names,
        area=new.area or above.area,
        department=new.department or above.department,
        track=new.track or above.track,
        fix=new.fix or above.fix,
        position=last,
        added_at=at,
    )
    _check(made)
    made.save()
    publish(events.CauseAdded(made.code), about=ref(made), by=by, at=at)
    return made


@transaction.atomic
def reword_cause(
    *, cause: Cause, names: Mapping[str, str], kept_by: Mapping[str, str], by: Actor, at: datetime
) -> Cause:
    """Better words for the same thing, and who looks after it (`department`, `track`, `fix`, `area`).

    Publishes CauseReworded with what changed; nothing where nothing did. Refuses with CauseUnusable.
    """
    fresh = Cause.objects.select_for_update().get(pk=cause.pk)
    wanted: dict[str, object] = {
        name: kept_by[name] for name in ("area", "department", "track", "fix") if name in kept_by
    }
    wanted["names"] = {key: text.strip() for key, text in names.items() if text.strip()}
    changed = [name for name, value in wanted.items() if getattr(fresh, name) != value]
    for name in changed:
        setattr(fresh, name, wanted[name])
    if not fresh.names or set(fresh.names) - set(LANGUAGES):
        raise CauseUnusable(_("Give the cause a name."))
    _check(fresh)
    if changed:
        fresh.save(update_fields=changed)
        told = events.CauseReworded(fresh.code, sorted(changed))
        publish(told, about=ref(fresh), by=by, at=at)
    return fresh


@transaction.atomic
def retire_cause(*, cause: Cause, replaced_by: Cause | None, by: Actor, at: datetime) -> None:
    """It can no longer be chosen; what was coded with it stays. Publishes CauseRetired, once.

    Refuses with CauseInUse while something below it can be chosen, for the roots, and for the cause of
    what is not listed, which proposals come from.
    """
    fresh = Cause.objects.select_for_update().get(pk=cause.pk)
    if fresh.retired_at is not None:
        return
    if fresh.level < CODED_FROM or fresh.code.startswith("other."):
        raise CauseInUse(_("This part of the list always stays."))
    if Cause.objects.filter(parent=fresh, retired_at=None).exists():
        raise CauseInUse(_("Please retire first what stands below it."))
    if replaced_by is not None and (replaced_by.retired_at is not None or replaced_by == fresh):
        raise CauseInUse(_("Choose a cause that is in use as the one that takes its place."))
    fresh.retired_at, fresh.replaced_by = at, replaced_by
    fresh.save(update_fields=["retired_at", "replaced_by"])
    told = events.CauseRetired(fresh.code, replaced_by.code if replaced_by else "")
    publish(told, about=ref(fresh), by=by, at=at)


def ref(cause: Cause) -> Ref:
    return Ref("cause", cause.code)


def _check(cause: Cause) -> None:
    known = (
        (cause.area, Area.ALL),
        (cause.department, DEPARTMENTS),
        (cause.track, Track.ALL),
        (cause.fix, FIXES),
    )
    if any(value not in allowed for value, allowed in known):
        raise CauseUnusable(_("Choose area, department, legal track and first fix from the lists."))
