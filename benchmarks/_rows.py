"""How a benchmark tells its figures: a table, or JSON with `--json`."""

import json
import sys
from dataclasses import asdict, dataclass

MORE_IS_BETTER = frozenset({"per s"})


@dataclass(frozen=True)
class Row:
    """One figure; with `peer`, what another program needs for the same work in the same run."""

    work: str
    unit: str
    value: float
    peer: str = ""
    peer_value: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times better than the peer: below 1 it is worse."""
        if self.peer_value is None or not self.value or not self.peer_value:
            return None
        times = self.peer_value / self.value
        return round(1 / times if self.unit in MORE_IS_BETTER else times, 2)


def tell(rows: list[Row]) -> None:
    if "--json" in sys.argv[1:]:
        print(json.dumps([_plain(row) for row in rows]))
        return
    width = max(len(row.work) for row in rows)
    for row in rows:
        beside = f"   {row.peer}: {row.peer_value:.3f} ({row.ratio} ×)" if row.peer else ""
        print(f"{row.work:<{width}}  {row.value:>10.3f} {row.unit}{beside}")


def _plain(row: Row) -> dict[str, object]:
    """Without a peer, nothing is said of one."""
    if not row.peer:
        return {"work": row.work, "unit": row.unit, "value": row.value}
    return asdict(row) | {"ratio": row.ratio}
