"""The words by which documents say that a quantity changed, and by which they give each figure its part (lower-case).

Tables only. Collected from news, company reports and statistics releases.
"""

from __future__ import annotations

from claimcheck.model import Change


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs and adverbs that say which way a number went.
_UP = _words(
    """rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb
    climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring
    advance advances advanced advancing rally rallies rallied rallying expand expands expanded expanding swell
    swells swelled swollen swelling rocket rocketed skyrocket skyrocketed skyrocketing leap leaps leapt leaped
    leaping spike spikes spiked spiking rebound rebounds rebounded rebounding edge edged inch inched accelerate
    accelerates accelerated accelerating balloon ballooned ballooning boost boosts boosted boosting raise raises
    raised raising hiked lift lifts lifted lifting escalate escalated mushroomed multiply multiplies multiplied
    multiplying upped gain gains gained gaining
    added adding lengthen lengthens lengthened lengthening extend extends extended extending
    enlarged widen widens widened widening up higher ↑"""
)
_DOWN = _words(
    """fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined declining
    drop drops dropped dropping slip slips slipped slipping slide slides slid sliding plunge plunges plunged
    plunging sink sinks sank sunk sinking tumble tumbles tumbled tumbling shrink shrinks shrank shrunk shrinking
    shed sheds shedding dip dips dipped dipping plummet plummets plummeted plummeting contracted contracting
    slump slumps slumped slumping ease eases eased easing retreated retreating cut cuts cutting reduce reduces
    reduced reducing narrow narrows narrowed narrowing lower lowers lowered lowering slash slashes slashed
    slashing trim trims trimmed trimming dwindle dwindled dwindling subside subsided slow slows slowed slowing
    lost loses losing shorten shortens shortened shortening down ↓"""
)
_UP_NOUNS = _words(
    """increase increases rise rises gain gains jump jumps surge growth climb hike raise advance upswing rally leap
    spike uptick rebound expansion boost uplift upturn upsurge overrun extension"""
)
_DOWN_NOUNS = _words(
    """decrease decreases fall falls decline declines drop drops cut cuts reduction reductions dip dips slump
    plunge slide contraction downturn slippage shrinkage slowdown saving savings"""
)
# Something changed, but the words do not say which way the number went: an "improved" cost ratio fell.
_VAGUE_VERBS = _words(
    """improve improves improved improving worsen worsens worsened worsening deteriorate deteriorated deteriorating
    strengthen strengthened weaken weakened weakening change changes changed changing move moves moved moving
    went go going gone shift shifted swing swung appreciated depreciated recovered recover"""
)
_VAGUE_NOUNS = _words("improvement improvements change changes swing shift deterioration movement")

MULTIPLY = _words("multiply multiplies multiplied multiplying")
NOUNS = _UP_NOUNS | _DOWN_NOUNS | _VAGUE_NOUNS
TRIGGERS: dict[str, Change] = (
    dict.fromkeys(_VAGUE_VERBS | _VAGUE_NOUNS, Change.NONE)
    | dict.fromkeys(_UP | _UP_NOUNS, Change.UP)
    | dict.fromkeys(_DOWN | _DOWN_NOUNS, Change.DOWN)
)
# Words whose direction is sure enough to contradict two levels without a change being stated.
PLAIN = (
    frozenset(TRIGGERS)
    - _VAGUE_VERBS
    - _VAGUE_NOUNS
    - MULTIPLY
    - _words(
        """advance rally expand edge inch raise raises raising lower lowers lowering cut cuts cutting slow slows
        slowing growth add adds added adding gain gains gained gaining shed sheds shedding lost loses losing
        saving savings higher extend extends extended extending extension overrun enlarged"""
    )
)
# Adverbs that may stand after the change: "5% higher than", "2 points up on".
ADVERBS: dict[str, Change] = dict.fromkeys(
    _words("up higher more above greater larger bigger dearer heavier taller longer wider faster better"), Change.UP
) | dict.fromkeys(
    _words("down lower less below fewer smaller cheaper lighter shorter narrower slower quicker worse"), Change.DOWN
)

# What a measure is of: "8 km long".
EXTENTS = _words("long high wide tall deep old thick heavy strong")
# What draws the sum of two values: "so it has shrunk by 40%".
CONCLUDING = _words("so thus hence therefore meaning")
# More of these is less time.
PACE = _words("faster quicker slower sooner")
# What stands between a size and what it is measured against: "$3 million over budget", "15 short of the target".
COMPARATORS = _words("than above below over under of")
OVER: dict[str, Change] = {"over": Change.UP, "under": Change.DOWN, "short": Change.DOWN}

# What gives a figure its part in a change.
TO = _words("to reaching reached hitting into")
FROM = _words("from")
VERSUS = _words("compared comparing compares compare versus vs against")
LEVEL = _words(
    """was were is are be been being totals totaled totalled totaling totalling reach reaches hit hits stand stands
    stood come comes came amount amounts amounted measures measured averaged recorded reported posted deliver
    delivered generate generated earn earned produce produced sold sell opened represent represented had has
    have equals equal equalled exceeded exceed exceeds achieved remained became made ended closed finished
    settled numbered counted"""
)

# The end of what belongs to one change. ("but up 2%" and "and down 3%" still speak of the same subject.)
BREAKS = _words(
    """; driving pushing sending helping making taking putting allowing without and but while whereas although
    though because despite with when if where after before so offset due driven reflecting bringing leaving
    including excluding plus nor yet who whose thanks led ranged ranging ranges varied varying caused causes
    causing resulted resulting"""
)
# "Cut 180 jobs, bringing its staff from 900 to 720": what a change leads to.
LEADING_ON = _words("bringing taking pushing sending")
RELATIVE = _words("which that")
# Words between a cue and its figure that say nothing of what the figure is.
FILL = _words(
    """a an the about approximately around roughly nearly almost some just only more than over under least at most
    up to as much many high low little slightly estimated further additional another total overall record well
    close exactly whopping staggering mere full combined all by of its their his her our annual revised
    provisional preliminary seasonally adjusted projected estimated"""
)

# A change on another basis than the two printed levels: real differences, not errors.
ADJUSTED = _words(
    """organically same-store same-stores like-for-like like-for-likes currency currencies exchange
    excluding exclude excludes without operational operationally pro-forma annualized annualised annually
    averaging averaged underlying constant-currency normalized compound compounded cagr daily midpoint
    inflation-adjusted fx comparable-store rebased ex-fuel reported-basis"""
)
# At the start of a sentence these put all of it on another basis.
OPENERS = _words("organically same-store like-for-like ex-fuel")
COMPOUND = _words("compound compounded cagr")
# Old values that are no levels of the same thing: what was planned, or a sum of several.
NO_BASE = _words(
    """guidance guide range midpoint outlook forecast forecasts expectation expectations expected estimate
    estimates target targets budget budgeted consensus sum view projection projections plan goal threshold limit
    low-end high-end"""
)
# Next to a level these turn its sign, or may.
SIGNED = _words("outflow outflows inflow inflows loss losses deficit deficits surplus negative shortfall minus")
# Two quotations of one rate rise and fall against each other.
QUOTED = _words(
    """yen dollar dollars dlr greenback euro sterling pound currency franc mark marks yuan renminbi rupee rupiah
    peso ruble rouble lira won krone krona ringgit baht zloty forint koruna shekel tenge dirham riyal dinar
    hryvnia"""
)
GENERIC_HEADS = _words(
    """total level levels figure figures rate record low high peak amount number value sum estimate reading price
    average result results mark trough point average one ones"""
)
TIME_WORDS = _words(
    """year years ago earlier prior previous last period month months quarter week day today yesterday january
    february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec fiscal same first second third fourth full half prior-year year-ago corresponding
    comparable in of the for during this monday tuesday wednesday thursday friday saturday sunday spring summer
    autumn winter year-end"""
)
YEAR_WORDS = _words("year ago earlier prior previous last prior-year year-ago before quarter month")
PRONOUNS = _words("it this that they these those")
OBJECTS = _words("it them")
# What may stand between a pronoun and its verb: "that is an", "it has since".
AUXILIARIES = _words(
    """is was are were be been has have had will would could should may might must can a an the then since also
    again still now soon represents represented represent marks marked means meant to up down figure figures
    number numbers sum amount total not only even expected forecast projected predicted due set likely planned
    supposed going hoped scheduled bound thought go goes went gone"""
)
# "The figure", "that number": as good as a pronoun.
POINTERS = _words("figure figures number numbers total amount sum level volume value count tally rate share price")
POINTING = _words("the that this these those its their")
# Numbers after these are names: "fiscal 20", "slide 25", "quarter 3".
LABELS = _words(
    """fiscal fy quarter q q1 q2 q3 q4 slide page table figure chapter section phase day week office group groups
    note item stage fraction fractions type types lane lanes patient case animal strain sample compound number
    no nos trial experiment"""
)
INCREASE_NOUNS = _words("increase rise jump growth surge gain")
GAP_NOUNS = _words("gap lead margin difference spread gulf advantage deficit majority surplus shortfall excess")
# "Sales of 220 beat the forecast of 200 by 10%".
BEATING: dict[str, Change] = dict.fromkeys(
    _words("""beat beats beating exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing top tops
    topped topping outpaced outstripped overshot overran"""),
    Change.UP,
) | dict.fromkeys(_words("miss misses missed missing undershot undercut trailed lagged"), Change.DOWN)
# "A loss of 8 turned into a profit of 2, a swing of 10".
SWINGS = _words("swing turnaround turnround reversal improvement deterioration")
NEGATIVES = _words("loss losses deficit deficits shortfall outflow outflows")
# A time of day is none of these: "won in 2:14:30".
RACING = _words(
    """won win wins winning winner finish finished finishes finishing ran runs clocked clocking timed race champion
    record lap stage rider runner-up runner swimmer rower leader crossed"""
)
# "Raised $80,000": verbs of change that have an object, too.
TAKING = _words("raise raised raises raising gain gained add added lost loses losing")
# Of these the number may go either way: "improved from 80 ms to 60 ms, a gain of 25%".
VALUING = _words("gain gains loss losses boost saving savings improvement improvements advance advances progress")
BEGINNINGS = _words("started starting start began begins starts")
# A change against the period before or the year before, whatever two levels stand beside it.
OWN_PERIOD = _words(
    """year-over-year year-on-year yoy sequentially sequential annually month-over-month month-on-month
    quarter-over-quarter quarter-on-quarter annualized"""
)
SHORT_PERIODS = OWN_PERIOD & _words(
    """sequentially sequential month-over-month month-on-month quarter-over-quarter quarter-on-quarter"""
)
# What may stand between a value and the verb that it is the subject of: "$5 million in May, which was up".
BRIDGE = _words("having representing marking which that who also again still now or overall in turn itself")
GOING = _words("go goes went gone going move moves moved moving")
DEFINITE = _words("the last its their his her our that those this previous")
# "Has lost 60% of its value" says how far it fell.
WORTH = _words("value worth price weight size volume strength")
MEANS = _words("average averages averaged averaging mean median typical")
# Where a sentence has two values and no size, one of these leads to the old one.
DATING = FROM | VERSUS | _words("after following instead having than was had")
# Sizes that a model estimates, and not the two values beside them.
ESTIMATED = _words("risk hazard odds ratio rr hr or adjusted estimated relative likelihood probability chance")
# What is so much longer or shorter than another length of time.
LENGTHS = _words("longer shorter")
# Lengths of time are values of these: "the waiting time fell from 18 days to 12 days".
TIMED = _words(
    """time times duration wait waiting survival age life lifetime lifespan length stay sentence term tenure delay
    latency period lag runtime career lead timeout deadline week hours lengthen lengthens lengthened lengthening
    shorten shortens shortened shortening"""
)
# "Takes 3 hours instead of 4".
LASTING = _words("take takes took taking last lasts lasted need needs needed run runs ran average averages averaged")
ADDING = _words("add adds adding another")
# Words for one of several: what it has is not what all have.
EACH = _words("each every apiece")
# "18.1 (SD 4.0)"
SPREADS = _words("sd se sem s.d s.e standard deviation error")
# "In the range from 7 to 18 degrees" says where, not how far something went.
SPANS = _words("range interval period window band span spectrum")

# What is meant to come: "the goal is 60", "they hope to see it reach 60".
GOALS = _words(
    """goal goals aim aims target targets plan plans hope hopes dream ambition objective intention idea task
    expectation forecast projection"""
)
GOAL_VERBS = GOALS | _words(
    """want wants wanted hoped aimed planned intend intends intended seek seeks sought wish expect expects expected
    agreed decided promised pledged vowed speak speaks spoke spoken talk talked call called envisage envisages
    aiming planning hoping wanting seeking targeting set sets speaking talking
    forecasts projects estimates envisages predict predicts predicted said says say believe believes think thinks"""
)
# "More" and "less" of all kinds, after a size: "12% dearer", "three times as tall".
DIMENSIONS_UP = _words(
    """more higher larger greater bigger above longer wider faster heavier taller up dearer costlier deeper older
    stronger better warmer hotter richer"""
)
DIMENSIONS_DOWN = _words(
    """less fewer lower smaller below shorter lighter cheaper down narrower slower worse younger shallower cooler
    colder weaker poorer"""
)
# What `Sentence.words` must hold for a sentence to state a change.
TRIGGER_WORDS = (
    frozenset(word for word in TRIGGERS if word.isascii())
    | ADVERBS.keys()
    | DIMENSIONS_UP
    | DIMENSIONS_DOWN
    | VERSUS
    | OVER.keys()
    | BEATING.keys()
    | {"addition", "after", "following", "instead", "plus", "minus", "gap", "difference", "+", "−"}
)
# The known value by name: "three times the present level".
KNOWN = _words(
    """present current old earlier previous original existing initial former last today's year's then past prior
    year month week decade same"""
)
# The time before, as the base of a change: "than the season before", "on the previous release".
EARLIER = YEAR_WORDS - {"year", "quarter", "month"} | _words("old former original initial existing")
EDITIONS = (
    TIME_WORDS
    | EARLIER
    | POINTING
    | _words("a season campaign edition release version survey census count election generation round winter")
)
FORMER = _words("old former previous original initial earlier existing")
HEADS = GENERIC_HEADS | _words(
    """size volume count tally capacity length height width share fee cost output that pay wage wages salary prices
    fare fares rent budget turnover population strength"""
)
# What a thing does with its value, in the present.
TRADING = _words("sells costs cost earns counts has handles makes holds seats employs produces treats pays charges")
# What may follow a size and its "more" without naming another base.
DEICTIC = _words("now today before present currently then that this")
# Verbs of being and standing, which add nothing to a value: not "earned" or "sold".
COPULAS = _words(
    """was were is are be been being will would totals totaled totalled stand stands stood reach reaches reached come
    comes came hit amount amounts amounted become became remains remained"""
)
# What sums up a change between two values: "from 20 to 80, that is by 60".
SUMMING = _words(
    """by means meant meaning amounts amounted amounting equals equal represents represented representing saves
    saving losing lost adding i.e namely gaining makes corresponds"""
)
# What tells of two points in time in one statement.
DATED = _words("now today later then ago earlier last this next since soon")
MONTHS = _words(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec spring summer autumn winter"""
)
# An old value in an aside behind its subject: "trade, worth $8 billion in 2015, tripled".
ASIDE = (
    FILL
    | COPULAS
    | TIME_WORDS
    | DATED
    | _words("worth valued which once currently at strong with then had has put numbering totalling totaling")
)
# Words for a size in percent or points that are levels elsewhere: "a loss of 4 points".
SIZE_NOUNS: dict[str, Change] = {
    "loss": Change.DOWN, "minus": Change.DOWN, "plus": Change.UP, "addition": Change.UP, "gain": Change.UP,
    "profit": Change.UP,
}  # fmt: skip
# What names a value of before in brackets: "(previous year: $40 million)", "(it was $40 million)".
BRACKETED = TIME_WORDS | _words(
    """( [ : previous prior last year prev before earlier from was were had been it there at end previously formerly
    originally compared with versus vs against up down old"""
)
# What leads to the old one of two values: "20 instead of 30", "20 against 30".
OLD_LINKS = VERSUS | _words("instead rather from than")
PASSIVE = _words("was were been be being is are")
# What says no more of a value than that it is one, or that it is of the thing named before.
VALUED = _words("worth valued priced numbered counted employed cost needed took lasted held carried used one ones")
# Words of scale: where one stands behind a figure, it was not read as part of it.
SCALES = _words("mln mn million millions bln bn billion billions trln trillion thousand hundred dozen")
