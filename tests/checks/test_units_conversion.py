"""Conversions of units and temperatures, implied exchange rates, speeds, densities and body mass."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import check
from claimcheck.checks import bmi, currency, density, speed, temperature, unit_conversion
from claimcheck.checks._factors import dimension, factors
from claimcheck.checks._factors_generated import FACTORS
from claimcheck.model import Status

HOLDS, NEAR, OFF = Status.CONSISTENT, Status.IMPRECISE, Status.INCONSISTENT
OURS = {"unit_conversion", "temperature", "currency", "speed", "density", "bmi", "rate_time"}


def found(text: str) -> list[tuple[str, str]]:
    return [(f.check, f.status.value) for f in check(text).findings if f.check in OURS]


def flagged(text: str) -> list[str]:
    return [name for name, status in found(text) if status == OFF]


@pytest.mark.parametrize(
    ("printed", "converted", "status"),
    [
        ("5 km", "3.1 miles", HOLDS),
        ("5 km", "8 miles", OFF),
        ("5 ft 11 in", "180 cm", HOLDS),
        ("5 ft 11 in", "208 cm", OFF),
        ("6'2\"", "1.88 m", HOLDS),
        ("9 st 4 lb", "59 kg", HOLDS),
        ("9.7 kn", "18.0 km/h", HOLDS),
        ("10,000 ha", "25,000 acres", HOLDS),  # two digits kept
        ("1,500 meters", "4,900 feet", HOLDS),
        ("2,000 square miles", "5,000 km2", NEAR),  # one digit kept
        ("70 miles", "100 km", NEAR),
        ("100 km", "70 miles", OFF),  # to one digit it is 60
        ("40 metres", "150 feet", OFF),
        ("6 km", "5 miles", OFF),
        ("7-foot", "2-meter", HOLDS),
        ("200 feet", "600 metres", OFF),
        ("90 km", "50 miles", OFF),
        ("13 million hectares", "32 million acres", HOLDS),
        ("about 95 miles", "160 km", OFF),  # the number is converted, not the hedge
        ("20 tons", "20 tonnes", HOLDS),  # of the several tons one fits
        ("100 hp", "75 kW", HOLDS),
        ("300 calories", "1,255 kJ", HOLDS),  # the food Calorie
        ("2 hours", "120 minutes", HOLDS),
    ],
)
def test_unit_conversion(printed, converted, status):
    assert unit_conversion(printed=printed, converted=converted).status is status


def test_unit_conversion_says_both_sides_and_each_repair():
    finding = unit_conversion("5 km", "8 miles")
    assert finding.arithmetic.startswith("5 km is ")
    assert finding.arithmetic.endswith("; the text says 8 miles")
    assert finding.repairs == ("5 km would need to be 13 km", "8 miles would need to be 3 miles")


def test_different_things_are_not_converted():
    with pytest.raises(ValueError, match="same thing"):
        unit_conversion("5 km", "3 kg")


KILOMETRES = st.integers(100, 99_999)


@given(KILOMETRES)
def test_a_rounded_conversion_holds_and_a_changed_one_does_not(tenths):
    kilometres = Fraction(tenths, 10)
    miles = round(kilometres * factors("kilometer", "mile")[0], 1)
    printed = f"{float(kilometres):.1f} km"
    assert unit_conversion(printed, f"{float(miles):.1f} miles").status is HOLDS
    assert unit_conversion(printed, f"{float(miles) * 1.2 + 1:.1f} miles").status is OFF


def test_the_table_of_factors_is_pints():
    pint = pytest.importorskip("pint")
    registry = pint.UnitRegistry(non_int_type=Fraction)
    for name, (factor, bases) in FACTORS.items():
        quantity = registry.Quantity(Fraction(1), name).to_base_units()
        assert quantity.magnitude == Fraction(factor), name
        assert " ".join(f"{base}^{int(power)}" for base, power in sorted(quantity.unit_items())) == bases, name


def test_units_outside_the_table_are_asked_of_pint():
    assert "slug" not in FACTORS
    assert round(float(factors("slug", "kilogram")[0]), 4) == 14.5939
    assert factors("no_such_unit", "meter") == ()
    assert dimension("people") == ()


@pytest.mark.parametrize(
    ("printed", "converted", "difference", "status"),
    [
        ("20 °C", "68 °F", False, HOLDS),
        ("20 °C", "86 °F", False, OFF),
        ("−40 °C", "−40 °F", False, HOLDS),
        ("0 °C", "32 °F", False, HOLDS),
        ("2 °C", "3.6 °F", True, HOLDS),
        ("2 °C", "35.6 °F", True, OFF),
        ("2 °C", "35.6 °F", None, HOLDS),
        ("11 °C", "54 °F", False, OFF),
        ("300 K", "27 °C", False, HOLDS),
    ],
)
def test_temperature(printed, converted, difference, status):
    assert temperature(printed, converted, difference=difference).status is status


@pytest.mark.parametrize(
    "text",
    [
        "The canal is 24 km (15 miles) long.",
        "The canal is 24 km long (15 miles).",
        "The canal is 24 km [15 miles] long.",
        "The canal is 24 km, or about 15 miles, long.",
        "The canal is about 24 km (approximately 15 mi) long.",
        "He stands 180 cm (5 ft 11 in) tall.",
        "A 6-foot-5 (195 cm) centre joined.",
        "The gauge is 2 ft 5 1⁄2 in (750 mm).",
        "A plate of 4.5 in (114 mm) was used.",
        "The 330-mile-long (531 km) road is old.",
        "It gives 250 kW (335 hp; 340 PS).",
        "It covers 22 million sq km (8.5 million sq mi).",
        "They lie 30–50 km (19–31 mi) away.",
        "The tank takes 700 litres (185 US gal; 154 imp gal).",
        "The tank takes 700 litres, or 185 US gallons.",
        "A jug of 3 imperial pints (1.7 litres) broke.",
        "The opera lasts 2 hours 40 minutes (160 minutes).",
        "The opera lasts 160 minutes (2 h 40 min).",
        "The sea warmed by 3 °C (5.4 °F).",
        "The 450-km ride took 5 hours, at an average speed of 90 km/h.",
        "It goes from 0-80 km/h (0-50 mph) in six seconds.",
        "The mast is 64 m high, or 210 feet.",
    ],
)
def test_conversions_are_found(text):
    assert found(text)
    assert {status for _, status in found(text)} == {"consistent"}


@pytest.mark.parametrize(
    "text",
    [
        "They ran 10 km (4 miles shorter than planned).",
        "Gusts of 110 km/h (70 mph) hit the coast.",
        "A 50-pound-per-yard (25 kg/m) rail was laid.",
        "The plot is 3 × 12 ft (3.7 m) on the map.",
        "It weighs 1 mile 3 furlongs (2.2 km) in the pun.",
        "He fought at 9 st 4 lb (59 kg).",
        "Cooling is limited to 10 °C (18 °F)/h.",
        "It was 22 °C (room temperature) and 81 °F outside.",
        "The drive holds 1 TB (931 GB) of data.",
        "The box holds 12 litres (9 kg of apples).",
        "A 5 km (10 km for adults) race is held.",
        "Cash was £9.9 million (2018: £16.4 million).",
        "A house costs £200,000 ($260,000).",
        "Its top speed is 70 mph; it needed 3 hours for the 150 miles.",
        "Mean weight was 74 kg, mean height 1.70 m and mean BMI 26.4.",
        "Drive at between 30 or 50 km/h (19 or 31 mph).",
        "Seeds were soaked for 36 hours, or 3, 5, or 9 days.",
        "She was away for 412 days, 6 hours and 12 minutes, or 1.1 years.",
        "They sold 6,000 tickets in 7 days, or 857 a day.",
        "At 48 miles an hour, the trip of 160 miles takes three hours and 20 minutes.",
    ],
)
def test_traps_stay_silent(text):
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The canal is 24 km (51 miles) long.", "unit_conversion"),
        ("He stands 180 cm (6 ft 11 in) tall.", "unit_conversion"),
        ("A plate of 4.5 in (118 mm) was used.", "unit_conversion"),
        ("It gives 250 kW (335 hp; 430 bhp).", "unit_conversion"),
        ("The oven is set to 180 °C (536 °F).", "temperature"),
        ("It is warmer by 2 °C (35.6 °F) now.", "temperature"),
        ("A boat costs £20 ($26). A car costs £30 ($93).", "currency"),
        ("It made 15 miles in 30 minutes, averaging 50 mph.", "speed"),
        ("It has 84 residents on 2.8 square miles, a density of 41 per square mile.", "density"),
        ("She weighs 64 kg at 1.70 m (BMI 25.1).", "bmi"),
        ("The tank takes 700 litres, or 285 US gallons.", "unit_conversion"),
        ("The tank takes 700 litres (185 US gal; 194 imp gal).", "unit_conversion"),
        ("The opera lasts 2 hours 40 minutes (240 minutes).", "unit_conversion"),
        ("The sea warmed by 3 °C (37.4 °F).", "temperature"),
        ("The 450-km ride took 5 hours, at an average speed of 120 km/h.", "speed"),
        ("It goes from 0-80 km/h (0-60 mph) in six seconds.", "unit_conversion"),
        ("The mast is 64 m high, or 310 feet.", "unit_conversion"),
    ],
)
def test_errors_are_flagged(text, name):
    assert flagged(text) == [name]


def test_rates_of_other_years_are_unsure():
    assert found("In 2004 it cost £20 ($36). In 2016 it cost £20 ($25).") == [("currency", "unsure")]


def test_laws_on_plain_values():
    assert currency(("£40 million", "$52 million"), ("£10 million", "$13 million")).status is HOLDS
    assert currency(("£40 million", "$52 million"), ("£10 million", "$19 million")).status is OFF
    assert speed("100 miles", "2 hours", "50 mph").status is HOLDS
    assert speed("100 miles", "2 hours", "80 mph").status is OFF
    assert density("1.2 million", "400 sq km", "3,000").status is HOLDS
    assert density("1.2 million", "400 sq km", "7,770", area_unit="mile ** 2").status is HOLDS
    assert bmi("80 kg", "1.80 m", "24.7").status is HOLDS
    assert bmi("80 kg", "1.80 m", "27.4").status is OFF
