"""Reads every public page as a stranger does, and names what is not clear about each."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.test import Client

from pistos.shop.queries import the_shop
from pistos.storefront.clarity import Finding, findings, links_inside

MOST = 2_000


class Command(BaseCommand):
    help = "Names public pages without summary, with hidden cost, dead links, too many words, no contact."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most", type=int, default=MOST, help="pages to read at most")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        found: list[Finding] = []
        walker = _Walker()
        languages = the_shop().languages
        ahead = [f"/{code}/" for code in languages]
        read: set[str] = set()
        while ahead and len(read) < options["most"]:
            address = ahead.pop()
            if address in read:
                continue
            read.add(address)
            html = walker.page(address)
            if html is None:
                continue
            # What no list shows, such as a cart, needs no words for lists.
            found += [
                one
                for one in findings(address, html, walker.leads)
                if one.kind != "no_summary" or address not in walker.unlisted
            ]
            ahead += [url for url in links_inside(html) if _is_read(url, languages, read)]
        for one in found:
            self.stdout.write(f"{one.address}\t{one.kind}\t{one.words}".rstrip())
        self.stdout.write(f"{len(read)} pages, {len(found)} findings")
        if found:
            raise SystemExit(1)


def _is_read(url: str, languages: list[str], read: set[str]) -> bool:
    """Pages of the shop, each once and without what a visitor chose on it."""
    return url not in read and "?" not in url and url.split("/")[1] in languages


class _Walker:
    """Asks the program itself, over no wire; each address once."""

    def __init__(self) -> None:
        host = next((name for name in settings.ALLOWED_HOSTS if name.strip(".*")), "localhost")
        self.client = Client(SERVER_NAME=host.lstrip("."))
        self.known: dict[str, str | None] = {}
        self.unlisted: set[str] = set()

    def page(self, url: str) -> str | None:
        """The text of a page, None where it does not open or is none."""
        if url not in self.known:
            answer = self.client.get(url, secure=True, follow=True)
            is_text = answer.headers.get("Content-Type", "").startswith("text/html")
            is_good = answer.status_code < 400
            if "noindex" in answer.headers.get("X-Robots-Tag", ""):
                self.unlisted.add(url)
            text = answer.content.decode() if is_good and is_text and not answer.streaming else ""
            self.known[url] = text if is_good else None
        return self.known[url]

    def leads(self, url: str) -> bool:
        return self.page(url) is not None
