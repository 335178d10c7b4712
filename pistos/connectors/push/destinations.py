"""Where a push may go: the public services of the browsers' makers, over https, to public addresses only.

The address of a push comes from a browser, so anyone can write any: without this list the program could
be made to knock at machines behind our own wall.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

SERVICES = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "web.push.apple.com",
    ".push.apple.com",
    ".notify.windows.com",
)


class NotAllowedThere(Exception):
    """The address is not one that we write to."""


@dataclass(frozen=True, slots=True)
class Place:
    """A service that may be asked: its name, and the address that was looked at and is used."""

    scheme: str
    host: str
    port: int
    address: str
    path: str

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.host}" + ("" if self.port == 443 else f":{self.port}")


def is_service(endpoint: str, services: tuple[str, ...] = SERVICES) -> bool:
    """Whether the address names a push service over https; asks nobody."""
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return False
    host = (parts.hostname or "").lower()
    named = any(host == one or (one[0] == "." and host.endswith(one)) for one in services)
    return parts.scheme == "https" and port in (None, 443) and named and parts.username is None


def public_place(endpoint: str, services: tuple[str, ...] = SERVICES) -> Place:
    """Looks the service up once; the address found is the one used, so it cannot change in between.

    Raises NotAllowedThere when it is no service, or leads to an address that is not public.
    """
    if not is_service(endpoint, services):
        raise NotAllowedThere(endpoint)
    parts = urlsplit(endpoint)
    host = (parts.hostname or "").lower()
    found = {str(row[4][0]) for row in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)}
    if not found or not all(is_public(address) for address in found):
        raise NotAllowedThere(host)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return Place("https", host, 443, sorted(found)[0], path or "/")


def is_public(address: str) -> bool:
    """Not of this machine, a private network, a link, or one of these written as IPv6."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and (ip.ipv4_mapped or ip.sixtofour or ip.teredo):
        return False
    return ip.is_global and not ip.is_multicast
