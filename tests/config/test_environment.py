"""The surroundings, read from the environment."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pistos.config import environment


def test_kept_secret_is_one_for_all_who_ask_at_once(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secret-key"

    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: environment.kept_secret(file), range(32)))

    assert len(secrets) == 1
    assert len(secrets.pop()) > 50
    assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in file.parent.iterdir()] == ["secret-key"]


def test_database_reads_a_socket_address() -> None:
    settings = environment.database("postgresql://pistos@/pistos?host=%2Ftmp%2Frun")

    assert settings["HOST"] == "/tmp/run"
    assert settings["NAME"] == "pistos"
    assert settings["USER"] == "pistos"


def test_database_refuses_another_kind_of_address() -> None:
    with pytest.raises(ValueError, match="PostgreSQL address"):
        environment.database("mysql://localhost/shop")
