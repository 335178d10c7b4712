"""Sends the outbox's mails by whatever `EMAIL_BACKEND` names: SMTP, or a provider by anymail."""

import smtplib
from email.utils import formataddr, parseaddr

from anymail.exceptions import (
    AnymailError,
    AnymailInvalidAddress,
    AnymailRecipientsRefused,
    AnymailRequestsAPIError,
)
from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from pistos.notifications.ports import AddressRefused, MailNotTaken, MailRefused, OutgoingMail
from pistos.shop.queries import the_shop_or_none


class DjangoMailSender:
    """The `MailSender` of every installation; the errors of both libraries become the port's three."""

    def send(self, mail: OutgoingMail) -> str:
        message = _message(mail)
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            raise _by_code(code, words, AddressRefused) from error
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            raise _by_code(error.smtp_code, error.smtp_error, MailRefused) from error
        except (AnymailRecipientsRefused, AnymailInvalidAddress) as error:
            raise AddressRefused(str(error)) from error
        except AnymailRequestsAPIError as error:
            permanent = error.status_code in {400, 413, 422}
            raise (MailRefused if permanent else MailNotTaken)(str(error)) from error
        except (UnicodeError, ValueError) as error:
            raise AddressRefused(f"not an address mail can be sent to: {error}") from error
        except (AnymailError, smtplib.SMTPException, OSError) as error:
            raise MailNotTaken(f"{type(error).__name__}: {error}") from error
        status = getattr(message, "anymail_status", None)
        return (status.message_id if status else None) or mail.message_id


def _message(mail: OutgoingMail) -> EmailMultiAlternatives:
    shop = the_shop_or_none()
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=formataddr((shop.name if shop else "", address)),
        to=[mail.to_address],
        reply_to=[shop.email] if shop and shop.email else None,
        headers={
            "Message-ID": mail.message_id,
            "Content-Language": mail.language,
            **mail.headers,
        },
    )
    message.attach_alternative(mail.html, "text/html")
    return message


def _by_code(
    code: int, words: bytes | str, permanent: type[AddressRefused] | type[MailRefused]
) -> AddressRefused | MailRefused | MailNotTaken:
    """5xx is for good, all else is for now (RFC 5321, section 4.2.1)."""
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return (permanent if 500 <= code < 600 else MailNotTaken)(f"{code} {text}")
