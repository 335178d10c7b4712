"""New causes: proposed weekly from what fits nowhere, accepted or turned down by a manager."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.causes import events
from pistos.causes.actions.growing import add_cause
from pistos.causes.facts import NewCause
from pistos.causes.models import Awaited, CodedCause, Coding, Proposal
from pistos.causes.rules.grouping import groups_of
from pistos.causes.rules.tree import UNLISTED
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.apart import each_apart
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES

PROPOSER = Actor.machine("causes.propose")
LOOKS_BACK = timedelta(days=120)
MOST_TEXTS = 2_000
EXAMPLES = 5


class ProposalDecided(Refused):
    """Somebody decided it already."""


def propose_causes(*, at: datetime) -> int:
    """Groups of texts that share words and have no cause of the list; each group is proposed once, ever.

    Texts are those coded as not listed and those that wait for their cause. Each language apart; publishes
    CausesProposed for each in which there is a new one, and returns in how many.
    """
    return each_apart("causes.propose", LANGUAGES, lambda language: _proposed(language, at))


@transaction.atomic
def _proposed(language: str, at: datetime) -> int:
    lock_until_commit("causes:propose")
    made = _propose(language, at)
    if made:
        told = events.CausesProposed(made)
        publish(told, about=Ref("causes", "proposals"), by=PROPOSER, at=at)
    return made


@transaction.atomic
def accept_proposal(*, proposal: Proposal, new: NewCause, by: Actor, at: datetime) -> Proposal:
    """It becomes a cause. What was coded as not listed is coded again by people, never by itself.

    Publishes CauseAdded and ProposalDecided. Refuses as `add_cause`, and with ProposalDecided.
    """
    locked = _open(proposal)
    add_cause(new=new, by=by, at=at)
    return _decided(locked, new.code, by, at)


@transaction.atomic
def decline_proposal(*, proposal: Proposal, by: Actor, at: datetime) -> Proposal:
    """The same words are not proposed again. Publishes ProposalDecided. Refuses with ProposalDecided."""
    return _decided(_open(proposal), "", by, at)


def _open(proposal: Proposal) -> Proposal:
    locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if locked.decided_at is not None:
        raise ProposalDecided(_("This proposal was decided already."))
    return locked


def _decided(proposal: Proposal, code: str, by: Actor, at: datetime) -> Proposal:
    proposal.decided_at, proposal.code = at, code
    proposal.decided_by = f"{by.kind}:{by.id}"
    proposal.save(update_fields=["decided_at", "code", "decided_by"])
    told = events.ProposalDecided(proposal.pk, code)
    publish(told, about=Ref("proposal", str(proposal.pk)), by=by, at=at)
    return proposal


def _propose(language: str, at: datetime) -> int:
    since = at - LOOKS_BACK
    open_ = _unlisted(language, since)
    waiting = Awaited.objects.filter(language=language, settled_at=None, since__gte=since)
    texts = [text for _, text in open_]
    texts += waiting.exclude(text="").values_list("text", flat=True)[:MOST_TEXTS]
    placed = Coding.objects.filter(language=language, coded_at__gte=since).exclude(text="")
    known = set(Proposal.objects.filter(language=language).values_list("key", flat=True))
    others = [
        text
        for codes, text in placed.order_by("-pk").values_list("codes", "text")[:MOST_TEXTS]
        if codes[0] != UNLISTED
    ]
    rows = [
        Proposal(
            language=language,
            words=list(group.words),
            key=group.key[:120],
            texts=len(group.texts),
            examples=[open_[place][0] for place in group.texts if place < len(open_)][:EXAMPLES],
            made_at=at,
        )
        for group in groups_of(texts, others, language)
        if group.key[:120] not in known
    ]
    Proposal.objects.bulk_create(rows)
    return len(rows)


def _unlisted(language: str, since: datetime) -> Sequence[tuple[int, str]]:
    rows = CodedCause.objects.filter(
        cause__code=UNLISTED,
        is_primary=True,
        coding__language=language,
        coding__coded_at__gte=since,
    ).exclude(coding__text="")
    return list(rows.order_by("-pk").values_list("coding_id", "coding__text")[:MOST_TEXTS])
