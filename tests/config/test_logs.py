"""What the log says, and what it never says."""

import json
import logging
import sys
from typing import Any

import pytest

from pistos.config.logs import formatter


def _logged(message: str, *arguments: object, **more: Any) -> str:
    record = logging.LogRecord("pistos", logging.ERROR, "x.py", 1, message, arguments, None)
    record.exc_info = more.get("exc_info")
    return formatter().format(record)


@pytest.mark.serves("S0-18")
def test_log_masks_card_numbers() -> None:
    line = json.loads(_logged("paid with %s", "4111 1111 1111 1111"))

    assert line["event"] == "paid with ************1111"


@pytest.mark.serves("S0-18")
def test_log_masks_card_numbers_in_traces() -> None:
    try:
        raise ValueError("5500005555555559 is no date")
    except ValueError:
        text = _logged("failed", exc_info=sys.exc_info())

    assert "5500005555555559" not in text
    assert "************5559" in text
