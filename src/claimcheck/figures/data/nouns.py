"""Words that end or never begin a counted noun's phrase, and plurals without an "s" (lower-case)."""

from __future__ import annotations

FUNCTION_WORDS = frozenset("""
a about above across after again against ago ahead all along already also although am amid among amongst an and
another any are around as at away back be became because become been before behind being below beneath beside besides
between beyond both but by came can cannot could currently despite did do does done down due during each earlier
either else ended even ever every far for from further had has have having he her here hers him his how however i if
in including inside instead into is it its itself just last later less like likely may me might mine more most much
must my near nearly neither never next no nor not now of off often on once one only onto or other our out outside over
own past per perhaps plus quite rather really same she should since so some soon still such than that the their them
themselves then there therefore these they this those though through throughout thus to today together tomorrow
tonight too toward towards under unless unlike until up upon us versus very via vs was we well went were what whatever
when where whereas whether which while who whom whose why will with within without would yes yesterday yet you your
according annually apiece respectively overall down-from compared worth ago early late
""".split())  # fmt: skip

# Verb forms that often follow a number or a counted noun and look like nouns.
VERBS = frozenset("""
said says say told spoke thinks think made make makes making took take takes taken taking got get gets getting gave
give gives given go goes going gone come comes coming became become becomes began begin begins begun saw see sees seen
seeing found find finds finding killed injured wounded died dead die dies left leave leaves leaving lived live lives
living worked works working bought buy buys buying sold sell sells selling paid pay pays paying won win wins winning
lost lose loses losing held hold holds holding led lead leads leading kept keep keeps set sets setting put puts
putting ran run runs running stood stand stands standing told used use uses using needed need needs want wants wanted
called call calls calling rose fell grew dropped climbed gained jumped declined increased decreased remained remain
remains reported report reports expected expects showed show shows shown including included includes include compared
based born aged raised based announced according following followed follows received receive receives created required
provided involved arrested charged voted visited attended registered located planned scheduled spent spend spends
forecast estimated projected drawn expect predicted seized stay stays visiting opposed oppose back backed
""".split())  # fmt: skip

IRREGULAR_PLURALS = frozenset("""
people men women children police staff personnel mice geese teeth feet oxen sheep fish deer aircraft spacecraft series
species data media bacteria criteria phenomena alumni fungi cattle poultry crew troops clergy youth dice businessmen
businesswomen policemen firemen fishermen servicemen servicewomen congressmen chairmen salesmen gentlemen spokesmen
head grandchildren schoolchildren lawmen gunmen freshmen workmen craftsmen helicopters offspring analyses crises
theses hypotheses diagnoses bases axes indices appendices matrices vertices
""".split())  # fmt: skip

# People whose age may follow between commas: "the suspect, 27, was".
PERSONS = frozenset("""
suspect man woman victim driver boy girl father mother student officer actor actress singer player striker midfielder
defender goalkeeper teacher teenager widow daughter son husband wife brother sister defendant patient pensioner
resident worker soldier politician senator farmer nurse doctor lawyer artist author writer director star comedian
presenter passenger rider pilot captain coach manager founder neighbour neighbor friend partner couple colleague
""".split())  # fmt: skip

# Words that end in "ly" and are no adverbs.
LY_NOUNS = frozenset("""
daily monthly weekly yearly quarterly hourly elderly family friendly deadly early supply assembly monopoly anomaly
rally ally reply fly belly bully jelly jolly likely only lonely ugly silly curly holy july italy homily lily
""".split()) - FUNCTION_WORDS  # fmt: skip

# Nouns that end in "s" and may stand before the head: "200 sports clubs".
S_MODIFIERS = frozenset("sports news sales business arms jobs savings operations communications logistics economics "
                        "electronics women's men's children's goods systems customs human-rights rights "
                        "works".split())  # fmt: skip
