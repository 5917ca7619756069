"""What an outlet did to words that another quotes: each finding by name, on the exact characters."""

import pytest

from comparator.analysis.contrast.reasons import reason
from comparator.analysis.differences import cell_findings, fullest
from tests.analysis import made_up
from tests.analysis.quoting import article, cell, person, said, told

WHOLE = (
    "We will open the gates when the rain comes, because the fields are dry and the wells are empty. "
    "Nobody in the valley asked for this dam."
)

QUOTED = {
    "the same words": (WHOLE, ()),
    "other quote marks and capitals": (WHOLE.replace("We", "we").replace(",", ""), ()),
    "British spelling": ("We defend the harbour", ()),
    "short forms": (WHOLE.replace("We will", "We'll"), ()),
    "short forms of another word": (WHOLE.replace("We will", "We’d"), ("reworded",)),
    "an owner's": (WHOLE.replace("the gates", "the dam's gates"), ()),
    "an ellipsis": (
        "We will open the gates … because the fields are dry and the wells are empty. "
        "Nobody in the valley asked for this dam.",
        ("marked cut",),
    ),
    "words left out": (WHOLE.replace("when the rain comes, ", ""), ("silent cut",)),
    "the end left out": ("We will open the gates when the rain comes", ("ends early",)),
    "the beginning left out": (WHOLE[WHOLE.index("the fields"):], ("starts late",)),
    "a bracket": (WHOLE.replace("the gates", "the gates [of the Tirsa dam]"), ("outlet insertion",)),
    "another translation": (
        "When rain falls we shall raise every gate, for our land is parched and our wells dried up. "
        "This dam was wanted by no one here.",
        ("reworded",),
    ),
    "one other word": (WHOLE.replace("empty", "poisoned"), ("reworded",)),
    "two words in another order": (WHOLE.replace("will open", "open will"), ("reworded",)),
}  # fmt: skip


@pytest.mark.parametrize("name", QUOTED)
def test_a_quotation_beside_the_whole_one(name: str) -> None:
    words, findings = QUOTED[name]
    whole = "We defend the harbor" if name == "British spelling" else WHOLE
    outcome = cell_findings(said(whole), said(words, 1))
    assert outcome.findings == findings
    assert outcome.state == ("altered" if findings else "kept")


def test_a_cut_rests_on_the_words_left_out_and_on_the_place_they_are_missing_from() -> None:
    reference, other = said(WHOLE), said(WHOLE.replace("when the rain comes, ", ""), 1)
    (change,) = cell_findings(reference, other).changes
    assert change.from_.of(reference.findings.document.text) == "when the rain comes"
    assert change.to.of(other.findings.document.text) == " "


def test_two_parts_run_together_around_he_said_are_a_silent_cut() -> None:
    reference = said("The road is closed. The bridge was burned by soldiers. We walk at night.")
    other = cell(1, article("“The road is closed,” she said. “We walk at night.”"))
    outcome = cell_findings(reference, other)
    assert outcome.findings == ("silent cut",)


FRAGMENTS = {
    "its own words between them": (
        "Petrova spoke of “the gravest flood in years” and asked for help “at once”.",
        ("starts late", "ends early"),
    ),
    "its own words tell what stands between": (
        "Petrova spoke of “the gravest flood in years” and told the people that they must leave “at once”.",
        ("starts late",),
    ),
    "an interrupted quotation": (
        "“We face the gravest flood in years,” said Petrova, “at once”.",
        ("silent cut",),
    ),
    "an ellipsis": ("Petrova: “We face the gravest flood in years …”, “at once”.", ("marked cut",)),
}


@pytest.mark.parametrize("name", FRAGMENTS)
def test_fragments_of_a_sentence_with_the_outlets_own_words_between_are_no_marked_cut(name: str) -> None:
    text, findings = FRAGMENTS[name]
    reference = said("We face the gravest flood in years, and people must leave at once")
    assert cell_findings(reference, cell(1, article(text))).findings == findings


def test_a_fragment_does_not_end_early_where_its_sentence_goes_on_with_the_rest() -> None:
    reference = said("We face the gravest flood in years, and the people must leave their homes at once")
    whole = "She spoke of “the gravest flood in years” and said people must “leave their homes at once”."
    three = "She spoke of “the gravest flood in years”, said people “must leave” and named “their homes”."
    part = "She spoke of “the gravest flood in years” and said the dam would be closed “on Monday”."
    for text, ends in ((whole, False), (three, False), (part, True)):
        found = cell_findings(reference, cell(1, article(text), "the gravest flood in years")).findings
        assert ("ends early" in found) == ends


def test_sentences_joined_that_do_not_follow_each_other_are_spliced() -> None:
    reference = said("We met in the old town hall. It rained all day long. Then everybody signed the paper.")
    other = said("We met in the old town hall, then everybody signed the paper.", 1)
    assert cell_findings(reference, other).findings == ("silent cut", "spliced")


def test_words_that_stand_in_the_cells_neighbouring_sentence_are_not_missing() -> None:
    reference = said("The wells are empty now. The fields will follow by the summer.")
    findings = article("“The wells are empty now. The fields will follow by the summer,” she said.")
    other = cell(1, findings, "The fields will follow by the summer")
    assert cell_findings(reference, other).state == "kept"


@pytest.mark.parametrize(
    ("later", "findings"),
    [
        ("“The fields will follow by the summer,” she said on the way out.", ()),
        ("“The harvest will follow in the autumn,” she said on the way out.", ("ends early",)),
    ],
)
def test_words_that_an_outlet_prints_in_a_later_quotation_are_not_left_out(
    later: str, findings: tuple[str, ...]
) -> None:
    reference = said("The wells are empty now … The fields will follow by the summer.")
    between = "Then she walked along the wall with the engineers and looked at the gates one by one. "
    both = article(f"“The wells are empty now,” she said. {between * 4}{later}")
    assert cell_findings(reference, cell(1, both, "The wells are empty now")).findings == findings


def test_a_repeated_beginning_is_read_as_starting_late() -> None:
    reference = said("I ask the mayor to open one gate, and I ask the farmers to leave the road")
    assert cell_findings(reference, said("I ask the farmers to leave the road", 1)).findings == (
        "starts late",
    )


def test_a_name_beside_a_bracket_stands_for_the_words_it_replaces() -> None:
    reference, other = (
        said("We thank the minister for the water"),
        said("We thank [Water Minister] Orlov for the water"),
    )
    assert cell_findings(reference, other).findings == ("outlet insertion",)


def test_direct_speech_made_indirect_is_paraphrased_on_the_cell_that_is_not_direct() -> None:
    quote, report = said(WHOLE), told("She promised to open the gates once it rained")
    assert "paraphrased" in cell_findings(quote, report).findings
    assert "paraphrased" not in cell_findings(report, quote).findings


def test_a_few_words_in_marks_taken_from_the_quotation_are_a_trimmed_quote() -> None:
    report = told("She called the wells “empty” and promised to open the gates")
    assert cell_findings(said(WHOLE), report, kind="quote").findings == ("starts late", "ends early")


def test_other_words_in_marks_at_one_place_are_another_wording_not_a_paraphrase() -> None:
    ours = told("The harbour office says that its guards have sunk a smugglers’ “mother ship”", 0, "One")
    theirs = told(
        "The harbour office says that in the strait of Orva guards sank a “mother vessel” on Friday",
        outlet="Two",
    )
    outcome = cell_findings(ours, theirs, kind="quote")
    assert outcome.findings == ("reworded",)
    assert reason(ours, theirs, outcome.changes[0]) == "Two has “mother vessel” where One has “mother ship”."
    nothing = told(
        "The harbour office says that in the strait of Orva guards sank a “floating shop” on Friday"
    )
    assert cell_findings(ours, nothing, kind="quote").findings == ("paraphrased",)


def test_what_is_printed_without_its_marks_is_not_called_an_outlets_own_words() -> None:
    quote = cell(0, article("“The gates of the upper dam will be opened on Friday,” she said.", outlet="One"))
    same = told("The gates of the upper dam will be opened, on Friday", outlet="Two")
    other = told("The upper dam is to have its gates open by Friday", outlet="Two")
    (first,), (second,) = (cell_findings(quote, one, kind="quote").changes for one in (same, other))
    assert reason(quote, same, first) == "Two has without quote marks what One quotes."
    assert reason(quote, other, second) == "Two reports in its own words what One quotes."


def test_the_same_words_of_another_person_have_another_speaker() -> None:
    cells = []
    for number, name in enumerate(["Ana Petrova", "Josip Horvat"]):
        text = f"“We will open the gates next week,” said {name}."
        findings = article(text, speaker=name, mentions=(person(text, name),))
        cells.append(cell(number, findings, "We will open the gates next week"))
    assert cell_findings(*cells).findings == ("other speaker",)


def test_a_persons_other_spelling_is_no_other_speaker() -> None:
    cells = []
    for number, name in enumerate(["Ana Petrova", "Anna Petrowa"]):
        text = f"“We will open the gates next week,” said {name}."
        findings = article(text, speaker=name, mentions=(person(text, name),))
        cells.append(cell(number, findings, "We will open the gates next week"))
    assert cell_findings(*cells).findings == ()


RETOLD = {
    "the same in other words": (
        "“The gates of the upper dam will be opened on Friday,” she said.",
        "the gates of the upper dam would open this Friday",
        ("paraphrased",),
    ),
    "a nickname in quote marks": (
        "The wall, which villagers call the “old lady”, was repaired by the council in spring.",
        "the wall was repaired by the council in spring",
        (),
    ),
    "names alone": (
        "“We owe Irena Moll of the Tirsa Water Board more than anybody can repay,” she said.",
        "Irena Moll of the Tirsa Water Board arrived",
        (),
    ),
    "another matter": (
        "“The gates of the upper dam will be opened on Friday,” she said.",
        "the upper village has no school",
        (),
    ),
}


@pytest.mark.parametrize("name", RETOLD)
def test_only_what_is_quoted_can_be_retold(name: str) -> None:
    text, words, findings = RETOLD[name]
    quoted = cell(0, article(text), text.split("”")[0].strip("“") if text.startswith("“") else None)
    assert cell_findings(quoted, told(words, 1)).findings == findings


def test_the_cell_least_cut_is_read_against() -> None:
    short, long, other = said("We will open the gates"), said(WHOLE), said(WHOLE.replace("empty", "full"))
    assert fullest([short, None, long, long, other], "quote") == 2


def test_a_fragment_in_many_papers_is_not_the_fullest() -> None:
    fragments = [told(f"She said the wells {verb} “empty”") for verb in ("were", "are", "stay")]
    assert fullest([*fragments, said(WHOLE)], "quote") == 3


def test_a_missing_and_at_the_beginning_is_no_silent_cut() -> None:
    reference = said("And if the rain fails we will leave our fields.")
    findings = article("“The wells are low. If the rain fails we will leave our fields,” she said.")
    other = cell(1, findings, "If the rain fails we will leave our fields")
    assert cell_findings(reference, other).findings == ("starts late",)


def test_what_was_cut_further_on_in_a_quotation_is_another_rows_business() -> None:
    first = "Let the river flow before anybody talks. "
    second = "We also want an apology from the whole of the ministry"
    reference = said(first + second + " because it promised us water for ever.")
    findings = article(f"“{first.strip()}” she said. “{second}. Then we go home.”")
    other = cell(1, findings, "Let the river flow before anybody talks")
    assert "silent cut" not in cell_findings(reference, other).findings


@pytest.mark.parametrize(("tag", "findings"), [("Josip Horvat said", ("other speaker",)), ("he said", ())])
def test_words_are_somebody_elses_only_where_both_outlets_name_who_said_them(
    tag: str, findings: tuple[str, ...]
) -> None:
    one = made_up.article("“We will open the gates next week,” said Ana Petrova.")
    two = made_up.article(f"Josip Horvat hit back. “We will open the gates next week,” {tag}.", outlet="Two")
    cells = [cell(n, read, "We will open the gates next week") for n, read in enumerate((one, two))]
    assert [c.quote and c.quote.speaker for c in cells] == ["Ana Petrova", "Josip Horvat"]
    assert cell_findings(*cells).findings == findings
