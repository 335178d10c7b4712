"""A mistake is found: opened, shown by evidence, contained, understood."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.copying import lock_until_commit
from pistos.mistakes import events
from pistos.mistakes.actions.writing import SaysNothing, locked_open, note, note_facts, ref, said
from pistos.mistakes.facts import Analysis, Found, Shown
from pistos.mistakes.models import Deed, Evidence, Mistake, Origin
from pistos.mistakes.queries.matching import open_of_series
from pistos.mistakes.rules.stages import MOST_WHYS


@transaction.atomic
def open_mistake(*, found: Found, by: Actor, at: datetime) -> Mistake:
    """Opens it. An alarm opens one mistake, and none where an open one has the same cause and facet.

    Publishes MistakeFound. Refuses with SaysNothing.
    """
    title = said(found.title, _("Write what goes wrong, in one line."), 160)
    problem = said(found.problem, _("Write what goes wrong and for whom."), 4000)
    if found.origin != Origin.PERSON:
        lock_until_commit(f"mistakes.series:{found.series}")
        known = _known(found)
        if known is not None:
            return known
    made = Mistake.objects.create(
        title=title,
        problem=problem,
        cause=found.series.cause,
        facet_kind=found.series.facet_kind,
        facet_id=found.series.facet_id,
        origin=found.origin,
        origin_id=found.origin_id,
        severity=found.severity,
        found_at=at,
    )
    note(made, Deed.OPENED, problem, by, at)
    told = events.MistakeFound(made.pk, made.cause, made.origin, made.severity)
    publish(told, about=ref(made), by=by, at=at)
    return made


def _known(found: Found) -> Mistake | None:
    by_origin = Mistake.objects.filter(origin=found.origin, origin_id=found.origin_id).first()
    return by_origin or (open_of_series(found.series) if found.series.cause else None)


@transaction.atomic
def add_evidence(*, mistake: Mistake, shown: Shown, by: Actor, at: datetime) -> Evidence:
    """Links what shows it; the same thing twice is one. Publishes EvidenceAdded."""
    made = locked_open(mistake)
    row, is_new = link_evidence(made, shown, at)
    if is_new:
        facts = {"ref_kind": shown.ref.kind, "ref_id": shown.ref.id}
        note_facts(made, Deed.SHOWN, facts, by, at)
        told = events.EvidenceAdded(made.pk, shown.ref.kind, shown.ref.id[:60])
        publish(told, about=ref(made), by=by, at=at)
    return row


def link_evidence(
    mistake: Mistake, shown: Shown, at: datetime, *, is_repeat: bool = False
) -> tuple[Evidence, bool]:
    """The row of the evidence, and whether it is new; the mistake's row is locked."""
    return Evidence.objects.get_or_create(
        mistake=mistake,
        ref_kind=shown.ref.kind[:30],
        ref_id=said(shown.ref.id, _("Name what shows it: an address, a number."), 300),
        defaults={
            "words": shown.words.strip()[:500],
            "customer": shown.customer,
            "round": mistake.round,
            "is_repeat": is_repeat,
            "happened_at": shown.happened_at,
            "added_at": at,
        },
    )


@transaction.atomic
def contain_mistake(*, mistake: Mistake, words: str, by: Actor, at: datetime) -> None:
    """What stops the harm until it is corrected. Publishes MistakeContained."""
    made = locked_open(mistake)
    made.containment = said(words, _("Write what stops the harm for now."))
    made.save(update_fields=["containment"])
    note(made, Deed.CONTAINED, made.containment, by, at)
    publish(events.MistakeContained(made.pk), about=ref(made), by=by, at=at)


@transaction.atomic
def analyse_mistake(*, mistake: Mistake, analysis: Analysis, by: Actor, at: datetime) -> None:
    """Why it happened, down to a cause of the tree. Publishes MistakeAnalysed.

    Refuses with SaysNothing an analysis without a why, a root or a cause; once a correction is planned,
    the cause stays, for its test counts it.
    """
    made = locked_open(mistake)
    whys = [why.strip()[:500] for why in analysis.whys if why.strip()][:MOST_WHYS]
    if not whys:
        raise SaysNothing(_("Ask why at least once, and write the answer."))
    if not analysis.series.cause:
        raise SaysNothing(_("Choose the cause from the tree."))
    root = said(analysis.root_cause, _("Name the cause at the end of the whys."))
    has_plan = made.corrections.exists()
    made.whys, made.root_cause = whys, root
    if not has_plan:
        made.cause = analysis.series.cause
        made.facet_kind = analysis.series.facet_kind
        made.facet_id = analysis.series.facet_id
    made.save(update_fields=["whys", "root_cause", "cause", "facet_kind", "facet_id"])
    note(made, Deed.ANALYSED, root, by, at)
    publish(events.MistakeAnalysed(made.pk, made.cause), about=ref(made), by=by, at=at)
