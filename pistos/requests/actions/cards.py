"""Knowledge cards and tips; and the work that a wrong answer leaves behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.catalogue.models import Category, Product
from pistos.conversations.models import Conversation
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES
from pistos.requests import events
from pistos.requests.models import CardWork, CardWorkKind, KnowledgeCard, Tip
from pistos.requests.queries.knowing import at_hand, said_in
from pistos.requests.rules.likeness import stems_of

WORK_DAYS = timedelta(days=7)
TRACER = Actor.machine("requests.trace")


@dataclass(frozen=True, slots=True)
class Written:
    """A card as written: title and text by language, what it is about, who looks after it until when."""

    title: Mapping[str, str]
    text: Mapping[str, str]
    owner: User
    review_by: date
    topic: str = ""
    category: Category | None = None
    product: Product | None = None


class CardUnusable(Refused):
    """A card that says nothing, or that nobody finds."""


class TipUnusable(Refused):
    """A tip without words, suggestion or source."""


@transaction.atomic
def save_card(
    *, written: Written, card: KnowledgeCard | None, by: Actor, at: datetime
) -> KnowledgeCard:
    """A new card, or the next version of one. Publishes CardSaved. Refuses with CardUnusable."""
    title, text = _filled(written.title, 120), _filled(written.text, 4000)
    topic = one_line(written.topic, 40).lower()
    if not title or not set(title) <= set(text):
        raise CardUnusable(_("Please write title and text in at least one language."))
    if not topic and written.category is None and written.product is None:
        raise CardUnusable(_("Please say what it is about: a topic, a category or a product."))
    if written.review_by <= at.date():
        raise CardUnusable(_("The day to look at it again must lie ahead."))
    saved = card or KnowledgeCard(version=0)
    saved.title, saved.text, saved.topic = title, text, topic
    saved.category, saved.product = written.category, written.product
    saved.owner, saved.review_by = written.owner, written.review_by
    saved.stems = sorted({stem for one in title.values() for stem in stems_of(one)})
    saved.version, saved.changed_at = saved.version + 1, at
    saved.save()
    told = events.CardSaved(saved.pk, saved.version)
    publish(told, about=Ref("card", str(saved.pk)), by=by, at=at)
    return saved


@transaction.atomic
def end_card(*, card: KnowledgeCard, by: Actor, at: datetime) -> None:
    """It is no longer at hand. Publishes CardEnded, once."""
    if KnowledgeCard.objects.filter(pk=card.pk, ended_at=None).update(ended_at=at):
        publish(events.CardEnded(card.pk), about=Ref("card", str(card.pk)), by=by, at=at)


@transaction.atomic
def raise_card_work(*, conversation: Conversation, because: str, at: datetime) -> CardWork | None:
    """An answer in it was wrong (`overturned`) or its question came back (`came_back`).

    The card that was at hand is to be mended; where there was none, one is to be written. One open item a
    conversation; None where it has one. Publishes CardWorkRaised.
    """
    cards = at_hand(conversation, said_in(conversation)).cards
    card = cards[0] if cards else None
    kind = CardWorkKind.MEND if card else CardWorkKind.WRITE
    try:
        with transaction.atomic():
            work = CardWork.objects.create(
                kind=kind,
                because=because,
                conversation=conversation,
                card=card,
                topic=conversation.topic,
                owner=card.owner if card else conversation.assignee,
                raised_at=at,
                due_on=(at + WORK_DAYS).date(),
            )
    except IntegrityError:
        return None
    told = events.CardWorkRaised(work.pk, str(kind), because)
    publish(told, about=Ref("conversation", str(conversation.pk)), by=TRACER, at=at)
    return work


@transaction.atomic
def finish_card_work(
    *, work: CardWork, card: KnowledgeCard | None, by: Actor, at: datetime
) -> bool:
    """Written or mended. Publishes CardWorkDone, once. `card` is the one that answers it now."""
    changed = CardWork.objects.filter(pk=work.pk, done_at=None).update(
        done_at=at, card=card or work.card
    )
    if changed:
        publish(events.CardWorkDone(work.pk), about=Ref("card_work", str(work.pk)), by=by, at=at)
    return bool(changed)


@transaction.atomic
def save_tip(
    *,
    phrases: Mapping[str, Sequence[str]],
    suggestion: Mapping[str, str],
    source: str,
    by: Actor,
    at: datetime,
) -> Tip:
    """What somebody says, and what is known to help then. Publishes TipSaved. Refuses with TipUnusable."""
    said = {
        language: [one_line(phrase, 120) for phrase in phrases.get(language, ()) if phrase.strip()]
        for language in LANGUAGES
    }
    helps = _filled(suggestion, 500)
    if not any(said.values()) or not helps or not source.strip():
        raise TipUnusable(_("A tip needs what is said, what helps, and who found it out."))
    tip = Tip.objects.create(
        phrases={language: words for language, words in said.items() if words},
        suggestion=helps,
        source=one_line(source, 200),
        made_at=at,
    )
    publish(events.TipSaved(tip.pk), about=Ref("tip", str(tip.pk)), by=by, at=at)
    return tip


@transaction.atomic
def end_tip(*, tip: Tip, by: Actor, at: datetime) -> None:
    """It is no longer offered. Publishes TipEnded, once."""
    if Tip.objects.filter(pk=tip.pk, ended_at=None).update(ended_at=at):
        publish(events.TipEnded(tip.pk), about=Ref("tip", str(tip.pk)), by=by, at=at)


def _filled(texts: Mapping[str, str], most: int) -> dict[str, str]:
    return {
        language: without_cards(texts[language].strip())[:most]
        for language in LANGUAGES
        if texts.get(language, "").strip()
    }
