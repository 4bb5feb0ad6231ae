"""Claims about what statistics services have, with what a careful editor who looks them up there would say.

Written before the services were tuned. "yes" is borne out, "no" is contradicted, "open" is neither: it is not named
what of, whose or when, the definition is not, or the service does not have it. The figure meant stands in brackets.
"""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    service: str
    verdict: str
    text: str
    date: str = ""


def _read(text: str) -> list[Told]:
    return [Told(*(part.strip() for part in line.split("|"))) for line in text.strip().splitlines()]


CLAIMS = _read("""
worldbank | yes | Germany's economy shrank by [0.3%] in 2023.
worldbank | yes | The German economy grew [1.4%] in 2022.
worldbank | yes | GDP growth in Germany was [1.4%] in 2022.
worldbank | no | Germany's economy grew by [3.1%] in 2022.
worldbank | no | The German economy grew [0.3%] in 2023, whatever its shopkeepers thought.
worldbank | open | The German economy is expected to grow [1.4%] in 2022.
worldbank | open | Germany's economy grew [1.4%] in the fourth quarter of 2022.
worldbank | yes | Germany's gross domestic product came to [$4.5 trillion] in 2023.
worldbank | open | Germany's GDP was [$3.6 trillion] in 2023.
worldbank | no | Germany's nominal GDP was [$2.9 trillion] in 2023.
worldbank | open | Germany's GDP was [€4.2 trillion] in 2023.
worldbank | yes | GDP per capita in Germany was [$54,343] in 2023.
worldbank | open | Bavaria's GDP per capita was [$54,343] in 2023.
worldbank | yes | In 2023, Germany had a population of [83.3 million].
worldbank | yes | Kenya was home to [55.3 million people] in 2023.
worldbank | yes | Kenya's population reached [55.3 million] last year. | 2024-03-05
worldbank | no | Kenya's population was [41.2 million] in 2023.
worldbank | open | Kenya's population was [54.9 million] in 2023.
worldbank | open | Nairobi's population was [55.3 million] in 2023.
worldbank | open | Kenya's population is [55.3 million].
worldbank | yes | Inflation in Brazil slowed to [4.6%] in 2023.
worldbank | yes | Consumer prices in Brazil rose [4.6%] in 2023.
worldbank | yes | Brazil's inflation rate was [9.3%] in 2022 and 4.6% in 2023.
worldbank | no | Brazilian inflation averaged [12.8%] in 2022.
worldbank | open | Core inflation in Brazil was [4.6%] in 2023.
worldbank | open | Inflation in Brazil was [4.6%] in December 2023.
worldbank | open | Food inflation in Brazil was [12.8%] in 2023.
worldbank | yes | Life expectancy in Japan was [84.0 years] in 2022.
worldbank | no | Life expectancy in Japan stood at [76 years] in 2022.
worldbank | open | Healthy life expectancy in Japan was [84.0 years] in 2022.
worldbank | open | Life expectancy for women in Japan was [87.1 years] in 2022.
worldbank | yes | South Korea's fertility rate was [0.72] in 2023.
worldbank | no | South Korea's fertility rate was [1.3] in 2023.
worldbank | yes | World population stood at [8.06 billion] in 2023.
worldbank | yes | In Nigeria, [60.5%] of people had access to electricity in 2022.
worldbank | yes | Chad's infant mortality rate was [64 per 1,000 live births] in 2022.
worldbank | open | Georgia's GDP was [$25 billion] in 2022.
worldbank | yes | Tbilisi is the capital. Georgia's GDP was [$25 billion] in 2022.
worldbank | open | Congo's population was [105.8 million] in 2023.
worldbank | yes | The Democratic Republic of the Congo had a population of [105.8 million] in 2023.
worldbank | open | Korea's fertility rate was [0.72] in 2023.
worldbank | open | Germany's population was [83.3 million] in 2031.
worldbank | open | Unemployment in Germany was [5.7%] in 2023.
worldbank | yes | Germany's unemployment rate was [3.1%] in 2023.
worldbank | open | According to the Bundesbank, inflation in Brazil was [12.8%] in 2022.
worldbank | open | Brazil's inflation was not [4.6%] in 2023.
worldbank | open | Germany has a larger economy than Kenya, and grew [5.6%] in 2023.
worldbank | yes | France exported goods and services worth [$1.05 trillion] in 2023.
worldbank | open | France's exports to Germany were worth [$1.05 trillion] in 2023.
eurostat | yes | Inflation in Germany was [6.0%] in 2023.
eurostat | open | Germany's annual inflation rate was [5.9%] in 2023.
eurostat | no | Inflation in Germany was [8.9%] in 2023.
eurostat | yes | Greek inflation was [4.2%] in 2023.
eurostat | yes | Euro area inflation was [5.4%] in 2023.
eurostat | yes | Spain's unemployment rate fell to [12.2%] in 2023.
eurostat | no | By Eurostat's harmonised measure, Spain's unemployment rate was [19.4%] in 2023.
eurostat | open | Youth unemployment in Spain was [12.2%] in 2023.
eurostat | yes | Italy's public debt was [134.8%] of GDP in 2023.
eurostat | open | Italy's public debt was [137.0%] of GDP in 2023.
eurostat | yes | German GDP amounted to [€4.19 trillion] in 2023.
eurostat | open | Brazil's inflation was [4.6%] in 2023.
imf | yes | Real GDP in India grew by [8.2%] in 2023.
imf | no | India's economy grew by [3.4%] in 2021.
imf | open | India's economy grew by [6.2%] in 2029.
imf | yes | The IMF expects India's economy to grow [6.5%] in 2029.
imf | open | Argentina's inflation was [133.5%] in 2024.
imf | yes | Japan's government debt was [249.7%] of GDP in 2023.
imf | open | Atlantis had inflation of [3.0%] in 2023.
oecd | yes | Consumer prices in the United States rose [4.1%] in 2023.
oecd | yes | US inflation was [4.1%] in 2023.
oecd | no | US inflation was [9.4%] in 2023.
oecd | yes | Japan's economy grew [1.9%] in 2023.
oecd | open | Kenya's economy grew [5.6%] in 2023.
fred | yes | The US unemployment rate was [3.7%] in December 2023.
fred | yes | The U.S. unemployment rate averaged [3.6%] in 2023.
fred | no | The US unemployment rate was [6.7%] in December 2023.
fred | open | Canada's unemployment rate was [3.7%] in December 2023.
fred | yes | The federal funds rate averaged [5.02%] in 2023.
fred | open | The unemployment rate in Nevada was [3.7%] in December 2023.
edgar | yes | Apple's revenue was [$383.3 billion] in fiscal 2023.
edgar | yes | Apple reported net income of [$97.0 billion] for fiscal 2023.
edgar | no | Apple's revenue was [$410.2 billion] in fiscal 2023.
edgar | open | Apple's revenue was [$383.3 billion] in 2023.
edgar | no | Apple's revenue was [$394.3 billion] in fiscal 2023.
edgar | yes | Apple's revenue was [$394.3 billion] in fiscal 2022.
edgar | open | Apple's revenue in China was [$72.6 billion] in fiscal 2023.
edgar | yes | Tesla's net income was [$15.0 billion] in 2023.
edgar | no | Tesla's revenues came to [$81.5 billion] in 2023.
edgar | yes | Tesla's revenue was [$81.5 billion] in 2022.
edgar | open | Delta's revenue was [$58.0 billion] in 2023.
edgar | open | Lindvik Ferries had revenue of [$58.0 billion] in 2023.
wikidata | yes | The Eiffel Tower is [330 metres] tall.
wikidata | no | The Eiffel Tower is [210 metres] tall.
wikidata | yes | Berlin had a population of [3.76 million] in 2022.
wikidata | open | Berlin had a population of [3.76 million] in 2015.
wikidata | yes | Lake Baikal covers an area of [31,722 square kilometres].
wikidata | yes | The Danube is [2,850 km] long.
wikidata | open | Springfield had a population of [114,394] in 2020.
wikidata | open | The Eiffel Tower's lift is [330 metres] tall.
wikidata | open | Berlin has [3.76 million] inhabitants.
owid | yes | Germany emitted [674 million tonnes] of CO2 in 2022.
owid | no | Germany emitted [1.2 billion tonnes] of CO2 in 2022.
owid | yes | Per capita CO2 emissions in Germany were [8.0 tonnes] in 2022.
owid | open | Germany emitted [674 million tonnes] of CO2 from coal in 2022.
owid | yes | Life expectancy in Japan was [84.0 years] in 2022.
owid | open | Life expectancy in Japan was [84.0 years] in 1822.
""")

# Written after the services had been tuned with those above.
LATER = _read("""
worldbank | yes | In 2022 the German economy expanded by just [1.4%].
worldbank | yes | Economic growth in Kenya reached [5.6%] in 2023.
worldbank | yes | Kenyan GDP rose [5.6%] in 2023.
worldbank | no | Economic growth in Kenya reached [9.1%] in 2023.
worldbank | open | Kenya's agricultural output grew [5.6%] in 2023.
worldbank | open | Kenya's GDP grew [5.6%] between 2013 and 2023.
worldbank | open | Between January and June 2023 Kenya's economy grew [5.6%].
worldbank | yes | With [55.3 million] inhabitants in 2023, Kenya is one of East Africa's larger states.
worldbank | open | Of Kenya's population, [55.3 million] had a phone in 2023.
worldbank | open | Kenya's rural population was [55.3 million] in 2023.
worldbank | open | By 2023, Kenya will have a population of [55.3 million].
worldbank | open | Kenya's population could have been [41.2 million] in 2023.
worldbank | open | If Kenya's population was [41.2 million] in 2023, its schools were empty.
worldbank | yes | Japanese life expectancy was [84 years] in 2022.
worldbank | yes | In 2022, people in Japan could expect to live [84.0 years], a life expectancy that few countries have.
worldbank | open | Life expectancy at 65 in Japan was [84.0 years] in 2022.
worldbank | open | Male life expectancy in Japan was [84.0 years] in 2022.
worldbank | no | Brazil's average inflation rate was [2.1%] in 2022, says the ministry.
worldbank | open | Brazil's inflation target was [4.6%] in 2023.
worldbank | open | Brazil's central bank had expected inflation of [4.6%] in 2023.
worldbank | open | Inflation in Brazil was [0.4 percentage points] lower in 2023.
worldbank | open | Brazilian inflation fell [4.6%] in 2023.
worldbank | open | Unlike Brazil, where inflation was [4.6%] in 2023, Chile raised rates.
worldbank | yes | South Korean women had [0.72 children] on average in 2023, the lowest fertility rate anywhere.
worldbank | open | Seoul's fertility rate was [0.72] in 2023.
worldbank | yes | Germany had [83.3 million] residents in 2023.
worldbank | open | Germany's population shrank by [0.3%] in 2023.
worldbank | open | GDP per hour worked in Germany was [$54,343] in 2023.
worldbank | open | Germany's exports of goods were [$1.05 trillion] in 2023.
worldbank | open | French exports of wine amounted to [$1.05 trillion] in 2023.
worldbank | yes | In 2023, French exports of goods and services stood at [$1.05 trillion].
worldbank | open | East Germany's unemployment rate was [3.1%] in 2023.
worldbank | open | Germany's unemployment rate among migrants was [3.1%] in 2023.
worldbank | open | Germany's unemployment rate was [3.1%] in May 2023.
worldbank | open | In 1823, Germany had a population of [83.3 million].
worldbank | yes | Germany is rich. Its population was [83.3 million] in 2023.
worldbank | yes | Germany and France differ. The German population was [83.3 million] in 2023.
worldbank | open | Germany and France have a combined population of [83.3 million] in 2023.
worldbank | yes | The Democratic Republic of Congo counted [105.8 million people] in 2023.
worldbank | open | North Korea's fertility rate was [0.72] in 2023.
worldbank | no | In 2022, only [38%] of people in Nigeria had access to electricity.
worldbank | open | In rural Nigeria, [60.5%] of people had access to electricity in 2022.
worldbank | open | In 2022, [60.5%] of people in Lagos, Nigeria, had access to electricity.
worldbank | yes | Of all Nigerians, [60.5%] had access to electricity in 2022.
eurostat | open | Inflation in Germany was [6.0%] in 2023 for food.
eurostat | yes | In Spain, the unemployment rate averaged [12.2%] in 2023.
eurostat | open | Female unemployment in Spain was [12.2%] in 2023.
eurostat | no | Italy's general government debt was [98.2%] of GDP in 2023.
eurostat | yes | Italian public debt stood at [134.8%] of GDP at the end of 2023.
eurostat | open | Italian households' debt stood at [134.8%] of GDP in 2023.
imf | yes | Indian GDP expanded [9.7%] in 2021.
imf | open | The World Bank expects India's economy to grow [7.9%] in 2029.
imf | yes | India's economy shrank [5.8%] in 2020.
imf | no | India's economy grew [5.8%] in 2020.
edgar | yes | In fiscal 2022, Apple posted net sales of [$394.3 billion].
edgar | open | Apple's services revenue was [$383.3 billion] in fiscal 2023.
edgar | open | Apple's revenue rose [$383.3 billion] in fiscal 2023.
edgar | no | In 2023, Tesla reported net income of [$9.1 billion].
edgar | open | Tesla's automotive revenue was [$96.8 billion] in 2023.
edgar | yes | Tesla, Inc. had revenue of [$96.8 billion] in 2023.
edgar | yes | At the end of fiscal 2023, Apple's total assets were [$352.6 billion].
wikidata | yes | Lake Baikal has an area of [31,722 km²].
wikidata | open | The Eiffel Tower attracted [330] visitors.
wikidata | open | A model of the Eiffel Tower is [330 metres] tall.
wikidata | no | Berlin had a population of [2.1 million] in 2022.
owid | yes | In 2022, German CO2 emissions amounted to [674 million tonnes].
owid | open | Germany's greenhouse gas emissions were [674 million tonnes] in 2022.
owid | open | German CO2 emissions fell by [674 million tonnes] in 2022.
owid | open | Germany's power plants emitted [674 million tonnes] of CO2 in 2022.
wikidata | yes | Hamburg University was founded in [1919].
wikidata | yes | Founded on [10 May 1919], Hamburg University has eight faculties.
wikidata | open | Hamburg University was founded in [1891].
wikidata | open | Hamburg University opened a library in [1919].
wikidata | open | The student union of Hamburg University was founded in [1919].
wikidata | open | Hamburg University was not founded in [1919].
wikidata | open | Lake Baikal has an area of [62,000 km²].
edgar | open | Tesla's sales fell [2%] in 2023.
owid | open | Germany emitted [746 million tonnes] of CO2 equivalent in 2022.
imf | yes | Kenya ran a current account deficit of [4.0%] of GDP in 2023.
imf | no | Kenya ran a current account surplus of [4.0%] of GDP in 2023.
imf | no | Kenya's current account deficit was [8.3%] of GDP in 2023.
imf | yes | Kenya's budget deficit came to [5.7%] of GDP in 2023.
fred | yes | In December 2023, unemployment in the United States stood at [3.7%].
fred | open | The US unemployment rate for women was [3.7%] in December 2023.
edgar | yes | Apple's revenue fell [2.8%] in fiscal 2023.
edgar | yes | Tesla's revenue rose [18.8%] in 2023.
edgar | no | Tesla's revenue rose [31%] in 2023.
edgar | no | Tesla's revenue fell [18.8%] in 2023.
edgar | open | Tesla's revenue rose [18.8%] in the third quarter of 2023.
edgar | open | Tesla's revenue has grown [31%] since 2019, to 2023.
edgar | open | Tesla's revenue rose [31%] over two years to 2023.
edgar | open | Tesla's automotive revenue rose [18.8%] in 2023.
edgar | yes | Tesla's net income increased by [19.4%] in 2023.
edgar | yes | Apple saw its net sales decline [3%] in fiscal 2023.
edgar | open | Apple's profit margin was [25.3%] in fiscal 2023.
edgar | open | Tesla's revenue rose [31%] in 2023 compared with 2020.
edgar | open | Tesla's share of revenue from cars rose [18.8%] in 2023.
owid | yes | Germany's CO2 emissions fell [0.8%] in 2022.
owid | no | Germany's CO2 emissions rose by [7.5%] in 2022.
owid | open | German CO2 emissions fell [7.5%] in 2022 from their 2019 level.
owid | open | Germany's CO2 emissions from coal fell [0.8%] in 2022.
worldbank | open | Germany's GDP in dollars grew [8.7%] in 2023.
worldbank | open | France's exports of goods and services grew [2.0%] in 2023.
""")

# Sentences that are nearly of a series, and are not (save one).
TRAPS = _read("""
worldbank | open | Kenya's economy grew 2.1% in 2023 in per capita terms, or [5.6%] overall.
worldbank | open | Kenya's economy grew [3.1%] faster than Uganda's in 2023.
worldbank | open | Kenya's economy, which grew [9.1%] in the boom of 2010, slowed in 2023.
worldbank | open | In 2023 Kenya's tea sector grew [9.1%].
worldbank | open | Kenya's informal economy grew [9.1%] in 2023.
worldbank | open | The government of Kenya grew its staff [9.1%] in 2023.
worldbank | open | Growth in Kenya's digital economy hit [9.1%] in 2023.
worldbank | open | Kenya's GDP growth slowed by [1.2%] in 2023.
worldbank | no | Kenya's GDP growth fell to [9.1%] in 2023, the ministry said.
worldbank | open | Kenya's real wages grew [9.1%] in 2023 as the economy recovered.
worldbank | open | A fifth of Kenya's population, or [11 million] people, moved in 2023.
worldbank | open | Kenya's working-age population was [33 million] in 2023.
worldbank | open | Kenya's elephant population was [36,280] in 2023.
worldbank | open | Kenya's refugee population was [0.6 million] in 2023.
worldbank | open | Some [11 million] people in Kenya were hungry in 2023.
worldbank | open | In Kenya, [11 million] people went to school in 2023.
worldbank | open | Kenya registered [11 million] residents in 2023.
worldbank | open | Kenya vaccinated [11 million] people in 2023.
worldbank | open | About [11 million] people live in Kenya's arid north in 2023.
worldbank | open | More than [20 million] people live in Kenya in 2023.
worldbank | open | Germany's population grew by [0.5 million] in 2023.
worldbank | open | Germany added [0.5 million] people to its population in 2023.
worldbank | open | German life expectancy gap: Japan's life expectancy in 2022 was [3 years] longer.
worldbank | open | Japan's life expectancy rose by [0.3 years] in 2022.
worldbank | open | Japan's prefectures differ: life expectancy in Aomori was [79.3 years] in 2022.
worldbank | open | Japanese dogs have a life expectancy of [13 years] in 2022.
worldbank | open | Life expectancy in Japan was [50 years] shorter in 1900 than in 2022.
worldbank | open | Brazil's food price inflation averaged [12.8%] in 2022.
worldbank | open | Brazil's inflation averaged [5.7%] over the decade to 2022.
worldbank | open | Brazil's inflation averaged [2.1%] below target in 2022.
worldbank | open | Brazil's average inflation forecast for 2022 was [3.5%].
worldbank | open | Analysts put Brazil's average inflation at [3.5%] in 2022.
worldbank | open | Wage inflation in Brazil averaged [12.8%] in 2022.
worldbank | open | Inflation in Brazil's services sector averaged [12.8%] in 2022.
worldbank | open | Annual inflation in Brazil averaged [12.8%] in early 2022.
worldbank | open | South Korea's fertility rate fell [8%] in 2023.
worldbank | open | South Korea's fertility rate of [1.3] in 2001 fell further by 2023.
worldbank | open | South Korea's replacement fertility rate is [2.1] in 2023.
worldbank | open | In Nigeria, [93%] of urban households had access to electricity in 2022.
worldbank | open | In Nigeria, [93%] of people in cities had access to electricity in 2022.
worldbank | open | In Nigeria, [39.5%] of people had no access to electricity in 2022.
worldbank | open | In Nigeria, [39.5%] of people lacked access to electricity in 2022.
worldbank | open | Nigeria spent [12%] more on access to electricity for people in 2022.
worldbank | open | France's exports of goods and services rose [12%] in 2023.
imf | open | India's economy grew [3.1%] in the quarter to June 2021.
imf | open | India's manufacturing GDP grew [3.1%] in 2021.
imf | open | India's economy grew [3.1%] in fiscal 2021.
imf | open | Japan's net government debt was [159%] of GDP in 2023.
imf | open | Japan's household debt was [65%] of GDP in 2023.
imf | open | Japan's debt interest was [3%] of GDP in 2023.
edgar | open | Apple's Mac revenue was [$29.4 billion] in fiscal 2023.
edgar | open | Apple's quarterly revenue was [$89.5 billion] in fiscal 2023.
edgar | open | Apple's research spending rose to [$29.9 billion] of revenue in fiscal 2023.
edgar | open | Apple's net income per employee was [$600,000] in fiscal 2023.
edgar | open | Apple supplier Foxconn's revenue was [$198 billion] in fiscal 2023.
edgar | open | Analysts expected Apple's revenue to reach [$410 billion] in fiscal 2023.
edgar | open | Apple's revenue missed forecasts by [$2 billion] in fiscal 2023.
edgar | open | Apple returned [$90 billion] to shareholders from net income in fiscal 2023.
edgar | open | Tesla's revenue from leasing was [$2.1 billion] in 2023.
edgar | open | Tesla's revenue growth was [51%] in 2022 and slowed in 2023.
edgar | open | Tesla's deferred revenue was [$3.5 billion] in 2023.
edgar | open | Tesla's cost of revenue was [$79.1 billion] in 2023.
edgar | open | Tesla lost [$3 billion] of revenue to price cuts in 2023.
owid | open | Germany's car fleet emitted [146 million tonnes] of CO2 in 2022.
owid | open | Germany cut emissions of CO2 by [40 million tonnes] in 2022.
owid | open | Germany's per capita CO2 emissions from transport were [1.8 tonnes] in 2022.
owid | open | German industry emitted [164 million tonnes] of CO2 in 2022.
owid | open | Germany stored [1.2 million tonnes] of CO2 in 2022.
owid | open | Germany's forests absorbed [60 million tonnes] of CO2 in 2022.
owid | open | Germany emitted [200 million tonnes] less CO2 in 2022 than in 2010.
fred | open | US long-term unemployment was [0.7%] in December 2023.
fred | open | The US unemployment rate for teenagers was [11.9%] in December 2023.
fred | open | Black unemployment in the US was [5.2%] in December 2023.
fred | open | The US unemployment rate rose by [0.2%] in December 2023.
fred | open | The U-6 unemployment rate in the US was [7.1%] in December 2023.
eurostat | open | Italy's debt service was [3.8%] of GDP in 2023.
eurostat | open | Italy's public debt rose by [2.3%] of GDP in 2023.
eurostat | open | Spain's unemployment rate among graduates was [6.9%] in 2023.
eurostat | open | Spain's seasonally adjusted unemployment rate was [11.8%] in 2023.
""")

# What an editor would say and the services leave open: a lead, or nothing.
MISSED = frozenset(
    {
        # the average of the year, or a month of it?
        "Inflation in Germany was [8.9%] in 2023.",
        "US inflation was [9.4%] in 2023.",
        # within which borders?
        "Berlin had a population of [2.1 million] in 2022.",
        # with or without its mast?
        "The Eiffel Tower is [210 metres] tall.",
        # the words stand where the matching of statements does not look for them
        "With [55.3 million] inhabitants in 2023, Kenya is one of East Africa's larger states.",
        "In 2022, people in Japan could expect to live [84.0 years], a life expectancy that few countries have.",
        "South Korean women had [0.72 children] on average in 2023, the lowest fertility rate anywhere.",
    }
)
