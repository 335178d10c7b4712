"""What kind of device buys, by what its browser says of itself; nothing finer is kept."""

import re

PHONE, TABLET, DESKTOP, UNKNOWN = "phone", "tablet", "desktop", "unknown"
DEVICES = (PHONE, TABLET, DESKTOP, UNKNOWN)
_TABLET = re.compile(r"iPad|Tablet|Android(?!.*Mobile)|Kindle|Silk", re.I)
_PHONE = re.compile(r"Mobi|iPhone|iPod|Android.*Mobile|Windows Phone", re.I)
_MACHINE = re.compile(r"bot|crawl|spider|slurp|curl|wget|python|monitor|preview|headless", re.I)


def device_of(user_agent: str) -> str:
    if not user_agent:
        return UNKNOWN
    if _TABLET.search(user_agent):
        return TABLET
    if _PHONE.search(user_agent):
        return PHONE
    return DESKTOP if re.search(r"Windows|Macintosh|X11|CrOS", user_agent) else UNKNOWN


def is_machine(user_agent: str) -> bool:
    """A program that reads pages, not a person who shops."""
    return not user_agent or bool(_MACHINE.search(user_agent))
