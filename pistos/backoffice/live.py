"""What the desk hears while it is open: "something new", and where."""

from pistos.realtime import tickets
from pistos.realtime.queries import positions

STREAM, INBOX = "desk", "inbox"


def new_ticket() -> str:
    """The right to hear the desk's stream and the conversations' from here on."""
    return tickets.issue(positions(STREAM, INBOX))
