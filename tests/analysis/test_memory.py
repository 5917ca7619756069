"""What is free goes back to the system, where the system's library knows how."""

from comparator.analysis import language, memory
from comparator.analysis.compare import compare
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at
from tests.analysis.made_up import article


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


def test_what_was_read_of_an_article_is_forgotten_and_can_be_read_again() -> None:
    found = article("The ferry left the harbour at noon.", outlet="Gulf Wire")
    before, whole = at(found), found.document.paragraphs[0]
    assert at(found) is before
    memory.forget(2)
    assert at(found) is not before
    assert at(found).statements(whole) == before.statements(whole)


def test_what_was_read_of_words_is_forgotten_after_a_large_event_alone() -> None:
    before = content("The ferry left the harbour at noon.")
    memory.forget(memory.MANY)
    assert content("The ferry left the harbour at noon.") is before
    memory.forget(memory.MANY + 1)
    again = content("The ferry left the harbour at noon.")
    assert again is not before
    assert again == before


def test_the_sentence_model_makes_room_for_a_large_event_alone_and_is_read_again() -> None:
    before = language._embedder()
    memory.make_room(memory.MANY)
    assert language._embedder() is before
    memory.make_room(memory.MANY + 1)
    vectors = language.embed(["The ferry left the harbour at noon."])
    assert language._embedder() is not before
    assert vectors.shape == (1, language.DIMENSIONS)


def test_the_same_is_found_of_a_large_event_and_of_a_small_one(monkeypatch) -> None:
    ferry, gulf = "The ferry left Orva harbour at noon.", "The ferry left Orva harbour at one."
    event = [article(ferry, outlet="Gulf Wire"), article(gulf, outlet="Orva Post")]
    before = compare(event)
    monkeypatch.setattr(memory, "MANY", 1)
    assert compare(event) == before
