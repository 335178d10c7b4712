"""Coding: a person says which causes stand behind a matter, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.causes.events import CauseCoded, CauseDropped
from pistos.causes.facts import Facets
from pistos.causes.models import Awaited, Cause, CodedCause, Coding
from pistos.causes.queries.facets import completed
from pistos.causes.queries.queue import facets_of
from pistos.causes.queries.suggesting import suggested
from pistos.causes.rules.tree import CODED_FROM, MOST_CODES, with_parents
from pistos.journal.actions import publish_all
from pistos.kit.actors import Actor, Ref
from pistos.kit.cards import masked
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.orders.queries import is_number_of_ours
from pistos.shop.queries import the_shop_or_none

LONGEST_TEXT = 4_000


class CauseUnknown(Refused):
    """Not in the tree, retired, or too general to act on."""


class FoundMissing(Refused):
    """A cause without what was found is a guess."""


class TooManyCauses(Refused):
    """More causes than a person can have meant."""


@transaction.atomic
def code_causes(
    *, subject: Ref, codes: Sequence[str], found: str, facets: Facets, by: Actor, at: datetime
) -> Coding:
    """The first code is the primary one. Coding again is another row; what stands and the counts follow.

    The same codes and finding again are one. Publishes CauseCoded for each code that did not stand
    before, CauseDropped for each that no longer does. Refuses with CauseUnknown, FoundMissing,
    TooManyCauses.
    """
    wanted = list(dict.fromkeys(code.strip() for code in codes if code.strip()))
    words = masked(" ".join(found.split()), is_ours=is_number_of_ours)[0][:1000]
    if not words:
        raise FoundMissing(_("Please write what was found: what happened, and how you know."))
    causes = _known(wanted)
    lock_until_commit(f"causes:{subject.kind}:{subject.id}")
    newest = _newest(subject)
    if newest is not None and newest.codes == wanted and newest.found == words:
        return newest
    facets = completed(facets)
    coding = _kept(subject, wanted, words, facets, Deed(by, at))
    _stand(coding, causes, facets)
    Awaited.objects.filter(
        subject_kind=subject.kind, subject_id=subject.id, settled_at=None
    ).update(settled_at=at)
    _tell(coding, newest, by, at)
    return coding


@transaction.atomic
def code_waiting(
    *, waiting: Sequence[Awaited], codes: Sequence[str], found: str, by: Actor, at: datetime
) -> int:
    """Several matters of the queue have the same causes, found in one look; returns how many.

    What was coded meanwhile is left as it is. Events and refusals are those of `code_causes`.
    """
    rows = Awaited.objects.filter(pk__in=[row.pk for row in waiting], settled_at=None)
    open_ = list(rows.order_by("pk"))
    for row in open_:
        subject = Ref(row.subject_kind, row.subject_id)
        code_causes(subject=subject, codes=codes, found=found, facets=facets_of(row), by=by, at=at)
    return len(open_)


@dataclass(frozen=True, slots=True)
class Deed:
    """Who, and when."""

    by: Actor
    at: datetime


def day_of(moment: datetime) -> date:
    """The day in the shop's zone."""
    shop = the_shop_or_none()
    return moment.astimezone(ZoneInfo(shop.time_zone if shop else "UTC")).date()


def _known(codes: Sequence[str]) -> dict[str, Cause]:
    if not codes:
        raise CauseUnknown(_("Please choose a cause. If none fits, choose “Not in this list yet”."))
    if len(codes) > MOST_CODES:
        raise TooManyCauses(
            _("At most %(most)s causes, the main one first.") % {"most": MOST_CODES}
        )
    every = with_parents(codes)
    causes = {cause.code: cause for cause in Cause.objects.filter(code__in=every)}
    for code in codes:
        cause = causes.get(code)
        if cause is None or cause.retired_at is not None or cause.level < CODED_FROM:
            raise CauseUnknown(
                _("“%(code)s” cannot be chosen. Choose a cause from the list.") % {"code": code}
            )
    return causes


def _newest(subject: Ref) -> Coding | None:
    rows = Coding.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    return rows.order_by("-pk").first()


def _kept(subject: Ref, codes: list[str], found: str, facets: Facets, deed: Deed) -> Coding:
    guess = suggested(facets.text, facets.language)
    return Coding.objects.create(
        subject_kind=subject.kind,
        subject_id=subject.id,
        codes=codes,
        found=found,
        text=facets.text[:LONGEST_TEXT],
        language=facets.language,
        customer_id=facets.customer_id,
        order_id=facets.order_id,
        happened_at=facets.happened_at,
        coded_at=deed.at,
        by_kind=deed.by.kind,
        by_id=deed.by.id,
        suggested=guess[0].code if guess else "",
    )


def _stand(coding: Coding, causes: dict[str, Cause], facets: Facets) -> None:
    """What stood before is gone, and this stands; by way of the tree up to its roots."""
    subject = {"subject_kind": coding.subject_kind, "subject_id": coding.subject_id}
    CodedCause.objects.filter(**subject).delete()
    of_primary = set(with_parents(coding.codes[:1]))
    day = day_of(coding.happened_at)
    CodedCause.objects.bulk_create(
        CodedCause(
            coding=coding,
            **subject,
            cause=causes[code],
            is_primary=code in of_primary,
            is_named=is_named,
            day=day,
            product_id=facets.product_id,
            courier_id=facets.courier_id,
            supplier_id=facets.supplier_id,
            page=facets.page[:120],
        )
        for code, is_named in with_parents(coding.codes).items()
    )


def _tell(coding: Coding, before: Coding | None, by: Actor, at: datetime) -> None:
    kind, key = coding.subject_kind, coding.subject_id
    stood = before.codes if before else []
    new = [
        CauseCoded(kind, key, code, place == 0, coding.happened_at)
        for place, code in enumerate(coding.codes)
        if code not in stood or (code == stood[0]) != (place == 0)
    ]
    gone = [CauseDropped(kind, key, code) for code in stood if code not in coding.codes]
    about = Ref(kind, key)
    every: list[CauseCoded | CauseDropped] = [*new, *gone]
    publish_all([(one, about) for one in every], by=by, at=at)
