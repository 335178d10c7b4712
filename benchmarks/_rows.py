"""How a benchmark tells its figures: a table, or JSON with `--json`."""

import json
import sys
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    work: str
    unit: str
    value: float


def tell(rows: list[Row]) -> None:
    if "--json" in sys.argv[1:]:
        print(json.dumps([asdict(row) for row in rows]))
        return
    width = max(len(row.work) for row in rows)
    for row in rows:
        print(f"{row.work:<{width}}  {row.value:>10.3f} {row.unit}")
