"""What goes wrong in the demo, in order: complaints and mistakes; later who is heard, and what is wished."""

from datetime import datetime

from pistos.demo.actions.complaining import complain
from pistos.demo.actions.hearing import hear_out
from pistos.demo.actions.mistaking import add_mistakes
from pistos.demo.actions.replies import add_replies
from pistos.demo.actions.requesting import add_requests


def go_wrong(at: datetime) -> None:
    complain(at=at)
    add_mistakes(at)


def look_after(at: datetime) -> None:
    hear_out(at)
    add_requests(at)
    add_replies(at)
