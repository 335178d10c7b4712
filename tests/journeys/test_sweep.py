"""Every address of the program, walked by those who have no business there."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from pistos.accounts.models import User
from pistos.journal.models import Event

pytestmark = pytest.mark.django_db

# Addresses that strangers may read; each has tests of its own of what it shows them.
PUBLIC = {
    "/health/",
    "/",
    "/trust.json",
    "/record.csv",
    "/robots.txt",
    "/sitemap.xml",
    "/feed/reviews/google.xml",
    "/feed/reviews/meta.csv",
    "/favicon.ico",
}
PUBLIC_PREFIXES = (
    "/en/",
    "/desk/account/",
    "/desk/invitation/",
    "/desk/language/",
    "/hooks/",
    "/api/",
    "/logo/",
    "/notice/",
    "/feed/",
)
ARGUMENTS = {"str": "x" * 22, "int": "987654", "slug": "nothing", "path": "a/b", "uuid": "0" * 32}


def addresses(patterns=None, prefix="/"):
    """Each pattern as an address, its arguments filled with what leads nowhere."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            if pattern.pattern.__class__.__name__ == "LocalePrefixPattern":
                yield from addresses(pattern.url_patterns, prefix + "en/")
            else:
                yield from addresses(pattern.url_patterns, prefix + filled(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + filled(pattern.pattern)


def filled(pattern):
    text = str(pattern)
    for name, converter in pattern.converters.items():
        kind = converter.__class__.__name__.removesuffix("Converter").lower()
        kind = {"string": "str"}.get(kind, kind)
        for written in (f"<{kind}:{name}>", f"<{name}>"):
            text = text.replace(written, ARGUMENTS.get(kind, "x"))
    return text.lstrip("^").rstrip("$").replace("\\Z", "")


ADDRESSES = sorted({address for address in addresses() if "(" not in address})
DESK = [
    address
    for address in ADDRESSES
    if not address.startswith(PUBLIC_PREFIXES) and address not in PUBLIC
]


def test_sweep_finds_the_addresses():
    assert "/desk/promises/" in DESK
    assert f"/desk/customers/{'x' * 22}/erase/" in DESK
    assert len(ADDRESSES) > 40


@pytest.mark.fault("S5")
@pytest.mark.parametrize("address", DESK)
def test_desk_tells_strangers_nothing(address, shop, alma):
    for method in ("get", "post", "put", "patch", "delete"):
        answer = getattr(Client(), method)(address)

        assert answer.status_code in (302, 403, 404, 405), method
        if answer.status_code == 302:
            assert answer["Location"].startswith("/desk/account/login/"), (
                method,
                answer["Location"],
            )
            assert answer.content == b"", method


@pytest.mark.fault("S5", "S14")
@pytest.mark.parametrize("address", DESK)
def test_unknown_things_are_not_found_for_staff_too(address, shop, alma):
    client = Client()
    client.force_login(alma)
    happened = Event.objects.count()
    answer = client.get(address)

    assert answer.status_code in (200, 302, 404, 405)
    assert Event.objects.count() == happened  # to look at a page is no deed
    assert ("x" * 22) not in address or answer.status_code in (404, 405)


@pytest.mark.fault("S14")
@pytest.mark.parametrize("address", DESK)
def test_desk_takes_no_post_without_its_token(address, shop, alma):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alma)

    assert client.post(address).status_code in (403, 405)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_content_policy(address, shop):
    answer = Client().get(address)

    assert answer.status_code < 500 or address == "/health/"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.fault("S15")
def test_agents_cannot_enter_what_is_the_owners(shop, ben):
    client = Client()
    client.force_login(ben)

    for address in ("/desk/settings/", "/desk/audit/"):
        assert client.get(address).status_code == 403


@pytest.mark.fault("S13")
@pytest.mark.parametrize("header", ["REMOTE_USER", "HTTP_REMOTE_USER", "HTTP_X_FORWARDED_USER"])
def test_a_header_that_names_a_user_signs_nobody_in(
    alma: User, client: Client, header: str
) -> None:
    answer = client.get("/desk/", **{header: alma.email})

    assert answer.status_code == 302
    assert "/login/" in answer["Location"]
