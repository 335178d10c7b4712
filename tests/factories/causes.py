"""Matters that a cause stands behind."""

from datetime import datetime
from typing import Any

from pistos.causes.actions.coding import code_causes
from pistos.causes.facts import Facets
from pistos.causes.models import Coding
from pistos.kit.actors import Actor, Ref

CODER = Actor.person(7)


def matter(number: int | str = 1) -> Ref:
    return Ref("complaint", str(number))


def facets(at: datetime, **known: Any) -> Facets:
    return Facets(**{"text": "It came late.", "language": "en", "happened_at": at, **known})


def coded_as(
    *codes: str, at: datetime, number: int | str = 1, found: str = "The courier's scan says so.",
    by: Actor = CODER, **known: Any,
) -> Coding:  # fmt: skip
    return code_causes(
        subject=matter(number),
        codes=codes,
        found=found,
        facets=facets(at, **known),
        by=by,
        at=at,
    )
