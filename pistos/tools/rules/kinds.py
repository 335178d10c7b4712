"""The plug-ins: each kind of tool says where it may stand and when its content is of use.

A kind that is not built here is added by `add_kind`, with its part of the page in the storefront.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pistos.tools.rules.choosing import chooser_problems
from pistos.tools.rules.sizes import size_problems
from pistos.tools.rules.touch import touch_problems
from pistos.tools.rules.videos import video_problems
from pistos.tools.rules.views import model_problems

SIZE_GUIDE, MODEL_3D, TEST_VIDEO = "size_guide", "model_3d", "test_video"
CHOOSE, TOUCH, TRY_ON = "choose", "touch", "try_on"
REVIEWS, ANSWERS = "reviews", "answers"
VOICES = frozenset({REVIEWS, ANSWERS})
"""What other customers say: attached by nobody, measured like a tool."""
PRODUCT, CATEGORY = "product", "category"

Content = Mapping[str, Any]
Problems = Callable[[Content, Sequence[str]], list[str]]
"""Codes of what is missing, given the content and the languages in which the shop must say it."""


@dataclass(frozen=True, slots=True)
class ToolKind:
    code: str
    stands_on: frozenset[str]
    problems: Problems


_kinds: dict[str, ToolKind] = {}


def add_kind(kind: ToolKind) -> None:
    """Adds a plug-in; the same code again replaces it."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> ToolKind | None:
    return _kinds.get(code)


def kinds_on(place: str) -> list[ToolKind]:
    """The kinds that may stand on a "product" or on a "category"."""
    return [kind for kind in _kinds.values() if place in kind.stands_on]


def problems_of(code: str, content: Content, languages: Sequence[str]) -> list[str]:
    """What keeps a tool from being of use; a kind that nobody knows never is."""
    kind = kind_of(code)
    return ["unknown"] if kind is None else kind.problems(content, languages)


BOTH = frozenset({PRODUCT, CATEGORY})
for built_in in (
    ToolKind(SIZE_GUIDE, BOTH, size_problems),
    ToolKind(MODEL_3D, frozenset({PRODUCT}), model_problems),
    ToolKind(TEST_VIDEO, frozenset({PRODUCT}), video_problems),
    ToolKind(CHOOSE, frozenset({CATEGORY}), chooser_problems),
    ToolKind(TOUCH, BOTH, touch_problems),
    *(ToolKind(voice, frozenset(), lambda _content, _languages: []) for voice in VOICES),
):
    add_kind(built_in)
