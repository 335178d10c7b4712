"""Watches every mailbox of the shop: by IDLE where the server can, else by looking every half minute.

One thread for each mailbox inside a worker; of several workers one watches a mailbox, told by the lock
that fetching takes. Should a watcher fail, it begins anew with a growing pause; should it hang or be
gone, the task that polls (`connectors.tasks`) reads the mailbox meanwhile.
"""

import contextlib
import logging
import threading
import time

from django.db import close_old_connections

from pistos.connectors.mail.connecting import ends_within
from pistos.connectors.mail.fetching import Bounds, noting_problems, read_new
from pistos.connectors.mail.imap import Sitting, sitting_at
from pistos.kit import clock
from pistos.mailboxes.actions import fetching as books
from pistos.mailboxes.actions.secrets import connection_of
from pistos.mailboxes.models import Mailbox
from pistos.mailboxes.ports import CannotRead
from pistos.mailboxes.queries import read_mailboxes

log = logging.getLogger(__name__)

LOOK_SECONDS = 10
"""How often the list of mailboxes is read."""

IDLE_SECONDS = 60
"""The longest wait at one server; after it the folder is looked at, so that its age stays honest."""

NAP_SECONDS = 30
"""Between two looks at a server that cannot tell by itself."""

LONGEST_PAUSE = 300
SITTING_SECONDS = 1500
"""After so long the connection is made anew, as providers wish (tokens run out, servers restart)."""


class Watch:
    """The watchers of one process. `stop` ends them all within seconds."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self._threads: dict[int, threading.Thread] = {}
        self._sockets: dict[int, Sitting] = {}
        self._thread = threading.Thread(target=self._look_after, name="mail watch", daemon=True)

    def start(self) -> "Watch":
        self._thread.start()
        return self

    def stop(self) -> None:
        self.ended.set()
        for sitting in list(self._sockets.values()):
            with contextlib.suppress(OSError):
                sitting.socket.shutdown(2)
        for thread in (self._thread, *self._threads.values()):
            thread.join(timeout=5)

    def _look_after(self) -> None:
        while not self.ended.is_set():
            try:
                wanted = set(read_mailboxes().values_list("pk", flat=True))
            except Exception:
                log.exception("the mailboxes cannot be listed; trying again")
                wanted = set()
            finally:
                close_old_connections()
            for mailbox_id in wanted:
                thread = self._threads.get(mailbox_id)
                if thread is None or not thread.is_alive():
                    self._threads[mailbox_id] = self._watcher(mailbox_id)
            self.ended.wait(LOOK_SECONDS)

    def _watcher(self, mailbox_id: int) -> threading.Thread:
        thread = threading.Thread(
            target=self._watch, args=(mailbox_id,), name=f"mailbox {mailbox_id}", daemon=True
        )
        thread.start()
        return thread

    def _watch(self, mailbox_id: int) -> None:
        pause = 5.0
        while not self.ended.is_set():
            try:
                if not self._sit(mailbox_id):
                    return
                pause = 5.0
            except CannotRead as problem:
                log.warning("mailbox %s: %s", mailbox_id, problem)
            except Exception:
                log.exception("mailbox %s cannot be read; trying again in %s s", mailbox_id, pause)
            finally:
                self._sockets.pop(mailbox_id, None)
                close_old_connections()
            self.ended.wait(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    def _sit(self, mailbox_id: int) -> bool:
        """One sitting. False when this mailbox is not ours to watch (any more)."""
        with books.sole_reader(mailbox_id=mailbox_id) as is_ours:
            mailbox = read_mailboxes().filter(pk=mailbox_id).first()
            if not is_ours or mailbox is None:
                return False
            books.begin_fetch(mailbox=mailbox, at=clock.now())
            with noting_problems(mailbox):
                connection = connection_of(mailbox=mailbox, at=clock.now())
                with sitting_at(connection, seconds=20) as sitting:
                    self._sockets[mailbox_id] = sitting
                    return self._read_and_wait(mailbox, sitting)

    def _read_and_wait(self, mailbox: Mailbox, sitting: Sitting) -> bool:
        until = time.monotonic() + SITTING_SECONDS
        entered = _entered(mailbox)
        while not self.ended.is_set() and time.monotonic() < until:
            while not read_new(mailbox, sitting, Bounds()).is_whole:
                books.begin_fetch(mailbox=mailbox, at=clock.now())
            if sitting.can_idle:
                with ends_within(IDLE_SECONDS + 20, sitting.socket):
                    sitting.wait(IDLE_SECONDS)
            else:
                self.ended.wait(NAP_SECONDS)
            fresh = read_mailboxes().filter(pk=mailbox.pk).first()
            if fresh is None or _entered(fresh) != entered:
                return fresh is not None
            mailbox = fresh
            sitting.look_again()
        return True


def _entered(mailbox: Mailbox) -> tuple[object, ...]:
    """What, when a person changes it, asks for another sitting."""
    return (mailbox.host, mailbox.port, mailbox.username, mailbox.folder, bytes(mailbox.secret))
