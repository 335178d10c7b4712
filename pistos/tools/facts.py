"""Plain values that come into the deeds of tools, and out of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptModel:
    """A 3D model as it is kept: its name in the storage, and what the file says of it."""

    file: str
    size_mm: tuple[int, int, int]
    triangles: int
    byte_count: int

    def content(self) -> dict[str, object]:
        return {
            "file": self.file,
            "size_mm": list(self.size_mm),
            "triangles": self.triangles,
            "byte_count": self.byte_count,
        }


@dataclass(frozen=True, slots=True)
class FitSaid:
    """How a size fitted, in a buyer's words, and where they said it (a kind and an id, once)."""

    size: str
    verdict: str
    source_kind: str
    source_id: str
