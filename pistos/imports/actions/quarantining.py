"""Rows into quarantine: gathered, masked, and written with the chunk that they belong to."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from pistos.imports.models import Run
from pistos.kit.cards import mask_cards
from pistos.kit.copying import upsert_into

LONGEST = 20_000
COLUMNS = ("run_id profile file row_number reason_code detail order_ref original digest").split()
AGAIN = """(profile, file, row_number, digest) DO UPDATE SET
    run_id = excluded.run_id, reason_code = excluded.reason_code, detail = excluded.detail,
    resolved_at = NULL
"""


@dataclass(slots=True)
class Quarantine:
    """Gathers a run's unusable rows. `by_reason` counts them; `examples` are the first few."""

    run: Run
    by_reason: Counter[str] = field(default_factory=Counter)
    examples: list[dict[str, object]] = field(default_factory=list)
    _waiting: dict[tuple[str, int, str], tuple[object, ...]] = field(default_factory=dict)
    is_kept: bool = True

    def put(
        self, file: str, number: int, code: str, detail: str, original: str, order_ref: str = ""
    ) -> None:
        self.by_reason[code] += 1
        text = mask_cards(_storable(original)[:LONGEST])
        detail = mask_cards(_storable(detail)[:200])
        if len(self.examples) < 20:
            self.examples.append(
                {"file": file, "row": number, "code": code, "detail": detail, "original": text}
            )
        if not self.is_kept:
            return
        digest = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
        self._waiting[file, number, digest] = (
            self.run.pk, self.run.profile, file[:300], number, code, detail, order_ref[:120], text,
            digest,
        )  # fmt: skip
        if len(self._waiting) >= 2_000:
            self.write()

    def write(self) -> None:
        if self._waiting:
            upsert_into(
                "imports_quarantinedrow", COLUMNS, self._waiting.values(), on_conflict=AGAIN
            )
            self._waiting.clear()


def _storable(text: str) -> str:
    """Without what PostgreSQL cannot hold: NUL is shown, lone halves of characters are replaced."""
    return text.replace("\0", "\\0").encode("utf-8", "replace").decode()
