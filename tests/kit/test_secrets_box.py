import pytest

from pistos.kit.secrets_box import SealBroken, seal, unseal

KEY = "the program's secret"


def test_what_was_sealed_reads_again_and_shows_nothing() -> None:
    sealed = seal(b"hunter2", purpose="mailbox", key=KEY)

    assert b"hunter2" not in sealed
    assert unseal(sealed, purpose="mailbox", key=KEY) == b"hunter2"
    assert unseal(memoryview(sealed), purpose="mailbox", key=KEY) == b"hunter2"


@pytest.mark.parametrize(("purpose", "key"), [("quarantine", KEY), ("mailbox", "another")])
def test_another_purpose_or_secret_opens_nothing(purpose: str, key: str) -> None:
    sealed = seal(b"hunter2", purpose="mailbox", key=KEY)

    with pytest.raises(SealBroken):
        unseal(sealed, purpose=purpose, key=key)


def test_a_changed_byte_opens_nothing() -> None:
    sealed = bytearray(seal(b"hunter2", purpose="mailbox", key=KEY))
    sealed[20] ^= 1

    with pytest.raises(SealBroken):
        unseal(bytes(sealed), purpose="mailbox", key=KEY)
