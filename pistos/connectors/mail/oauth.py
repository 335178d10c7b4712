"""Consent of Microsoft and Google to read a mailbox: OAuth 2, authorisation code with PKCE.

The providers' addresses stand in `settings.MAIL_CONSENT`, with the client that the shop registered.
"""

import base64
import hashlib
from datetime import datetime, timedelta
from urllib.parse import urlencode

import requests
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from pistos.mailboxes.facts import Tokens
from pistos.mailboxes.ports import CannotRead, ConsentRefused

SECONDS = 15


class MailConsent:
    """The `ConsentProvider` of every installation."""

    def is_set_up(self, provider: str) -> bool:
        return bool(settings.MAIL_CONSENT.get(provider, {}).get("client_id"))

    def address(self, provider: str, *, state: str, verifier: str, hint: str) -> str:
        place = settings.MAIL_CONSENT[provider]
        digest = hashlib.sha256(verifier.encode()).digest()
        asked = {
            "client_id": place["client_id"],
            "response_type": "code",
            "redirect_uri": _redirect(),
            "scope": place["scope"],
            "state": state,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
            "login_hint": hint,
            "access_type": "offline",
            "prompt": "consent",
        }
        return f"{place['authorize_url']}?{urlencode(asked)}"

    def tokens(self, provider: str, *, code: str, verifier: str, at: datetime) -> Tokens:
        return self._ask(
            provider,
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": _redirect(),
                "code_verifier": verifier,
            },
            "",
            at,
        )

    def refreshed(self, provider: str, *, refresh: str, at: datetime) -> Tokens:
        wish = {"grant_type": "refresh_token", "refresh_token": refresh}
        return self._ask(provider, wish, refresh, at)

    def _ask(self, provider: str, wish: dict[str, str], refresh: str, at: datetime) -> Tokens:
        place = settings.MAIL_CONSENT[provider]
        wish |= {"client_id": place["client_id"], "client_secret": place["client_secret"]}
        try:
            answer = requests.post(
                place["token_url"], data=wish, timeout=SECONDS, allow_redirects=False
            )
            told = answer.json() if answer.content else {}
        except (requests.RequestException, ValueError) as error:
            raise CannotRead(_("The mail provider does not answer.")) from error
        if answer.status_code in (400, 401, 403) or not isinstance(told, dict):
            raise ConsentRefused
        if answer.status_code != 200 or not told.get("access_token"):
            raise CannotRead(_("The mail provider does not answer."))
        kept = str(told.get("refresh_token") or refresh)
        if not kept:
            raise ConsentRefused
        lasts = timedelta(seconds=int(told.get("expires_in") or 300))
        return Tokens(refresh=kept, access=str(told["access_token"]), expires_at=at + lasts)


def _redirect() -> str:
    return f"{settings.SITE_URL}{reverse('backoffice:mailbox_consent')}"
