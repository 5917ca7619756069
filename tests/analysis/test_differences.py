"""What an outlet did to what another prints: each finding by name, on the exact characters."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.differences import CellText, cell_findings, fullest
from comparator.analysis.document import Parts, Span
from comparator.analysis.findings import ArticleFindings, Figure, Mention
from comparator.analysis.verdicts import verdict
from comparator.analysis.wording.labels import other_role
from tests.analysis import made_up
from tests.analysis.quoting import article, cell, place, said, told

WHOLE = (
    "We will open the gates when the rain comes, because the fields are dry and the wells are empty. "
    "Nobody in the valley asked for this dam."
)

QUOTED = {
    "the same words": (WHOLE, ()),
    "other quote marks and capitals": (WHOLE.replace("We", "we").replace(",", ""), ()),
    "British spelling": ("We defend the harbour", ()),
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


def person(text: str, name: str, title: str | None = None) -> Mention:
    at = place(text, name)
    where = place(text, title) if title else None
    return Mention(
        start=at.start,
        end=at.end,
        name=name,
        kind="person",
        title=title,
        title_start=where.start if where else None,
        title_end=where.end if where else None,
    )


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


TOLD = {
    "the same fact": ("the village lost its harvest", "the harvest of the village was lost", ()),
    "weaker": ("the gates will be opened in June", "the gates could be opened in June", ("weaker claim",)),
    "stronger": ("the gates may be opened in June", "the gates will be opened in June", ("stronger claim",)),
    "the month of May": ("the gates will be opened in May", "the gates will be opened in June", ()),
    "negated": ("the council approved the accord", "the council has not approved the accord", ("negated",)),
    "not only": ("they closed the road", "they not only closed the road", ()),
    "other label": ("the rebels hold the town", "the terrorists hold the town", ("other label",)),
    "a judging word": ("the group of fighters left the town", "the so-called group of fighters left the town",
                       ("other label",)),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_a_fact_told_by_two(name: str) -> None:
    ours, theirs, findings = TOLD[name]
    assert cell_findings(told(ours, 0), told(theirs, 1)).findings == findings


def counted(text: str, words: str, value: float, qualifier: str | None = None) -> Figure:
    at = place(text, words)
    return Figure(start=at.start, end=at.end, value=value, counted="people killed", qualifier=qualifier)


@pytest.mark.parametrize(
    ("value", "qualifier", "findings"),
    [(34.0, None, ()), (41.0, None, ("other figure",)), (35.0, "about", ())],
    ids=["equal", "other", "rounded"],
)
def test_figures_of_one_thing(value: float, qualifier: str | None, findings: tuple[str, ...]) -> None:
    ours, theirs = "the storm killed 34 people", f"the storm killed {value:.0f} people"
    one = article(ours, figures=(counted(ours, "34", 34.0),))
    two = article(theirs, figures=(counted(theirs, f"{value:.0f}", value, qualifier),))
    assert cell_findings(cell(0, one), cell(1, two)).findings == findings


def test_two_ranks_of_one_office_are_another_title() -> None:
    texts = ["Deputy Water Minister Irena Moll spoke", "Water Minister Irena Moll spoke"]
    titles = ["Deputy Water Minister", "Water Minister"]
    cells = [
        cell(n, article(t, mentions=(person(t, "Irena Moll", title),)))
        for n, (t, title) in enumerate(zip(texts, titles, strict=True))
    ]
    assert cell_findings(*cells).findings == ("other name or title",)


PLAIN = {
    "a hedge of another clause": (
        "the boats, probably afraid of the cannon, turned round and left the bay",
        "the boats turned round",
        (),
    ),
    "a hedge of the reason alone": (
        "the minister cancelled the trip to Tirsa, reportedly for lack of money",
        "the minister cancelled the trip to Tirsa",
        (),
    ),
    "a noun that is not proven": (
        "a brother of the alleged arsonist threatened the witness",
        "a brother of Moll threatened the witness",
        (),
    ),
    "what is only wished for": (
        "the council repeated its threat to close the bridge",
        "the council might close the bridge",
        (),
    ),
    "a hedge of what both tell": (
        "a rifle was reportedly found in the mill",
        "a rifle was found in the mill",
        ("stronger claim",),
    ),
    "a denial of something else": (
        "the boat sank ten miles from the harbour with no survivors",
        "the boat sank ten miles from the harbour",
        (),
    ),
    "a verb that leaves the deed to the next word": (
        "the party would fight the accord in court",
        "the party might go to court over the accord",
        ("weaker claim",),
    ),
    "no longer": ("the mill needs coal", "the mill no longer needs coal", ("negated",)),
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_hedge_or_denial_counts_where_it_stands_on_what_both_tell(name: str) -> None:
    ours, theirs, findings = PLAIN[name]
    assert cell_findings(told(ours, 0), told(theirs, 1)).findings == findings


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


@given(st.text(max_size=120), st.text(max_size=120))
def test_every_change_lies_in_its_text(a: str, b: str) -> None:
    one, two = article(f"“{a}” x"), article(f"“{b}” y")
    for change in cell_findings(cell(0, one), cell(1, two)).changes:
        assert 0 <= change.from_.start <= change.from_.end <= len(one.document.text)
        assert 0 <= change.to.start <= change.to.end <= len(two.document.text)


@given(st.text(max_size=200))
def test_a_text_beside_itself_is_kept(text: str) -> None:
    assert cell_findings(cell(0, article(f"“{text}” x")), cell(1, article(f"“{text}” x"))).state == "kept"


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


def news(*paragraphs: str, day: str = "2019-03-05") -> CellText:
    """A cell that is a whole paragraph, analysed."""
    found = made_up.article(*paragraphs, day=day)
    return CellText(0 if day == "2019-03-05" else 1, found, found.document.paragraphs[0])


def test_a_crowd_told_with_other_words_and_another_number_is_another_figure() -> None:
    one = news("More than 4,000 citizens held a rally near the Lesk town hall in the evening.")
    two = news("About 250 people gathered outside the Lesk town hall on Monday evening.", day="2019-03-06")
    assert cell_findings(one, two).findings == ("other figure",)


def test_the_dead_and_those_who_fled_are_not_one_figure() -> None:
    one = news("Since the flood in May 2018, more than 90 citizens have lost their lives.")
    two = news("The flood has driven more than 7,000 from their homes since May 2018.", day="2019-03-06")
    assert "other figure" not in cell_findings(one, two).findings


def test_the_same_weekday_in_two_weeks_is_not_called_another_day() -> None:
    one = news("The Lesk council opened the weir on Monday.")
    two = news("The Lesk council opened the weir on Monday.", day="2019-03-14")
    assert "other date" not in cell_findings(one, two).findings


def test_how_firm_two_people_are_is_no_finding() -> None:
    one = news("The gates will be opened in June, Ana Petrova said.")
    two = news("The gates could be opened in June, Juno Park said.", day="2019-03-06")
    assert "weaker claim" not in cell_findings(one, two).findings
    same = news("The gates could be opened in June, Ana Petrova said.", day="2019-03-06")
    assert "weaker claim" in cell_findings(one, same).findings


def test_a_headline_is_not_firmer_than_what_somebody_says_at_length() -> None:
    body = "Envoys met in Lorn. Ana Petrova said the gates could be opened in June."
    found = made_up.article(body, outlet="Radio")
    start = body.index("the gates")
    said = CellText(1, found, Span(start, len(body) - 1))
    head = "Gates to be opened in June\n\nEnvoys met in Lorn."
    read = made_up.article(head, outlet="Herald")
    whole = msgspec.structs.replace(read.document, parts=Parts(body=Span(28, len(head))))
    title = CellText(0, msgspec.structs.replace(read, document=whole), Span(0, 26))
    assert cell_findings(title, said).findings == ()


def test_may_that_gives_leave_is_no_weaker_claim() -> None:
    one = news("Neither village is allowed to draw water or to fish.")
    two = news("Neither village may draw water or fish.", day="2019-03-06")
    assert cell_findings(one, two).findings == ()


def test_a_time_after_which_is_no_length_of_time() -> None:
    one = news("The pause of 40 days began on Monday.")
    two = news("The pause came a day after the flood.", day="2019-03-06")
    cells = [CellText(c.article, c.findings, only_duration(c.findings)) for c in (one, two)]
    assert "other figure" not in cell_findings(*cells).findings
    assert verdict("figure", cells, [None, None])[0] != "conflict"


def only_duration(found: ArticleFindings) -> Span:
    return next(Span(f.start, f.end) for f in found.figures if f.kind == "duration")


def test_other_words_of_a_fact_are_another_wording_only_where_they_overlap() -> None:
    reference = said("Together we mean to build the finest harbour of the coast")
    other = said("Bringing both ferries together lets us cross the bay", 1)
    assert "reworded" not in cell_findings(reference, other).findings
    assert "reworded" in cell_findings(reference, other, kind="quote").findings
    near = said("We shall build a harbour together that the coast has never seen", 1)
    assert "reworded" in cell_findings(reference, near).findings


ROLES = {
    "a judging word": ("president", "strongman", True),
    "a judging word with more": ("the country's late ruler", "the Norland dictator", True),
    "both judge": ("dictator", "strongman", False),
    "no leader": ("Dr.", "self-styled healer", False),
    "two plain words": ("president", "leader", False),
    "another label of what he leads": ("leader of the Lesk Assembly", "head of the farmers' movement", True),
    "what he leads in short": ("leader of the Valley Assembly", "leader of the assembly", False),
    "what he leads by a word for any body": ("head of the Lesk Council", "head of the farmers' group", False),
    "two offices": ("leader of the Valley Assembly", "leader of the opposition", False),
}  # fmt: skip


@pytest.mark.parametrize("name", ROLES)
def test_one_man_under_two_labels(name: str) -> None:
    ours, theirs, wanted = ROLES[name]
    assert other_role(ours, theirs) is wanted
    assert other_role(theirs, ours) is wanted


def test_a_mans_other_label_rests_on_both_titles() -> None:
    one = news("The president, Josip Horvat, opened the weir in Lesk.")
    two = news("The strongman Josip Horvat opened the weir in Lesk.", day="2019-03-06")
    labels = [c for c in cell_findings(one, two).changes if c.kind == "other label"]
    assert (labels[0].from_.of(one.text), labels[0].to.of(two.text)) == ("The president", "strongman")
