"""One remark that outlets print in different pieces: which of their words stand beside each other."""

import numpy as np

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.features import Unit
from comparator.analysis.alignment.model import stored_aligner
from comparator.analysis.alignment.utterances import utterances
from comparator.analysis.compare import compare
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Point, Statement
from tests.analysis.made_up import article


def quotes(*articles: ArticleFindings) -> list[dict[str, str]]:
    """For each quote of several articles the words of each outlet."""
    return [
        {
            articles[c.article].document.outlet or "": articles[c.article].document.text[c.start : c.end]
            for c in point.cells
            if c.start is not None
        }
        for point in shared(*articles)
    ]


def shared(*articles: ArticleFindings) -> list[Point]:
    """The quotes that several articles have."""
    points = compare(articles).points
    return [p for p in points if p.kind == "quote" and sum(c.start is not None for c in p.cells) > 1]


def reference(*articles: ArticleFindings) -> set[str]:
    """The wordings that the others are read against."""
    cells = [p.cell(p.reference) for p in shared(*articles)]
    return {articles[c.article].document.text[c.start : c.end] for c in cells}


def test_fragments_strung_together_are_one_remark() -> None:
    one = article(
        "Maria Lund spoke on Monday. “It’s shameful. It’s grotesque,” Maria Lund said.", outlet="One"
    )
    two = article("Maria Lund called the toll “shameful” and “grotesque” on Monday.", outlet="Two")
    rows = quotes(one, two)
    assert len(rows) == 1
    assert rows[0]["Two"].startswith("shameful")
    assert rows[0]["Two"].rstrip("”,.").endswith("grotesque")
    assert rows[0]["One"].startswith("It’s shameful")
    assert "grotesque" in rows[0]["One"]


def test_the_verb_in_front_of_the_marks_is_no_part_of_the_remark() -> None:
    whole = article(
        "Ana Holt met the press. “It was a modest but real step for the whole coast,” Ana Holt said.",
        outlet="One",
    )
    part = article(
        "Ana Holt, Nordkai's prime minister, called the deal “a real step for the coast”.", outlet="Two"
    )
    rows = quotes(whole, part)
    assert [row["Two"] for row in rows] == ["a real step for the coast"]


def test_fragments_of_two_remarks_stay_two() -> None:
    one = article(
        "“It’s shameful,” Maria Lund said. The ferry stood still for a week in the harbour of Oster. "
        "“The fare is grotesque,” Maria Lund said.",
        outlet="One",
    )
    two = article("Maria Lund called the toll “shameful” and “grotesque” on Monday.", outlet="Two")
    assert all(not ("shameful" in row["Two"] and "grotesque" in row["Two"]) for row in quotes(one, two))


def test_a_sentence_that_others_print_as_two_is_parted_at_its_pause() -> None:
    one = article(
        "“The bridge should never have been sold, but we will buy it back in spring,” Maria Lund said.",
        outlet="One",
    )
    two = article("“The bridge should have never been sold,” Maria Lund said on Monday.", outlet="Two")
    three = article(
        "“The bridge should have never been sold,” Maria Lund said. "
        "Asked about the ferry, she shook her head. “But we will buy it back in spring,” Maria Lund added.",
        outlet="Three",
    )
    cells = {row["One"].rstrip(",") for row in quotes(one, two, three)}
    assert cells == {"The bridge should never have been sold", "but we will buy it back in spring"}


def test_a_sentence_behind_a_mark_of_omission_is_a_remark_of_its_own() -> None:
    one = article(
        "“The bridge is open. The ferry did not win and we did not win, and that is why it will last,” "
        "Maria Lund said.",
        outlet="One",
    )
    two = article("“The bridge is open ... and that is why it will last,” Maria Lund said.", outlet="Two")
    three = article(
        "“The bridge is open,” Maria Lund said. “That is why it will last,” Maria Lund added.", outlet="Three"
    )
    points = shared(one, two, three)
    assert {row["Two"] for row in quotes(one, two, three)} == {
        "The bridge is open",
        "and that is why it will last",
    }
    assert [p.cell(1).findings for p in points] == [(), ("marked cut",)]


def test_a_gap_inside_one_clause_parts_nothing() -> None:
    whole = article(
        "“We told the ferry company for years to paint its ships,” Maria Lund said.", outlet="One"
    )
    cut = article("“We told the ferry company ... to paint its ships,” Maria Lund said.", outlet="Two")
    (row,) = quotes(whole, cut)
    assert row["Two"] == "We told the ferry company ... to paint its ships"


def test_words_given_to_two_people_are_one_conflict_which_the_utterance_tells() -> None:
    said = "“One gate of the dam will be opened on 20 April and the road will be cleared,” {} said."
    one = article(said.format("Maria Lund"), outlet="One")
    two = article(said.format("Piet Oster"), outlet="Two")
    points = [p for p in compare([one, two]).points if sum(c.start is not None for c in p.cells) > 1]
    assert [(p.kind, p.verdict) for p in points if p.kind != "figure"] == [("quote", "conflict")]


def test_the_wording_that_most_print_is_the_one_to_read_against() -> None:
    lone = "“The harbour is a costly ruin that should have never been built,” Maria Lund said."
    many = "“The harbour should have never been built,” Maria Lund said."
    articles = [article(lone, outlet="One"), article(many, outlet="Two"), article(many, outlet="Three")]
    assert reference(*articles) == {"The harbour should have never been built"}


def test_one_outlet_against_one_the_fuller_is_read_against() -> None:
    long = "“The harbour should have never been built in this bay,” Maria Lund said."
    short = "“The harbour should have never been built,” Maria Lund said."
    articles = [article(short, outlet="One"), article(long, outlet="Two"), article(short, outlet="Three")]
    assert reference(*articles) == {"The harbour should have never been built in this bay"}


def test_a_phrase_of_two_speakers_is_not_one_remark() -> None:
    one = article(
        "“We see in the vote a great step on the long way to free elections in the northern valley,” "
        "Maria Lund said.",
        outlet="One",
    )
    two = article("“Free elections in the northern valley,” Piotr Kern said.", outlet="Two")
    assert quotes(one, two) == []


def test_reports_with_some_words_in_quote_marks_are_an_utterance() -> None:
    one = article(
        "Maria Lund said on Monday that the aim was to “keep the river open to ships”.", outlet="One"
    )
    two = article("Maria Lund told reporters that it was important to keep the river open.", outlet="Two")
    assert [set(row) for row in quotes(one, two)] == [{"One", "Two"}]


def test_the_same_words_in_marks_are_one_remark_whomever_the_outlets_name() -> None:
    one = "Guards opened the store of the ferry and found “{}”, the harbour office said on Monday."
    two = "Half of the island is built on “{}” and on other people’s money, Maria Lund said in a letter."
    many, few = "a great heap of rotten timber", "a heap of timber"
    long = [article(text.format(many), outlet=name) for name, text in (("One", one), ("Two", two))]
    assert quotes(*long) == [{"One": many, "Two": many}]
    assert not quotes(*(article(text.format(few)) for text in (one, two)))


def test_what_two_people_say_in_common_words_is_not_one_remark() -> None:
    one = "Maria Lund said of the crash that it was “a very sad day” for the island."
    two = "Piotr Kern said that the closing of the school was “a very sad day” for the valley."
    assert not quotes(article(one, outlet="One"), article(two, outlet="Two"))


def test_a_word_that_a_speaker_has_in_one_remark_only_is_found_in_it() -> None:
    one = article(
        "“Whoever comes to the valley will find a calm place that has always been proud of its river,” "
        "Maria Lund said.",
        outlet="One",
    )
    two = article("Maria Lund called the valley “calm” on Monday.", outlet="Two")
    assert [row["Two"] for row in quotes(one, two)] == ["calm"]


def test_a_word_that_a_speaker_has_in_two_remarks_is_in_neither() -> None:
    one = article(
        "“Whoever comes to the valley will find a calm place,” Maria Lund said. The ferry stood still. "
        "“We were calm when the wall broke,” Maria Lund said.",
        outlet="One",
    )
    two = article("Maria Lund called the valley “calm” on Monday.", outlet="Two")
    assert quotes(one, two) == []


def test_a_sentence_parted_between_two_rows_is_not_shown_a_third_time() -> None:
    one = article(
        "“The bridge should never have been sold, but we will buy it back in spring,” Maria Lund said.",
        outlet="One",
    )
    two = article(
        "“The bridge should have never been sold,” Maria Lund said. "
        "Asked about the ferry, she shook her head. “But we will buy it back in spring,” Maria Lund added.",
        outlet="Two",
    )
    assert not any(
        one.document.text[c.start : c.end].startswith("The bridge should never have been sold, but")
        for p in compare([one, two]).points
        for c in p.cells
        if c.article == 0 and c.start is not None
    )


def test_an_announcement_that_is_what_somebody_said() -> None:
    one = article("Maria Lund’s announcement that the dam will close in spring surprised the town.")
    assert [(q.kind, q.speaker, q.cue) for q in one.quotes] == [("indirect", "Maria Lund", "announcement")]
    other = article("The announcement that Maria Lund read aloud was short. Maria Lund left on Monday.")
    assert other.quotes == ()


DEMAND = (
    "The ferry stood still for a week. {} demanded an apology from the harbour company for the broken pier."
)
SAID = (
    "The ferry stood still for a week. Traders lost their goods. "
    "“We expect an apology from the harbour company,” Maria Lund said."
)


def test_what_somebody_did_with_words_is_told_of_the_quote() -> None:
    two = article(DEMAND.format("Maria Lund"), outlet="Two")
    assert [set(row) for row in quotes(article(SAID, outlet="One"), two)] == [{"One", "Two"}]


def test_what_somebody_else_did_with_words_is_not() -> None:
    two = article(DEMAND.format("Piotr Kern"), outlet="Two")
    assert quotes(article(SAID, outlet="One"), two) == []


def test_another_wording_of_what_two_print_alike_joins_them() -> None:
    words = "“We would sit down in any quiet town once the boats run again,” Maria Lund said."
    other = "“Let the boats run first, then we can meet in any town you like,” Maria Lund said."
    articles = [article(words, outlet="One"), article(words, outlet="Two"), article(other, outlet="Three")]
    assert [set(row) for row in quotes(*articles)] == [{"One", "Two", "Three"}]


def test_a_quotation_that_another_outlet_prints_without_its_marks_is_told_of_it() -> None:
    one = article(
        "“The crew of the ferry lowered both wooden boats three minutes after the crash,” Maria Lund said.",
        outlet="One",
    )
    two = article(
        "The ferry ran aground on Monday. The crew of the ferry lowered both wooden boats three "
        "minutes after the crash.",
        outlet="Two",
    )
    (row,) = quotes(one, two)
    assert row["Two"].startswith("The crew of the ferry")
    assert [c.findings[:1] for c in shared(one, two)[0].cells if c.findings] == [("paraphrased",)]


def test_the_clauses_of_a_sentence_printed_without_its_marks_are_one_cell() -> None:
    said = (
        "While two of the boats drifted off, the guards of the harbour caught the other three and "
        "carried out a thorough search of every hold"
    )
    one = article(f"“{said},” Maria Lund said.", outlet="One")
    two = article(f"The ferry ran aground on Monday. {said}.", outlet="Two")
    assert [row["Two"] for row in quotes(one, two)] == [said]
    more = article(f"The ferry ran aground. {said}, before the tide took the wreck away.", outlet="More")
    assert [row["More"] for row in quotes(one, more)] == [said]


def test_a_remark_of_which_an_outlet_quotes_one_sentence_and_tells_the_other_is_two() -> None:
    whole = (
        "“I do not think that the ferry company will lose its licence. If it does, I will build a bridge "
        "over the bay myself,” Maria Lund said."
    )
    half = (
        "Maria Lund said she did not think that the ferry company would lose its licence. “If it does, I "
        "will build a bridge over the bay myself,” Maria Lund said."
    )
    last = "“If it does, I will build a bridge over the bay myself,” Maria Lund said."
    articles = [article(whole, outlet=name) for name in ("One", "Two")]
    points = shared(*articles, article(half, outlet="Half"), article(last, outlet="Last"))
    assert [p.cell(2).findings for p in points if p.cell(3).start is not None] == [()]


def test_what_only_touches_a_quotation_is_not_told_of_it() -> None:
    one = article(
        "“The crew of the ferry lowered both wooden boats three minutes after the crash,” Maria Lund said.",
        outlet="One",
    )
    two = article("The ferry ran aground on Monday. The crew of the ferry went home.", outlet="Two")
    assert not quotes(one, two)


def test_two_remarks_of_one_speaker_are_not_one_for_a_word() -> None:
    one = article(
        "“Bringing the two ferries together will let us cross the bay,” Maria Lund said.", outlet="One"
    )
    two = article(
        "“Together we mean to build the finest harbour of the coast,” Maria Lund said.", outlet="Two"
    )
    assert quotes(one, two) == []


def test_one_remark_in_other_words_is_found_by_what_both_have() -> None:
    one = article(
        "“The ferry company has lost its licence for the whole bay,” Maria Lund said.", outlet="One"
    )
    two = article(
        "“The ferry company has lost the licence it had for the whole bay,” Maria Lund said.", outlet="Two"
    )
    assert [set(row) for row in quotes(one, two)] == [{"One", "Two"}]


def _remarks(
    words: list[str],
    chances: dict[tuple[int, int], float],
    speakers: tuple[str, ...] = (),
    marked: dict[int, frozenset[str]] | None = None,
) -> list[tuple[int, ...]]:
    """The utterances of units, each of an article of its own and of one speaker, where `speakers` names no
    others; those that begin with a mark are in quote marks."""
    units = tuple(
        Unit(
            number,
            0,
            Statement(
                start=0,
                end=40,
                sentence=Span(0, 40),
                voice="quoted" if text.startswith("“") else "reported",
                speaker=speakers[number] if speakers else "Maria Lund",
                words=tuple(text.strip("“”").split()),
            ),
            Span(0, 40),
        )
        for number, text in enumerate(words)
    )
    pairs = sorted(chances)
    left, right = (np.array([p[side] for p in pairs], int) for side in (0, 1))
    near = Chances(len(units), left, right, np.array([chances[p] for p in pairs]))
    model = stored_aligner()._replace(quoted_alike=0.4)
    alignment = Alignment(units, near, near, (), model, tuple(words))
    return [said.members for said in utterances(alignment, lambda name: name, marked)]


def test_likeness_without_words_in_common_joins_no_quotations() -> None:
    assert _remarks(["“company bring together”", "“company build harbour”"], {(0, 1): 0.6}) == []
    assert _remarks(["“lund ferry lose”", "“lund harbour lose”"], {(0, 1): 0.6}) == []
    assert _remarks(["“company lose licence”", "“company licence gone”"], {(0, 1): 0.6}) == [(0, 1)]
    assert _remarks(["“company bring together”", "“company build harbour”"], {(0, 1): 0.9}) == [(0, 1)]


def test_what_many_units_say_is_no_sign_of_one_remark() -> None:
    others = [f"reactor test number{n}" for n in range(12)]
    chances = {(0, 1): 0.6}
    assert _remarks(["“reactor test cease”", "“reactor test resume”", *others], chances) == []
    assert _remarks(["“reactor test cease”", "“reactor test cease”", *others], chances) == [(0, 1)]


def test_what_is_told_of_a_quotation_shares_two_of_its_words_or_is_much_like_it() -> None:
    said = "“we stay in the dark street”"
    assert _remarks([said, "street lit by lamps"], {(0, 1): 0.4}) == []
    assert _remarks([said, "dark street was theirs"], {(0, 1): 0.4}) == [(0, 1)]
    assert _remarks([said, "street lit by lamps"], {(0, 1): 0.7}) == [(0, 1)]


def test_of_two_remarks_as_like_the_one_that_all_print_so_is_told() -> None:
    words = [
        "“close site prove vow”",
        "“close site prove vow”",
        "“halt tests missiles”",
        "“halt tests missiles”",
    ]
    told = "close site halt tests missiles"
    chances = {(0, 1): 0.99, (2, 3): 0.99, (0, 4): 0.41, (1, 4): 0.1, (2, 4): 0.39, (3, 4): 0.38}
    assert (2, 3, 4) in _remarks([*words, told], chances)
    far = chances | {(2, 4): 0.3, (3, 4): 0.3}  # where one is clearly more like, it is that one
    assert (0, 1, 4) in _remarks([*words, told], far)


def test_what_somebody_else_is_named_for_shares_two_words_of_the_quotation() -> None:
    one, two = ["“pistol recover”", "gun recover barn"], ["“pistol recover barn”", "gun recover barn"]
    assert _remarks(one, {(0, 1): 0.8}) == [(0, 1)]
    assert _remarks(one, {(0, 1): 0.8}, ("Maria Lund", "Piotr Kern")) == []
    assert _remarks(one, {(0, 1): 0.8}, ("Maria Lund", "a witness")) == [(0, 1)]
    assert _remarks(two, {(0, 1): 0.8}, ("Maria Lund", "Piotr Kern")) == [(0, 1)]


def test_what_somebody_else_is_named_for_is_much_like_the_quotation() -> None:
    words = ["“pistol recover barn”", "gun recover barn"]
    assert _remarks(words, {(0, 1): 0.5}, ("Maria Lund", "Piotr Kern")) == []
    assert _remarks(words, {(0, 1): 0.7}, ("Maria Lund", "Piotr Kern")) == [(0, 1)]
    assert _remarks(words, {(0, 1): 0.5}, ("Maria Lund", "Maria Lund")) == [(0, 1)]
    assert _remarks(words, {(0, 1): 0.5}, ("Maria Lund", "a witness")) == [(0, 1)]


def test_what_has_none_of_the_few_words_in_marks_is_not_told_of_them() -> None:
    words = ["guard seize heap timber barn", "guard seize barn", "heap timber seize"]
    chances = {(0, 1): 0.8, (0, 2): 0.7}
    assert _remarks(words, chances, marked={0: frozenset({"heap", "timber"})}) == [(0, 2)]
