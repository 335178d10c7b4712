"""A question is asked in public; its answer is promised to whoever asked."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from pistos.catalogue.actions.tasks import note_wish
from pistos.catalogue.models import Product, Wish
from pistos.catalogue.queries.tasks import wish_alike
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Context, Sender
from pistos.conversations.models import Channel, Conversation
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import text_in
from pistos.kit.searching import document
from pistos.kit.tokens import public_token
from pistos.questions.actions.noting import note_moderation
from pistos.questions.events import QuestionAsked
from pistos.questions.models import Question, Shown
from pistos.questions.rules.seeking import key_of
from pistos.questions.rules.showing import LONGEST_QUESTION, held_for, public_name, public_text

MACHINE = Actor.machine("questions.ask_question")


class NothingAsked(Refused):
    """No word of it tells what is asked."""


class TooLong(Refused):
    """More than anybody reads."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What was typed. `email` is empty where they want no mail; `sender` is set for who is signed in."""

    text: str
    language: str
    display_name: str = ""
    email: str = ""
    client_id: str = ""
    is_by_program: bool = False
    sender: Sender | None = None


@transaction.atomic
def ask_question(*, product: Product, asking: Asking, by: Actor, at: datetime) -> Question:
    """Asks in public; the same `client_id` again gives what was asked. Publishes `QuestionAsked`.

    The answer is promised by a conversation of its own, and what it asks is counted as what the sheet does
    not say: the second of a kind becomes work on the sheet. What looks like advertising or comes from a
    program is held for a person. Refuses with NothingAsked and TooLong.
    """
    known = (
        Question.objects.filter(client_id=asking.client_id).first() if asking.client_id else None
    )
    if known is not None:
        return known
    if len(asking.text) > LONGEST_QUESTION:
        raise TooLong(_("Please ask in at most %(most)d characters.") % {"most": LONGEST_QUESTION})
    text = public_text(asking.text, LONGEST_QUESTION)
    key = key_of(text)
    if not key:
        raise NothingAsked(_("Please write what you would like to know."))
    reason = held_for(asking.text, is_by_program=asking.is_by_program)
    question = Question(
        token=public_token(),
        product=product,
        text=text,
        language=asking.language,
        display_name=public_name(asking.display_name),
        key=key,
        state=Shown.HELD if reason else Shown.PUBLISHED,
        reason=reason,
        client_id=asking.client_id or None,
        asked_at=at,
    )
    question.conversation, question.customer = _conversation(question, asking, at)
    question.wish = None if reason else _wish(question, at)
    question.save(force_insert=True)
    index_question(question)
    if reason:
        change = ("", Shown.HELD, reason)
        note_moderation(Ref("question", question.token), product.pk, change, by=MACHINE, at=at)
    asked = QuestionAsked(question.pk, product.pk, question.state)
    publish(asked, about=Ref("question", str(question.pk)), by=by, at=at)
    return question


def index_question(question: Question) -> None:
    """The words by which it is found."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE questions_question SET words = %s::tsvector WHERE id = %s",
            [document([(question.text, "A")]), question.pk],
        )


def _conversation(
    question: Question, asking: Asking, at: datetime
) -> tuple[Conversation | None, Customer | None]:
    name = text_in(question.product.name, asking.language)
    arrival = Arrival(
        channel=Channel.FORM,
        sender=asking.sender or sender_of(question.token, asking.display_name, asking.email),
        text=question.text,
        subject=f"{name}: {' '.join(question.text.split())}"[:120],
        happened_at=at,
        language=asking.language,
        context=Context(
            # Its own page, not the product's: what it asks is counted here.
            page={"path": f"/{asking.language}/questions/{question.token}/"},
            topic="product",
        ),
        is_spam=asking.is_by_program,
    )
    conversation = receive_message(arrival=arrival, at=at).conversation
    return conversation, conversation.customer if conversation else None


def sender_of(token: str, name: str, email: str) -> Sender:
    """Whoever gave an address is known by it; who gave none, by this one thing alone."""
    email = email.strip().lower()
    if email:
        return Sender("email", email, name=name[:120], email=email)
    return Sender("question", token, name=name[:120])


def _wish(question: Question, at: datetime) -> Wish | None:
    """Counts what the sheet does not say; one customer who asks twice is one."""
    known = wish_alike(question.product, question.text)
    theirs = Question.objects.filter(wish=known, customer=question.customer)
    if known is not None and question.customer is not None and theirs.exists():
        return known
    return note_wish(
        product=question.product, words=question.text, language=question.language, by=MACHINE, at=at
    )


def count_when_published(question: Question, at: datetime) -> None:
    """What was held and is public now counts from now on; the caller saves."""
    if question.wish_id is None:
        question.wish = _wish(question, at)
