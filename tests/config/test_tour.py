"""The walk through the demo's tour, against a small site of our own."""

import http.server
import threading
import urllib.parse
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest

from pistos.config import probe, tour

_LOGIN = """
<form action="/language/"><input type="hidden" name="next" value="/"></form>
<form method="post"><input type="hidden" name="token" value="t1">
<input type="email" name="login"><input type="password" name="password">
<input type="hidden" name="next" value="/desk/"></form>
<form action="/passkey/"><input type="hidden" name="token" value="t2"></form>
"""


class _Site(http.server.BaseHTTPRequestHandler):
    health: ClassVar[str] = '{"database": "ok"}'

    def do_GET(self) -> None:
        is_signed_in = "staff=1" in self.headers.get("Cookie", "")
        if self.path == "/health/":
            self._answer(200, self.health)
        elif self.path == "/desk/" and not is_signed_in:
            self._answer(302, "", Location="/login/?next=/desk/")
        elif self.path.startswith("/login/"):
            self._answer(200, _LOGIN)
        elif self.path in {"/", "/desk/"}:
            self._answer(200, "<h1>Kalamos</h1>")
        elif self.path == "/empty/":
            self._answer(200, "")
        else:
            self._answer(404, "not here")

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = dict(urllib.parse.parse_qsl(form))
        if fields == {
            "token": "t1",
            "next": "/desk/",
            "login": "alma@kalamos.example",
            "password": "right",
        }:
            self._answer(302, "", Location="/desk/", Set_Cookie="staff=1; Path=/")
        else:
            self._answer(200, _LOGIN + '<div role="alert"><p>Too <b>many</b> tries</p></div>')

    def _answer(self, status: int, text: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def _page(path: str, sign_in: str | None = None) -> dict[str, Any]:
    return {"path": path, "title": path, "sign_in": sign_in}


def _owner(password: str) -> dict[str, str]:
    return {
        "role": "owner",
        "address": "/desk/",
        "email": "alma@kalamos.example",
        "password": password,
    }


def test_walk_signs_in_through_the_form_and_finds_all_well(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = tour.walk(address, [_page("/"), _page("/desk/", "owner")], [_owner("right")])

    assert status == 0
    assert "2 pages, no problems" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("page", "password", "problem"),
    [
        (_page("/gone/"), "right", "status 404"),
        (_page("/empty/"), "right", "an empty page"),
        (_page("/desk/"), "right", "asks to sign in"),
        (_page("/desk/", "owner"), "wrong", "refused: Too many tries"),
    ],
)
def test_walk_tells_what_is_wrong(
    address: str,
    page: dict[str, Any],
    password: str,
    problem: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = tour.walk(address, [page], [_owner(password)])

    assert status == 1
    assert problem in capsys.readouterr().out


def test_walk_waits_for_the_worker_and_tells_when_it_is_not_heard(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tour, "_HEARD_WITHIN_SECONDS", 0.1)
    monkeypatch.setattr(tour.Visitor, "fetch", lambda *_: (503, "", "degraded"))

    assert tour.walk(address, [], []) == 1
    assert "FAIL" in capsys.readouterr().out


def test_probe_is_well_when_web_reaches_the_database(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PISTOS_PORT", address.rpartition(":")[2])

    assert probe.main() == 0
    monkeypatch.setattr(_Site, "health", '{"database": "unreachable"}')
    assert probe.main() == 1
    monkeypatch.setattr(_Site, "health", "<html>")
    assert probe.main() == 1


def test_probe_fails_when_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PISTOS_PORT", "1")

    assert probe.main() == 1
