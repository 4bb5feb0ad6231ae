"""The words by which the checks of parts, shares, sums and lists know what stands beside a figure; tables only, as in
`_words`."""

from __future__ import annotations

from claimcheck.checks._words import entries, phrases

# --- what keeps amounts from being all parts of one total -------------------------------------------------------------

# Said of each of several things, not of all.
EACH_OF = entries("each per every apiece respectively")
BOTH_OF = entries("both either twice")
MEANS = entries("mean median average aged")
AVERAGED = entries("mean median average* aged")
NOT_IN_IT = entries("not without exclud*")
# A part of what there is: "mainly", "such as".
SOME_OF = phrases("includ* | such as | among | mainly | mostly | largely | notably")
# "20 minutes: five to drain", "90 hectares: 60 of wood": what stands between a part and its name.
BEFORE_NAME = entries("to for on of in")
# "..., bringing the year's total to 590": there was some before.
ADDING_TO_TOTAL = entries("bring* brought tak* took lift* rais* push* sent sending")
BOUNDS = phrases("at least | at most | up to | or")
LEAST_OR_UP_TO = phrases("least | most | up to | or")
FURTHER = entries("also another additional* further")
# What adds to a balance before something is taken from it.
ADDED_TO_BALANCE = entries("appropriated deposited added borrowed")
OF_THOSE = phrases("of which | of whom")
NO_SUMS = entries("mean median average rate score survival odds risk ratio")
ANOTHER = entries("a an another several some many")
MEASURED = entries("rate score range")
# What lets parts overlap, or be some of them, or be of another kind than their total.
OVERLAPPING = (*EACH_OF, *BOTH_OF, *AVERAGED, *NOT_IN_IT, *SOME_OF, *BOUNDS, *FURTHER, *OF_THOSE, *MEASURED)
# Who began and is not among those counted at the end.
LEFT_OUT = entries("excluded excluding withdrew declined refused lost failed dropped")
# What ties an amount to something else than a sum.
NO_MEMBERS = phrases(
    "than | compared | versus | vs | average | mean | median | further | also | including | includ* | out of | "
    "at least | at most | up to | or | not | without | minus | lost | worth | price* | age | aged | about half | "
    "twice | times | remaining | rest"
)
OF_THESE = phrases("of which | of whom | of these | of them")
CHANGED = entries("up down rose fell increas* decreas* grew higher lower less fewer previous*")
ADDED = entries("another additional additionally further other plus addition already previous earlier more")
# What a whole had that no part is of: "12 abstained", "the other three did not answer".
WITHOUT_ANSWER = phrases(
    "did not | didn't | didn’t | do not | don't | don’t | no answer | neither | undecided | none | missing | absent | "
    "abstained | invalid | spoiled | spoilt | blank | unaccounted | unknown | nothing"
)
HAD_NO_ANSWER = phrases(
    "had no opinion | have no opinion | had no view | have no view | did not know | didn't know | didn’t know | "
    "do not know | don't know | don’t know | did not answer | gave no answer | were undecided | are undecided | "
    "were unsure | are unsure | were not sure | are not sure"
)
WITHOUT = entries("no without not non neither free healthy control controls")
# What follows the last part and is counted in no number.
UNCOUNTED = entries("an a the one some several many few more other others its their numerous")
UNUSED = entries("free empty unused vacant unsold unspent available spare")
THE_REST = entries("rest remainder other others remaining balance various")
# What one person or case may have several of: verbs before it, and diseases and symptoms by name and by ending.
HAVING = entries("with had have having reported suffer* showed mention* cited chose used")
AILMENTS = entries("stroke strokes fever cough pain asthma cancer cancers hypertension diabetes")
AILMENT_ENDINGS = entries(
    """itis osis oses emia aemia pathy pathies algia plegia tension infarction infarctions disease diseases disorder
    disorders syndrome syndromes failure failures infection infections obesity diabetes asthma cancer cancers stroke
    strokes fever cough pain depression anxiety complication complications"""
)

# --- what says that parts are all of a total -------------------------------------------------------------------------

COMPRISING = phrases("comprise | comprises | comprised | consist of | consists of | consisted of")
DIVIDING = phrases(
    "comprising | comprised of | comprises | comprised | consisting of | consists of | consist of | consisted of | "
    "made up of | composed of | divided into | split into | broken down into | classified into"
)
# What one does with all of a sample, surely and perhaps.
ALLOCATED = entries("randomised randomized randomly assigned allocated divided split")
ASSIGNED = entries("grouped stratified classified subclassified categorised categorized groups arms cohorts subgroups")
MADE_UP = entries("made composed comprised")
SPLIT = entries("split divided broken")
BREAKDOWNS = phrases(
    "total* | compris* | consist* | made up | composed | divided | split | broken down | break down | breaks down | "
    "breaking down | breakdown | as follows | allocated | distributed | sum of | make up | makes up | making up"
)
MAKING = phrases(
    "make | makes | made | come to | comes to | came to | add up to | adds up to | added up to | sum to | sums to | "
    "total | totals | totaled | totalled | is | are | was | were | give | gives | gave"
)
JOINT_TOTALS = entries("combined grand overall joint")
NOT_ALL_OF_IT = entries("remaining rest other others latter former first second third last next")
SHARED_OUT = phrases(
    "split | divided | break down | breaks down | broken down | breakdown | composed | composition | consist of | "
    "consists of | consisted of | consisting of | made up | distribution | rated | mix | mixture | blend | owned | "
    "ownership | shareholding | shareholdings | make-up | makeup | allocated"
)
# "... from", of what has one source each.
STEMMING = entries("come comes came coming stem stems stemmed derives derived drawn")
ALL_SHARED_OUT = phrases("split | divided | break down | breaks down | broken down | breakdown | shared")
WHOLES_SHARED = phrases(
    "of which | of whom | split | divided | consist of | consists of | consisted of | consisting of | composed of | "
    "made up of | rated"
)
WITHOUT_NAME = phrases("unspecified | undecided | undeclared | no opinion")
LEFT_IN_LIST = phrases("other | others | else | none | neither | unknown | no answer | don't know | don’t know")
# What says that the one named is a share of something, and what may stand between the name and it.
BEING_A_SHARE = phrases(
    "accounts for | account for | accounted for | makes up | make up | made up | represents | represent | represented "
    "| constitutes | constituted | carries | carry | carried | forms | formed | contributes | contributed | covers | "
    "cover | covered | provides | provided | brings in | brought in | is | are | was | were"
)
DIVIDED_THINGS = entries("land surface territory mixture mix blend money spending revenue turnover")
BESIDE_NAMES = entries("alone thus therefore together hence now also itself")
# Things of which each belongs to one only, and what one does with them.
SHARED_OUT_THINGS = entries("seats votes mandates delegates electors")
TAKING = entries("won win wins has have had holds hold held took takes take gets get got gained gains keeps keep kept")
# What becomes of one case, and of none twice.
ENDS_OF_CASES = entries(
    """accepted rejected deferred approved refused declined granted withdrew withdrawn upheld dismissed adopted dropped
    passed failed allowed denied postponed adjourned acquitted convicted"""
)
VOTED_ON = entries("vote votes share shares ownership seats")
# What a list "by ..." has all of.
DIMENSIONS = entries(
    """region segment source type country origin age product sector division category market channel fuel gender sex
    party owner"""
)
# Percentages that are something else than shares of one whole, or not all of them.
OTHER_PERCENTAGES = phrases(
    "rose | fell | increas* | decreas* | declin* | grew | grown | growth | higher | lower | compared | versus | vs | "
    "from | than | margin | rate | rates | average | each | includ* | per | approval | interest | accuracy | return | "
    "returns | yield | first half | second half | guidance | expect* | multiple | more than one"
)
