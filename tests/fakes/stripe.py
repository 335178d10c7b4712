"""The part of Stripe that we use, on this machine: sessions, refunds, keys that make a POST once.

    with FakeStripe() as stripe:
        …Account(stripe.base, "sk_test_1")
        session = stripe.pay(session_id)

Faults: `stripe.drops = 1` does the deed and hangs up; `stripe.answers = [500]` answers so instead;
`stripe.stalls = 1` does the deed, sets `stripe.stalled`, and answers nothing before `stripe.freed` is set.
"""

import hashlib
import hmac
import json
import threading
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

SECRET = "whsec_of_our_own"
CREATED = 1_772_445_600


class FakeStripe(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.sessions: dict[str, dict[str, Any]] = {}
        self.refunds: dict[str, dict[str, Any]] = {}
        self.done: dict[str, tuple[str, int, dict[str, Any]]] = {}
        self.requests: list[tuple[str, str, dict[str, str]]] = []
        self.drops = self.stalls = 0
        self.stalled, self.freed = threading.Event(), threading.Event()
        self.answers: list[int] = []
        self.refund_status = "succeeded"
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def __enter__(self) -> "FakeStripe":
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def pay(self, session_id: str, *, amount: int | None = None) -> dict[str, Any]:
        """What the customer does on the page."""
        session = self.sessions[session_id]
        session |= {
            "status": "complete",
            "payment_status": "paid",
            "payment_intent": f"pi_{session_id}",
        }
        if amount is not None:
            session["amount_total"] = amount
        return session

    def act(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if path == "/v1/checkout/sessions":
            return 200, self._session(form)
        if path == "/v1/refunds":
            return self._refund(form)
        session = self.sessions.get(path.split("/")[4])
        if session is None:
            return 404, {"error": {"code": "resource_missing"}}
        if path.endswith("/expire"):
            if session["status"] != "open":
                return 400, {"error": {"type": "invalid_request_error"}}
            session["status"] = "expired"
        return 200, session

    def _session(self, form: dict[str, str]) -> dict[str, Any]:
        name = f"cs_test_{len(self.sessions) + 1:04d}"
        price = "line_items[0][price_data]"
        self.sessions[name] = {
            "id": name,
            "object": "checkout.session",
            "amount_total": int(form[f"{price}[unit_amount]"]),
            "currency": form[f"{price}[currency]"],
            "client_reference_id": form["client_reference_id"],
            "metadata": {"payment": form["metadata[payment]"]},
            "payment_intent": None,
            "payment_status": "unpaid",
            "status": "open",
            "created": CREATED,
            "expires_at": CREATED + 86_400,
            "locale": form["locale"],
            "url": f"{self.base}/c/pay/{name}",
            "customer_details": {"email": "cleo@customer.example", "name": "Cleo"},
        }
        return self.sessions[name]

    def _refund(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        intent = form["payment_intent"]
        session = next((s for s in self.sessions.values() if s["payment_intent"] == intent), None)
        amount = int(form["amount"])
        gone = sum(r["amount"] for r in self.refunds.values() if r["payment_intent"] == intent)
        if session is None or gone + amount > session["amount_total"]:
            return 400, {"error": {"code": "charge_already_refunded"}}
        name = f"re_{len(self.refunds) + 1:04d}"
        self.refunds[name] = {
            "id": name,
            "object": "refund",
            "amount": amount,
            "currency": session["currency"],
            "payment_intent": intent,
            "status": self.refund_status,
            "metadata": {
                "payment": form["metadata[payment]"],
                "refund": form["metadata[refund]"],
            },
        }
        return 200, self.refunds[name]


class _Handler(BaseHTTPRequestHandler):
    server: FakeStripe

    def do_GET(self) -> None:
        self._answer({})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self._answer(dict(parse_qsl(body)))

    def _answer(self, form: dict[str, str]) -> None:
        stripe = self.server
        key, shape = self.headers.get("Idempotency-Key") or "", json.dumps(form, sort_keys=True)
        with stripe.lock:
            stripe.requests.append((self.command, self.path, form))
            if stripe.answers:
                return self._say(stripe.answers.pop(0), {"error": {"type": "api_error"}})
            known = stripe.done.get(key) if key else None
            if known and known[0] != shape:
                return self._say(400, {"error": {"type": "idempotency_error"}})
            status, found = known[1:] if known else stripe.act(self.path, form)
            if key:
                stripe.done[key] = (shape, status, found)
            if stripe.drops:
                stripe.drops -= 1
                self.close_connection = True
                return None
            stalls = stripe.stalls > 0
            stripe.stalls -= stalls
        if stalls:
            stripe.stalled.set()
            stripe.freed.wait(60)
        return self._say(status, found)

    def _say(self, status: int, found: dict[str, Any]) -> None:
        body = json.dumps(found).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def event(kind: str, thing: dict[str, Any], *, name: str = "", livemode: bool = False) -> bytes:
    """A report as Stripe would send it."""
    named = name or f"evt_{kind}_{thing.get('id')}_{thing.get('status')}"
    return json.dumps(
        {
            "id": named,
            "object": "event",
            "api_version": "2024-10-28.acacia",
            "created": CREATED,
            "livemode": livemode,
            "type": kind,
            "data": {"object": thing},
        }
    ).encode()


def signed(body: bytes, at: datetime, *, secret: str = SECRET) -> str:
    """The header of a report, written apart from the program's own way of doing it."""
    stamp = str(int(at.timestamp()))
    made = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={stamp},v1={made},v0=00"
