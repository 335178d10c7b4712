"""What a customer is told of a remedy, and a colleague who is to approve one."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.kit.actors import Actor
from pistos.kit.words import by_day_words, dated_words, money_words
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.promises.rules.due import day_of
from pistos.remedies.actions.locking import ref
from pistos.remedies.models import Remedy, RemedyKind
from pistos.shop.queries import the_shop

TELLER = Actor.machine("remedies.telling")


def promised_words(remedy: Remedy, at: datetime) -> str:
    """The promise in the customer's language, as it stands in the mail, on the page and in the ledger."""
    language = remedy.language
    with translation.override(language):
        by_day = by_day_words(remedy.due_on, day_of(at, the_shop().time_zone), language)
        said = {
            "by_day": by_day,
            "amount": money_words(remedy.amount, remedy.currency, language),
            "what": remedy.words,
            "code": remedy.voucher.code if remedy.voucher else "",
        }
        return _sentence(remedy) % said


def _sentence(remedy: Remedy) -> str:
    if remedy.kind == RemedyKind.REFUND:
        # Translators: by_day is a phrase such as "by Friday 27 November"
        return _("%(amount)s are back with you %(by_day)s.")
    if remedy.kind in (RemedyKind.RESEND, RemedyKind.REPLACEMENT):
        return _("New goods are with you %(by_day)s, at no cost.")
    if remedy.kind == RemedyKind.REPAIR:
        return _("It is repaired %(by_day)s, at no cost: %(what)s.")
    if remedy.kind == RemedyKind.GIFT:
        return _("A present is on its way to you %(by_day)s: %(what)s.")
    if remedy.voucher is None:
        return _("A voucher is with you %(by_day)s.")
    if remedy.kind == RemedyKind.FREE_SHIPPING:
        return _("The delivery of your next order costs you nothing, with the code %(code)s.")
    return _("You have a voucher of %(amount)s. Its code is %(code)s.")


def tell_given(*, remedy: Remedy, at: datetime) -> Message | None:
    """What the customer gets and by when, in the transaction that promises it."""
    context = _context(remedy) | {
        "promised": promised_words(remedy, at),
        "valid_until": _valid_until(remedy),
        "is_by_rule": remedy.given_by_id is None,
    }
    return _write(f"remedy_given:{remedy.pk}", "remedy_given", context, remedy, at)


def tell_done(*, remedy: Remedy, at: datetime) -> Message | None:
    """It was carried out; whether it is well is asked on its page."""
    context = _context(remedy) | {"done": promised_words(remedy, at), "kind": _kind(remedy)}
    return _write(f"remedy_done:{remedy.pk}", "remedy_done", context, remedy, at)


def ask_to_approve(*, remedy: Remedy, at: datetime) -> Message | None:
    """A colleague is named to approve it, and hears so at once."""
    key = f"remedy_asked:{remedy.pk}"
    return ask_person(remedy, remedy.asked_of, key, at) if remedy.asked_of else None


def ask_person(remedy: Remedy, person: User, key: str, at: datetime) -> Message | None:
    """Asks somebody to approve it; once a `key`. None where a rule gave it, or they have no address."""
    if remedy.given_by is None:
        return None
    with translation.override(person.language):
        context = {
            "asked_by": remedy.given_by.name,
            "kind": _kind(remedy),
            "amount": money_words(remedy.amount, remedy.currency, person.language),
            "reason": remedy.reason,
            "link": f"{settings.SITE_URL}/desk/remedies/{remedy.token}/",
        }
    to = Recipient("person", person.pk, person.email, person.language, person.name)
    draft = Draft("remedy_asked", context, ref(remedy))
    with suppress(NoAddress):
        return write_message(key=key, draft=draft, to=to, by=TELLER, at=at)
    return None


def remedy_link(remedy: Remedy) -> str:
    return f"{settings.SITE_URL}/{remedy.language}/remedy/{remedy.token}/"


def _context(remedy: Remedy) -> dict[str, object]:
    return {
        "order_number": remedy.order.number if remedy.order else "",
        "link": remedy_link(remedy),
    }


def _kind(remedy: Remedy) -> str:
    return str(RemedyKind(remedy.kind).label)


def _valid_until(remedy: Remedy) -> str:
    voucher = remedy.voucher
    if voucher is None or voucher.valid_until is None:
        return ""
    zone = ZoneInfo(the_shop().time_zone)
    return dated_words(voucher.valid_until.astimezone(zone).date(), remedy.language)


def _write(
    key: str, template: str, context: Mapping[str, object], remedy: Remedy, at: datetime
) -> Message | None:
    with suppress(NoAddress):
        draft = Draft(template, context, ref(remedy))
        return write_message(key=key, draft=draft, to=recipient_of(remedy), by=TELLER, at=at)
    return None


def recipient_of(remedy: Remedy) -> Recipient:
    """The customer, at the address that the order names."""
    customer, order = remedy.customer, remedy.order
    return Recipient(
        "customer",
        customer.pk,
        (order.contact_email if order else "") or customer.email,
        remedy.language,
        customer.name,
        customer.form_of_address,
    )
