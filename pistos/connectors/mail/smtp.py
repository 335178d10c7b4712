"""SMTP that knows how far it came: before the end of a mail another try is safe, after it nobody knows.

smtplib sends the text and the line that ends it in one piece; here they go apart, with a call between.
"""

import contextlib
import smtplib
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from pistos.notifications.ports import MailUncertain

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

END = b".\r\n"


class PhasedSmtp(smtplib.SMTP):
    """`before_end` is called right before a mail ends."""

    before_end: Callable[[], None]

    def data(self, msg: "ReadableBuffer | str") -> tuple[int, bytes]:
        return _hand_over(self, msg, self.before_end)


class PhasedSmtpSsl(smtplib.SMTP_SSL):
    before_end: Callable[[], None]

    def data(self, msg: "ReadableBuffer | str") -> tuple[int, bytes]:
        return _hand_over(self, msg, self.before_end)


def _hand_over(
    connection: smtplib.SMTP, msg: "ReadableBuffer | str", before_end: Callable[[], None]
) -> tuple[int, bytes]:
    code, reply = connection.docmd("data")
    if code != 354:
        raise smtplib.SMTPDataError(code, reply)
    text = msg.encode("ascii") if isinstance(msg, str) else bytes(msg)
    lines = smtplib._quote_periods(text)  # type: ignore[attr-defined]  # as smtplib's own data()
    connection.send(lines if lines.endswith(b"\r\n") else lines + b"\r\n")
    before_end()
    try:
        connection.send(END)
        code, reply = connection.getreply()
    except (smtplib.SMTPException, OSError) as error:
        raise MailUncertain(f"no reply after the mail: {error}") from error
    if not 200 <= code < 600:
        raise MailUncertain(f"no SMTP reply after the mail: {code} {reply!r}")
    return code, reply


class PhasedBackend(EmailBackend):
    """Django's SMTP backend over such a connection."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return PhasedSmtpSsl if self.use_ssl else PhasedSmtp

    def send_one(self, message: EmailMessage, before_end: Callable[[], None]) -> None:
        """Sends over a connection of its own; how the connection ends changes nothing any more."""
        self.open()
        connection = self.connection
        assert isinstance(connection, PhasedSmtp | PhasedSmtpSsl)  # noqa: S101 - as opened above
        connection.before_end = before_end
        try:
            self._send(message)  # type: ignore[attr-defined]  # of Django's backend, not in its stubs
        finally:
            self.connection = None
            with contextlib.suppress(smtplib.SMTPException, OSError):
                connection.quit()
            connection.close()
