"""Test videos: the film, what is said in it to whoever cannot see or hear, and what came out."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pistos.tools.rules.reading import is_said, texts

MOST_BYTES = 60 * 1024 * 1024
MOST_CAPTIONS = 500_000
_CUE = re.compile(
    r"^(?:\d+:)?[0-5]\d:[0-5]\d\.\d{3} +--> +(?:\d+:)?[0-5]\d:[0-5]\d\.\d{3}", re.MULTILINE
)


def video_kind(head: bytes) -> str:
    """ "mp4" or "webm" by the first bytes of a film; empty for anything else."""
    if head[4:8] == b"ftyp":
        return "mp4"
    is_matroska = head[:4] == b"\x1a\x45\xdf\xa3"
    return "webm" if is_matroska and b"webm" in head[:64] else ""


def is_captions(content: bytes) -> bool:
    """A WebVTT file with at least one timed line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    lines = text.replace("\r\n", "\n")
    return len(content) <= MOST_CAPTIONS and lines.startswith("WEBVTT") and bool(_CUE.search(lines))


def video_problems(content: Mapping[str, Any], languages: Sequence[str]) -> list[str]:
    found = [] if content.get("file") else ["no_file"]
    if not set(languages) <= set(texts(content.get("captions"))):
        found.append("no_captions")
    found += [
        f"no_{part}"
        for part in ("transcript", "tested", "result")
        if not is_said(content.get(part), languages)
    ]
    if not content.get("tested_on"):
        found.append("no_date")
    return found
