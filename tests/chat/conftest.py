"""The shop's own web process, started and killed at will, and a foreign site that carries the chat."""

import http.server
import signal
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import time as clock_time
from pathlib import Path
from typing import TypeVar

import pytest
from django.conf import settings
from django.db import connection, connections

from pistos.chat import state, texts, work
from pistos.config.processes import environment_for, web_command
from pistos.kit.forks import tie_to_parent
from pistos.shop.models import Shop, WorkingHours
from pistos.visits.models import ChatSettings
from tests.addresses import database_address
from tests.factories.ports import free_port

Result = TypeVar("Result")


def in_database(work: Callable[[], Result]) -> Result:
    """Queries in a thread of their own: the browser's loop allows none beside it."""

    def alone() -> Result:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(alone).result()


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """No wait or text of a test before, and no connection left: the database could not be made anew."""
    state._wait.clear()
    texts._kept.clear()
    yield
    gate = threading.Barrier(work.THREADS)

    def close() -> None:
        gate.wait(5)
        connection.close()

    for done in [work._pool.submit(close) for _ in range(work.THREADS)]:
        done.result()


class Web:
    """One web process at a fixed port."""

    def __init__(self, data: Path) -> None:
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.environment = environment_for(
            database_address(), PISTOS_DATA=str(data), PISTOS_SECRET_KEY=settings.SECRET_KEY
        )
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            web_command("127.0.0.1", self.port),
            env=self.environment,
            preexec_fn=tie_to_parent(),
        )
        for _ in range(900):
            try:
                with urllib.request.urlopen(f"{self.base}/chat.js"):
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the web process does not answer")

    def kill(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None


class Site:
    """A site that is not the shop's: one page, a strict policy, one line of ours."""

    def __init__(self, shop: str) -> None:
        self.shop = shop
        self.attributes = ""
        self.content = "<h1>A blog</h1><p>Words.</p>"
        self.answers: dict[str, str] = {}
        site = self

        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                known = site.answers.get(self.path)
                body = (site.page() if known is None else known).encode()
                self.send_response(200)
                kind = "text/html" if known is None else "application/json"
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Security-Policy", site.policy())
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Silent."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        self.base = f"http://localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def policy(self) -> str:
        shop = self.shop
        return (
            f"default-src 'none'; script-src {shop}; connect-src 'self' {shop}; img-src {shop};"
            " style-src 'none'; require-trusted-types-for 'script'"
        )

    def page(self) -> str:
        return (
            "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A blog</title>"
            "<meta name='viewport' content='width=device-width'>"
            f"<script src='{self.shop}/chat.js' {self.attributes} async></script></head>"
            f"<body><main>{self.content}</main></body></html>"
        )


@pytest.fixture
def web(transactional_db: None, tmp_path: Path) -> Iterator[Web]:
    Shop.objects.create(
        name="Kalamos", legal_name="Kalamos IKE", country="GR", currency="EUR",
        time_zone="Europe/Athens", languages=["en", "el", "sl", "hy"], default_language="en",
        email="shop@kalamos.example",
    )  # fmt: skip
    WorkingHours.objects.bulk_create(
        WorkingHours(weekday=day, opens=clock_time(0, 1), closes=clock_time(23, 59))
        for day in range(7)
    )
    connection.close()
    web = Web(tmp_path)
    try:
        web.start()
        yield web
    finally:
        web.kill()


@pytest.fixture
def site(web: Web) -> Iterator[Site]:
    """Allowed by the shop before its page is ever opened."""
    site = Site(web.base)
    ChatSettings.objects.create(origins=[site.base])
    connection.close()
    yield site
    site.server.shutdown()
    site.server.server_close()
