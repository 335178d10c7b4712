"""Deeds on the shop's telephone lines."""

from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.calls import events
from pistos.calls.facts import LineFacts
from pistos.calls.models import Line
from pistos.calls.rules.secrets import PURPOSE
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.phones import international
from pistos.kit.secrets_box import seal
from pistos.kit.tokens import public_token
from pistos.shop.queries import the_shop


class LineUnusable(Refused):
    """Not a number, or a target that no line can meet."""


class LineKnown(Refused):
    """The shop has a line with this number."""


def add_line(*, facts: LineFacts, by: Actor, at: datetime) -> Line:
    """A line of the shop, with a secret. Publishes LineAdded. Refuses LineUnusable and LineKnown."""
    values = _checked(facts)
    sealed = seal(public_token().encode(), purpose=PURPOSE, key=settings.SECRET_KEY)
    try:
        with transaction.atomic():
            line = Line.objects.create(**values, secret=sealed)
            publish(events.LineAdded(line.pk), about=_ref(line), by=by, at=at)
            return line
    except IntegrityError:
        raise LineKnown(_("The shop has a line with this number already.")) from None


@transaction.atomic
def edit_line(*, line: Line, facts: LineFacts, by: Actor, at: datetime) -> Line:
    """Replaces what is said of a line. Publishes LineEdited when anything changed.

    Refuses LineUnusable and LineKnown.
    """
    values = _checked(facts)
    fresh = Line.objects.select_for_update().get(pk=line.pk)
    changed = sorted(name for name, value in values.items() if getattr(fresh, name) != value)
    if not changed:
        return fresh
    if Line.objects.filter(number=values["number"]).exclude(pk=fresh.pk).exists():
        raise LineKnown(_("The shop has a line with this number already."))
    for name in changed:
        setattr(fresh, name, values[name])
    fresh.save(update_fields=changed)
    publish(events.LineEdited(fresh.pk, changed), about=_ref(fresh), by=by, at=at)
    return fresh


@transaction.atomic
def make_line_secret(*, line: Line, by: Actor, at: datetime) -> Line:
    """A new secret for the line's exchange; the former one ends. Publishes LineSecretMade."""
    fresh = Line.objects.select_for_update().get(pk=line.pk)
    fresh.secret = seal(public_token().encode(), purpose=PURPOSE, key=settings.SECRET_KEY)
    fresh.save(update_fields=["secret"])
    publish(events.LineSecretMade(fresh.pk), about=_ref(fresh), by=by, at=at)
    return fresh


def _checked(facts: LineFacts) -> dict[str, object]:
    number = international(facts.number, the_shop().country)
    if not number:
        raise LineUnusable(_("Please enter a telephone number, for example +30 210 123 4567."))
    if not facts.name.strip():
        raise LineUnusable(_("Please give the line a name, for example “Customer service”."))
    if not (0 < facts.target_share < 1 and facts.target_seconds > 0):
        raise LineUnusable(_("The share of calls answered in time must lie between 1% and 99%."))
    if facts.attempts_limit < 1 or facts.attempts_minutes < 1:
        raise LineUnusable(_("State attempts and minutes as numbers from 1."))
    return {**asdict(facts), "number": number, "name": facts.name.strip()[:60]}


def _ref(line: Line) -> Ref:
    return Ref("line", str(line.pk))
