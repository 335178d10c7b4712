"""What the gate looks at, and what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pistos.catalogue.rules.claims import Proof
from pistos.catalogue.rules.content import AttributeRule


@dataclass(frozen=True, slots=True)
class Draft:
    """A sheet as it is written, with what its category demands and what was found beside it.

    `content` is laid out like a version, `texts` are all that are written, whole or not. `copied` are
    pairs of a language and the title of the product that has nearly the same text; `copied_photos`
    pairs of a photo's number and the product that shows it too. `months_lacking` are those that somebody must
    guarantee the product for, and nobody does.
    """

    content: Mapping[str, Any]
    texts: Mapping[str, Mapping[str, Any]]
    attributes: Sequence[AttributeRule]
    languages: Sequence[str]
    default_language: str
    needs_safety: bool = True
    needs_photos: int = 2
    is_service: bool = False
    required_parts: Sequence[str] = ()
    missing_tools: Sequence[str] = ()
    months_lacking: int = 0
    proofs: Sequence[Proof] = ()
    copied: Sequence[tuple[str, str]] = ()
    copied_photos: Sequence[tuple[int, str]] = ()

    def written(self) -> list[str]:
        """The languages of the shop in which the sheet is whole: those that a version would hold."""
        return [code for code in self.languages if is_whole(self.texts.get(code))]


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` is a word of `wording`; `detail` what it is about; `language` of the text, where one is."""

    code: str
    is_blocking: bool = False
    language: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    is_passed: bool
    finding: Finding


@dataclass(frozen=True, slots=True)
class Score:
    name: str
    passed: int
    wanted: int
    findings: tuple[Finding, ...]

    @property
    def share(self) -> float:
        return self.passed / self.wanted if self.wanted else 1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    legal: Score
    selling: Score
    language: Score

    @property
    def scores(self) -> tuple[Score, Score, Score]:
        return self.legal, self.selling, self.language

    @property
    def blocking(self) -> list[Finding]:
        return [
            finding for score in self.scores for finding in score.findings if finding.is_blocking
        ]


WHOLE = ("title", "summary", "description")


def is_whole(text: Mapping[str, Any] | None) -> bool:
    """Whether a language has enough to be shown: title, summary and description."""
    return bool(text) and all((text or {}).get(part) for part in WHOLE)


def passed(
    is_passed: bool, code: str, *, blocks: bool = False, language: str = "", detail: str = ""
) -> Check:
    """One thing looked at."""
    return Check(is_passed, Finding(code, blocks, language, detail))
