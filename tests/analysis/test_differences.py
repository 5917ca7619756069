"""What an outlet did to a fact that another prints: each finding by name, on the exact characters."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.differences import CellText, cell_findings
from comparator.analysis.document import Parts, Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.verdicts import verdict
from comparator.analysis.wording.labels import other_role
from tests.analysis import made_up
from tests.analysis.quoting import article, cell, person, place, said, told

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
    "a judging title": ("the union leader Mira Tolen left Orva", "the firebrand leader Mira Tolen left Orva",
                        ("other label",)),
    "a plain title": ("the union leader Mira Tolen left Orva", "the strike leader Mira Tolen left Orva", ()),
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


@given(st.text(max_size=120), st.text(max_size=120))
def test_every_change_lies_in_its_text(a: str, b: str) -> None:
    one, two = article(f"“{a}” x"), article(f"“{b}” y")
    for change in cell_findings(cell(0, one), cell(1, two)).changes:
        assert 0 <= change.from_.start <= change.from_.end <= len(one.document.text)
        assert 0 <= change.to.start <= change.to.end <= len(two.document.text)


@given(st.text(max_size=200))
def test_a_text_beside_itself_is_kept(text: str) -> None:
    assert cell_findings(cell(0, article(f"“{text}” x")), cell(1, article(f"“{text}” x"))).state == "kept"


def news(*paragraphs: str, day: str = "2019-03-05") -> CellText:
    """A cell that is a whole paragraph, analysed."""
    found = made_up.article(*paragraphs, day=day)
    return CellText(0 if day == "2019-03-05" else 1, found, found.document.paragraphs[0])


def test_a_crowd_told_with_other_words_and_another_number_is_another_figure() -> None:
    one = news("More than 4,000 citizens held a rally near the Lesk town hall in the evening.")
    two = news("About 250 people gathered outside the Lesk town hall on Monday evening.", day="2019-03-06")
    assert cell_findings(one, two).findings == ("other figure",)


@pytest.mark.parametrize(
    ("whole", "findings"),
    [
        ("The guards were given access to all 214 boats in Lorn.", ("other figure",)),
        ("The guards were given access to all of the 214 boats in Lorn.", ("other figure",)),
        ("The guards were given access to every one of the 214 boats in Lorn.", ("other figure",)),
        ("The guards were given access to 198 of all 214 boats in Lorn.", ()),
        ("The storm had torn all 214 boats from their moorings.", ()),
    ],
)
def test_a_part_of_them_is_not_all_of_them(whole: str, findings: tuple[str, ...]) -> None:
    part = news("The guards were given access to 198 of the 214 boats in Lorn.", day="2019-03-06")
    assert cell_findings(part, news(whole)).findings == findings
    assert ("other figure" in cell_findings(news(whole), part).findings) is bool(findings)


@pytest.mark.parametrize(
    ("other", "findings"),
    [
        ("Seven locks of the canal are still open.", ()),
        ("Nine locks of the canal are closed.", ("other figure",)),
    ],
)
def test_what_is_left_of_all_is_no_other_figure(other: str, findings: tuple[str, ...]) -> None:
    part = news("The port has closed 11 of the 18 locks of the canal.")
    assert cell_findings(part, news(other)).findings == findings


@pytest.mark.parametrize(("name", "state"), [("Tomas Berg", "alike"), ("Mira Kesh", "altered")])
def test_what_two_people_did_on_two_days_is_no_other_date(name: str, state: str) -> None:
    one = news("Mira Kesh spoke by telephone with Prime Minister Juno Park on Monday.", day="2019-03-06")
    two = news(f"{name} spoke by telephone with Prime Minister Juno Park on Tuesday.", day="2019-03-06")
    outcome = cell_findings(one, two)
    assert (outcome.state, "other date" in outcome.findings) == (state, state == "altered")


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


@pytest.mark.parametrize(
    ("one", "two", "findings"),
    [
        (
            "Roy, who was booked on Monday and later released, gave a sample of blood to the police.",
            "The sample of blood of Roy was not released to the police.",
            (),
        ),
        (
            "The sample of blood of Roy was released to the police.",
            "The sample of blood of Roy was not released to the police.",
            ("negated",),
        ),
    ],
    ids=["a verb between commas", "the verb"],
)
def test_what_is_told_besides_of_somebody_is_not_denied(
    one: str, two: str, findings: tuple[str, ...]
) -> None:
    cells = [cell(i, made_up.article(text)) for i, text in enumerate((one, two))]
    assert cell_findings(*cells).findings == findings


@pytest.mark.parametrize(
    ("other", "findings"),
    [
        ("Moll struck the guard at the gate of the harbour, police said.", ()),
        ("Moll struck the guard at the gate of the harbour.", ("stronger claim",)),
    ],
    ids=["somebody's word", "the outlet's own"],
)
def test_what_somebody_says_is_no_firmer_than_allegedly(other: str, findings: tuple[str, ...]) -> None:
    hedged = cell(0, made_up.article("Moll allegedly struck the guard at the gate of the harbour."))
    found = cell_findings(hedged, cell(1, made_up.article(other))).findings
    assert tuple(f for f in found if f.endswith("claim")) == findings


@pytest.mark.parametrize(
    ("plain", "findings"),
    [
        ("The offer may be a trick to see that Roy meets the chancellor of Orva.", ()),
        ("The offer is a trick to see that Roy meets the chancellor of Orva.", ("weaker claim",)),
    ],
    ids=["unsure of another thing", "sure"],
)
def test_who_is_unsure_himself_is_no_firmer(plain: str, findings: tuple[str, ...]) -> None:
    hedged = "Roy is expected to meet the chancellor of Orva."
    cells = [cell(i, made_up.article(text)) for i, text in enumerate((plain, hedged))]
    assert cell_findings(*cells).findings == findings


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("Senator Juno Park called the plan reckless.", "alike"),
        ("Senator Juno Park called it the most reckless plan of her lifetime.", "altered"),
    ],
)
def test_a_remark_of_which_another_has_but_a_word_is_only_alike(told: str, state: str) -> None:
    quoted = news("“This is the most reckless plan that I have seen in my lifetime,” said Senator Juno Park.")
    assert cell_findings(quoted, news(told, day="2019-03-06")).state == state
