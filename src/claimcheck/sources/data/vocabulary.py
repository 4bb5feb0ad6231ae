"""Words that matching a claim to a fact turns on (lower-case), collected for claimcheck from news and reports."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that say that something is so, or how much, without saying what: any fact's sentence may have them.
NEUTRAL = _words("""
fewer greater amount amounted amounts reach reached reaches reaching hit hits hitting total totals totalled totaled
totalling totaling stand stands stood standing stay stays stayed remain remains remained equal equals equalled make
made makes exceed exceeds exceeded exceeding tops topped surpass surpassed surpasses cross crossed pass passed number
numbered numbers register registered registers recorded record records post posted posts report reported reports show
shows showed shown say says said state stated note noted announce announced estimate estimated estimates become became
becomes see saw seen value valued values worth achieve achieved attain attained boast boasts measure measures measured
generate generated produced ran run runs contract contracted contracts grow grows grew grown growing rise rises rose
risen rising increase increases increased increasing climb climbs climbed jump jumped jumps surge surged surges soar
soared soars gain gained gains expand expanded fall falls fell fallen falling drop drops dropped decline declined
declines decrease decreased decreases shrink shrank shrunk slump slumped slip slipped dip dipped ease eased edge edged
swell swelled widen widened narrow narrowed raise raises raised bring brings brought boost boosted lift lifts lifted
cut cuts double doubled doubling triple tripled multiply multiplied multiplies all-time historic historical low
highest lowest overall yearly annual annually full entire whole current currently latest official officially actual
respective respectively impressive approximate approximately exact exactly only just already also now again still even
nearly almost around about roughly some over under above below more less most least as much figure figures amount sum
level mark high point volume end close start year years period time today then thus hence moreover meanwhile addition
however indeed total historically ever so far date across roughly precisely billion million trillion thousand bn mn
dollars euros percent cent pct two both directions bilateral worldwide
""")

# Words that are function words elsewhere, or share a stem with a neutral verb, and say something here.
TELLING = _words("come comes came top")

# Verbs of those in office.
HOLDING = _words("hold holds held keep keeps kept occupy occupies occupied")

# Words of a name that only say what somebody is.
TITLES = _words("""
president prime minister premier chancellor king queen prince princess emperor chairman chairwoman chair mr mrs ms dr
sir lady lord deputy vice secretary general governor mayor director chief executive officer ceo cfo foreign head
ambassador senator representative judge justice professor prof captain colonel pope former
""")

# Nouns that stand for a subject named elsewhere ("the country", "the two sides"), after a determiner only.
GENERIC = _words(
    "country nation republic company group firm state city region organisation organization party bank town"
)
GENERIC_PAIR = _words("countries nations republics companies sides parties states neighbours neighbors partners two")
DETERMINERS = _words("the this these both two its their our a an entire whole that said")

# Verbs by which people who come somewhere are counted, and such people.
RECEIVING = _words("""
attract attracted attracts draw drew draws receive received receives welcome welcomed welcomes handle handled handles
serve served serves carry carried carries host hosted hosts
""")
COMERS = _words(
    "visitors tourists guests passengers travellers travelers spectators viewers arrivals pilgrims customers"
)

# Verbs and particles that say that a mark was left behind: "passed $5 million" is more than that.
PASSING = _words("passed passes past crossed crosses broke breached breaks")

# Endings of companies' names, which are often left out.
LEGAL_FORMS = _words("inc incorporated corp corporation co ltd limited plc llc llp ag sa se nv spa ab asa oyj gmbh")

# What belongs to a subject and may stand for it ("Peru's economy grew").
STAND_INS = _words("""
economy government authorities side people management board trade finances results figures statistics year performance
accounts numbers business
""")

# Words that take a statement back or leave it open: such a sentence says nothing that a fact could bear out.
DENIALS = _words("""
not no nobody nothing nowhere never none nor neither cannot can't won't isn't wasn't aren't weren't didn't doesn't
don't hasn't haven't hadn't wouldn't couldn't shouldn't without fail fails failed failing failure deny denies denied
denying false falsely wrong wrongly untrue incorrect incorrectly contrary instead cancel cancelled canceled cancels
postpone postponed delay delayed missed refute refuted myth hardly barely scarcely if unless whether would could might
should allegedly rumour rumoured rumor rumored hypothetical hypothetically suppose supposed imagine assuming claim
claims claimed supposedly purported
""")

# Verbs of change that may stand right before a figure, by their direction.
RISING = _words("""
raised added rose grew increased climbed jumped surged soared gained advanced expanded rise grow increase expand up
""")
FALLING = _words("""
cut shed reduced fell dropped declined decreased shrank contracted slumped slipped dipped plunged lost eased fall drop
decline decrease shrink contract down
""")

# Function words that change what a figure is of: the fact must have them too.
CARVERS = _words("without per plus except versus minus via among each every either neither other another rest within")

# Words that mark a figure as aimed at, or as foretold.
TARGETS = _words("""
aim aims aimed aiming target targets targeted targeting goal goals plan plans planned planning intend intends intended
intending seek seeks sought seeking pledge pledges pledged ambition ambitions objective objectives task tasks want
wants wanted hope hopes hoped commit commits committed commitment ambitious
""")
FORECASTS = _words("""
forecast forecasts forecasted predict predicts predicted prediction project projects projected projection expect
expects expected expecting expectation expectations anticipate anticipated anticipates will shall outlook likely
prospective upcoming envisage envisages envisaged scheduled going
""")

# Prepositions that begin a phrase set before a clause ("In 2023, ...", "Excluding oil, ...").
LEADERS = _words("""
in on at by for during over under within from of with without excluding including among across throughout since until
between as per
""")

# Words that begin a clause of another kind: what stands there does not belong to the figure's statement.
BREAKS = _words("""
which who whose whom where when while whereas but although though because despite amid thanks unlike according driven
helped boosted compared versus against than after before following
""")

# Verbs after which "that" begins what is said ("recall that on 4 May ...").
SAYINGS = _words("""
say says said note notes noted remind reminds reminded recall recalls recalled stress stresses stressed add adds added
report reports reported announce announces announced emphasize emphasized emphasise emphasised tell tells told believe
believes know knows known mention mentions mentioned state states stated show shows showed argue argues argued fact
estimate estimates estimated
""")

# Words around an anniversary.
FEASTS = _words("""
anniversary jubilee birthday celebrate celebrates celebrated celebrating mark marks marked marking observe observes
observed observing commemorate commemorates commemorating
""")

# Verbs that after "to" make a figure an aim ("plans to raise exports to $5 million"), and those before it that do not
# ("rose to reach $5 million").
AIMED = _words("""
reach raise increase bring boost double triple grow expand cut reduce lift lower attract build achieve hit exceed
create produce invest spend get have
""")
MOVED = _words("rose grew fell climbed rising dropped jumped surged swelled soared")

# Days of remembrance: a date beside one of these is that of the feast, not of what it remembers.
REMEMBRANCES = _words("anniversary anniversaries jubilee birthday centenary bicentenary centennial bicentennial")

# Words of plans and calendars around a date, which say nothing of what it dates.
SCHEDULING = _words("""
open opens opened begin begins began start starts started close closes closed end ends ended scheduled schedule held
hold planned plan due will expected set take takes took taking place happen happened happens occur occurred date dates
day dated slated going came be celebrate celebrated mark marked formally officially
""")

# Words that set something beside the subject: what follows them is not what a statement is about.
COMPARISONS = _words("unlike compared versus against than like")

# Words before a date that make it the far end of a stretch, or the other side of a comparison.
STRETCHES = _words("since until till before after following prior ahead pre post")
COMPARED = _words("than compared versus vs against from over")
PARTS_OF_YEAR = _words("mid early late beginning start middle mid-way midway")

# Phrases that name a source, and verbs of saying.
ATTRIBUTIONS = (
    "according to",
    "as reported by",
    "reported by",
    "as per",
    "citing",
    "cited by",
    "figures from",
    "data from",
)
SAYERS = _words("said says told tells announced reported estimates estimated claims claimed")

# Beginnings, which "the 75th anniversary" counts from without naming them; of these there is one, whatever its date.
BEGINNINGS = _words("""
found founded founding foundation establish established establishment start started begin began beginning open opened
opening launch launched birth born independence creation created inception incorporation incorporated formation formed
""")
ONCE = BEGINNINGS | _words(
    "died death dissolved dissolution abolished inauguration inaugurated signed signing signature adopted"
)

# Words that begin the object of a verb.
OBJECTS = _words("a an the its their his her our several many some two three new another")

# Nouns of change: a fact whose metric has one is of a change, not of a level.
_GROWTHS = _words("growth grow grew increase rise gain expansion")
DECLINES = _words("decline decrease fall drop contraction reduction loss shrinkage")
CHANGES = _GROWTHS | DECLINES | _words("change")

# Words that say the same, each line under its first.
SYNONYMS = """
chair, chairmanship, chairman, chairwoman, chairperson, presidency, preside, presides, presiding, presided, chairing
arrival, arrive, arrived, arrives, arriving
departure, depart, departed, departs
establishment, establish, established, establishing, founded, founding, foundation, found, creation, created
birth, born
death, died, dies
signing, sign, signed, signature
opening, opened, opens, open
inauguration, inaugurated, inaugurate
election, elected
visit, visited, visits, visiting, visitors, visitor
delivery, deliveries, delivered, delivers, deliver, delivering
sale, sales, sold, sell, sells, selling
spending, spend, spends, spent, expenditure, expenditures, outlay, outlays
height, tall, high
length, long
depth, deep
width, wide, breadth
weight, weigh, weighs, weighed, heavy
gdp, economy
consumption, consume, consumes, consumed
investment, investments, invest, invests, invested
donation, donations, donate, donated
employee, employees, staff, workforce, headcount, employs, employed, employ, worker, workers
population, inhabitants, inhabitant, residents, resident, people
unemployment, joblessness
export, exported, exporting
import, imported, importing
production, output, produced, produces
summit, summits
revenue, revenues
"""

# Names of several words that say the same as the first word of their line.
PHRASES = """
record, record high, all-time high, new high, record-high, new record
reach, come to, comes to, came to, come in at, comes in at, came in at, put at, held at, hold at, holds at, kept at
low, record low, all-time low
gdp, gross domestic product
gnp, gross national product
cpi, consumer price index
fdi, foreign direct investment
unemployment, unemployment rate, jobless rate, rate of unemployment
inflation, inflation rate, rate of inflation
birth-rate, birth rate
trade, trade turnover, trade volume, bilateral trade turnover, mutual trade turnover, goods trade turnover,\
 turnover of bilateral trade, volume of trade, turnover of trade, mutual trade, bilateral trade, two-way trade,\
 commodity turnover, goods turnover, trade in goods, goods trade, trade between the two countries
net-profit, net profit, net income, net earnings
chair, rotating presidency, chairs the meeting of
founded, set up
state, member state, member states
area, cover an area of, covers an area of, covered an area of, covering an area of
population, people live in, people lived in, people living in
export, sold abroad
employee, members of staff
"""

# How common nouns end; a capitalised word that begins a sentence and ends so is taken for no name.
NOUN_ENDINGS = tuple("tion tions ment ments ity ities ness ings ance ence ances ists ysts ors ers ics ures ages ships "
                     "ly sales".split())  # fmt: skip
