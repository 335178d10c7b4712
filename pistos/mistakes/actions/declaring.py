"""An incident is declared, those it reaches are listed, its playbook is followed, and it is reviewed."""

from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.mistakes import events
from pistos.mistakes.actions.writing import said
from pistos.mistakes.facts import Declared, Reached, Reviewed
from pistos.mistakes.models import Affected, AffectedRule, Incident
from pistos.mistakes.queries.reaching import reached
from pistos.mistakes.rules.playbooks import steps_of

LEAST_MINUTES, MOST_MINUTES = 5, 7 * 24 * 60
BATCH = 1_000


class IncidentUnusable(Refused):
    """Without a title, or with a rhythm that nobody keeps."""


class NotSoFar(Refused):
    """The incident is not where this deed begins."""


class RuleUnusable(Refused):
    """A rule that names nothing by which anybody could be found."""


@transaction.atomic
def declare_incident(*, declared: Declared, by: Actor, at: datetime) -> Incident:
    """From now on its silence is watched. Publishes IncidentDeclared. Refuses with IncidentUnusable."""
    title = {code: text.strip()[:160] for code, text in declared.title.items() if text.strip()}
    if not title:
        raise IncidentUnusable(_("Write in one line what happened, in at least one language."))
    if not LEAST_MINUTES <= declared.update_minutes <= MOST_MINUTES:
        raise IncidentUnusable(_("Say something new every 5 minutes to 7 days."))
    made = Incident.objects.create(
        kind=declared.kind,
        title=title,
        owner=declared.owner,
        is_public=declared.is_public,
        update_minutes=declared.update_minutes,
        next_update_at=at + timedelta(minutes=declared.update_minutes),
        declared_at=at,
    )
    told = events.IncidentDeclared(made.pk, made.kind, declared.owner.pk)
    publish(told, about=ref(made), by=by, at=at)
    return made


@transaction.atomic
def find_affected(*, incident: Incident, rule: Reached, by: Actor, at: datetime) -> int:
    """Lists those whom it reaches; a person is listed once. Returns how many were new.

    10,000 in one transaction. Publishes AffectedFound. Refuses with RuleUnusable and NotSoFar.
    """
    made = locked_incident(incident)
    if made.closed_at is not None:
        raise NotSoFar(_("This incident is closed."))
    _refuse_rule(rule)
    known = set(made.affected.values_list("customer_id", flat=True))
    count = 0
    found = reached(rule)
    while pairs := list(islice(found, BATCH)):
        new = [pair for pair in pairs if pair[0] not in known]
        Affected.objects.bulk_create(
            Affected(incident=made, customer_id=person, order_id=order_id, added_at=at)
            for person, order_id in new
        )
        count += len(new)
    AffectedRule.objects.create(
        incident=made, kind=rule.kind, values=_values(rule), found_count=count, added_at=at
    )
    told = events.AffectedFound(made.pk, rule.kind, count)
    publish(told, about=ref(made), by=by, at=at)
    return count


def _refuse_rule(rule: Reached) -> None:
    is_bounded = rule.since is not None
    needed = {
        "orders": is_bounded,
        "courier": rule.courier_id is not None and is_bounded,
        "product": rule.product_id is not None,
        "conversations": True,
    }
    if not needed.get(rule.kind, False):
        raise RuleUnusable(_("Say since when, and for a courier or a product which one."))
    if rule.since and rule.until and rule.until <= rule.since:
        raise RuleUnusable(_("The end lies before the beginning."))


def _values(rule: Reached) -> dict[str, Any]:
    plain = {key: value for key, value in asdict(rule).items() if value is not None}
    return {
        key: value.isoformat() if isinstance(value, datetime) else value
        for key, value in plain.items()
    }


@transaction.atomic
def do_step(*, incident: Incident, step: str, by: Actor, at: datetime) -> None:
    """A step of its playbook is done. Publishes IncidentStepDone, once."""
    made = locked_incident(incident)
    if step not in steps_of(made.kind):
        raise NotSoFar(_("This playbook has no such step."))
    if step in made.steps_done:
        return
    made.steps_done = [*made.steps_done, step]
    made.save(update_fields=["steps_done"])
    publish(events.IncidentStepDone(made.pk, step), about=ref(made), by=by, at=at)


@transaction.atomic
def review_incident(*, incident: Incident, review: Reviewed, by: Actor, at: datetime) -> None:
    """What was learned, once it is over. Publishes IncidentReviewed. Refuses with NotSoFar before the end."""
    made = locked_incident(incident)
    if made.resolved_at is None:
        raise NotSoFar(_("Say first that it is over; the review comes after."))
    made.review_happened = said(review.happened, _("Write what happened, hour by hour."), 4000)
    made.review_went_well = said(review.went_well, _("Write what went well."), 4000)
    made.review_change = said(review.change, _("Write what is changed because of it."), 4000)
    made.reviewed_at = at
    made.save(update_fields=["review_happened", "review_went_well", "review_change", "reviewed_at"])
    publish(events.IncidentReviewed(made.pk), about=ref(made), by=by, at=at)


@transaction.atomic
def close_incident(*, incident: Incident, by: Actor, at: datetime) -> None:
    """Publishes IncidentClosed, once. Refuses with NotSoFar while it goes on, and without a review."""
    made = locked_incident(incident)
    if made.closed_at is not None:
        return
    if made.resolved_at is None or made.reviewed_at is None:
        raise NotSoFar(
            _("An incident is closed after its review: what happened, and what changes.")
        )
    made.closed_at = at
    made.save(update_fields=["closed_at"])
    publish(events.IncidentClosed(made.pk), about=ref(made), by=by, at=at)


def locked_incident(incident: Incident) -> Incident:
    return Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)


def ref(incident: Incident) -> Ref:
    return Ref("incident", str(incident.pk))
