"""Finds the forms of pages by walking them: from the addresses of the program and the tokens of its rows."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.apps import apps
from django.test import Client
from django.urls import Resolver404, ResolverMatch, URLPattern, URLResolver, get_resolver, resolve
from django.utils.translation import override

from pistos.kit import clock

TYPED = {"text", "search", "email", "tel", "url"}
NOT_SENT = {"file", "submit", "button", "image", "reset"}
EACH = 3
"""So many rows of a kind are looked at: one more stands in another state."""


class Anybody(Client):
    """Each request comes from another place: who guesses often is shut out, and a walk guesses."""

    def request(self, **asked: Any) -> Any:
        self.count = getattr(self, "count", 0) + 1
        asked["REMOTE_ADDR"] = f"10.0.{self.count // 250 % 250}.{self.count % 250}"
        return super().request(**asked)


@dataclass
class Form:
    action: str
    method: str
    page: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    rest: list[tuple[str, str]] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, ...]:
        return (found_at(self.action).view_name, self.method, *sorted(self.texts))


class Reader(HTMLParser):
    """The forms of a page, each field with what a person who changes nothing would send, and its links."""

    def __init__(self, page: str, html: str) -> None:
        super().__init__()
        self.page, self.forms, self.links = page, list[Form](), list[str]()
        self.now: Form | None = None
        self.by_id: dict[str, Form] = {}
        self.choice: list[tuple[str, bool]] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self.links.append(urljoin(self.page, given["href"]))
        if tag == "form":
            action = urljoin(self.page, given.get("action", "") or self.page)
            self.now = Form(action, given.get("method", "get").lower(), self.page)
            self.by_id[given.get("id", "")] = self.now
            self.forms.append(self.now)
        form, name = self.by_id.get(given.get("form", ""), self.now), given.get("name")
        if tag == "option" and self.choice is not None:
            self.choice.append((given.get("value", ""), "selected" in given))
        if form is None or name is None:
            return
        if tag == "select":
            self.choice = []
            self.chosen = (form, name)
        elif tag == "textarea":
            form.texts[name] = "text"
        elif tag == "input":
            self._input(form, name, given)

    def _input(self, form: Form, name: str, given: dict[str, str]) -> None:
        kind, value = given.get("type", "text").lower(), given.get("value", "")
        today = clock.now()
        if kind in TYPED:
            form.texts[name] = kind
        elif kind in {"radio", "checkbox"}:
            if "checked" in given or name not in dict(form.rest):
                form.rest = [each for each in form.rest if kind != "radio" or each[0] != name]
                form.rest.append((name, value or "on"))
        elif kind == "date":
            form.rest.append((name, value or f"{today + timedelta(days=20):%Y-%m-%d}"))
        elif kind == "datetime-local":
            form.rest.append((name, value or f"{today + timedelta(days=5):%Y-%m-%dT%H:%M}"))
        elif kind not in NOT_SENT:
            form.rest.append((name, value or given.get("min") or ("1" if kind == "number" else "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.now = None
        elif tag == "select" and self.choice is not None:
            form, name = self.chosen
            chosen = [value for value, is_chosen in self.choice if is_chosen and value]
            values = chosen or [value for value, _chosen in self.choice if value]
            form.rest.append((name, values[0] if values else ""))
            self.choice = None


@cache
def found_at(address: str) -> ResolverMatch:
    with override("en"):
        return resolve(urlsplit(address).path)


def module_of(view: Callable[..., Any]) -> str:
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    return view.__module__


def patterns(of: Any = None, prefix: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for each in get_resolver().url_patterns if of is None else of:
        if isinstance(each, URLResolver):
            is_language = each.pattern.__class__.__name__ == "LocalePrefixPattern"
            yield from patterns(
                each.url_patterns, prefix + ("en/" if is_language else str(each.pattern))
            )
        else:
            yield prefix + str(each.pattern), each


def apps_of(modules: tuple[str, ...]) -> set[str]:
    """Whose rows such pages show: those of the apps that the modules are named after, and whom they serve."""
    return {"orders", "customers", "conversations", *(each.split(".")[2] for each in modules)}


def first_pages(client: Client, modules: tuple[str, ...]) -> Iterator[str]:
    """Each address of the modules without arguments; with a token, for rows of the kind that it shows."""
    tokens = [
        list(model.objects.order_by("-pk").values_list("token", flat=True)[:EACH])
        for model in apps.get_models()
        if model._meta.app_label in apps_of(modules)
        and any(each.name == "token" for each in model._meta.fields)
    ]
    for address, pattern in patterns():
        if not module_of(pattern.callback).startswith(modules):
            continue
        if not pattern.pattern.converters:
            yield address
        elif set(pattern.pattern.converters) == {"token"}:
            for rows in filter(None, tokens):
                pages = [re.sub("<.*>", token, address) for token in rows]
                status = client.get(pages[0]).status_code
                if status == 200:
                    yield from pages
                elif status == 405:
                    break


def forms_of(client: Client, modules: tuple[str, ...], more: Sequence[str]) -> list[Form]:
    """Every form whose deed is in the modules, one of each kind."""
    todo, seen = [*first_pages(client, modules), *more], dict[str, int]()
    found: dict[tuple[str, ...], Form] = {}
    done: set[str] = set()
    while todo:
        page = todo.pop(0)
        view = name_in(page)
        if page in done or view is None or seen.get(view, 0) > 3 * EACH:
            continue
        done.add(page)
        seen[view] = seen.get(view, 0) + 1
        answer = client.get(page)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        read = Reader(page, answer.content.decode())
        for form in read.forms:
            if name_in(form.action, modules) is not None:
                found.setdefault(form.key, form)
        todo += [link for link in read.links if name_in(link, modules) is not None]
    return list(found.values())


def name_in(address: str, modules: tuple[str, ...] = ("pistos.",)) -> str | None:
    try:
        match = found_at(address)
    except Resolver404:
        return None
    return match.view_name if module_of(match.func).startswith(modules) else None
