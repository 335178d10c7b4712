"""Addresses of public pages, for messages written below."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from pistos.reviews.ports import CONFIRM, OWN, SHOWN, WRITE


def order_link(order_token: str, language: str) -> str:
    """The absolute address of an order's page in a language."""
    with override(language):
        return f"{settings.SITE_URL}{reverse('storefront:order', args=[order_token])}"


def pay_link(payment_token: str, language: str) -> str:
    """The absolute address of a payment's page in a language."""
    with override(language):
        return f"{settings.SITE_URL}{reverse('storefront:pay', args=[payment_token])}"


_REVIEW_PAGES = {
    WRITE: "review-invited",
    OWN: "review-own",
    CONFIRM: "review-confirm",
    SHOWN: "review",
}


def question_link(token: str, language: str) -> str:
    """The absolute address of a public question."""
    return _absolute("storefront:question", token, language)


def suggestion_link(token: str, language: str) -> str:
    """The absolute address of a suggestion."""
    return _absolute("storefront:suggestion", token, language)


def reply_link(token: str, language: str) -> str:
    """Where an invited buyer answers a question."""
    return _absolute("storefront:question-reply", token, language)


def own_answer_link(token: str, language: str) -> str:
    """Where a buyer reads what became of their answer, and contests it."""
    return _absolute("storefront:own-answer", token, language)


def survey_link(token: str, language: str) -> str:
    """The absolute address at which an invitation to a survey is answered."""
    return _absolute("storefront:survey", token, language)


def review_link(page: str, token: str, language: str) -> str:
    """The absolute address of a page of reviews: an invitation, the author's own, a shown one."""
    return _absolute(f"storefront:{_REVIEW_PAGES[page]}", token, language)


def _absolute(name: str, token: str, language: str) -> str:
    with override(language):
        return f"{settings.SITE_URL}{reverse(name, args=[token])}"
