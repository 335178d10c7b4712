"""Conversations as a table for spreadsheets: one row each, no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Iterator

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.conversations.models import Conversation
from pistos.kit.csvs import safe_cell

COLUMNS = (
    *("number", "channel", "state", "subject", "customer", "address", "language", "assignee"),
    *("team", "tags", "topic", "started_at", "last_message_at", "first_answer_at", "closed_at"),
    *("messages_in", "answers", "transfers", "reopened", "order"),
)
MOST = 100_000


def conversations_csv(agent: User) -> Iterator[str]:
    """The header and a line for each, the oldest first. Needs the right to export customers' data."""
    require(agent, "export_customer")
    rows = Conversation.objects.filter(merged_into=None)
    rows = rows.select_related("customer", "assignee", "team", "order").defer("words", "page")
    yield _line(COLUMNS)
    for row in rows.order_by("started_at", "pk")[:MOST].iterator(chunk_size=2000):
        yield _line(_cells(row))


def _cells(row: Conversation) -> Iterable[str]:
    times = (row.started_at, row.last_message_at, row.first_answer_at, row.closed_at)
    return (
        str(row.pk),
        row.channel,
        row.state,
        row.subject,
        row.customer.name,
        row.customer.email,
        row.language,
        row.assignee.name if row.assignee else "",
        row.team.name if row.team else "",
        " ".join(row.tags),
        row.topic,
        *(moment.isoformat(timespec="seconds") if moment else "" for moment in times),
        str(row.in_count),
        str(row.answer_count),
        str(row.transfer_count),
        str(row.reopen_count),
        row.order.number if row.order else "",
    )


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([safe_cell(cell) for cell in cells])
    return line.getvalue()
