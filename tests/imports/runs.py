"""Runs over files of a small shop."""

from datetime import UTC, datetime
from pathlib import Path

from pistos.imports.actions import import_files, rehearse_files
from pistos.imports.models import Run
from pistos.imports.rules.profiles import shipped_profile

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
ORDERS = "number,placed_at,status,currency,total,customer,email,country,region\n"
ONE = "A-1,2026-03-02 10:00,delivered,EUR,20.00,c1,cleo@example.org,GR,Attica\n"
PARCELS = (
    "number,parcel,courier,supplier,handed_over_at,delivered_at,promised_on,hand_over_promised_at\n"
)
P_ONE = "A-1,1,ACS,Loom,2026-03-03 09:00,2026-03-05 12:00,2026-03-06,2026-03-03 18:00\n"


class Silent:
    def reading(self, done: int, whole: int) -> None: ...

    def recording(self, done: int, whole: int) -> None: ...


def run_over(*paths: Path, profile: str = "pistos", rehearse: bool = False, **changes) -> Run:
    from dataclasses import replace

    run = Run.objects.create(profile=profile, files=[path.name for path in paths])
    deed = rehearse_files if rehearse else import_files
    told = replace(shipped_profile(profile), **changes)
    return deed(run=run, profile=told, paths=paths, progress=Silent(), at=AT)


def shop(folder: Path, **tables: str | bytes) -> Path:
    for name, text in tables.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name}.csv").write_bytes(data)
    return folder


def whole(run: Run) -> dict:
    summary = run.summary
    assert summary["read"] + summary["quarantined"] == summary["rows"]
    return summary
