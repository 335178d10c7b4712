"""Offering help unasked, and what became of the offer."""

from datetime import datetime

from django.db import connection, transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.visits import events
from pistos.visits.facts import Sign
from pistos.visits.models import Invitation, PageEvent, Trigger, Visitor
from pistos.visits.queries.visitors import active_rules, chat_settings, stage_paths
from pistos.visits.rules.inviting import Candidate, Patience, may_invite, rule_for
from pistos.visits.rules.stages import page_path, stage_of

RULES = Actor.machine("visits.invitation_rules")
OUTCOMES = {"shown": "shown_count", "answered": "answered_count", "dismissed": "dismissed_count"}


def note_sign(
    *, visitor: Visitor, sign: Sign, is_writing_with_us: bool, at: datetime
) -> Invitation | None:
    """Keeps a sign of someone who agreed, and invites them where a rule and their patience allow.

    Publishes VisitorInvited when it does. Two tabs at once are invited once.
    """
    if sign.kind not in Trigger.values or visitor.agreed_at is None:
        return None
    path = page_path(sign.page.path)
    stage = stage_of(path, stage_paths())
    with transaction.atomic():
        fresh = Visitor.objects.select_for_update().get(pk=visitor.pk)
        PageEvent.objects.create(
            visitor=fresh, kind=sign.kind, path=path, stage=stage,
            amount=min(sign.amount, 1_000_000), happened_at=at,
        )  # fmt: skip
        rules = {rule.pk: rule for rule in active_rules()}
        woken = rule_for(
            (Candidate(r.pk, r.trigger, r.threshold, r.path) for r in rules.values()),
            kind=sign.kind,
            amount=sign.amount,
            path=path,
        )
        if woken is None or not _has_patience(fresh, is_writing_with_us, at):
            return None
        invitation = Invitation.objects.create(
            rule=rules[woken.id], visitor=fresh, path=path, shown_at=at
        )
        _count(woken.id, at, "shown")
        publish(
            events.VisitorInvited(fresh.pk, invitation.pk, woken.id),
            about=Ref("visitor", str(fresh.pk)),
            by=RULES,
            at=at,
        )
        return invitation


def _has_patience(visitor: Visitor, is_writing_with_us: bool, at: datetime) -> bool:
    rules = chat_settings()
    invited = visitor.invitations.order_by("-shown_at").values_list("shown_at", flat=True)
    patience = Patience(
        touchpoint=visitor.touchpoint,
        agreed_at=visitor.agreed_at,
        silenced_at=visitor.silenced_at,
        invited_at=tuple(invited[: rules.most_invitations]),
        is_writing_with_us=is_writing_with_us,
    )
    return may_invite(patience, most=rules.most_invitations, days=rules.invitation_days, at=at)


def answer_invitation(*, invitation: Invitation, at: datetime) -> None:
    """They wrote after it. Publishes InvitationAnswered, once."""
    with transaction.atomic():
        if _settle(invitation, "answered_at", at):
            _count(invitation.rule_id, at, "answered")
            told = events.InvitationAnswered(invitation.visitor_id, invitation.pk)
            publish(told, about=Ref("visitor", str(invitation.visitor_id)), by=RULES, at=at)


def dismiss_invitation(*, invitation: Invitation, at: datetime) -> None:
    """They sent it away: no other is ever shown to them. Publishes InvitationDismissed, once."""
    with transaction.atomic():
        if _settle(invitation, "dismissed_at", at):
            Visitor.objects.filter(pk=invitation.visitor_id).update(silenced_at=at)
            _count(invitation.rule_id, at, "dismissed")
            told = events.InvitationDismissed(invitation.visitor_id, invitation.pk)
            publish(told, about=Ref("visitor", str(invitation.visitor_id)), by=RULES, at=at)


def _settle(invitation: Invitation, column: str, at: datetime) -> bool:
    open_ones = Invitation.objects.filter(pk=invitation.pk, answered_at=None, dismissed_at=None)
    return bool(open_ones.update(**{column: at}))


def _count(rule_id: int, at: datetime, outcome: str) -> None:
    column = OUTCOMES[outcome]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO visits_rulecount AS c"
            " (rule_id, day, shown_count, answered_count, dismissed_count)"
            " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (rule_id, day)"
            f" DO UPDATE SET {column} = c.{column} + 1",
            [rule_id, at.date(), *(int(name == outcome) for name in OUTCOMES)],
        )
