"""Which sites may carry the chat: exact origins, never a pattern."""

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from pistos.kit.errors import Refused

_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_HERE = {"localhost", "127.0.0.1"}


class OriginUnusable(Refused):
    """Not the exact address of one site."""


def tidy_origin(text: str) -> str:
    """ "https://Shop.example:443/page" as browsers send it: "https://shop.example".

    Refuses with OriginUnusable: wildcards, no scheme, plain http (but on this machine), user names.
    """
    parts = urlsplit(text.strip().lower())
    try:
        port = parts.port
    except ValueError:
        port = -1
    host = parts.hostname or ""
    is_here = host in _HERE
    if "*" in text:
        raise OriginUnusable(
            _("Please name each site; “%s” would let in sites that are not yours.") % text.strip()
        )
    if (
        port == -1
        or len(text.split()) != 1
        or parts.username is not None
        or not _HOST.fullmatch(host)
        or not (parts.scheme == "https" or (is_here and parts.scheme == "http"))
    ):
        raise OriginUnusable(
            _("“%s” is not the address of a site. Write it as https://www.example.com.")
            % text.strip()
        )
    is_usual = port in (None, 443 if parts.scheme == "https" else 80)
    return f"{parts.scheme}://{host}" if is_usual else f"{parts.scheme}://{host}:{port}"
