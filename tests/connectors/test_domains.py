"""SPF, DKIM and DMARC, asked of a small name server on this machine."""

import socket
import threading
from collections.abc import Iterator

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
import pytest

from pistos.connectors.mail.domains import DnsChecker


class NameServer:
    """Answers TXT questions over UDP from a dictionary; silent about names in `mute`."""

    def __init__(self) -> None:
        self.records: dict[str, list[str]] = {}
        self.is_mute = False
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.settimeout(0.2)
        self.port = self._socket.getsockname()[1]
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._ended.set()
        self._thread.join(timeout=5)
        self._socket.close()

    def _serve(self) -> None:
        while not self._ended.is_set():
            try:
                wire, address = self._socket.recvfrom(4096)
            except TimeoutError:
                continue
            if self.is_mute:
                continue
            asked = dns.message.from_wire(wire)
            name = asked.question[0].name
            answer = dns.message.make_response(asked)
            answer.flags |= dns.flags.RA
            texts = self.records.get(str(name).rstrip("."))
            if texts:
                quoted = [
                    " ".join(f'"{text[i : i + 200]}"' for i in range(0, len(text), 200))
                    for text in texts
                ]
                answer.answer.append(dns.rrset.from_text_list(name, 60, "IN", "TXT", quoted))
            else:
                answer.set_rcode(dns.rcode.NXDOMAIN)
            self._socket.sendto(answer.to_wire(), address)


@pytest.fixture
def names() -> Iterator[NameServer]:
    server = NameServer()
    yield server
    server.close()


@pytest.fixture
def checker(names: NameServer) -> DnsChecker:
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers = ["127.0.0.1"]
    resolver.port = names.port
    return DnsChecker(resolver)


GOOD = {
    "shop.example": ["some-verification=1", "v=spf1 mx include:mail.example -all"],
    "selector1._domainkey.shop.example": ["v=DKIM1; k=rsa; p=" + "MIIB" * 90],
    "_dmarc.shop.example": ["v=DMARC1; p=quarantine; rua=mailto:a@shop.example"],
}


def test_a_domain_in_order_is_in_order(names: NameServer, checker: DnsChecker) -> None:
    names.records = GOOD

    found = checker.check("shop.example", selector="")

    assert [part.state for part in (found.spf, found.dkim, found.dmarc)] == ["ok", "ok", "ok"]
    assert found.spf.found == "v=spf1 mx include:mail.example -all"
    assert found.dkim.found.startswith("selector1:")


def test_a_bare_domain_lacks_all(checker: DnsChecker) -> None:
    found = checker.check("shop.example", selector="")

    assert [part.state for part in (found.spf, found.dkim, found.dmarc)] == [
        "missing",
        "unknown",
        "missing",
    ]


@pytest.mark.parametrize(
    ("name", "texts", "part", "state", "hint"),
    [
        ("shop.example", ["v=spf1 mx +all"], "spf", "wrong", "open"),
        ("shop.example", ["v=spf1 all"], "spf", "wrong", "open"),
        ("shop.example", ["v=spf1 mx -all", "v=spf1 a -all"], "spf", "wrong", "several"),
        ("shop.example", ["v=spf1 mx"], "spf", "wrong", "endless"),
        ("shop.example", ["v=spf1 redirect=_spf.mail.example"], "spf", "ok", ""),
        ("mine._domainkey.shop.example", ["v=DKIM1; p="], "dkim", "wrong", "revoked"),
        ("other._domainkey.shop.example", ["v=DKIM1; p=AAAA"], "dkim", "missing", ""),
        (
            "_dmarc.shop.example",
            ["v=DMARC1; rua=mailto:a@b.example"],
            "dmarc",
            "wrong",
            "no-policy",
        ),
        ("_dmarc.shop.example", ["v=DMARC1; p=none"], "dmarc", "ok", "only-watching"),
    ],
)
def test_what_is_not_right_is_named(
    names: NameServer,
    checker: DnsChecker,
    name: str,
    texts: list[str],
    part: str,
    state: str,
    hint: str,
) -> None:
    names.records = {name: texts}

    found = getattr(checker.check("shop.example", selector="mine"), part)

    assert (found.state, found.hint) == (state, hint)


def test_a_shop_below_a_domain_stands_under_its_policy(
    names: NameServer, checker: DnsChecker
) -> None:
    names.records = {"_dmarc.shop.example": ["v=DMARC1; p=reject"]}

    assert checker.check("mail.shop.example", selector="").dmarc.state == "ok"


def test_silence_is_not_taken_for_an_answer(
    names: NameServer, checker: DnsChecker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pistos.connectors.mail.domains.SECONDS", 0.3)
    names.is_mute = True

    found = checker.check("shop.example", selector="mine")

    assert {part.hint for part in (found.spf, found.dkim, found.dmarc)} == {"unanswered"}
