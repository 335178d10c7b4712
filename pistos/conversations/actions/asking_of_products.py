"""What customers ask and doubt from a product's page is what its sheet does not say: work on it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from pistos.catalogue.actions.tasks import forget_wishes, note_wish
from pistos.catalogue.models import Product
from pistos.catalogue.queries.tasks import product_on_path, wish_alike
from pistos.conversations.models import Conversation, Direction, Doubt, DoubtKind, Message
from pistos.conversations.models.questions import ProductQuestion
from pistos.conversations.rules.doubts import DOUBT_WORDS
from pistos.conversations.rules.questions import questions_in
from pistos.kit.actors import Actor
from pistos.shop.queries import the_shop

MACHINE = Actor.machine("conversations.asking_of_products")
LONGEST_LOOK = 20


@transaction.atomic
def note_questions(*, conversation_id: int, at: datetime) -> int:
    """Counts what the customer asked about the product from whose page they wrote; returns how many are
    new. Twice does no harm, and one customer counts once."""
    conversation = _from_a_page(conversation_id)
    product = product_on_path(conversation.page.get("path", "")) if conversation else None
    if conversation is None or product is None:
        return 0
    said = Message.objects.filter(conversation=conversation, direction=Direction.IN)
    texts = said.order_by("pk").values_list("text", flat=True)[:LONGEST_LOOK]
    asked = [question for text in texts for question in questions_in(text)]
    return _note(conversation, product, asked, conversation.language, at)


@transaction.atomic
def note_doubt_of_product(*, doubt_id: int, at: datetime) -> int:
    """Counts a doubt that was noted of a customer who wrote from a product's page; "something else" says
    nothing of what the sheet lacks."""
    doubt = Doubt.objects.get(pk=doubt_id)
    conversation = _from_a_page(doubt.conversation_id)
    product = product_on_path(conversation.page.get("path", "")) if conversation else None
    if conversation is None or product is None or doubt.kind == DoubtKind.OTHER:
        return 0
    language = the_shop().default_language
    with override(language):  # One key for a kind, whatever the customer speaks.
        words = str(DOUBT_WORDS[doubt.kind])
    return _note(conversation, product, [words], language, at)


def forget_questions(*, conversation_ids: Sequence[int]) -> None:
    """Part of emptying conversations: words that nobody else had are gone with them."""
    rows = ProductQuestion.objects.filter(conversation_id__in=list(conversation_ids))
    wish_ids = list(rows.values_list("wish_id", flat=True))
    rows.delete()
    forget_wishes(ids=wish_ids)


def _from_a_page(conversation_id: int) -> Conversation | None:
    rows = Conversation.objects.select_for_update(of=("self",))
    return rows.filter(pk=conversation_id, page__has_key="path").first()


def _note(
    conversation: Conversation, product: Product, asked: Iterable[str], language: str, at: datetime
) -> int:
    count = 0
    for words in asked:
        known = wish_alike(product, words)
        theirs = ProductQuestion.objects.filter(
            wish=known, conversation__customer_id=conversation.customer_id
        )
        if known is not None and theirs.exists():
            continue
        wish = note_wish(product=product, words=words, language=language, by=MACHINE, at=at)
        if wish is not None:
            ProductQuestion.objects.create(conversation=conversation, wish=wish)
            count += 1
    return count
