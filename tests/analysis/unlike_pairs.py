"""Made-up pairs of sentences that look like a contradiction and can both be right."""

from tests.analysis.conflict_pairs import Pair

NONE = {
    "before one thing and after another": Pair(
        "Guards arrested three men before the match in Lorn.",
        "Guards arrested three men after the parade in Lorn.",
    ),
    "companies, and companies and charities": Pair(
        "The council fined 14 companies and 23 charities on Monday.",
        "The council fined 37 companies and charities on Monday.",
    ),
    "one kind of two": Pair(
        "The council fined 14 companies on Monday.", "On Monday the council fined 37 companies and charities."
    ),
    "arrests on one side and on both": Pair(
        "Guards arrested 42 people after the march.",
        "Guards arrested 69 people on both sides of the border after the march.",
    ),
    "a remark and one of the day after": Pair(
        "“We have food for four more days,” said Ana Roy, the mayor of Lorn.",
        "“We have food for twenty days,” Ana Roy, the mayor of Lorn, said on Thursday.",
        ("2020-03-04", "2020-03-05"),
    ),
    "around a dozen": Pair(
        "Around a dozen workers were wounded when the bridge fell.",
        "When the bridge fell, 14 workers were wounded.",
    ),
    "a night's arrests and those of four nights": Pair(
        "Police said one person was arrested.",
        "Since the flood, the guards have made over 50 arrests over four nights of marches.",
    ),
    "what two clubs have combined": Pair(
        "Okoro scored 12 goals in 30 games with Lorn.",
        "Okoro scored 31 goals in a combined 74 games with Lorn and Kesh.",
    ),
    "the day of a match and that of an arrest": Pair(
        "The arrest of Ivo Okoro in Lorn will not keep the keeper from Sunday’s match.",
        "The keeper Ivo Okoro was arrested in Lorn on Tuesday before the match.",
        ("", ""),
    ),
    "a subset of them": Pair(
        "Police arrested 240 people at the port on Monday.",
        "Of those arrested at the port on Monday, 35 people were charged.",
    ),
    "a kind of them": Pair(
        "The navy launched 23 missiles in the exercise.",
        "The navy launched three cruise missiles in the exercise.",
    ),
    "soldiers among people": Pair(
        "The blast at the depot killed 14 people.", "The blast at the depot killed six soldiers."
    ),
    "soldiers and civilians": Pair(
        "The blast at the depot killed 14 soldiers.", "The blast at the depot killed six civilians."
    ),
    "runs of two players": Pair(
        "Okoro finished with 269 runs. He scored 40 runs on Friday.",
        "Brandt, who finished with 716 runs, scored 12 runs in the final.",
    ),
    "what one man had in two games": Pair(
        "Okoro had 102 yards and a touchdown at Lorn. He had 40 yards on Friday.",
        "Okoro had 793 yards and six touchdowns.",
    ),
    "seasons of one man in two posts": Pair(
        "Kerr was hired after seven seasons as a coach. He played 11 seasons before.",
        "Kerr left after four seasons as a manager.",
    ),
    "the first of them": Pair(
        "Okoro completed 29 passes on Sunday.", "Okoro completed his first 17 passes on Sunday."
    ),
    "so many of all": Pair(
        "Okoro completed 28 of 41 passes on Sunday.", "Okoro completed 28 passes on Sunday."
    ),
    "a sum and so much a year": Pair(
        "The harbour union paid its director $2 million.",
        "The harbour union paid its director about $4 million a year.",
    ),
    "offers of two clubs by their short names": Pair(
        "Kerr was told that the Rovers offered a contract worth $140 million.",
        "Kerr was told that the Kings offered a contract worth $160 million.",
    ),
    "offers of two clubs": Pair(
        "The Harlow Rovers offered Kerr a contract worth $140 million.",
        "The Brenton Kings offered Kerr a contract worth $160 million.",
    ),
    "one minister's two meetings": Pair(
        "Kerr met Juno Park for two hours on Monday.", "Kerr met Karl Ode for three hours on Monday."
    ),
    "an age then and one now": Pair(
        "The lawyer said the then 15-year-old Ivo Marsh was at the port.",
        "The trial of 16-year-old Ivo Marsh began at the port.",
    ),
    "one town of the country": Pair(
        "The flood has destroyed 900 homes.", "The flood has destroyed 120 homes in Harlow."
    ),
    "two towns": Pair(
        "The flood destroyed 900 homes in Brenton.", "The flood destroyed 120 homes in Harlow."
    ),
    "one day and in all": Pair(
        "The clashes have killed 310 people since January.", "The clashes killed 12 people on Tuesday."
    ),
    "a day on average": Pair(
        "The border post let 4,000 lorries through in March.",
        "The border post lets 150 lorries through a day.",
    ),
    "new ones": Pair(
        "The province counted 5,100 cases of the fever.", "The province counted 85 new cases of the fever."
    ),
    "other years": Pair(
        "The country exported 40 tonnes of copper in 2018.",
        "The country exported 55 tonnes of copper in 2019.",
    ),
    "last year and this year": Pair(
        "The army held nine exercises last year.", "The army held four exercises this year."
    ),
    "rounding": Pair("The pipeline cost $1.98 billion.", "The pipeline cost about $2 billion."),
    "rounding without a word": Pair(
        "A crowd of 19,870 people watched the signing.", "A crowd of 20,000 people watched the signing."
    ),
    "more than": Pair(
        "More than 300 villagers signed the letter to the minister.",
        "In all 412 villagers signed the letter to the minister.",
    ),
    "at least": Pair("The storm killed at least 12 people.", "The storm killed 15 people."),
    "up to": Pair(
        "Up to 500 guards will watch the summit in Lorn.", "The summit in Lorn will be watched by 430 guards."
    ),
    "dozens": Pair("The storm killed dozens of people.", "The storm killed 46 people."),
    "thousands": Pair(
        "Thousands of people marched to the parliament.", "About 40,000 people marched to the parliament."
    ),
    "a range": Pair(
        "Between 20 and 30 ships wait outside the harbour.", "Some 26 ships wait outside the harbour."
    ),
    "percent and points": Pair(
        "Support for the treaty rose by 4 percentage points.", "Support for the treaty rose by 9 percent."
    ),
    "a share and a number": Pair(
        "The envoy won 61 percent of the ballots.", "The envoy won 3,400 of the ballots."
    ),
    "other actors": Pair(
        "The army lost 40 tanks in the battle of Orden.", "The rebels lost 25 tanks in the battle of Orden."
    ),
    "supporters of other things": Pair(
        "Thousands of our supporters will come, the union's director said.",
        "The page of the protest has drawn more than 100,000 supporters.",
    ),
    "two currencies": Pair("The loan is worth $300 million.", "The loan is worth 270 million euros."),
    "promised and paid": Pair(
        "Norland promised $50 million for the wells.", "Norland has paid $20 million for the wells."
    ),
    "wounded and killed": Pair(
        "The shelling wounded 30 people in the market.", "The shelling killed 11 people in the market."
    ),
    "two titles at once": Pair(
        "Deputy Foreign Minister Ilan Berg arrived in Lorn.",
        "The president's special envoy Ilan Berg arrived in Lorn.",
    ),
    "a former post": Pair(
        "Former defence minister Ilan Berg spoke to the crowd.",
        "Defence minister Ilan Berg spoke to the crowd.",
    ),
    "council and coalition of other places": Pair(
        "The Harlow Council approved the accord.", "The Northern Farmers Coalition welcomed the accord."
    ),
    "council and court in other acts": Pair(
        "The Marine Council adopted the rules for the strait.",
        "The Marine Court will hear the first case about a collision.",
    ),
    "announced and done": Pair(
        "The ministry said on Friday that the envoys had met in Lorn.",
        "The envoys met in Lorn on Wednesday.",
        ("2020-03-06", "2020-03-06"),
    ),
    "told on another day": Pair(
        "Berg said on Monday that the accord was dead.", "Berg told reporters on Tuesday the accord was dead."
    ),
    "two visits": Pair(
        "The minister visited the dam on Monday.", "The minister visited the hospital in Harlow on Tuesday."
    ),
    "a denial by somebody else": Pair(
        "The army attacked the village of Orden.",
        "“The army has not attacked the village of Orden,” Colonel Ivo Tarn said.",
    ),
    "refused to rule out": Pair(
        "Berg did not rule out a visit to the islands.", "Berg refused to rule out a visit to the islands."
    ),
    "not yet": Pair(
        "Parliament has not yet ratified the fishing treaty.",
        "Parliament ratified the fishing treaty.",
        ("2020-03-05", "2020-03-09"),
    ),
    "may and may not": Pair("The talks may resume in the spring.", "The talks may not resume in the spring."),
    "two judgements": Pair(
        "“The accord is a disaster,” Ana Ruiz said.", "“This accord is the worst accord,” Ivo Tarn said."
    ),
    "a toll that rose": Pair(
        "The storm killed 15 people.", "The storm killed 21 people.", ("2020-03-05", "2020-03-06")
    ),
    "a year between": Pair(
        "The camp holds 8,000 refugees.", "The camp holds 11,500 refugees.", ("2019-03-05", "2020-03-05")
    ),
    "not only": Pair(
        "The envoy signed the declaration on fishing.",
        "The envoy not only signed the declaration on fishing but read it aloud.",
    ),
    "two ages": Pair("Ilan Berg, 61, signed the accord.", "Maria Stone, 48, signed the accord."),
    "injured in two places": Pair(
        "The train crash near Selby injured 60 people.",
        "The train crash injured 60 passengers and four crew, but 12 people needed surgery.",
    ),
    "a month and a week": Pair(
        "Some 2,000 migrants crossed the strait in May.", "About 400 migrants crossed the strait this week."
    ),
    "children among them": Pair(
        "The strike killed nine people, including three children.", "The strike killed three children."
    ),
    "two sums": Pair(
        "The government set aside $30 million for the harbour.", "The bank lent $12 million for the harbour."
    ),
    "two polls": Pair(
        "A poll on Monday showed 48 percent support for the treaty.",
        "A poll last week showed 55 percent support for the treaty.",
    ),
    "planned and done": Pair("The envoy will visit Lorn on Friday.", "The envoy visited Lorn on Tuesday."),
    "sent and arrived": Pair(
        "The invitation was sent on Monday.", "The invitation arrived in Lorn on Wednesday."
    ),
    "no deal so far": Pair(
        "The two sides agreed on a ceasefire.",
        "The two sides have so far not agreed on a ceasefire.",
        ("2020-03-06", "2020-03-05"),
    ),
    "a denial by the other side": Pair(
        "Norland shelled the village, the UN said.", "Norland did not shell the village, its army said."
    ),
    "first and second round": Pair(
        "Ruiz won 31 percent in the first round.", "Ruiz won 54 percent in the runoff."
    ),
    "seats and votes": Pair("The party won 120 seats.", "The party won 1.2 million votes."),
    "an age then": Pair("Ilan Berg, 61, joined the talks.", "Ilan Berg was 24 when he joined the army."),
    "days since": Pair("The strike entered its 12th day.", "The strike began 10 days ago."),
    "two offices": Pair(
        "Foreign Minister Ana Ruiz met the envoys.", "Prime Minister Ana Ruiz met the envoys."
    ),
    "two councils": Pair("The Security Council met on Monday.", "The Federation Council met on Monday."),
    "kilometres and miles": Pair("The missile flew 500 miles.", "The missile flew 800 kilometres."),
    "several": Pair("Several ministers resigned.", "Four ministers resigned."),
    "half of them": Pair("Half of the villages lost power.", "Some 300 villages lost power."),
    "warned and done": Pair("The union warned that 500 jobs could go.", "The company cut 120 jobs."),
    "capacity": Pair("The hall seats 900 people.", "Only 350 people came to the hall."),
    "not all of them": Pair("The rebels left the city.", "Not all rebels left the city."),
    "a bare number": Pair(
        "In the square, where 9,000 gathered, officers of the guard threw gas at the shops.",
        "Officers of the guard threw gas at four shops in the square.",
    ),
    "a price and a turnover": Pair(
        "Norvane agreed to buy Tellmark for $5.4 billion in stock.",
        "Norvane and Tellmark make a company of $7.3 billion in yearly sales in stock.",
    ),
    "at the school and in the war": Pair(
        "Some 3,000 people were wounded in Orden.", "At the school 55 people were wounded."
    ),
    "two shells in two towns": Pair(
        "More than 40 people died when a shell hit a school in the town of Orden.",
        "Two people died when a shell hit a school in the city of Harlow.",
    ),
    "sent by one and by three": Pair(
        "About 40 observers from Norland, the Harlow Council and the Coast Union watched the vote.",
        "The Harlow Council sent three observers to watch the vote.",
    ),
    "ages in one family": Pair(
        "Ilan Berg, 16, was shot on Monday.", "Ana Berg, 19, said her brother was shot on Monday."
    ),
    "a girl beside her": Pair(
        "Maria Stone, 34, was shot on Monday.", "Maria Stone and an 11-year-old girl were shot on Monday."
    ),
    "days of riots so far": Pair(
        "The killing sparked five days of riots across Norland.",
        "Norland is calm after eight days of riots.",
        ("2020-03-05", "2020-03-08"),
    ),
    "the day of another clause": Pair(
        "The witness was threatened, the judge said as he sent the jury home until Monday.",
        "The witness was threatened, the judge said as he sent the jury home until Thursday.",
    ),
    "one body in two spellings": Pair(
        "The Norland Trade Organization sent two envoys to the poll.",
        "The Norland Trade Organisation sent two envoys to the poll.",
    ),
    "two floors": Pair("More than 600 people were killed.", "More than 640 people were killed."),
    "noon by two clocks": Pair(
        "The ship called for help at 11 am GMT on Tuesday.",
        "The ship called for help around noon on Tuesday.",
    ),
    "a little after": Pair(
        "The shooting began shortly after 3 p.m. on Tuesday.", "The shooting began at 3:10 p.m. on Tuesday."
    ),
    "sides of two towns": Pair(
        "The tanker lay 150 miles east of Lorn.", "The tanker lay 150 miles west of Harlow."
    ),
    "one wounded and another": Pair(
        "Ilan Berg is in critical condition.", "Maria Stone is in stable condition."
    ),
    "better by the week's end": Pair(
        "Ilan Berg is in critical condition.",
        "Ilan Berg is in stable condition.",
        ("2020-03-02", "2020-03-06"),
    ),
    "two bills": Pair("Parliament approved the budget.", "Parliament rejected the treaty with Norland."),
    "children of two mothers": Pair(
        "Ana Roy, a mother of 12, was hit by a car.", "Maria Stone, a mother of three, was hit by a car."
    ),
    "agreed to one, refused the other": Pair(
        "The rebels agreed to meet the envoy.", "The rebels refused to sign the accord."
    ),
    "agreed by some, refused by others": Pair(
        "The rebels agreed to meet the envoy in Lorn.", "The government refused to meet the envoy in Lorn."
    ),
    "welcomed one thing, condemned another": Pair(
        "Lornia condemned the attack on the port and urged both sides to renew the ceasefire.",
        "Lornia welcomed the release of hostages and urged both sides to renew the ceasefire.",
    ),
    "backed the plan, rejected an amendment": Pair(
        "The council backed the plan for a border force.",
        "The council rejected an amendment to the plan for a border force.",
    ),
    "failed one month, succeeded the next": Pair(
        "The talks on the prisoner exchange failed in Lesk in March.",
        "The talks on the prisoner exchange succeeded in Lesk in April after a new offer.",
        ("", ""),
    ),
    "expected for one summit, unlikely for another": Pair(
        "The president will attend the summit of Arvian leaders in Lesk.",
        "The president is unlikely to attend a summit of business leaders in Ardal.",
    ),
    "expected of one cut, unlikely of another": Pair(
        "The bank will cut its growth forecast for the economy.",
        "The bank is unlikely to cut interest rates for the economy.",
    ),
    "expected one, unlikely the other": Pair(
        "Kerr is expected to meet the chancellor.", "Kerr is unlikely to meet the mayor of Lorn."
    ),
    "expected one week, unlikely the other": Pair(
        "The talks in Lorn are expected to end next month.",
        "The talks in Lorn are unlikely to end this week.",
    ),
    "expected on a condition": Pair(
        "Kerr is expected to meet the chancellor if the strike ends.",
        "Kerr is unlikely to meet the chancellor.",
    ),
    "forecasts of two people": Pair(
        "The bank is likely to raise its rates, Ana Kerr said.",
        "The bank is unlikely to raise its rates, Juno Park said.",
    ),
    "unlikely both": Pair(
        "Kerr is not likely to meet the chancellor.", "Kerr is unlikely to meet the chancellor."
    ),
    "two acts of two months": Pair(
        "The navy sank a trawler in November.", "The navy sank a freighter in December.", ("", "")
    ),
    "since one month and the next": Pair(
        "The navy has replaced the frigate Lorn since November.",
        "The navy replaced the frigate Lorn in December.",
        ("", ""),
    ),
    "ages of unknown days": Pair(
        "Ilan Berg, 61, signed the accord.", "Ilan Berg, 59, signed the accord.", ("", "")
    ),
    "ruled out one, not the other": Pair(
        "Ruiz ruled out a coalition with the Greens.", "Ruiz did not rule out a coalition with the Liberals."
    ),
}
