"""5,000 open visitors and 100 messages a second on one web process; then all of them reconnect at once.

The load comes from processes of its own, whose processor time is told apart. Each visitor hears their
own stream, as the widget does; each message is a POST, stored with its event, and has come when its
sender's stream says so. Part of the machine's two cores goes to the generator and to PostgreSQL.
"""

import multiprocessing
import os
import resource
import signal
import socket
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from datetime import time as clock_time
from urllib.parse import urlsplit

from benchmarks._ledger import throw_away_database
from benchmarks._load import megabytes, processor_seconds
from benchmarks._rows import Row, tell
from benchmarks._visitors import ORIGIN, Load, generator

VISITORS = int(os.environ.get("BENCH_VISITORS", "5000"))
PER_SECOND = 100
SECONDS = 30
FLOOD = 50_000


def web_process(port: int) -> "subprocess.Popen[bytes]":
    from pistos.config.processes import web_command

    return subprocess.Popen(
        web_command("127.0.0.1", port),
        env={
            **os.environ,
            "PISTOS_DEBUG": "",
            "PISTOS_DEMO": "1",
            "PISTOS_LOG_LEVEL": "ERROR",
            "PISTOS_PROXIES": "1",
        },
    )


def prepare() -> list[tuple[int, str, str]]:
    """Visitors who wrote once, so that each has a conversation that waits; token and ticket of each.

    The first is made by the program's own deeds, the others are copies of it.
    """
    from pistos.chat import tokens
    from pistos.conversations.actions.chatting import Said, say
    from pistos.conversations.models import Conversation, ConversationPromise
    from pistos.kit import clock
    from pistos.promises.models import Promise
    from pistos.realtime import tickets
    from pistos.shop.models import Shop, WorkingHours
    from pistos.visits.actions.meeting import meet_visitor
    from pistos.visits.facts import Browser
    from pistos.visits.models import Visitor

    Shop.objects.create(name="Bench", country="GR", currency="EUR", time_zone="Europe/Athens",
                        languages=["en"], default_language="en")  # fmt: skip
    WorkingHours.objects.bulk_create(
        WorkingHours(weekday=d, opens=clock_time(0, 1), closes=clock_time(23, 59)) for d in range(7)
    )
    first = meet_visitor(browser=Browser(origin=ORIGIN), at=clock.now())
    say(visitor=first, said=Said("Hello", "first", {}), at=clock.now())
    first.refresh_from_db()
    more = VISITORS - 1
    copies(Visitor, more, token="'v' || n")
    copies(Promise, more, token="'p' || n")
    conversation = Conversation.objects.get()
    copies(
        Conversation, more, token="'c' || n", visitor_id=f"{first.pk} + n",
    )  # fmt: skip
    promise = ConversationPromise.objects.get()
    copies(
        ConversationPromise, more,
        conversation_id=f"{conversation.pk} + n", promise_id=f"{promise.promise_id} + n",
    )  # fmt: skip
    assert Visitor.objects.count() == VISITORS
    made = Visitor.objects.order_by("pk").values_list("pk", flat=True)
    start = {first.pk: 2}
    return [
        (pk, tokens.issue(pk, ORIGIN), tickets.issue({f"visitor-{pk}": start.get(pk, 0)}))
        for pk in made
    ]


def copies(model: type, count: int, **changed: str) -> None:
    """Copies of a table's first row, with ids that follow it and some columns by an expression of n."""
    from django.db import connection

    table = model._meta.db_table
    names = [
        field.column
        for field in model._meta.concrete_fields
        if not (field.primary_key or field.generated)
    ]
    values = ", ".join(changed.get(name, f"one.{name}") for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM (SELECT * FROM {table}"
            f" ORDER BY id LIMIT 1) AS one, generate_series(1, {count}) AS n ORDER BY n"
        )
        cursor.execute(f"ANALYZE {table}")


def flood() -> None:
    """Tasks that nobody waits for, queued as `Task.defer_all` queues many."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, priority)"
            " SELECT 'long', 'conversations.continue_by_mail', jsonb_build_object('conversation_id',"
            " (SELECT min(id) FROM conversations_conversation)), -20 FROM generate_series(1, %s)",
            [FLOOD],
        )
        cursor.execute("ANALYZE procrastinate_jobs")


def wait_for(port: int) -> None:
    for _ in range(200):
        time.sleep(0.1)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return


class Generators:
    def __init__(self, port: int, given: list[tuple[int, str, str]], count: int = 2) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipes, self.processes = [], []
        for place in range(count):
            mine, theirs = context.Pipe()
            process = context.Process(
                target=generator, args=(port, given[place::count], theirs, 1 / count), daemon=True
            )
            process.start()
            self.pipes.append(mine)
            self.processes.append(process)
        self.all()

    def all(self, *order: object) -> list:
        for pipe in self.pipes if order else ():
            pipe.send(order)
        return [pipe.recv() for pipe in self.pipes]

    def talk(self, words: str, seconds: float = SECONDS) -> tuple[Load, float]:
        """Everything both saw, and the web process's... processor time is told by the caller."""
        loads = self.all("talk", PER_SECOND, seconds, words)
        whole = Load(
            delays=sorted(delay for load in loads for delay in load.delays),
            sent=sum(load.sent for load in loads),
            refused=sum(load.refused for load in loads),
        )
        return whole, sum(load.processor for load in loads)

    def end(self) -> None:
        for pipe in self.pipes:
            pipe.send(("end",))
        for process in self.processes:
            process.join(20)


def delays(load: Load, name: str) -> list[Row]:
    cuts = statistics.quantiles(load.delays, n=100)
    return [
        Row(f"{name}, p50", "ms", cuts[49] * 1000),
        Row(f"{name}, p99", "ms", cuts[98] * 1000),
        Row(f"{name}, not delivered", "messages", load.sent - len(load.delays)),
        Row(f"{name}, refused", "messages", load.refused),
    ]


def note(words: str) -> None:
    print(f"# {datetime.now(UTC):%H:%M:%S} {words}", file=sys.stderr, flush=True)


def measure() -> list[Row]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW fsync")
        fsync = cursor.fetchone()[0]
        cursor.execute("SHOW synchronous_commit")
        fsync += f", synchronous_commit {cursor.fetchone()[0]}"
    print(f"# fsync {fsync}; {datetime.now(UTC):%Y-%m-%d %H:%M} UTC; load {os.getloadavg()}",
          file=sys.stderr)  # fmt: skip
    given = prepare()
    note("prepared")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    web = web_process(port)
    wait_for(port)
    try:
        before = megabytes(web.pid)
        generators = Generators(port, given)
        note("open")
        time.sleep(3)
        opened = megabytes(web.pid)
        generators.talk("warm", 3)
        used = processor_seconds([web.pid])
        load, own = generators.talk("calm")
        used = processor_seconds([web.pid]) - used
        rows = [
            Row("memory for 1,000 open visitors", "MB", (opened - before) * 1000 / VISITORS),
            *delays(load, "from POST sent to event received"),
            Row("processor of the web process", "s", used),
            Row("processor of the generators", "s", own),
        ]
        rows += storm(web, port, generators, given)
    finally:
        web.kill()
        web.wait(20)
    return rows


def storm(
    web: "subprocess.Popen[bytes]", port: int, generators: Generators, given: list
) -> list[Row]:
    """The web process dies; answers come meanwhile; all come back at once."""
    from django.db import transaction

    from pistos.realtime.actions import send_signal

    heard = [row for part in generators.all("heard") for row in part.items()]
    note("talked")
    web.send_signal(signal.SIGKILL)
    web.wait(20)
    with transaction.atomic():
        for pk, _, _ in given:
            send_signal(stream=f"visitor-{pk}", kind="message", subject_id="missed")
    new = web_process(port)
    wait_for(port)
    try:
        back = max(generators.all("lost"))
        time.sleep(3)
        now = dict(row for part in generators.all("heard") for row in part.items())
        lost = sum(1 for number, count in heard if now[number] != count + 1)
        rows = [
            Row("5,000 reconnect after kill -9, all served", "s", back),
            Row("5,000 reconnect, told wrongly or not at all", "visitors", lost),
        ]
        note("back")
        flood()
        worker = subprocess.Popen([sys.executable, "manage.py", "worker"], env={**os.environ})
        time.sleep(5)
        try:
            load, _ = generators.talk("flood", 20)
        finally:
            worker.kill()
            worker.wait(20)
        rows += delays(load, f"while {FLOOD:,} low tasks wait")
        generators.end()
    finally:
        new.kill()
        new.wait(20)
    return rows


def main() -> None:
    assert urlsplit(os.environ["DATABASE_URL"]).path
    with throw_away_database():
        tell(measure())


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 20_000), hard))
    main()
