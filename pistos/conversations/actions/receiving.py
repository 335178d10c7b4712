"""A message comes in, on any channel: exactly once, into the right conversation, with its promise."""

from datetime import datetime

from django.db import IntegrityError, connection, transaction

from pistos.conversations.actions.arriving import Arriving, settle_in
from pistos.conversations.actions.filing import Shelf
from pistos.conversations.facts import Arrival, Outcome, Received
from pistos.conversations.models import Channel, Message
from pistos.conversations.rules.masking import masked_arrival
from pistos.customers.models import Customer
from pistos.customers.rules.aliases import tidy_alias
from pistos.journal.actions import published_together
from pistos.orders.queries import is_number_of_ours

_DRAWN = """
drawn AS (
    SELECT nextval(pg_get_serial_sequence('conversations_message', 'id')) AS message,
           nextval(pg_get_serial_sequence('conversations_message', 'id')) AS reply,
           nextval(pg_get_serial_sequence('conversations_conversation', 'id')) AS conversation
)"""
_CLAIMED = """, claimed AS (
    INSERT INTO conversations_externalid (value, message_id)
    SELECT %(external_id)s, message FROM drawn ON CONFLICT (value) DO NOTHING RETURNING id
)"""
_SENDER = f"""
SELECT message, reply, conversation, EXISTS (
    SELECT FROM conversations_blockedsender WHERE address = ANY(%(addresses)s)
), known.*
FROM drawn {{claimed}} LEFT JOIN LATERAL (
    SELECT {", ".join(f'kept."{field.column}"' for field in Customer._meta.concrete_fields)}
    FROM customers_alias a JOIN customers_customer c ON c.id = a.customer_id
    JOIN customers_customer kept ON kept.id = coalesce(c.merged_into_id, c.id)
    WHERE a.kind = %(kind)s AND a.value = %(value)s
) known ON true
"""
_WITH_ID = f"WITH {_DRAWN}{_CLAIMED}{_SENDER.format(claimed='CROSS JOIN claimed')}"
_WITHOUT_ID = f"WITH {_DRAWN}{_SENDER.format(claimed='')}"


class _TakenBefore(Exception):
    """The message is in, or comes in at this moment by another hand."""


def receive_message(*, arrival: Arrival, at: datetime) -> Received:
    """Takes a message in, once for ever: by its external id and by the id its sender's program made.

    What was deleted does not come back (its id stays). In one transaction: the sender found or made,
    the conversation joined or begun, the message with its files stored, the answer promised and the
    customer told. Publishes `ConversationStarted` for a new one, then `MessageReceived` when it waits
    for us, `AutomaticMailKept` or `MarkedSpam` otherwise. Refuses nothing; what the storage does not
    take is marked beside the message.
    """
    if arrival.channel is not Channel.EMAIL:  # A mail's own bytes are masked where they are read.
        arrival = masked_arrival(arrival, is_ours=is_number_of_ours)
    shelf = Shelf()
    try:
        with transaction.atomic(), published_together():
            return settle_in(_claimed(arrival, shelf), at)
    except _TakenBefore:
        return _before(arrival)
    except IntegrityError:
        shelf.drop()
        if arrival.client_id and Message.objects.filter(client_id=arrival.client_id).exists():
            return _before(arrival)
        raise
    except BaseException:
        shelf.drop()
        raise


def _claimed(arrival: Arrival, shelf: Shelf) -> Arriving:
    """The ids its rows will have, and its sender, by one statement.

    The external id is taken until the transaction ends: a second fetcher waits here, and then finds it
    taken.
    """
    if arrival.client_id and Message.objects.filter(client_id=arrival.client_id).exists():
        raise _TakenBefore
    sender = arrival.sender
    kind, value = tidy_alias(sender.kind, sender.value)
    values: dict[str, str | list[str]] = {
        "external_id": arrival.external_id[:400],
        "addresses": sorted({sender.value.lower(), sender.email.lower()} - {""}),
        "kind": kind,
        "value": value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_WITH_ID if arrival.external_id else _WITHOUT_ID, values)
        row = cursor.fetchone()
    if row is None:
        raise _TakenBefore
    message_id, reply_id, conversation_id, is_blocked, *known = row
    names = [field.attname for field in Customer._meta.concrete_fields]
    customer = Customer.from_db(connection.alias, names, known) if known[0] is not None else None
    return Arriving(arrival, shelf, message_id, reply_id, conversation_id, is_blocked, customer)


def _before(arrival: Arrival) -> Received:
    """What the message became when it came first; neither conversation nor message if it is deleted."""
    found = Message.objects.select_related("conversation")
    message = None
    if arrival.client_id:
        message = found.filter(client_id=arrival.client_id).first()
    if message is None and arrival.external_id:
        message = found.filter(external_ids__value=arrival.external_id[:400]).first()
    return Received(Outcome.DUPLICATE, message.conversation if message else None, message)
