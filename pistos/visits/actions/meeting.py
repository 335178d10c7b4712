"""Meeting a browser, and what it looks at."""

from datetime import datetime

from django.db import transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.languages import LANGUAGES
from pistos.visits import events
from pistos.visits.facts import Browser, Page
from pistos.visits.models import PageEvent, PageView, Touchpoint, Visitor
from pistos.visits.queries.visitors import stage_paths
from pistos.visits.rules.stages import page_path, stage_of

BROWSER = Actor.machine("visits.browser")


def meet_visitor(*, browser: Browser, at: datetime) -> Visitor:
    """A new visitor. No event: a browser that came by is not a person who did something."""
    return Visitor.objects.create(
        language=browser.language if browser.language in LANGUAGES else "en",
        zone=browser.zone[:40],
        origin=browser.origin[:200],
        touchpoint=browser.touchpoint
        if browser.touchpoint in Touchpoint.values
        else Touchpoint.ONLINE,
        first_seen_at=at,
        last_seen_at=at,
    )


def note_look(*, visitor: Visitor, page: Page, at: datetime) -> PageView | None:
    """Notes where the visitor is; the look itself is kept only of who agreed to it. No event."""
    path = page_path(page.path)
    stage = stage_of(path, stage_paths())
    with transaction.atomic():
        rows = Visitor.objects.filter(pk=visitor.pk)
        if visitor.agreed_at is None:
            rows.update(last_seen_at=at, page=path, stage=stage)
            return None
        rows.update(last_seen_at=at, page=path, stage=stage, cart_id=page.cart_id)
        return PageView.objects.create(
            visitor=visitor, path=path, title=page.title[:120], stage=stage, happened_at=at
        )


def agree_to_looks(*, visitor: Visitor, at: datetime) -> None:
    """Pages are kept and help is offered from now on. Publishes VisitAgreed, once."""
    with transaction.atomic():
        agreed = Visitor.objects.filter(pk=visitor.pk, agreed_at=None).update(agreed_at=at)
        if agreed:
            publish(events.VisitAgreed(visitor.pk), about=_ref(visitor), by=_by(visitor), at=at)


def refuse_looks(*, visitor: Visitor, at: datetime) -> None:
    """Nothing more is kept, and what was is deleted. Publishes VisitRefused, once."""
    with transaction.atomic():
        refused = Visitor.objects.filter(pk=visitor.pk, agreed_at__isnull=False).update(
            agreed_at=None, page="", stage="", cart_id=None
        )
        if refused:
            PageView.objects.filter(visitor=visitor).delete()
            PageEvent.objects.filter(visitor=visitor).delete()
            publish(events.VisitRefused(visitor.pk), about=_ref(visitor), by=_by(visitor), at=at)


def _ref(visitor: Visitor) -> Ref:
    return Ref("visitor", str(visitor.pk))


def _by(visitor: Visitor) -> Actor:
    return Actor.customer(visitor.customer_id) if visitor.customer_id else BROWSER
