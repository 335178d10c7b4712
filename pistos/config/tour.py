"""Walks the tour of the demo as a visitor's browser would: every page, signed in where it needs it.

Standard library only.
"""

import time
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Any

_HEARD_WITHIN_SECONDS = 45
_ANSWER_WITHIN_SECONDS = 30


def walk(address: str, pages: list[dict[str, Any]], sign_ins: list[dict[str, Any]]) -> int:
    """Visit all pages and print a line for each; 0 if all are well."""
    print()
    bad = 0 if _is_healthy(address) else 1
    visitors: dict[str | None, Visitor] = {None: Visitor(address)}
    for page in pages:
        role = page.get("sign_in")
        if role not in visitors:
            person = next(one for one in sign_ins if one["role"] == role)
            visitors[role] = Visitor(address)
            began = time.monotonic()
            problem = visitors[role].sign_in(person)
            print(_line(problem, time.monotonic() - began, f"sign in as {role}"), flush=True)
            bad += bool(problem)
        began = time.monotonic()
        problem = visitors[role].look_at(page["path"])
        print(_line(problem, time.monotonic() - began, f"{page['path']}  {page['title']}"))
        bad += bool(problem)
    print(f"\n{len(pages)} pages, {bad or 'no'} problem{'s' if bad != 1 else ''}", flush=True)
    return 1 if bad else 0


class Visitor:
    """One browser: keeps its cookies."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies)
        )

    def fetch(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, final address and text of a page."""
        url = urllib.parse.urljoin(self.address, path)
        body = None if form is None else urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(url, body, {"Referer": url})  # noqa: S310 - our own address
        try:
            with self.opener.open(request, timeout=_ANSWER_WITHIN_SECONDS) as answer:
                return answer.status, answer.url, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            return error.code, error.url or url, error.read().decode(errors="replace")
        except OSError as error:
            return 0, url, str(error)

    def look_at(self, path: str) -> str:
        """What is wrong with a page, or nothing."""
        status, url, text = self.fetch(path)
        if status != 200:
            return f"status {status}" if status else text
        if urllib.parse.urlsplit(url).path != urllib.parse.urlsplit(path).path:
            form = _Form(text)
            if "password" in form.kinds:
                return "asks to sign in"
        return "" if text.strip() else "an empty page"

    def sign_in(self, person: dict[str, Any]) -> str:
        """Through the form that a stranger is sent to; what went wrong, or nothing."""
        if not person.get("password"):
            return self.look_at(str(person["address"]))
        status, url, text = self.fetch(str(person["address"]))
        form = _Form(text)
        if "password" not in form.kinds:
            return f"no sign-in form at {url} (status {status})"
        email = str(person["email"])
        filled = {"login": email, "password": str(person["password"])}
        status, _, text = self.fetch(urllib.parse.urljoin(url, form.action), form.hidden | filled)
        if status != 200:
            return f"status {status}" if status else text
        answer = _Form(text)
        return f"refused: {answer.alert}" if "password" in answer.kinds else ""


class _Form(HTMLParser):
    """The form with a password field on a page, else the last one; and what the page complains of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.action = ""
        self.hidden: dict[str, str] = {}
        self.kinds: set[str] = set()
        self.alert = ""
        self._alert_tag = ""
        self._is_found = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if values.get("role") == "alert":
            self._alert_tag = tag
        if self._is_found:
            return
        if tag == "form":
            self.action, self.hidden, self.kinds = values.get("action", ""), {}, set()
        elif tag == "input":
            self.kinds.add(values.get("type", "text"))
            if values.get("type") == "hidden":
                self.hidden[values.get("name", "")] = values.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._alert_tag:
            self.alert = " ".join([*self.alert.split(), *data.split()])

    def handle_endtag(self, tag: str) -> None:
        self._is_found |= tag == "form" and "password" in self.kinds
        if tag == self._alert_tag:
            self._alert_tag = ""


def _is_healthy(address: str) -> bool:
    """Whether the worker is heard too."""
    visitor = Visitor(address)
    began = time.monotonic()
    while time.monotonic() - began < _HEARD_WITHIN_SECONDS:
        status, _, text = visitor.fetch("/health/")
        if status == 200:
            print(_line("", time.monotonic() - began, "/health/  web, worker and database"))
            return True
        time.sleep(0.5)
    print(_line(f"status {status}: {text[:200]}", _HEARD_WITHIN_SECONDS, "/health/"))
    return False


def _line(problem: str, seconds: float, what: str) -> str:
    return f"  {'FAIL' if problem else 'ok':<5}{seconds * 1000:6.0f} ms  {what}" + (
        f": {problem}" if problem else ""
    )
