"""The inbox over 10,000 to 1,000,000 conversations, and mail coming in, with django-helpdesk beside.

Full requests of a signed-in agent through the program's whole stack, in this process, one after the
other. `--small` leaves the million out.
"""

import os
import random
import subprocess
import sys
import time
from dataclasses import replace

from benchmarks._corpus import LONG, mails, queries, talks
from benchmarks._ledger import throw_away_database
from benchmarks._pages import middle, queries_of
from benchmarks._peer import HELPDESK, PeerMissing, installed
from benchmarks._rows import Row, tell

ROUNDS = 100
MAILS = 1_000
WORKERS = 2
BESIDE = 10_000


def main() -> None:
    with throw_away_database():
        rows = _small()
    with throw_away_database():
        rows += _large()
    try:
        with installed(HELPDESK) as peer:
            beside = peer.figures(BESIDE, ROUNDS)
            beside["mail in"] = _together(
                [peer.mail_worker(n * MAILS, MAILS) for n in range(WORKERS)], peer.environment
            )
        rows = [_with_peer(row, beside) for row in rows]
    except PeerMissing as missing:
        print(missing, file=sys.stderr)
    tell(rows)


def _with_peer(row: Row, beside: dict[str, float]) -> Row:
    """The peer holds 10,000 conversations beside ours of whatever size: larger is never easier."""
    found = beside.get(row.work.partition(", ")[0])
    if found is None or row.unit == "queries":
        return row
    return replace(row, peer="django-helpdesk", peer_value=found)


def _small() -> list[Row]:
    """As many as the peer holds, and mail coming in."""
    client = _client_beside(BESIDE)
    return [*_requests(client, f", {BESIDE:,}"), Row("mail in", "per s", _mail_rate())]


def _large() -> list[Row]:
    """100,000, then a million."""
    from benchmarks._conversations import multiply
    from pistos.conversations.models import Conversation

    client = _client_beside(100_000)
    rows = _requests(client, "")
    if "--small" not in sys.argv[1:]:
        multiply()
        assert Conversation.objects.count() >= 1_000_000
        rows += _requests(client, ", 1,000,000")[:2]
    return rows


def _client_beside(count: int):
    """An agent's, signed in, in a shop with so many conversations."""
    from django.test import Client

    from benchmarks._conversations import fill, set_up
    from pistos.kit import clock

    at = clock.now()
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(set_up(at))
    fill(talks(count, at), at)
    return client


def _requests(client, size: str) -> list[Row]:
    """Pages of the queue at random places, conversations of 30 messages, and searches."""
    from pistos.conversations.models import Conversation

    dice = random.Random(1)
    long = list(Conversation.objects.order_by("pk").values_list("token", flat=True)[:LONG])
    opened = [f"/desk/inbox/c/{dice.choice(long)}/" for _ in range(ROUNDS)]
    searched = [f"/desk/inbox/?q={words}" for words in queries(ROUNDS)]
    return [
        Row(f"list{size}", "ms", middle(client, ["/desk/inbox/"] * ROUNDS)),
        Row(f"list, queries{size}", "queries", queries_of(client, "/desk/inbox/")),
        Row(f"open{size}", "ms", middle(client, opened)),
        Row(f"open, queries{size}", "queries", queries_of(client, opened[0])),
        Row(f"search{size}", "ms", middle(client, searched)),
    ]


def _mail_rate() -> float:
    """Mails a second by two processes: read, threaded, stored, promised, the acknowledgement queued."""
    command = [sys.executable, "-m", "benchmarks.inbox", "--mail-worker"]
    workers = [[*command, str(n * MAILS), str(MAILS)] for n in range(WORKERS)]
    return _together(workers, dict(os.environ))


def _together(commands: list[list[str]], environment: dict[str, str]) -> float:
    """Starts the workers, lets them begin at once, and takes the time of the slowest."""
    workers = [
        subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for command in commands
    ]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline().strip() == "ready"
    began = time.perf_counter()
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline().strip() == "done"
    took = time.perf_counter() - began
    for worker in workers:
        worker.wait()
    return round(len(commands) * MAILS / took, 1)


def take_mails(start: int, count: int) -> None:
    """One worker, in a process of its own."""
    import benchmarks._django  # noqa: F401 - Django must be set up before our modules load
    from pistos.connectors.mail.taking import take_mail
    from pistos.conversations.facts import Outcome
    from pistos.conversations.queries.house import one_run
    from pistos.kit import clock

    at = clock.now()
    written = mails(count, start, at)
    print("ready", flush=True)
    sys.stdin.readline()
    with one_run():
        for mail in written:
            received = take_mail(mail, source="bench", mailbox_id=None, at=at)
            assert received.outcome in (Outcome.STORED, Outcome.THREADED), received.outcome
    print("done", flush=True)


if __name__ == "__main__":
    if "--mail-worker" in sys.argv:
        take_mails(*map(int, sys.argv[-2:]))
    else:
        main()
