"""What is asked for several times in one piece of work is read once, and only there."""

from pistos.kit.once import once, reading_once


def test_within_a_piece_of_work_a_read_is_made_once() -> None:
    made: list[str] = []

    def read(what: str) -> str:
        made.append(what)
        return what

    with reading_once():
        said = [once("a", lambda: read("x")), once("a", lambda: read("y"))]
    assert said == ["x", "x"]
    assert once("a", lambda: read("z")) == "z"
    with reading_once():
        assert once("a", lambda: read("w")) == "w"
    assert made == ["x", "z", "w"]


def test_nothing_found_is_an_answer_too() -> None:
    found = iter([None, "late"])
    with reading_once():
        assert once("a", lambda: next(found)) is None
        assert once("a", lambda: next(found)) is None
