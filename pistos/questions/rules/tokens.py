"""Tokens that follow from what they stand for, under the shop's secret key: a digest alone is stored."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

from django.conf import settings


def reply_token(question_id: int, customer_id: int) -> str:
    """By which an invited buyer answers: 128 bits that nobody can guess, the same each time it is written
    into a mail."""
    return _token(f"questions.reply:{question_id}:{customer_id}")


def own_token(answer_token: str) -> str:
    """By which a buyer opens the page of their own answer: its public token, signed."""
    return f"{answer_token}.{_token(f'questions.own:{answer_token}')}"


def answer_token_of(own: str) -> str | None:
    """The public token of the answer whose own link this is; None for what the shop never signed."""
    token = own.partition(".")[0]
    return token if hmac.compare_digest(own_token(token).encode(), own.encode()) else None


def voter_digest(suggestion_token: str, browser: str) -> bytes:
    """One browser's voice for one suggestion; another suggestion makes another digest of it."""
    return _mac(f"questions.vote:{suggestion_token}:{browser}")[:16]


def _token(what: str) -> str:
    return urlsafe_b64encode(_mac(what)[:16]).decode().rstrip("=")


def _mac(what: str) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), what.encode(), sha256).digest()
