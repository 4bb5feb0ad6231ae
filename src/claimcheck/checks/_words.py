"""The words by which the forms of several checks know what stands beside a figure, by meaning; tables only.

A table is a tuple of lower-case words and phrases, in the order in which they are tried; an entry that ends in "*"
stands for all words that begin so. `one_of` makes a pattern of tables: what one check learns to read, all that share
the table read. Words of change with their direction are in `_change_words`, those of tables in `_table_words`.
"""

from __future__ import annotations

import re

Words = tuple[str, ...]


def entries(text: str) -> Words:
    """Return a table of words, written with blanks between them."""
    return tuple(text.split())


def phrases(text: str) -> Words:
    """Return a table of words and phrases, written with "|" between them."""
    return tuple(phrase.strip() for phrase in text.split("|"))


def first_words(*tables: Words) -> Words:
    """Return the first word of each entry of tables, for quick looks at a sentence's words."""
    return tuple(entry.split()[0] for table in tables for entry in table)


def one_of(*tables: Words) -> str:
    r"""Return a pattern that matches any word or phrase of the tables; blanks match any white space.

    >>> one_of(("up to", "increas*"), ("less",))
    '(?:up\\s+to|increas\\w*|less)'
    """
    found = dict.fromkeys(entry for table in tables for entry in table)
    return "(?:" + "|".join(_pattern(entry) for entry in found) + ")"


def _pattern(entry: str) -> str:
    if entry.isalpha():
        return entry  # nearly all are, and there are thousands when the program starts
    stem = entry.removesuffix("*")
    plain = r"\s+".join(re.escape(part) for part in stem.split())
    return plain if stem == entry else plain + r"\w*"


# --- small words -----------------------------------------------------------------------------------------------------

JOINING = entries("and or but")
ARTICLES = entries("the a an")
OWNERS = entries("its our their his her your my")
THESE = entries("this that these those")
FEW_NUMBERS = entries("one two three four five six seven eight nine ten")
# What a noun begins with that is known or is somebody's, and whole: "the pupils", "all its pupils".
NAMED = (*ARTICLES, *OWNERS)
OF_ALL = (*NAMED, "all", *THESE)
BEING = entries("is are was were")
HAVING = entries("have has had")
THEREFORE = entries("thus so hence therefore then")
# What leads to where, when or with whom; and to the base of a change that is told elsewhere.
PLACING = entries("in of for by at from to on after with among")
AGAINST = entries("than from since compared")
CONTRASTING = entries("vs versus compared while whereas")
RELATIVE = entries("which whom who")
THOSE = entries("whom which these those them")
# What a number that is not exact begins with: "about", but no bound; and what else may stand before a number.
ABOUT = entries("about around roughly approximately some")
NEARLY = entries("nearly almost")
HEDGING = phrases("only | just | just under | over | exactly | fully | a little over | a little under | well over")
HEDGED = rf"(?:{one_of(ABOUT, NEARLY, HEDGING)}\s+)*"
# What puts a share for an amount; then any figure for another: "or 20%", "which is a fifth", "that is 12"; then what
# draws a figure from those before it.
EQUATING = phrases("which is | that is | i.e. | equal to | representing | equivalent to | meaning | making")
THAT_IS = (
    *phrases("or | that is, | that is | i.e. | which is | which are | which means | which makes | which equals"),
    *phrases("equal to | equivalent to | representing | meaning | making up | accounting for | amounting to | namely"),
    *phrases("which corresponds to | corresponding to"),
)
CONCLUDING = (
    *THAT_IS,
    *phrases("thus | so | hence | therefore | is thus | was thus | which was | which gives | giving | gives | for"),
    *phrases("making | makes | make | made | made up | make up | makes up | means | leaving | leaves | left"),
    *phrases("equals | equalling | amounts to | amount to | amounted to | comes to | came to | coming to | yielding"),
    *phrases("works out at | works out to | worked out at | represents | represented | accounts for | accounted for"),
    *phrases("corresponds to | translates into | translates to"),
)

# --- change and comparison -------------------------------------------------------------------------------------------

COMPARATIVES = entries("higher lower more less fewer")
WARMTH = entries("warmer cooler colder hotter")
WAYS = entries("up down")
PLACED = entries("above below")
CHANGES = entries("increase decrease rise fall growth")
MORE_CHANGES = entries("reduction drop decline improvement change")
ROSE = entries("rose rise grew growth more higher up")
# Endings included: what is said to change, whatever its tense.
CHANGING = entries("increas* decreas* grew grow* rose fell fall* change*")
AVERAGES = entries("average avg mean median")
RATES = entries("rate ratio")
# Time counted backwards and amounts below zero.
BACKWARDS = entries("ago before prior earlier bp loss losses deficit deficits negative minus below")
FALLING = entries(
    """drop drops dropped dropping fell fall falls fallen falling declin* decreas* reduc* shrink shrinks shrank
    narrow* down descend*"""
)
# What is counted at a rate of a whole by those that did it: "20 of 80 answered, a response rate of 25%".
TURNOUTS = phrases("turnout | attendance | participation | coverage | occupancy | response")
RATES_OF_PARTS = entries("response success pass hit occupancy participation completion reply approval rejection return")
RANKED = entries("rank ranked ranks ranking")
# Two values that are set beside each other, chosen between or traded, in no order.
PAIRED = entries(
    """difference differences gap split ratio choose choice chose tie ties link links game match score alternat* varied
    varies various switch* relationship shift shifts shifted shifting move moves moved moving change changes changed
    changing border backward backwards trade traded trading quote quoted quotes quotation quotations bid bids yield
    yields exchange"""
)
# Changes of a temperature, as nouns; and what else makes of two temperatures a difference or a limit.
TEMPERATURE_CHANGES = entries(
    """rise increase drop fall decrease decline change difference warming cooling swing range jump anomaly gradient
    margin"""
)
TEMPERATURE_MAYBES = entries(
    """rising rose risen increased increases increasing warmed warms warmer cooled cools cooler dropped dropping drops
    fell falls fallen hotter colder higher lower above below within per threshold limit target tolerance accuracy
    variation"""
)

# --- wholes and members ----------------------------------------------------------------------------------------------

# Sets whose members are asked, seen, counted or cast: a share of them is a part.
MEMBERS = entries(
    """respondents voters patients participants people persons adults women men children girls boys students pupils
    households families employees workers staff members seats votes residents inhabitants citizens users customers
    subjects cases individuals victims survivors infants mothers farmers drivers teachers doctors nurses schools
    hospitals homes deaths births delegates electorate population americans britons those them whom us"""
)
# Members that are no persons, or not only.
NO_PERSONS = entries("households families homes schools hospitals seats votes deaths births cases population staff")
# Who or what stands on an area: "12 people per square kilometre".
DWELLERS = entries(
    "people inhabitants residents persons citizens souls cows sheep trees plants homes houses households"
)
# What narrows a set without leaving it.
WHICH_MEMBERS = phrases(
    "the | all | our | its | their | these | eligible | registered | surveyed | adult | male | female | young | "
    "older | total | all the | popular"
)
# "Of pupils' average": after a set these make it no set.
MEASURES_OF = entries("income level average number rate figure target size need")
# What a sum of money or an amount is the size of: "a fifth of the budget of $5 million".
HOLDING_AMOUNTS = entries(
    "budget total sum cost costs price bill fund area length debt capacity stock output harvest crop"
)
PERCENT_SIGNS = entries("% percent cent pct")
# Words of which a spoken fraction has one: "three quarters", "one in five", "every third".
FRACTION_WORDS = entries(
    """half third thirds quarter quarters fourth fifth fifths sixth sixths seventh sevenths eighth eighths ninth ninths
    tenth tenths twelfth twentieth every one two three four five six seven eight nine"""
)
WHOLES = entries("total workforce staff personnel population membership fleet electorate sample workers whole lot")
# What a share of members does.
DOING = entries("were are was is had have said did")
# Plurals that have no "s" at their end.
PLURALS = entries("men women people children criteria phenomena data media")
# A part of a town or country, or land and water: densities are of one of them.
AREA_PARTS = phrases(
    "metro* | proper | land area | urban | rural | water | total | suburb* | city limits | agglomeration | respectively"
)

# What leads from a quantity to its amount, as verbs and "of".
AMOUNTING = phrases(
    "of | was | were | is | are | reached | hit | totalled | totaled | stood at | came to | amounted to"
)
# Whose average is no mean of all: a batsman's is of the times that he was out.
SCORED = entries("runs innings wickets")
# Bodies and objects whose size stands before them: "the 12-member board", "a 30-strong crew".
SIZES = entries("member members strong seat man person people nation country team page room acre hectare")
# Two nouns that part a set in two.
HALVES_OF_SETS = (
    ("men", "women"), ("man", "woman"), ("males", "females"), ("male", "female"), ("boys", "girls"),
    ("adults", "children"), ("husbands", "wives"), ("sons", "daughters"), ("wins", "losses"), ("winners", "losers"),
    ("yes", "no"), ("ayes", "noes"), ("for", "against"), ("urban", "rural"), ("debt", "equity"),
    ("public", "private"), ("domestic", "foreign"), ("smokers", "non-smokers"), ("literate", "illiterate"),
    ("professionals", "amateurs"), ("cases", "controls"), ("full-time", "part-time"), ("native", "foreign-born"),
)  # fmt: skip
# What says that parts are all of a whole: "splits into", "is made up of".
DIVIDED = phrases(
    "splits into | split into | is split between | was split between | divides into | divided into | is divided "
    "between | was divided between | is shared between | was shared between | shared between | was shared by | breaks "
    "down into | consists of | consisted of | consist of | is made up of | was made up of | are made up of | made up "
    "of | comprises | comprised | is composed of | was composed of"
)
# What is left, by name.
RESTS = entries("remaining rest other balance remainder")
# What says that a total is of all, wherever it stands; and what leads from parts to what they make.
ALTOGETHER = phrases("altogether | all told | in all | in total")
GIVING = entries("giving making for or")
# What says that an amount is the sum of those before it, behind it and before it.
IN_ALL = phrases(
    "in all | in total | altogether | all told | combined | together | between them | over the year | over the period "
    "| over the season | for the year | for the half-year | for the half year | over the weekend | over the week"
)
SUMMED = phrases(
    "together | combined | a combined | a total of | for a total of | in total | in all | altogether | adds up to | "
    "add up to | adding up to | sums to | totalling | totaling | making a total of | a joint | making in all | "
    "which makes | which made | which gives | which gave"
)
# What leads from amounts to their total by its name: "for a year's total of", "giving total liquidity of".
TOTALLED = phrases(
    "for | or | giving | making | to give | to make | yielding | resulting in | leading to | which gives | which makes"
)

# --- time ---------------------------------------------------------------------------------------------------------

# What begins and what ends a time, as verbs; and what leads to its length.
BEGINNINGS = phrases(
    "began | begun | started | opened | founded | established | built | introduced | joined | launched | signed | "
    "broke out | married | took office | appointed | elected | commissioned | created | set up | erected | "
    "completed | inaugurated | entered | unveiled | laid | passed | adopted | enacted | released | published | "
    "came out | appeared | imposed | declared | set out | set off | set sail | sailed | left | leaves | departed | "
    "departs | starts | "
    "begins | opens | sails | came into force | took effect | took over | moved in | conquered | occupied | annexed | "
    "took off | takes off | went in | came on | kicked off | kicks off | started out | pulled out | cast off | "
    "boarded | embarked | dug | constructed | begin | start | open | leave | depart | "
    "sets off | sets out | sets sail | goes in | casts off | pulls out"
)
# What makes the year before which an anniversary counts.
FOUNDINGS = phrases(
    "founded | established | formed | launched | opened | created | incorporated | born | inaugurated | chartered | "
    "built | started | began | begun | set up | introduced | unveiled | published | released | appeared | first held | "
    "first played | laid"
)
ENDINGS = phrases(
    "ended | finished | completed | closed | expired | left | dissolved | abolished | retired | stopped | "
    "demolished | resigned | concluded | ceased | lapsed | torn down | pulled down | scrapped | decommissioned | "
    "shut | opened | stepped down | repealed | revoked | withdrawn | discontinued | arrived | arrives | landed | "
    "lands | docked | docks | reached | returned | came to an end | fell | freed | liberated | sold | replaced | "
    "ends | closes | handed over | moved out | lifted | came back | comes back | came in | got back | got in | "
    "touched down | pulled in | adjourned | rose | broke up | let out | went home | finishes | over | returns | "
    "end | close | finish | arrive | gets back | reaches | gets in | comes in | pulls in | touches down"
)
# What one makes or holds from one time to another, before its length: "a journey of two hours".
TRIPS = entries(
    """journey* crossing* trip* flight* ride* drive* voyage* walk* hike* climb* run passage* sail session* meeting*
    sitting* visit* stay* shift* siege* war* reign* term tenure stint* span period* time wait* delay* stretch* spell*
    game match hearing* trek* march* tour*"""
)
# What leads from the one end of a time to the other, and to the time.
UNTIL = entries("to and through until till")
WITHIN = entries("from between in during of")
# What limits how long something goes on.
FOR_SOME_TIME = entries("for during over until in")
DUE = phrases("due | scheduled | expected | booked | meant | supposed | was to | were to | should have")
# What follows a length that is all of the time between two ends.
ALL_THE_TIME = phrases("in all | in total | all told | altogether | on end")
IN_WHICH = phrases("in which | during which")
DAILY = phrases("a day | each day | every day | per day | daily")
LASTING = phrases(
    "lasting | lasted | lasts | after | having lasted | for | having spent | spent | took | taking | went on for | "
    "ran for | running for | continued for | lasting for | lasted for | having run for | having served | serving"
)
# What went on unchanged, before for how long: "stood empty for 43 years".
KEEPING_ON = phrases(
    "lasts | lasted | lasting | ran | runs | running | stood | stands | lay | lies | remained | remains | stayed | "
    "stays | served | continued | was closed | was shut"
)
# What a length of time is one of, as nouns behind it.
SPANS_OF_TIME = phrases(
    "period | span | stretch | time | run | spell | reign | rule | tenure | war | conflict | career | campaign | "
    "stint | occupation | siege | strike | drought | boom | recession | cagr | marriage | in a row | straight | "
    "consecutive | term | presidency | tenancy | lease"
)
# What went on for a length of time, and what one did for it.
RUNNING = entries("lasted ran spanned raged continued stretched extended")
HOLDING_ON = phrases(
    "served | reigned | ruled | lived | spent | governed | held office | worked | lasted | ran | reigning | went on | "
    "dragged on | raged | serving | spanning"
)
# What a length of time was spent in or on: "ten years in office", "took six years to build".
SPENT_ON = phrases(
    "in office | in power | in charge | in prison | in exile | in post | in business | in service | in use | "
    "in the post | in the job | at the helm | at the head | on the throne | on the board | on air | abroad | of war | "
    "of work | of service | of marriage | of construction | of rule | of fighting | to build | to complete | "
    "to finish | to write | to restore | to make"
)
# Lengths of time that are no single span: means, ages, follow-up.
LOOSE_LENGTHS = phrases(
    "median | mean | average | averaged | follow-up | followup | follow up | age | aged | old | lull | low | high | "
    "each | per | every | other | survival"
)
# What follows a length that is part of a time, or of another time.
PARTLY = phrases(
    "of | longer | later | after | before | more | less | fewer | earlier | ago | apart | each | per | into | "
    "in which | shy | short | away | older | younger | too"
)
# What says how exactly a length of time is told.
HEDGES_OF_LENGTHS = phrases(
    "exactly | precisely | just | just over | just under | a little over | a little under | a little more than | "
    "a little less than | slightly more than | slightly less than | slightly over | about | almost | nearly | over | "
    "more than | some | roughly | around | fully | a total of | in all"
)

# --- money -----------------------------------------------------------------------------------------------------------

PROFIT_KINDS = entries("gross operating net pretax pre-tax ebitda ebit profit")
PROFITS = entries("profit profits income earnings ebitda ebit")
SALES = entries("sales revenue revenues turnover")
# What comes in, what goes out and what is left, as nouns before an amount; and what is done with it, as verbs.
INCOMES = entries("revenue revenues sales turnover income receipts takings proceeds exports")
TAKING_IN = phrases("took in | takes in | earned | earns | brought in | raised | exported | received | sold for")
OUTGOINGS = entries("costs cost expenses expenditure expenditures spending outlays outgoings imports bills")
PAYING_OUT = phrases("spent | spends | paid out | imported | cost | costs")
BALANCES_LEFT = entries("profit surplus gain")
BALANCES_SHORT = entries("loss deficit shortfall")
# After "$9 million less $4 million".
BALANCES_GIVEN = entries("left leaves leaving gave gives giving yielded yields makes made equals is was")
# What puts a profit or margin on another basis, or says that it is not one that was.
OTHER_BASIS = entries("adjusted excluding organic compared versus from expect expected guidance average point points")
# What puts the worth of a company on another basis than its shares.
OTHER_WORTH = phrases(
    "debt | class a | class b | preferred | diluted | premium | enterprise | stake | percent | option | options"
)
# More, or less, went into a sum of money than a number and a price.
EXTRAS = phrases(
    "plus | discount* | before | after | less | minus | excluding | including | of which | versus | vs | compared | "
    "from | warrant | warrants | fee | fees | tax | taxes | at first | initially | then | up to | additional | "
    "previous | prior | remaining | another"
)
# What is taken or given as a percentage of a sum, and what such a sum is called.
CHARGES = entries(
    """interest vat tax levy fee commission discount tip duty royalty surcharge coupon rebate tithe tariff premium
    deposit markup mark-up"""
)
CHARGED_SUMS = entries(
    """loan deposit bill price sum invoice bond mortgage debt purchase sale balance savings investment principal rent
    salary wage wages fare cost"""
)
# What leads from a charge to what it comes to.
CHARGING = phrases(
    "adds | add | added | costs | cost | saves | saved | is | are | was | comes to | came to | amounts to | "
    "amounted to | yields | yielded | earns | earned | pays | paid | brings in | brought in | makes | means | or | "
    "that is | takes | took | knocks | knocked | takes off"
)
FURTHER = entries("another additional further plus")
# What leads to a sum of money: "for", "totalled", "is worth".
SUMS_LED_BY = entries(
    """for total* cost* or aggregate brought bring* earn* fetch* yield* gross*
    netted netting generat* took rais* paid pay pays worth is was were make makes made of in come comes
    came value*"""
)

# --- other values of one thing ---------------------------------------------------------------------------------------

# A number behind one of these is derived from what the words name, and not its value.
DERIVED = (
    "by", *CHANGING, *WAYS, *entries("more less difference per average half quarter month* excluding including than")
)  # fmt: skip
# A value that is not of the whole way or time.
EXTREMES = phrases("top | maximum | max | peak | limit | up to | reach* | wind* | gust* | record")
