"""How much one visitor, and one address, may ask of one web process: a bucket that refills.

Kept in memory: it protects the process, and nothing is lost when it forgets.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass

MOST_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` at once, then `per_minute`."""

    burst: int
    per_minute: int


SAY_VISITOR = Rate(10, 30)
SAY_ADDRESS = Rate(60, 240)
BEGIN_ADDRESS = Rate(20, 20)
GIVE_ADDRESS = Rate(3, 2)
ASK_VISITOR = Rate(40, 120)
ASK_ADDRESS = Rate(600, 3000)


class Buckets:
    def __init__(self) -> None:
        self.held: OrderedDict[tuple[str, str, Rate], tuple[float, float]] = OrderedDict()

    def take(self, what: str, who: str, rate: Rate) -> bool:
        """False when `who` has used up what they may do for now."""
        now = time.monotonic()
        key = (what, who, rate)
        left, since = self.held.pop(key, (float(rate.burst), now))
        left = min(rate.burst, left + (now - since) * rate.per_minute / 60)
        is_free = left >= 1
        self.held[key] = (left - 1 if is_free else left, now)
        if len(self.held) > MOST_KEPT:
            self.held.popitem(last=False)
        return is_free


def client_address(scope_client: object, forwarded: str, proxies: int) -> str:
    """The asker's address: the one that the nearest trusted proxy saw, never one they wrote themselves."""
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    if proxies and len(hops) >= proxies:
        return hops[-proxies]
    return str(scope_client[0]) if isinstance(scope_client, tuple | list) and scope_client else ""
