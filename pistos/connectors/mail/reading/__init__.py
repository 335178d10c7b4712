"""Mail from outside: bytes in, plain values out. Pure; nothing in a mail is trusted."""

from pistos.connectors.mail.reading.kinds import Kind
from pistos.connectors.mail.reading.mails import ReadMail, UnreadableError, read_mail

__all__ = ["Kind", "ReadMail", "UnreadableError", "read_mail"]
