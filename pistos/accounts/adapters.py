"""How allauth behaves here: staff sign in, nobody signs up, and secrets rest encrypted."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse  # noqa: TID251 - allauth hands them to its adapter

from pistos.accounts.models import User


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """People come by invitation; a person who left cannot sign in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        """From here on the pages speak the person's language."""
        response: HttpResponse = super().post_login(request, user, **how)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            user.language,
            max_age=365 * 24 * 3600,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response


class SecretsAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps TOTP secrets and recovery seeds encrypted under the secret key.

    A copy of the database alone then yields no second factor; a changed secret key asks everybody to
    set theirs up again.
    """

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    key = hashlib.sha256(b"pistos second factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
