"""Countries by the names and adjectives that prose uses for them, written for claimcheck from common English usage.

One country a line: its name, then other names, adjectives and names of its people, separated by commas. Plurals in "s"
need no entry. Short names in capitals (US, UK) count only where they are printed in capitals.
"""

from __future__ import annotations

COUNTRIES = """
afghanistan, afghan
albania, albanian
algeria, algerian
andorra, andorran
angola, angolan
antigua and barbuda, antiguan
argentina, argentine, argentinian
armenia, armenian
australia, australian
austria, austrian
azerbaijan, azerbaijani, azeri
bahamas, bahamian
bahrain, bahraini
bangladesh, bangladeshi
barbados, barbadian
belarus, belarusian, belarussian, byelorussia
belgium, belgian
belize, belizean
benin, beninese
bhutan, bhutanese
bolivia, bolivian
bosnia and herzegovina, bosnia, bosnia-herzegovina, bosnian
botswana, motswana
brazil, brazilian
brunei, bruneian, brunei darussalam
bulgaria, bulgarian
burkina faso, burkinabe
burundi, burundian
cambodia, cambodian
cameroon, cameroonian
canada, canadian
cape verde, cabo verde, cape verdean
central african republic
chad, chadian
chile, chilean
china, chinese, prc, people's republic of china, mainland china
colombia, colombian
comoros, comorian
democratic republic of the congo, democratic republic of congo, dr congo, drc
congo, congolese, republic of the congo, congo-brazzaville
costa rica, costa rican
croatia, croatian, croat
cuba, cuban
cyprus, cypriot
czechia, czech republic, czech
denmark, danish, dane
djibouti, djiboutian
dominica
dominican republic, dominican
east timor, timor-leste, timorese
ecuador, ecuadorian, ecuadorean
egypt, egyptian
el salvador, salvadoran
equatorial guinea
eritrea, eritrean
estonia, estonian
eswatini, swaziland, swazi
ethiopia, ethiopian
fiji, fijian
finland, finnish, finn
france, french
gabon, gabonese
gambia, gambian
georgia, georgian
germany, german, federal republic of germany
ghana, ghanaian
greece, greek
grenada, grenadian
guatemala, guatemalan
guinea, guinean
guinea-bissau
guyana, guyanese
haiti, haitian
honduras, honduran
hong kong
hungary, hungarian
iceland, icelandic, icelander
india, indian
indonesia, indonesian
iran, iranian, islamic republic of iran
iraq, iraqi
ireland, irish
israel, israeli
italy, italian
ivory coast, cote d'ivoire, côte d'ivoire, ivorian
jamaica, jamaican
japan, japanese
jordan, jordanian
kazakhstan, kazakh, kazakhstani, republic of kazakhstan
kenya, kenyan
kiribati
kosovo, kosovar
kuwait, kuwaiti
kyrgyzstan, kyrgyz, kyrgyz republic
laos, lao, laotian
latvia, latvian
lebanon, lebanese
lesotho, basotho
liberia, liberian
libya, libyan
liechtenstein
lithuania, lithuanian
luxembourg, luxembourgish
macau, macao
madagascar, malagasy
malawi, malawian
malaysia, malaysian
maldives, maldivian
mali, malian
malta, maltese
marshall islands, marshallese
mauritania, mauritanian
mauritius, mauritian
mexico, mexican
micronesia, micronesian
moldova, moldovan
monaco, monegasque
mongolia, mongolian
montenegro, montenegrin
morocco, moroccan
mozambique, mozambican
myanmar, burma, burmese
namibia, namibian
nauru, nauruan
nepal, nepalese, nepali
netherlands, holland, dutch
new zealand, new zealander
nicaragua, nicaraguan
niger, nigerien
nigeria, nigerian
north korea, dprk, north korean, democratic people's republic of korea
north macedonia, macedonia, macedonian
norway, norwegian
oman, omani
pakistan, pakistani
palau, palauan
palestine, palestinian
panama, panamanian
papua new guinea
paraguay, paraguayan
peru, peruvian
philippines, philippine, filipino
poland, polish, pole
portugal, portuguese
puerto rico, puerto rican
qatar, qatari
romania, romanian
russia, russian, russian federation
rwanda, rwandan
saint kitts and nevis
saint lucia
saint vincent and the grenadines
samoa, samoan
san marino
sao tome and principe
saudi arabia, saudi, saudi arabian
senegal, senegalese
serbia, serbian, serb
seychelles
sierra leone, sierra leonean
singapore, singaporean
slovakia, slovak, slovakian
slovenia, slovenian, slovene
solomon islands
somalia, somali
south africa, south african
south korea, republic of korea, south korean, korea, korean
south sudan, south sudanese
spain, spanish, spaniard
sri lanka, sri lankan
sudan, sudanese
suriname, surinamese
sweden, swedish, swede
switzerland, swiss
syria, syrian
taiwan, taiwanese
tajikistan, tajik, tajikistani
tanzania, tanzanian
thailand, thai
togo, togolese
tonga, tongan
trinidad and tobago
tunisia, tunisian
turkey, türkiye, turkiye, turkish, turk
turkmenistan, turkmen
tuvalu
uganda, ugandan
ukraine, ukrainian
united arab emirates, uae, emirati
united kingdom, uk, britain, great britain, british, briton
united states, us, usa, united states of america, america, american
uruguay, uruguayan
uzbekistan, uzbek, uzbekistani
vanuatu
vatican, holy see
venezuela, venezuelan
vietnam, viet nam, vietnamese
yemen, yemeni
zambia, zambian
zimbabwe, zimbabwean
european union, eu
"""
