"""Deeds on messages, by noun: writing, sending, staff's own mails, forgetting."""

from pistos.notifications.actions.forgetting import erase_messages, forget_old_messages
from pistos.notifications.actions.sending import note_bounce, note_delay, send_message
from pistos.notifications.actions.staff import invite_by_mail, send_test_mail
from pistos.notifications.actions.writing import NoAddress, keep_mail, write_message

__all__ = [
    "NoAddress",
    "erase_messages",
    "forget_old_messages",
    "invite_by_mail",
    "keep_mail",
    "note_bounce",
    "note_delay",
    "send_message",
    "send_test_mail",
    "write_message",
]
