import re
from pathlib import Path

from django.utils.translation import override

from pistos.indicators.queries.registry import MEASURES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "indicators.md"


def test_the_page_lists_every_measure_as_it_is() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE.read_text(), re.MULTILINE))

    with override("en"):
        expected = {
            measure.code: " | ".join(
                [
                    str(measure.name),
                    measure.unit,
                    "higher" if measure.is_higher_better else "lower",
                    str(measure.source),
                    ", ".join(measure.parameters) or "–",
                    str(measure.meaning),
                ]
            )
            for measure in MEASURES.values()
        }
    listed = {code: row for code, row in rows.items() if row.count(" | ") == 5}
    assert listed == expected
