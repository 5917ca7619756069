"""What is free goes back to the system, where the system's library knows how."""

from comparator.analysis import memory


def test_a_large_event_gives_memory_back_and_a_small_one_does_not(monkeypatch) -> None:
    asked = list[int]()
    monkeypatch.setattr(memory, "_trim", lambda: asked.append)
    memory.give_back(memory.MANY)
    assert asked == []
    memory.give_back(memory.MANY + 1)
    assert asked == [0]


def test_nothing_happens_where_no_library_can_be_asked(monkeypatch) -> None:
    monkeypatch.setattr(memory.ctypes, "CDLL", lambda _: object())
    memory._trim.cache_clear()
    memory.give_back(memory.MANY + 1)
    assert memory._trim() is None
    memory._trim.cache_clear()
