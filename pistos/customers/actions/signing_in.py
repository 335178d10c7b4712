"""Proving that a person reads what is sent to their address: to sign in, and to change what matters."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from pistos.customers import events
from pistos.customers.models import CodePurpose, ContactCode, Customer, SignIn
from pistos.customers.rules.codes import (
    CODE_LASTS,
    MOST_SENT,
    MOST_TRIES,
    SENT_WITHIN,
    SIGNED_IN_LASTS,
    digest,
    new_code,
    tidy_code,
)
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.tokens import public_token
from pistos.notifications.actions import write_message
from pistos.notifications.rules.drafts import Draft, Recipient

PAGES = Actor.machine("customers.signing_in")


class CodeWrong(Refused):
    """Not the code that was sent, too old, used, or tried too often."""


class TooManyCodes(Refused):
    """So many were sent within the hour that another would only be a nuisance."""


@transaction.atomic
def send_code(
    *, customer: Customer, purpose: CodePurpose, address: str, link: str, about: str, at: datetime
) -> ContactCode:
    """Sends a code to an address on record; `link` has "{token}" in place of its secret.

    Publishes CodeSent. Refuses with TooManyCodes, NoAddress.
    """
    Customer.objects.select_for_update().get(pk=customer.pk)
    rows = ContactCode.objects.filter(customer=customer, sent_at__gt=at - SENT_WITHIN)
    if rows.count() >= MOST_SENT:
        raise TooManyCodes(
            _("Several codes were sent within the hour. Please use the newest, or wait an hour.")
        )
    code, token = new_code(), public_token()
    row = ContactCode.objects.create(
        customer=customer,
        purpose=purpose,
        about=about,
        code_digest=_digest(code),
        link_digest=_digest(token),
        sent_at=at,
        expires_at=at + CODE_LASTS,
    )
    draft = Draft(
        "contact_code",
        {
            "code": f"{code[:3]} {code[3:]}",
            "minutes": int(CODE_LASTS.total_seconds() // 60),
            "purpose": str(purpose),
            "link": link.replace("{token}", token),
        },
        Ref("customer", str(customer.pk)),
    )
    to = Recipient("customer", customer.pk, address, customer.language, customer.name)
    write_message(key=f"contact_code:{row.pk}", draft=draft, to=to, by=PAGES, at=at)
    sent = events.CodeSent(customer_id=customer.pk, purpose=str(purpose))
    publish(sent, about=Ref("customer", str(customer.pk)), by=PAGES, at=at)
    return row


def use_code(
    *, customer: Customer, purpose: CodePurpose, about: str, code: str, at: datetime
) -> ContactCode:
    """Takes the newest code, once. A wrong one counts as a try, also when the caller's deed fails.

    Refuses with CodeWrong.
    """
    rows = ContactCode.objects.filter(customer=customer, purpose=purpose, about=about)
    row = rows.order_by("-sent_at", "-pk").first()
    is_open = row is not None and row.used_at is None and row.expires_at > at
    if row is None or not is_open or row.tried_count >= MOST_TRIES:
        raise CodeWrong(_("This code is no longer good. Please have a new one sent."))
    if _digest(tidy_code(code)) != row.code_digest:
        ContactCode.objects.filter(pk=row.pk).update(tried_count=F("tried_count") + 1)
        raise CodeWrong(_("This is not the code that we sent. Please check the six digits."))
    if not ContactCode.objects.filter(pk=row.pk, used_at=None).update(used_at=at):
        raise CodeWrong(_("This code is no longer good. Please have a new one sent."))
    return row


@transaction.atomic
def sign_in(*, customer: Customer, at: datetime) -> str:
    """Lets a browser in whose person has proven their address; returns the secret for its cookie.

    Publishes CustomerSignedIn.
    """
    SignIn.objects.filter(expires_at__lte=at).delete()
    token = public_token()
    SignIn.objects.create(
        customer=customer, digest=_digest(token), since=at, expires_at=at + SIGNED_IN_LASTS
    )
    by = Actor.customer(customer.pk)
    about = Ref("customer", str(customer.pk))
    publish(events.CustomerSignedIn(customer_id=customer.pk), about=about, by=by, at=at)
    return token


def sign_in_by_code(*, customer: Customer, code: str, at: datetime) -> str:
    """`sign_in` for whoever types the code. Refuses with CodeWrong."""
    use_code(customer=customer, purpose=CodePurpose.SIGN_IN, about="", code=code, at=at)
    return sign_in(customer=customer, at=at)


@transaction.atomic
def sign_in_by_link(*, token: str, at: datetime) -> str:
    """`sign_in` for whoever holds the link of the mail, once. Refuses with CodeWrong."""
    row = ContactCode.objects.select_for_update().filter(link_digest=_digest(token)).first()
    is_open = row is not None and row.used_at is None and row.expires_at > at
    if row is None or not is_open or row.purpose != CodePurpose.SIGN_IN:
        raise CodeWrong(_("This link is no longer good. Please have a new one sent."))
    ContactCode.objects.filter(pk=row.pk).update(used_at=at)
    return sign_in(customer=row.customer, at=at)


def sign_out(*, token: str) -> None:
    """Ends the sign-in of one browser."""
    SignIn.objects.filter(digest=_digest(token)).delete()


def end_sign_ins(*, customer_ids: list[int]) -> None:
    """Part of an erasure: nobody is signed in as a person who is gone."""
    SignIn.objects.filter(customer_id__in=customer_ids).delete()
    ContactCode.objects.filter(customer_id__in=customer_ids).delete()


def _digest(text: str) -> str:
    return digest(text, settings.SECRET_KEY)
