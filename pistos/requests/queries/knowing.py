"""Reads of skills, cards and tips: what is at hand in a conversation, and who knows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet, TextField, Window
from django.db.models.functions import RowNumber

from pistos.accounts.models import User
from pistos.catalogue.models import Category, Product
from pistos.catalogue.queries.tasks import product_on_path
from pistos.conversations.models import Conversation, Direction, Message
from pistos.kit.keyset import Page, page_of, sort_named
from pistos.kit.planned import any_of, listed
from pistos.requests.models import CardWork, KnowledgeCard, RoutingRule, Skill, Tip
from pistos.requests.rules.likeness import all_forms, says, stems_of
from pistos.requests.rules.routing import About, Fit, fits
from pistos.shop.queries import persons_on_duty

ROUTED = ("open", "snoozed")
MOST_MESSAGES = 8
MOST_TIPS = 500


def said_in(conversation: Conversation) -> str:
    """The newest words of the customer, subject included. One query."""
    return "\n".join([conversation.subject, *_newest([conversation.pk])[conversation.pk]])


def _newest(ids: Collection[int]) -> dict[int, list[str]]:
    rows = Message.objects.filter(conversation__in=ids, direction=Direction.IN)
    place = Window(RowNumber(), partition_by="conversation", order_by="-pk")
    newest = rows.annotate(place=place).filter(place__lte=MOST_MESSAGES)
    found: dict[int, list[str]] = {pk: [] for pk in ids}
    for pk, text in newest.order_by("place").values_list("conversation", "text"):
        found[pk].append(text)
    return found


def routable(conversation_ids: Collection[int]) -> list[int]:
    """Which of these conversations, that nobody has, a rule would name a topic of or give to somebody.
    Three queries; one where there is no rule."""
    rules = routing_rules()
    if not rules:
        return []
    open_ones = Conversation.objects.filter(
        pk__in=conversation_ids, assignee=None, merged_into=None, state__in=ROUTED
    )
    rows = list(open_ones.only("pk", "subject", "tags"))
    said = _newest([row.pk for row in rows])
    return [
        row.pk
        for row in rows
        if any(
            rule.is_assigning or rule.topic.lower() not in row.tags
            for rule in shown_of(rules, "\n".join([row.subject, *said[row.pk]]))
        )
    ]


def product_of(conversation: Conversation) -> Product | None:
    """The product whose page the customer wrote from. No query where none is known."""
    path = str((conversation.page or {}).get("path", ""))
    return product_on_path(path) if path else None


def topics_shown(text: str) -> list[RoutingRule]:
    """Rules whose words the text holds in any form. One query."""
    return shown_of(routing_rules(), text)


def shown_of(rules: Iterable[RoutingRule], text: str) -> list[RoutingRule]:
    """Those of the rules whose words the text holds in any form."""
    forms = all_forms(text)
    return [rule for rule in rules if any(says(word, forms) for word in rule.words)]


def about_of(conversation: Conversation, topics: Sequence[str], product: Product | None) -> About:
    """Topics by rule, by hand and by tag; the product's categories."""
    known = {conversation.topic, *conversation.tags, *topics} - {""}
    slugs: set[str] = set()
    if product is not None and product.category_id is not None:
        path = Category.objects.filter(pk=product.category_id).values_list("path", flat=True)
        ids = {product.category_id, *(path.first() or [])}
        slugs = set(Category.objects.filter(pk__in=ids).values_list("slug", flat=True))
    return About(frozenset(known), frozenset(slugs), conversation.language)


def who_knows(about: About, at: datetime) -> list[Fit]:
    """Colleagues on duty who know it, the best first; see `rules.routing.fits`."""
    on_duty = persons_on_duty(at)
    skills: dict[int, list[tuple[str, str]]] = {}
    for row in Skill.objects.filter(person__is_active=True):
        skills.setdefault(row.person_id, []).append((row.kind, row.value))
    open_counts = dict(
        Conversation.objects.filter(state="open", assignee__isnull=False)
        .order_by()
        .values_list("assignee_id")
        .annotate(count=Count("pk"))
    )
    return fits(about, skills, on_duty or skills.keys(), open_counts)


@dataclass(frozen=True, slots=True)
class AtHand:
    """Cards and tips for a conversation."""

    cards: list[KnowledgeCard]
    tips: list[Tip]


def at_hand(conversation: Conversation, text: str, *, most: int = 4) -> AtHand:
    """Cards of its topic, product or category, then those that share words; tips whose words it holds.

    `text` is what the customer said (`said_in`). Three queries at most: product, cards, tips.
    """
    matter = matter_of(conversation, text)
    return AtHand(
        matter.fitting(cards_near(*matter.asked), most=most),
        matter.helping(tips_in_force(), most=most),
    )


@dataclass(frozen=True, slots=True)
class Matter:
    """What a conversation is about, as far as cards and tips go by it."""

    stems: set[str]
    forms: set[str]
    topics: set[str]
    product: Product | None

    @property
    def asked(self) -> tuple[list[str], int, int, list[str]]:
        """What `cards_near` takes; 0 for no product and for no category."""
        product = self.product.pk if self.product else 0
        category = (self.product.category_id if self.product else None) or 0
        return list(self.topics), product, category, list(self.stems)

    def fitting(self, cards: Iterable[KnowledgeCard], *, most: int = 4) -> list[KnowledgeCard]:
        """Those that fit well, the best first."""
        weighed = [(self._points(card), card) for card in cards]
        weighed.sort(key=lambda one: (-one[0], one[1].pk))
        return [card for points, card in weighed if points >= 2][:most]

    def helping(self, tips: Iterable[Tip], *, most: int = 4) -> list[Tip]:
        """Those with words that were said."""
        return [tip for tip in tips if self._is_said(tip)][:most]

    def _points(self, card: KnowledgeCard) -> int:
        product = self.product
        is_product = product is not None and card.product_id == product.pk
        category_id = product.category_id if product is not None else None
        is_category = category_id is not None and card.category_id == category_id
        shared = len(self.stems.intersection(card.stems))
        return 8 * is_product + 4 * (card.topic in self.topics) + 3 * is_category + shared

    def _is_said(self, tip: Tip) -> bool:
        said = (phrase for phrases in tip.phrases.values() for phrase in phrases)
        return any(says(phrase, self.forms) for phrase in said)


def cards_near(
    topics: list[str], product_id: int, category_id: int, stems: list[str]
) -> QuerySet[KnowledgeCard]:
    """Those that may fit; see `Matter.fitting`."""
    wanted = any_of("topic", topics, TextField()) | Q(stems__overlap=listed(stems, TextField()))
    wanted |= Q(product_id=product_id) | Q(category_id=category_id)
    return KnowledgeCard.objects.filter(wanted, ended_at=None)[:100]


def tips_in_force() -> QuerySet[Tip]:
    """All in use; see `Matter.helping`."""
    return Tip.objects.filter(ended_at=None).order_by("pk")[:MOST_TIPS]


def matter_of(conversation: Conversation, text: str) -> Matter:
    """One query at most: the product whose page it was written from."""
    topics = {conversation.topic, *conversation.tags} - {""}
    return Matter(set(stems_of(text)), all_forms(text), topics, product_of(conversation))


def cards_page(*, after: str = "", before: str = "", size: int = 50) -> Page[KnowledgeCard]:
    """Those to be looked at first come first. One query."""
    rows = KnowledgeCard.objects.filter(ended_at=None).select_related("owner")
    wanted = sort_named({"review": "review_by"}, "", "review")
    return page_of(rows, wanted, after=after, before=before, size=size)


def card_work_open() -> list[CardWork]:
    rows = CardWork.objects.filter(done_at=None).select_related("conversation", "card", "owner")
    return list(rows.order_by("due_on", "pk")[:200])


def skills_of_team() -> list[tuple[User, list[Skill]]]:
    """Active colleagues with what they know. Two queries."""
    people = list(User.objects.filter(is_active=True).order_by("name", "pk"))
    by_person: dict[int, list[Skill]] = {}
    for skill in Skill.objects.order_by("kind", "value"):
        by_person.setdefault(skill.person_id, []).append(skill)
    return [(person, by_person.get(person.pk, [])) for person in people]


def tips_in_use() -> list[Tip]:
    return list(Tip.objects.filter(ended_at=None).order_by("-pk")[:MOST_TIPS])


def routing_rules() -> list[RoutingRule]:
    return list(RoutingRule.objects.order_by("topic"))


def categories() -> list[Category]:
    return list(Category.objects.order_by("path")[:200])


def about_named(category_id: str, sku: str) -> tuple[Category | None, Product | None]:
    """The category of an id as typed and the product of a stock number; None for what is not there."""
    is_id = category_id.isdecimal() and len(category_id) < 19
    category = Category.objects.filter(pk=int(category_id)).first() if is_id else None
    product = Product.objects.filter(sku=sku.strip()).first() if sku.strip() else None
    return category, product
