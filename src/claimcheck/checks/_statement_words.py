"""Words that matter when two sentences are asked whether they state one quantity. The lists are ours."""

from claimcheck.checks._words import phrases

# Words that carry nothing of what is measured: articles, prepositions, pronouns, auxiliaries.
EMPTY = frozenset(
    "a an the this that these those it its they their he his she her we our you your there here of in on at by for to "
    "from with as and or but also so is are was were be been being has have had do does did will which who whom whose "
    "what where into over about around some approximately roughly nearly almost just only exactly precisely each "
    "year month quarter pct percent per cent".split()
)
# Verbs and nouns with which a level is stated, whatever it is of: "stood at", "came to", "a total of".
LEVEL = frozenset(
    "amount amounted amounts came come comes count counted counts equal equalled equals hit hits make makes made "
    "number numbered numbers post posted posts reach reached reaches record recorded records remain remained report "
    "reported reports see saw stand stands stood sum total totaled totaling totalled totalling totals top tops "
    "topped say says said show shows showed was were worth".split()
)
# One of these makes a sentence of words with a value.
STATING = LEVEL | frozenset("is are was were be has have had of".split())
# What makes a value unsettled, partial, of another time or another's word: no two such values contradict each other.
UNSETTLED = frozenset(
    "estimate estimated estimates expect expected expects forecast forecasts projected projection target targets goal "
    "plan planned plans planning aim aims could would may might should can if revise revised revision preliminary "
    "provisional initial initially originally original previous previously earlier former formerly then once until "
    "before after later since already far another other others additional further extra more less fewer least most "
    "maximum minimum highest lowest peak best worst average mean median typically usually sometimes often example "
    "instance suppose assume assuming scenario hypothetical versus compared compare while whereas respectively each "
    "per every either both claimed claims alleged allegedly reportedly according believed thought proposed suggested "
    "adjusted excluding including except without not no never nor up down".split()
)
# Of these, what only compares a value that stands apart from it.
COMPARING = frozenset(
    "up down compared compare versus previous previously earlier before after since already also more less further "
    "while whereas highest lowest peak another other then each per every no not until last".split()
)
# Verbs whose past has another stem, as titles tell in the present what the text tells in the past.
IRREGULAR = dict(
    entry.split(":")
    for entry in """fell:fall fallen:fall rose:rise risen:rise grew:grow grown:grow lost:lose won:win sold:sell
    bought:buy brought:bring built:build spent:spend led:lead found:find took:take taken:take gave:give given:give
    drew:draw drawn:draw held:hold kept:keep paid:pay left:leave sank:sink sunk:sink shrank:shrink shrunk:shrink
    began:begin begun:begin ate:eat drove:drive driven:drive flew:fly flown:fly sent:send lent:lend met:meet
    ran:run swam:swim taught:teach wrote:write written:write chose:choose chosen:choose broke:break broken:break
    froze:freeze frozen:freeze fought:fight caught:catch sought:seek laid:lay dug:dig fed:feed""".split()
)
# Headings or labels of other parts of a text.
PARTS = frozenset(
    {"introduction", "background", "body", "text", "main text", "methods", "results", "discussion", "report", "details"}
)
# Headings of a part that sums up the rest.
SUMMARIES = frozenset(
    phrases(
        """abstract | summary | executive summary | key points | key findings | key facts | key figures | key messages |
        key results | key data | main points | main findings | main results | highlights | in brief |
        at a glance | in figures | in numbers | fast facts"""
    )
)
# Between two figures, these make the second a part of the first.
AMONG = phrases("among them | among these | of them | of these | of which | of whom | including | thereof")
# Right before a figure, these make it what another was or is held against.
FORMER = frozenset("from than after against versus vs".split())
# What makes a value another one than the document's own: replaced, or not yet come to pass.
SUPERSEDED = frozenset(
    "revise revised revision corrected correction restated preliminary provisional initial initially original "
    "originally previous previously formerly estimate estimated estimates expect expected expects forecast projected "
    "projection target targets plan planned plans budgeted could would might should hypothetical example "
    "respectively instead misstated typo erroneously mistakenly".split()
)
# Words that say of which part of a year a value is.
PERIODS = frozenset(
    "january february march april may june july august september october november december first second third fourth "
    "q1 q2 q3 q4 h1 h2 spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday".split()
)
# Of these, the ones that are nothing else, as "may" and "second" are.
PARTS_OF_YEAR = PERIODS - frozenset("may first second third fourth".split())
# What makes a sentence's values those of a part or of another time than the table's that it stands beside.
OF_SOME = frozenset(
    "among aged age women men those under over excluding adjusted last previous previously earlier ago then before "
    "average below above voters supporters respondents respectively when since".split()
)
# Those with whom others are compared.
OTHER_GROUPS = frozenset("placebo control controls comparison untreated unexposed others rest elsewhere".split())
# What tells of a value made from several of a table.
MADE = frozenset("together combined jointly average averaged averages averaging difference sum both apart".split())
