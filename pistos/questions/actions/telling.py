"""What a buyer is written of their answer: that it waits, that it is shown after all, the statement of
reasons for which it was removed, and what another look found."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from django.utils.translation import override

from pistos.customers.models import Customer
from pistos.customers.queries import as_recipient, canonical
from pistos.kit.actors import Actor, Ref
from pistos.kit.languages import LANGUAGES, text_in
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.rules.drafts import Draft
from pistos.questions.models import Answer, Appeal, Moderation
from pistos.questions.ports import own_answer_link
from pistos.questions.rules.reasons import HOLD_WORDS, REASON_WORDS
from pistos.questions.rules.tokens import own_token

TELLER = Actor.machine("questions.telling")


def tell_buyer_of_hold(answer: Answer, entry: Moderation, *, at: datetime) -> None:
    """It waits out of sight for a person, and why."""
    customer = _author(answer)
    if customer is None:
        return
    with override(_language(customer)):
        reason = str(HOLD_WORDS[entry.reason])
    is_by_rule = entry.by_kind == "machine"
    facts = {"reason": reason, "is_by_rule": is_by_rule, "words": answer.text}
    _write(answer, customer, "answer_held", entry.pk, facts, at)


def tell_buyer_of_showing(answer: Answer, entry: Moderation, *, at: datetime) -> None:
    """What had waited is shown: a person found nothing against it."""
    customer = _author(answer)
    if customer is not None:
        _write(answer, customer, "answer_shown", entry.pk, {}, at)


def state_to_buyer(answer: Answer, entry: Moderation, *, at: datetime) -> None:
    """Which answer was removed, for which published reason, and the signed link to contest it."""
    customer = _author(answer)
    if customer is None:
        return
    with override(_language(customer)):
        facts = {"reason": str(REASON_WORDS[entry.reason]), "words": answer.text}
    _write(answer, customer, "answer_hidden", entry.pk, facts, at)


def tell_buyer_of_appeal(answer: Answer, appeal: Appeal, *, at: datetime) -> None:
    """What another look found."""
    customer = _author(answer)
    if customer is None:
        return
    is_upheld = appeal.decision == Appeal.Decision.UPHELD
    facts = {"is_upheld": is_upheld, "words": appeal.decision_words}
    _write(answer, customer, "answer_appealed", appeal.pk, facts, at)


def _author(answer: Answer) -> Customer | None:
    """The buyer who wrote it. A colleague's answer, or one of somebody erased, has none."""
    if answer.customer_id is None:
        return None
    customer = canonical(answer.customer_id)
    return None if customer.is_erased else customer


def _write(
    answer: Answer,
    customer: Customer,
    template: str,
    about_id: int,
    facts: Mapping[str, object],
    at: datetime,
) -> None:
    language = _language(customer)
    context = {
        "product": text_in(answer.question.product.name, language),
        "link": own_answer_link(own_token(answer.token), language),
        **facts,
    }
    draft = Draft(template, context, Ref("question", str(answer.question_id)))
    with suppress(NoAddress):
        write_message(
            key=f"{template}:{about_id}", draft=draft, to=as_recipient(customer), by=TELLER, at=at
        )


def _language(customer: Customer) -> str:
    return customer.language if customer.language in LANGUAGES else "en"
