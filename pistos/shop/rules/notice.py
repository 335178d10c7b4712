"""The harmonised notice of the legal guarantee: in which languages the Union has published it.

Directive 2011/83/EU, article 22a; Implementing Regulation (EU) 2025/1960, from 27 September 2026. It is an
official graphic in the 24 languages of the Union; there is none in Armenian.
"""

from collections.abc import Collection, Sequence

OFFICIAL = ("en", "el", "sl")


def missing_notices(spoken: Sequence[str], put_up: Collection[str]) -> list[str]:
    """The languages of the shop in which the notice exists and does not stand here yet."""
    return [code for code in spoken if code in OFFICIAL and code not in put_up]
