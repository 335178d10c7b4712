"""Who reads and votes: told apart by digests that lead back to nobody."""

from datetime import datetime
from ipaddress import ip_address, ip_network

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from pistos.kit.actors import Actor
from pistos.reviews.facts import Voter
from pistos.storefront.shopping import customer_of

IPV6_OF_A_HOUSE = 64


def voter_of(request: HttpRequest, at: datetime) -> Voter:
    """The browser by the token against forgery that it holds anyway, the network for this day alone."""
    network = f"{_network(request)} {at.date()}"
    return Voter(
        browser=_digest("browser", str(request.META.get("CSRF_COOKIE", ""))),
        network=_digest("network", network),
    )


def reader_of(request: HttpRequest, at: datetime) -> Actor:
    """Whoever is signed in, else the browser by its digest: the same person twice is one."""
    customer = customer_of(request)
    if customer is not None:
        return Actor.customer(customer.pk)
    return Actor.machine(f"reader:{voter_of(request, at).browser[:32]}")


def _digest(what: str, value: str) -> str:
    return salted_hmac(f"storefront.reviews.{what}", value, algorithm="sha256").hexdigest()


def _network(request: HttpRequest) -> str:
    address = str(request.META.get("REMOTE_ADDR", ""))
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return address
    return str(ip_network(f"{address}/{IPV6_OF_A_HOUSE}", strict=False))
