"""Sends the outbox's mails by whatever `EMAIL_BACKEND` names: SMTP, or a provider by anymail."""

import smtplib
from collections.abc import Callable
from email.utils import formataddr, parseaddr

import requests
from anymail.exceptions import (
    AnymailError,
    AnymailInvalidAddress,
    AnymailRecipientsRefused,
    AnymailRequestsAPIError,
)
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives

from pistos.connectors.mail.smtp import PhasedBackend
from pistos.notifications.ports import (
    AddressRefused,
    MailNotTaken,
    MailRefused,
    MailUncertain,
    OutgoingMail,
)
from pistos.shop.queries import the_shop_or_none

SMTP = "django.core.mail.backends.smtp.EmailBackend"
REFUSED_BY_PROVIDER = {400, 413, 422}
PERHAPS_TAKEN = {500, 504}
"""A provider that failed or was waited for in vain may have taken the mail."""

_LOST_ANSWERS = (requests.ReadTimeout, requests.exceptions.ChunkedEncodingError)


class DjangoMailSender:
    """The `MailSender` of every installation; the errors of both libraries become the port's four."""

    def send(self, mail: OutgoingMail, handing_over: Callable[[], None]) -> str:
        try:
            message = _message(mail)
            if settings.EMAIL_BACKEND == SMTP:
                PhasedBackend().send_one(message, handing_over)
            else:
                handing_over()
                message.send()
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            raise _by_code(code, words, AddressRefused) from error
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            raise _by_code(error.smtp_code, error.smtp_error, MailRefused) from error
        except (AnymailRecipientsRefused, AnymailInvalidAddress) as error:
            raise AddressRefused(str(error)) from error
        except AnymailRequestsAPIError as error:
            raise _by_answer(error) from error
        except (UnicodeError, ValueError) as error:
            raise AddressRefused(f"not an address mail can be sent to: {error}") from error
        except (AnymailError, smtplib.SMTPException, OSError) as error:
            raise MailNotTaken(f"{type(error).__name__}: {error}") from error
        status = getattr(message, "anymail_status", None)
        return (status.message_id if status else None) or mail.message_id


def _message(mail: OutgoingMail) -> EmailMessage:
    shop = the_shop_or_none()
    _name, own_address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    name = mail.from_name or (shop.name if shop else "")
    replies = mail.reply_to or (shop.email if shop else "")
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=formataddr((name, mail.from_address or own_address)),
        to=[mail.to_address],
        reply_to=[replies] if replies else None,
        headers={
            "Message-ID": mail.message_id,
            "Content-Language": mail.language,
            **mail.headers,
        },
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for file in mail.files:
        message.attach(file.name, file.content, file.content_type)
    return message


def _by_code(
    code: int, words: bytes | str, permanent: type[AddressRefused] | type[MailRefused]
) -> AddressRefused | MailRefused | MailNotTaken:
    """5xx is for good, all else is for now (RFC 5321, section 4.2.1)."""
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return (permanent if 500 <= code < 600 else MailNotTaken)(f"{code} {text}")


def _by_answer(error: AnymailRequestsAPIError) -> MailRefused | MailNotTaken | MailUncertain:
    if isinstance(error, _LOST_ANSWERS) or error.status_code in PERHAPS_TAKEN:
        return MailUncertain(str(error))
    permanent = error.status_code in REFUSED_BY_PROVIDER
    return (MailRefused if permanent else MailNotTaken)(str(error))
