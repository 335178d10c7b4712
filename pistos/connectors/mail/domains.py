"""What receivers find when they ask whether mail from a domain is genuine: SPF, DKIM, DMARC."""

import re
from collections.abc import Callable

import dns.exception
import dns.resolver

from pistos.mailboxes.facts import DomainChecks, DomainFinding

SECONDS = 5.0
USUAL_SELECTORS = (
    "default",
    "google",
    "selector1",
    "selector2",
    "mail",
    "dkim",
    "k1",
    "s1",
    "s2",
    "key1",
    "smtp",
)
"""Names under which providers publish keys; there is no way to ask for all."""

_ALL = re.compile(r"(?:^|\s)([-~?+]?)all(?:\s|$)", re.I)
_POLICY = re.compile(r"(?:^|;)\s*p\s*=\s*(none|quarantine|reject)\s*(?:;|$)", re.I)
_KEY = re.compile(r"(?:^|;)\s*p\s*=\s*([A-Za-z0-9+/=\s]*)", re.I)


class Unanswered(Exception):
    """The name servers did not answer: nothing is known."""


class DnsChecker:
    """The `DomainChecker`, over a resolver that tests can replace."""

    def __init__(self, resolver: dns.resolver.Resolver | None = None) -> None:
        self._resolver = resolver

    def check(self, domain: str, *, selector: str) -> DomainChecks:
        return DomainChecks(
            spf=self._finding(lambda: self._spf(domain)),
            dkim=self._finding(lambda: self._dkim(domain, selector)),
            dmarc=self._finding(lambda: self._dmarc(domain)),
        )

    def _spf(self, domain: str) -> DomainFinding:
        found = [text for text in self._texts(domain) if text.lower().split(" ")[0] == "v=spf1"]
        if not found:
            return DomainFinding("missing")
        if len(found) > 1:
            return DomainFinding("wrong", " | ".join(found)[:500], "several")
        ending = _ALL.search(found[0])
        if ending and ending[1] in ("", "+"):
            return DomainFinding("wrong", found[0][:500], "open")
        if ending is None and "redirect=" not in found[0].lower():
            return DomainFinding("wrong", found[0][:500], "endless")
        return DomainFinding("ok", found[0][:500])

    def _dkim(self, domain: str, selector: str) -> DomainFinding:
        for name in (selector,) if selector else USUAL_SELECTORS:
            for text in self._texts(f"{name}._domainkey.{domain}"):
                key = _KEY.search(text)
                if key is None:
                    continue
                if not "".join(key[1].split()):
                    return DomainFinding("wrong", text[:500], "revoked")
                return DomainFinding("ok", f"{name}: {text}"[:500])
        return DomainFinding("missing" if selector else "unknown")

    def _dmarc(self, domain: str) -> DomainFinding:
        labels = domain.split(".")
        places = [domain] if len(labels) <= 2 else [domain, ".".join(labels[-2:])]
        for place in places:
            found = [
                text
                for text in self._texts(f"_dmarc.{place}")
                if text.replace(" ", "").lower().startswith("v=dmarc1")
            ]
            if len(found) > 1:
                return DomainFinding("wrong", " | ".join(found)[:500], "several")
            if found:
                policy = _POLICY.search(found[0])
                if policy is None:
                    return DomainFinding("wrong", found[0][:500], "no-policy")
                hint = "only-watching" if policy[1].lower() == "none" else ""
                return DomainFinding("ok", found[0][:500], hint)
        return DomainFinding("missing")

    def _texts(self, name: str) -> list[str]:
        resolver = self._resolver or _ours()
        try:
            answer = resolver.resolve(name, "TXT", lifetime=SECONDS, search=False)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return []
        except dns.exception.DNSException as error:
            raise Unanswered from error
        return [b"".join(row.strings).decode("utf-8", "replace") for row in answer]

    def _finding(self, ask: Callable[[], DomainFinding]) -> DomainFinding:
        try:
            return ask()
        except Unanswered:
            return DomainFinding("unknown", hint="unanswered")


def _ours() -> dns.resolver.Resolver:
    try:
        return dns.resolver.Resolver()
    except dns.exception.DNSException as error:
        raise Unanswered from error
