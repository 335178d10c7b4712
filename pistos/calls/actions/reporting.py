"""What an exchange reports: calls, in whatever order their steps come, each counted once."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from pistos.calls import events
from pistos.calls.facts import Report
from pistos.calls.models import Call, CallState, Direction, Line, LineHour, UnusableReport
from pistos.calls.rules.merging import CallFacts, after, begun_by
from pistos.calls.rules.reading import Unusable, read_report
from pistos.calls.rules.tallying import Tally, tally_of
from pistos.conversations.actions.neglecting import note_neglect
from pistos.customers.models import Alias
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.phones import international
from pistos.shop.queries import the_shop

KEPT = timedelta(days=30)
LONGEST_BODY = 20_000
COLUMNS = (
    *("answered_count", "busy_count", "abandoned_count", "missed_count"),
    *("waited_seconds", "talked_seconds"),
)
NOT_ANSWERED = frozenset({CallState.BUSY, CallState.ABANDONED, CallState.MISSED})


class StillUnusable(Refused):
    """The program cannot read the report yet."""


@transaction.atomic
def note_call(*, line: Line, report: Report, at: datetime) -> Call:
    """One step of a call. Steps may come twice and in any order: the call becomes the same.

    Publishes CallAnswered or CallNotAnswered when that is first known, and BadExperienceNoted for a
    known customer who did not get through, whose open conversations then count as neglected.
    """
    by = Actor.machine(f"calls.line:{line.pk}")
    call, is_new = Call.objects.select_for_update().get_or_create(
        line=line,
        external_id=report.call_id,
        defaults={
            "started_at": report.happened_at,
            "direction": report.direction,
            "number": international(report.number, the_shop().country),
        },
    )
    before = None if is_new else _facts(call)
    now = begun_by(report) if before is None else after(before, report)
    _take_over(call, now, report)
    _count(call, before, now)
    Line.objects.filter(pk=line.pk).update(reported_at=at)
    if call.direction == Direction.IN and (before is None or before.state != now.state):
        _tell(call, by, at)
    return call


@transaction.atomic
def set_aside(*, line: Line, body: str, reason: str, at: datetime) -> UnusableReport:
    """Keeps a signed report that made no sense. Publishes ReportSetAside, once for the same bytes."""
    digest = hashlib.sha256(f"{line.pk}:{body}".encode()).hexdigest()
    report, is_new = UnusableReport.objects.get_or_create(
        digest=digest,
        defaults={
            "line": line,
            "body": body[:LONGEST_BODY].replace("\x00", ""),
            "reason": reason[:200],
            "received_at": at,
            "expires_at": at + KEPT,
        },
    )
    if is_new:
        publish(
            events.ReportSetAside(line.pk, report.pk),
            about=Ref("line", str(line.pk)),
            by=Actor.machine(f"calls.line:{line.pk}"),
            at=at,
        )
    return report


@transaction.atomic
def replay_report(*, kept: UnusableReport, by: Actor, at: datetime) -> Call:
    """Takes a report that was set aside and can be read by now. Publishes ReportReplayed, once.

    Refuses with StillUnusable, which says why.
    """
    try:
        report = read_report(kept.body, at=kept.received_at)
    except Unusable as unusable:
        raise StillUnusable(
            _("This report still makes no sense: %(reason)s.") % {"reason": unusable}
        ) from None
    call = note_call(line=kept.line, report=report, at=at)
    if UnusableReport.objects.filter(pk=kept.pk, replayed_at=None).update(replayed_at=at):
        publish(
            events.ReportReplayed(kept.line_id, kept.pk),
            about=Ref("line", str(kept.line_id)),
            by=by,
            at=at,
        )
    return call


def forget_old_reports(*, at: datetime) -> int:
    """Drops reports set aside whose month is over; returns how many."""
    count, _by_model = UnusableReport.objects.filter(expires_at__lt=at).delete()
    return count


def _facts(call: Call) -> CallFacts:
    return CallFacts(
        CallState(call.state), call.started_at, call.answered_at, call.ended_at, call.number
    )


def _take_over(call: Call, now: CallFacts, report: Report) -> None:
    call.state, call.started_at = now.state, now.started_at
    call.answered_at, call.ended_at = now.answered_at, now.ended_at
    call.number = call.number or international(report.number, the_shop().country)
    if call.customer_id is None and call.number:
        forms = {call.number, report.number.strip()} - {""}
        known = Alias.objects.filter(kind="phone", value__in=forms).select_related("customer")
        alias = known.order_by("pk").first()
        if alias:
            call.customer_id = alias.customer.merged_into_id or alias.customer_id
    call.save()


def _count(call: Call, before: CallFacts | None, now: CallFacts) -> None:
    """Brings the roll-up from what the call counted as before to what it counts as now."""
    if call.direction != Direction.IN:
        return
    was, is_ = tally_of(before), tally_of(now)
    if was == is_:
        return
    if was:
        _add(call.line_id, was, -1)
    if is_:
        _add(call.line_id, is_, 1)


def _add(line_id: int, tally: Tally, sign: int) -> None:
    hour, _is_new = LineHour.objects.get_or_create(line_id=line_id, hour_at=tally.hour_at)
    changes = zip(COLUMNS, tally.values, strict=True)
    LineHour.objects.filter(pk=hour.pk).update(
        **{column: F(column) + sign * value for column, value in changes if value}
    )


def _tell(call: Call, by: Actor, at: datetime) -> None:
    about = Ref("call", str(call.pk))
    if call.state == CallState.ANSWERED:
        publish(events.CallAnswered(call.line_id, call.pk), about=about, by=by, at=at)
        return
    if call.state not in NOT_ANSWERED:
        return
    publish(events.CallNotAnswered(call.line_id, call.pk, call.state), about=about, by=by, at=at)
    if call.customer_id is None:
        return
    note_neglect(customer_id=call.customer_id)
    publish(
        events.BadExperienceNoted(call.customer_id, call.pk, call.state),
        about=Ref("customer", str(call.customer_id)),
        by=by,
        at=at,
    )
