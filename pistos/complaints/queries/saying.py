"""What the checks may know beside words that go to the customer of a complaint."""

from pistos.complaints.models import Complaint
from pistos.orders.queries import lines_of
from pistos.replies.facts import ReplyContext
from pistos.replies.queries.context import recorded_of
from pistos.replies.rules.checks import felt


def context_of_apology(made: Complaint) -> ReplyContext:
    """The customer's own words and feeling, and what is recorded of the order; at most five queries."""
    return _context(made, has_feeling=felt(made.text), is_hard=True)


def context_afterwards(made: Complaint) -> ReplyContext:
    """The same once it was put right: a feeling of then is not answered a second time."""
    return _context(made, has_feeling=False, is_hard=False)


def _context(made: Complaint, *, has_feeling: bool, is_hard: bool) -> ReplyContext:
    order = made.order
    names = [line.name for line in lines_of(order)] if order else []
    return ReplyContext(
        language=made.language,
        said=made.text,
        customer_name=made.customer.form_of_address or made.customer.name,
        order_numbers=(order.number,) if order else (),
        own_words=tuple(names),
        recorded=recorded_of(order),
        has_feeling=has_feeling,
        is_first=False,
        is_hard=is_hard,
    )
