"""The demo's public questions and suggestions with their past, mentions and work; then its name."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from pistos.accounts.models import User
from pistos.catalogue.models import Product
from pistos.demo import cast
from pistos.demo.asked import (
    EFFORTS,
    MENTIONS,
    OPEN,
    QUESTIONS,
    SUGGESTIONS,
    DemoQuestion,
    DemoSuggestion,
)
from pistos.demo.cast import BY
from pistos.questions.actions.asking import Asking, ask_question, index_question
from pistos.questions.actions.sitting import hold_sitting
from pistos.questions.models import (
    Answer,
    AnswerKind,
    Question,
    Suggestion,
    SuggestionState,
    SuggestionStep,
)
from pistos.questions.rules.seeking import key_of
from pistos.reputation.actions.noting import Did, Said, note_effort, note_mention
from pistos.reputation.actions.reckoning import reckon

HOURS_TO_ANSWER = 4


@transaction.atomic
def add_asked(at: datetime) -> None:
    """The past as rows, what is open by the deeds themselves; the name is reckoned at the end."""
    owner = User.objects.get(email=cast.OWNER[0])
    agent = User.objects.get(email=cast.AGENT[0])
    products = {product.slug: product for product in Product.objects.exclude(slug=None)}
    for told in QUESTIONS:
        if told.product in products:
            _past(told, products[told.product], agent, at)
    for told in OPEN:
        if told.product in products:
            asking = Asking(told.text, told.language, display_name=told.name)
            ask_question(product=products[told.product], asking=asking, by=BY, at=at)
    for suggested in SUGGESTIONS:
        _suggested(suggested, at)
    hold_sitting(words="Tape and photos go on; Sundays stay free.", by=owner, at=at)
    _name(owner, at)


def _past(told: DemoQuestion, product: Product, agent: User, at: datetime) -> None:
    asked_at = at - timedelta(days=told.days)
    answered_at = asked_at + timedelta(hours=HOURS_TO_ANSWER)
    question = Question.objects.create(
        product=product,
        text=told.text,
        language=told.language,
        display_name=told.name,
        key=key_of(told.text),
        asked_at=asked_at,
        answered_at=answered_at,
        shop_answered_at=answered_at,
        invited_at=asked_at,
    )
    index_question(question)
    said = ((AnswerKind.SHOP, told.answer, agent), (AnswerKind.BUYER, told.buyer, None))
    for later, (kind, text, author) in enumerate(said):
        if text:
            Answer.objects.create(
                question=question,
                kind=kind,
                author=author,
                text=text,
                language=told.language,
                display_name=author.name[:60] if author else "",
                answered_at=answered_at + timedelta(days=later),
            )


def _suggested(told: DemoSuggestion, at: datetime) -> None:
    made_at = at - timedelta(days=told.days)
    is_open = told.state == SuggestionState.RECEIVED
    row = Suggestion.objects.create(
        text=told.text,
        language=told.language,
        display_name=told.name,
        is_credited=told.is_credited,
        state=told.state,
        reply=told.reply,
        reply_language=told.language if told.reply else "",
        vote_count=told.votes,
        made_at=made_at,
        decided_at=None if is_open else made_at + timedelta(days=2),
    )
    for later, state in enumerate(dict.fromkeys((SuggestionState.RECEIVED, told.state))):
        SuggestionStep.objects.create(
            suggestion_id=row.pk,
            state=state,
            by_kind=BY.kind,
            by_id=BY.id,
            happened_at=made_at + timedelta(days=2 * later),
        )


def _name(owner: User, at: datetime) -> None:
    for place, is_good, weight, words, days in MENTIONS:
        on = (at - timedelta(days=days)).date()
        said = Said(place, is_good, weight, words, "", on)
        note_mention(said=said, by=owner, at=at)
    for source, words, minutes, people, cost, days in EFFORTS:
        on = (at - timedelta(days=days)).date()
        did = Did(source, words, minutes, people, Decimal(cost), on)
        note_effort(did=did, by=owner, at=at)
    reckon(at=at)
