"""The program in docs/verify-the-record.md is run exactly as it stands there."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient, Client

from pistos.promises.models import Publication

PAGE = Path(__file__).resolve().parents[2] / "docs" / "verify-the-record.md"


async def _csv() -> str:
    response = await AsyncClient().get("/record.csv")
    return "".join([part.decode() async for part in response.streaming_content])


def _run(folder: Path) -> subprocess.CompletedProcess[str]:
    match = re.search(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert match
    return subprocess.run(
        [sys.executable, "-c", match[1]], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path, client: Client, published: Publication) -> Path:
    (tmp_path / "trust.json").write_bytes(client.get("/trust.json").content)
    (tmp_path / "record.csv").write_text(async_to_sync(_csv)())
    return tmp_path


@pytest.mark.serves("S0-1")
def test_anyone_can_count_the_record_again(folder: Path, published: Publication) -> None:
    done = _run(folder)

    assert done.returncode == 0, done.stderr
    assert f"{published.position} entries fit their seals" in done.stdout


def test_a_changed_row_does_not_fit(folder: Path) -> None:
    text = (folder / "record.csv").read_text()
    (folder / "record.csv").write_text(text.replace(",broken,", ",kept,", 1))

    done = _run(folder)

    assert done.returncode != 0
    assert "does not fit its seal" in done.stderr


def test_a_polished_figure_does_not_fit(folder: Path) -> None:
    found = json.loads((folder / "trust.json").read_text())
    found["figures"]["customer"]["90"]["kept"] += 1
    (folder / "trust.json").write_text(json.dumps(found))

    assert _run(folder).returncode != 0
