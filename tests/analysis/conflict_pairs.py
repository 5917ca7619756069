"""Made-up sentences of two outlets that cannot both be right."""

from typing import NamedTuple


class Pair(NamedTuple):
    """Two outlets' sentences; by default both of Thursday 5 March 2020."""

    one: str
    two: str
    days: tuple[str, str] = ("2020-03-05", "2020-03-05")


CONFLICT = {
    "before and after": Pair(
        "Guards arrested three men before the match in Lorn.",
        "Guards arrested three men after the match in Lorn.",
    ),
    "two kinds together": Pair(
        "The council fined 14 companies and charities on Monday.",
        "The council fined 37 companies and charities on Monday.",
    ),
    "arrests on both sides": Pair(
        "Guards arrested 42 people on both sides of the border after the march.",
        "Guards arrested 69 people on both sides of the border after the march.",
    ),
    "two lengths in one remark": Pair(
        "“We have food for four more days,” said Ana Roy, the mayor of Lorn.",
        "“We have food for twenty days,” Ana Roy, the mayor of Lorn, said on Thursday.",
    ),
    "a toll": Pair("The blast at the depot killed 14 people.", "The blast at the depot killed 31 people."),
    "a toll told as deaths": Pair(
        "The ferry accident killed 14 people.", "The ferry accident caused 31 deaths."
    ),
    "more soldiers than people": Pair(
        "The blast at the depot killed six people.", "The blast at the depot killed 14 soldiers."
    ),
    "at least more": Pair("The storm killed at least 40 people.", "The storm killed 15 people."),
    "up to fewer": Pair(
        "Up to 200 guards will watch the summit in Lorn.", "The summit in Lorn will be watched by 430 guards."
    ),
    "fewer than": Pair(
        "Fewer than 50 villagers signed the letter to the minister.",
        "In all 412 villagers signed the letter to the minister.",
    ),
    "more in a night than in four": Pair(
        "Police said 90 people were arrested.",
        "Since the flood, the guards have made 50 arrests over four nights of marches.",
    ),
    "a toll of the third blast in two weeks": Pair(
        "The third blast in two weeks killed 12 people in Orva.", "The blast killed nine people in Orva."
    ),
    "dozens and hundreds": Pair("The storm killed dozens of people.", "The storm killed 700 people."),
    "two ranges": Pair(
        "Between 20 and 30 ships wait outside the harbour.",
        "Between 60 and 80 ships wait outside the harbour.",
    ),
    "a share": Pair(
        "The treaty was backed by 61 percent of voters.", "The treaty was backed by 48 percent of voters."
    ),
    "one meeting of two people": Pair(
        "Ana Kerr met Juno Park for two hours on Monday.", "Kerr and Park met for three hours on Monday."
    ),
    "money": Pair("The pipeline cost $1.2 billion.", "The pipeline cost $2.1 billion."),
    "a measure": Pair(
        "The reservoir will hold 14 billion cubic metres.", "The reservoir will hold 40 billion cubic metres."
    ),
    "a length of time": Pair(
        "The meeting of the envoys lasted three hours.", "The meeting of the envoys lasted two hours."
    ),
    "an age": Pair("Ilan Berg, 61, signed the accord.", "Ilan Berg, 58, signed the accord."),
    "two ages far apart": Pair(
        "Ilan Berg, 61, signed the accord.", "Ilan Berg, 38, signed the accord.", ("", "")
    ),
    "the number of children": Pair(
        "Ana Roy, a mother of 12, was hit by a car.", "A car hit Ana Roy, a mother of 13, on the bridge."
    ),
    "a share written with its sign": Pair("Turnout was almost 90%.", "Turnout reached 93.9 percent."),
    "expected and unlikely": Pair(
        "Kerr is expected to meet the chancellor in Lorn.", "Kerr is unlikely to meet the chancellor."
    ),
    "one of two things expected": Pair(
        "Kerr will speak to the envoys and meet the chancellor.", "Kerr is unlikely to meet the chancellor."
    ),
    "will and not expected": Pair(
        "The president will visit the harbour.", "The president is not expected to visit the harbour."
    ),
    "a vote": Pair(
        "Parliament approved the treaty by 87 votes to 54.",
        "Parliament approved the treaty by 87 votes to 45.",
    ),
    "the same year": Pair(
        "The country exported 40 tonnes of copper in 2019.",
        "The country exported 90 tonnes of copper in 2019.",
    ),
    "the same town": Pair(
        "The flood destroyed 900 homes in Harlow.", "The flood destroyed 120 homes in Harlow."
    ),
    "two ranks": Pair(
        "Deputy Water Minister Ilan Berg arrived in Lorn.", "Water Minister Ilan Berg arrived in Lorn."
    ),
    "two under secretaries": Pair(
        "US Deputy Secretary of State Paul Reed met the envoys.",
        "US Undersecretary of State Paul Reed met the envoys.",
    ),
    "council and coalition": Pair(
        "Norland has invited the Harlow National Council to talks.",
        "Norland has invited the Harlow National Coalition to talks.",
    ),
    "two days": Pair(
        "On Tuesday Berg met the mayor of Lorn for talks on water.",
        "On Wednesday Berg met the mayor of Lorn for talks on water.",
    ),
    "two days of signing": Pair(
        "The ministers signed the fishing treaty on Monday.",
        "The ministers signed the fishing treaty on Tuesday.",
    ),
    "a denial": Pair(
        "Parliament ratified the fishing treaty.", "Parliament did not ratify the fishing treaty."
    ),
    "ruled out": Pair(
        "Berg ruled out a visit to the islands.", "Berg did not rule out a visit to the islands."
    ),
    "likely and unlikely": Pair(
        "The king is expected to meet the envoy in June.", "The king is unlikely to meet the envoy in June."
    ),
    "not one": Pair(
        "Twelve deputies of the party voted against the treaty.",
        "Not one deputy of the party voted against the treaty.",
    ),
    "refused": Pair("Berg signed the fishing treaty.", "Berg refused to sign the fishing treaty."),
    "the same words, two speakers": Pair(
        "“We will never give up a single metre of this coast,” Ilan Berg said.",
        "“We will never give up a single metre of this coast,” Maria Stone said.",
    ),
    "the injured": Pair(
        "The train crash near Selby injured 60 people.", "The train crash near Selby left 25 people injured."
    ),
    "seats": Pair("The party won 120 seats in the election.", "The party won 98 seats in the election."),
    "a sentence": Pair(
        "Berg was sentenced to three years in prison.", "Berg was sentenced to five years in prison."
    ),
    "a crossing": Pair("The crossing took six hours.", "The crossing took nine hours."),
    "a day of arrest": Pair(
        "Police arrested Berg on Monday at the airport.", "Police arrested Berg on Wednesday at the airport."
    ),
    "not invited": Pair(
        "The council did not invite the envoy to the talks.", "The council invited the envoy to the talks."
    ),
    "detained demonstrators": Pair(
        "Police arrested 40 protesters in Lorn on Monday.",
        "Police detained 95 demonstrators in Lorn on Monday.",
    ),
    "a loan": Pair("Norland lent the island $30 million.", "Norland lent the island $45 million."),
    "a depth": Pair(
        "The quake struck at a depth of 10 kilometres.", "The quake struck at a depth of 35 kilometres."
    ),
    "failed to": Pair(
        "The two sides agreed on a ceasefire.", "The two sides failed to agree on a ceasefire."
    ),
    "almost and beyond it": Pair("Turnout was almost 90 percent.", "Turnout reached 93.9 percent."),
    "nearly and over": Pair(
        "Nearly 100 villagers signed the letter to the minister.",
        "Over 100 villagers signed the letter to the minister.",
    ),
    "a number of the wounded": Pair(
        "The shelling of the market wounded around 100 people.",
        "In the shelling of the market 55 were wounded.",
    ),
    "a mother's children": Pair(
        "Maria Stone, a mother of 13, was shot in Lorn.", "Maria Stone, a mother of 12, was shot in Lorn."
    ),
    "an hour": Pair(
        "Shells hit the girls' school in the camp at 3.45pm on Tuesday.",
        "Shells hit the girls' school in the camp at about 3pm (noon GMT) on Tuesday.",
    ),
    "a side of the town": Pair(
        "The tanker lay 150 miles east of Lorn.", "The tanker lay 150 miles west of Lorn."
    ),
    "a patient's state": Pair(
        "Ilan Berg is in critical condition.", "Ilan Berg was listed in stable condition."
    ),
    "a weekday of no date": Pair(
        "Police arrested Berg on Monday at the airport.",
        "Police arrested Berg on Wednesday at the airport.",
        ("", ""),
    ),
    "around a dozen and a score": Pair(
        "Around a dozen workers were wounded when the bridge fell.",
        "When the bridge fell, 19 workers were wounded.",
    ),
    "none hurt": Pair("The blast hurt four workers.", "The blast hurt no workers."),
    "two sources": Pair(
        "The government says 200 people were detained.", "The opposition says 900 people were detained."
    ),
}
