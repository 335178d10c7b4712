"""What somebody said is taken out of what others wrote about it, and nothing else."""

import pytest

from pistos.kit.quoting import without_quotes

SAID = ["The lid of my grandmother's jug was broken in two. Never again!", "Δεν ήρθε ποτέ το δέμα"]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Packed too thinly", "Packed too thinly"),
        ("She wrote: “the lid of my grandmother's jug was broken” – so pad it", "She wrote: “…” – so pad it"),
        ("THE LID OF MY GRANDMOTHER-S JUG", "…"),
        ("The lid of my box", "The lid of my box"),
        ("Είπε: Δεν ήρθε ποτέ το δέμα.", "Είπε: …."),
        ("", ""),
    ],
)  # fmt: skip
def test_runs_of_their_words_go(written: str, left: str) -> None:
    assert without_quotes(written, SAID) == left
