import asyncio
import logging
import os
import signal
import socket
import threading
import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from pistos.connectors.mail.watching import Watch
from pistos.journal.actions import beat
from pistos.kit import clock, tasks, ticks

log = logging.getLogger(__name__)
HEARTBEAT_SECONDS = 10
NICENESS = 5
"""The worker stands back where processors are short: whoever waits for a page goes first."""


class Command(BaseCommand):
    """Works off the tasks, and does by the second what is due."""

    help = "Runs a worker: tasks, the clock of promises, mail. Start as many as you like."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--concurrency", type=int, default=4, help="tasks at a time")

    def handle(self, *, concurrency: int, **options: object) -> None:
        os.nice(NICENESS)
        asyncio.run(self.run(concurrency))

    async def run(self, concurrency: int) -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        ended = threading.Event()
        clockwork = threading.Thread(target=keep_time, args=(ended,), name="clockwork", daemon=True)
        clockwork.start()
        watch = Watch().start()
        try:
            await tasks.work(stop=stop, concurrency=concurrency)
        finally:
            ended.set()
            watch.stop()
            clockwork.join(timeout=10)


def keep_time(ended: threading.Event) -> None:
    """Once a second: what is due. Every ten: a sign of life."""
    process = f"{socket.gethostname()}-{os.getpid()}"
    beat_next = 0.0
    while not ended.is_set():
        if time.monotonic() >= beat_next:
            _try_to_beat(process)
            beat_next = time.monotonic() + HEARTBEAT_SECONDS
        ticks.run_due(clock.now())
        ended.wait(1 - time.time() % 1)
    close_old_connections()


def _try_to_beat(process: str) -> None:
    try:
        beat(process=process, kind="worker", at=clock.now())
    except DatabaseError:
        log.exception("no sign of life could be written; trying again")
        close_old_connections()
