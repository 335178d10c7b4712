"""The list of what is to become better, and going through it on a day that is set."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.accounts.queries import owners
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.mistakes import events
from pistos.mistakes.actions.writing import said
from pistos.mistakes.facts import Described, Wanted
from pistos.mistakes.models import Finding, Improvement, ItemState, ListReview, Process
from pistos.notifications.actions.writing import write_message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

MACHINE = Actor.machine("mistakes.watch_list")
REVIEWED_EVERY = timedelta(days=14)


class ItemUnusable(Refused):
    """Without a day to come, an improvement is a wish."""


class WrongMoment(Refused):
    """The item is not where this deed begins."""


@transaction.atomic
def add_improvement(*, wanted: Wanted, by: Actor, at: datetime) -> Improvement:
    """Onto the list; the first one sets the first day to go through it. Publishes ImprovementAdded.

    Refuses with SaysNothing without title or expected effect, with ItemUnusable a day that is over.
    """
    today = day_of(at, the_shop().time_zone)
    if wanted.due_on < today:
        raise ItemUnusable(_("Its day is over already. Choose a later one."))
    made = Improvement.objects.create(
        title=said(wanted.title, _("Write what is to become better."), 160),
        expected=said(wanted.expected, _("Write what will be seen when it is better."), 500),
        origin_kind=wanted.origin.kind,
        origin_id=wanted.origin.id,
        process=wanted.process,
        owner=wanted.owner,
        due_on=wanted.due_on,
        added_at=at,
    )
    _begin_reviews(at)
    told = events.ImprovementAdded(made.pk, made.origin_kind, made.due_on.isoformat())
    publish(told, about=ref(made), by=by, at=at)
    return made


def _begin_reviews(at: datetime) -> None:
    lock_until_commit("mistakes.list_review")
    if not ListReview.objects.exists():
        next_on = day_of(at + REVIEWED_EVERY, the_shop().time_zone)
        ListReview.objects.create(held_at=at, open_count=1, late_count=0, next_on=next_on)


@transaction.atomic
def finish_improvement(*, improvement: Improvement, by: Actor, at: datetime) -> None:
    """It is done; its effect is still to be measured. Publishes ImprovementDone. Refuses with WrongMoment."""
    made = _locked(improvement)
    if made.state != ItemState.OPEN:
        raise WrongMoment(_("This is done or dropped already."))
    made.state, made.done_at = ItemState.DONE, at
    made.save(update_fields=["state", "done_at"])
    publish(events.ImprovementDone(made.pk), about=ref(made), by=by, at=at)


@transaction.atomic
def measure_improvement(
    *, improvement: Improvement, measured: str, by: Actor, at: datetime
) -> None:
    """What was seen, beside what was expected. Publishes ImprovementMeasured. Refuses with WrongMoment."""
    made = _locked(improvement)
    if made.state != ItemState.DONE:
        raise WrongMoment(_("Its effect is measured after it is done, and once."))
    made.measured = said(measured, _("Write what was measured, in numbers where you can."), 500)
    made.state, made.measured_at = ItemState.MEASURED, at
    made.save(update_fields=["measured", "state", "measured_at"])
    publish(events.ImprovementMeasured(made.pk), about=ref(made), by=by, at=at)


@transaction.atomic
def drop_improvement(*, improvement: Improvement, because: str, by: Actor, at: datetime) -> None:
    """It will not be done; the reason stays. Publishes ImprovementDropped. Refuses with WrongMoment."""
    made = _locked(improvement)
    if made.state != ItemState.OPEN:
        raise WrongMoment(_("This is done or dropped already."))
    made.dropped_because = said(because, _("Write why it will not be done."), 500)
    made.state = ItemState.DROPPED
    made.save(update_fields=["dropped_because", "state"])
    publish(events.ImprovementDropped(made.pk), about=ref(made), by=by, at=at)


@transaction.atomic
def review_list(*, words: str, by: User, at: datetime) -> ListReview:
    """Somebody went through the list; the next day is set. Publishes ImprovementsReviewed."""
    today = day_of(at, the_shop().time_zone)
    rows = Improvement.objects.filter(state__in=[ItemState.OPEN, ItemState.DONE])
    row = ListReview.objects.create(
        held_at=at,
        held_by=by,
        words=words.strip()[:1000],
        open_count=rows.count(),
        late_count=rows.filter(due_on__lt=today, state=ItemState.OPEN).count(),
        next_on=today + REVIEWED_EVERY,
    )
    told = events.ImprovementsReviewed(
        row.pk, row.open_count, row.late_count, row.next_on.isoformat()
    )
    publish(told, about=Ref("list_review", str(row.pk)), by=Actor.person(by.pk), at=at)
    return row


@transaction.atomic
def raise_unreviewed(*, at: datetime) -> bool:
    """The day went by and nobody went through the list: the owners are written to, once for each day.

    Publishes ImprovementsNotReviewed; returns whether it was raised.
    """
    row = ListReview.objects.select_for_update(of=("self",)).order_by("-held_at", "-pk").first()
    today = day_of(at, the_shop().time_zone)
    if row is None or row.missed_at is not None or today <= row.next_on:
        return False
    row.missed_at = at
    row.save(update_fields=["missed_at"])
    about = Ref("list_review", str(row.pk))
    for person in owners():
        context = {"day": row.next_on, "link": f"{settings.SITE_URL}/desk/improvements/"}
        write_message(
            key=f"list_review:{row.pk}:missed:{person.pk}",
            draft=Draft("improvements_unread", context, about),
            to=Recipient("person", person.pk, person.email, person.language, person.name),
            by=MACHINE,
            at=at,
        )
    publish(events.ImprovementsNotReviewed(row.pk), about=about, by=MACHINE, at=at)
    return True


@transaction.atomic
def add_process(*, described: Described, by: Actor, at: datetime) -> Process:
    """Into the register; the same name is one process. Publishes ProcessAdded."""
    name = said(described.name, _("Write the name of the process."), 120)
    made, is_new = Process.objects.get_or_create(
        name=name,
        defaults={
            "department": described.department,
            "owner": described.owner,
            "added_at": at,
        },
    )
    if is_new:
        told = events.ProcessAdded(made.pk, made.department)
        publish(told, about=Ref("process", str(made.pk)), by=by, at=at)
    return made


@transaction.atomic
def note_finding(*, process: Process, words: str, by: Actor, at: datetime) -> Finding:
    """What was seen about a process. Publishes FindingNoted."""
    made = Finding.objects.create(
        process=process,
        words=said(words, _("Write what was seen."), 1000),
        found_by=by.id,
        found_at=at,
    )
    told = events.FindingNoted(process.pk, made.pk)
    publish(told, about=Ref("process", str(process.pk)), by=by, at=at)
    return made


def _locked(improvement: Improvement) -> Improvement:
    return Improvement.objects.select_for_update(of=("self",)).get(pk=improvement.pk)


def ref(improvement: Improvement) -> Ref:
    return Ref("improvement", str(improvement.pk))
