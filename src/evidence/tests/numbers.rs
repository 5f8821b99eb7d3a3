//! Quantities are read as people write them.

use crate::evidence::numbers::{
    CutWhat, Held, Kind, ValueFault, cut, holds, missing, read, read_value,
};
use crate::evidence::{Context, Pattern, Text, find};
use crate::model::{Amount, Qualifier, Quantity};

fn amount(quantity: &Quantity) -> String {
    let amount = match &quantity.amount {
        Amount::Exact(number) => number.to_string(),
        Amount::Many(word) => word.clone(),
    };
    let qualifier =
        quantity.qualifier.map_or(String::new(), |q| format!("{} ", q.as_str()));
    let unit = quantity.unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
    format!("{qualifier}{amount}{unit}")
}

/// All readings of a text as `words = qualifier amount unit`, years and dates marked.
fn readings(text: &str, language: &str) -> Vec<String> {
    read(text, language)
        .iter()
        .map(|r| {
            let words = &text[r.range.clone()];
            match r.kind {
                Kind::Value => format!("{words} = {}", amount(&r.quantity)),
                Kind::Year => format!("{words} is a year"),
                Kind::Date => format!("{words} is a date"),
            }
        })
        .collect()
}

fn check(text: &str, expect: &[&str]) {
    assert_eq!(readings(text, "en-GB"), expect, "{text}");
}

#[test]
fn digits_are_whole_words_with_unit_and_scale() {
    check("some 121,000 and 21,000.", &["121,000 = about 121000", "21,000 = 21000"]);
    check("£84million of it", &["£84million = 84000000 £"]);
    check("£84 million of it", &["£84 million = 84000000 £"]);
    check("a £84-million plan", &["£84-million = 84000000 £"]);
    check(
        "£700m, €1.5bn and $2k",
        &["£700m = 700000000 £", "€1.5bn = 1500000000 €", "$2k = 2000 $"],
    );
    check(
        "US$5m or 5 million dollars",
        &["US$5m = 5000000 US$", "5 million dollars = 5000000 $"],
    );
    check(
        "41 per cent, 17% and 3 percentage points",
        &[
            "41 per cent = 41 %",
            "17% = 17 %",
            "3 percentage points = 3 percentage points",
        ],
    );
    check("the 47-member and 27-strong bodies", &["47-member = 47", "27-strong = 27"]);
    check("41.5 points", &["41.5 = 41.5"]);
    check("1.5m people, 2½ times", &["1.5m = 1500000", "2½ = 2.5"]);
    check("84 m of rope, 10km away", &["84 = 84", "10km = 10"]);
    check("a fall of -5 to −6.5 here", &["-5 = -5", "−6.5 = -6.5"]);
    check(
        "380\u{a0}000 people, 380 000 people",
        &["380\u{a0}000 = 380000", "380 = 380", "000 = 0"],
    );
    check(
        "100+ boats, ~50 people, >3",
        &["100+ = at-least 100", "~50 = about 50", ">3 = more-than 3"],
    );
}

#[test]
fn words_are_numbers_too() {
    check("four volunteers", &["four = 4"]);
    check("Twenty-one boats and twenty two men", &["Twenty-one = 21", "twenty two = 22"]);
    check("two hundred and fifty thousand", &["two hundred and fifty thousand = 250000"]);
    check("one hundred and one", &["one hundred and one = 101"]);
    check(
        "two million three hundred thousand and five",
        &["two million three hundred thousand and five = 2300005"],
    );
    check(
        "half a million, a dozen, two dozen, a hundred",
        &["half a million = 500000", "a dozen = 12", "two dozen = 24", "a hundred = 100"],
    );
    check("two and a half million", &["two and a half million = 2500000"]);
    check("three or four", &["three = 3", "four = 4"]);
    check("a four-week stay", &["four-week = 4"]);
    check("ten per cent", &["ten per cent = 10 %"]);
    check(
        "dozens of leaders, tens of thousands, hundreds",
        &[
            "dozens = dozens",
            "tens of thousands = tens of thousands",
            "hundreds = hundreds",
        ],
    );
    check("five six", &["five = 5", "six = 6"]);
}

#[test]
fn qualifiers_are_read_before_and_after() {
    for (text, expect) in [
        ("more than 1,100 people", "more-than 1100"),
        ("More than 380,000", "more-than 380000"),
        ("around 41 per cent", "about 41 %"),
        ("some 50 migrants", "about 50"),
        ("at least 12 people", "at-least 12"),
        ("no fewer than 12", "at-least 12"),
        ("no more than 12", "up-to 12"),
        ("up to £33 million", "up-to 33000000 £"),
        ("as many as 40", "up-to 40"),
        ("nearly half a million", "nearly 500000"),
        ("almost a dozen", "nearly 12"),
        ("fewer than ten", "less-than 10"),
        ("just under 10", "less-than 10"),
        ("over £5m", "more-than 5000000 £"),
        ("in excess of 10", "more-than 10"),
        ("more than a further 10", "more-than 10"),
        ("10 or more", "at-least 10"),
        ("50 per cent or so", "about 50 %"),
        ("more than dozens", "more-than dozens"),
        ("more, 10", "10"),
    ] {
        let found = read(text, "en");
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(amount(&found[0].quantity), expect, "{text}");
    }
}

#[test]
fn ranges_share_what_is_written_once() {
    check("10-15 per cent", &["10-15 per cent = 10 %", "10-15 per cent = 15 %"]);
    check("£10–15m", &["£10–15m = 10000000 £", "£10–15m = 15000000 £"]);
    check("between 10 and 15 million", &["10 = 10000000", "15 million = 15000000"]);
    check("from 200 to 3 million", &["200 = 200", "3 million = 3000000"]);
    check("10 and 15 million", &["10 = 10", "15 million = 15000000"]);
}

#[test]
fn years_and_dates_are_no_values() {
    check("in 2023 – an increase", &["2023 is a year"]);
    check("so far in 2025, a record", &["2025 is a year"]);
    check("with 2025 the worst", &["2025 is a year"]);
    check(
        "in 2024-25 and 2019–2020",
        &[
            "2024-25 is a year",
            "2024-25 is a year",
            "2019–2020 is a year",
            "2019–2020 is a year",
        ],
    );
    check("the 1990s", &["1990s is a year"]);
    check(
        "more than 2000 came, 2000 people, some 1800 boats",
        &["2000 = more-than 2000", "2000 = 2000", "1800 = about 1800"],
    );
    check("18 July 2024", &["18 July 2024 is a date"]);
    check("July 18, 2024, and May", &["July 18, 2024 is a date"]);
    check("on Friday 6 September, 45 met", &["6 September is a date", "45 = 45"]);
    check(
        "17 and 18 July; 17-18 July; the 6th of May",
        &["17 and 18 July is a date", "17-18 July is a date", "6th of May is a date"],
    );
    check(
        "2024-07-18, 18/07/2024, 10:30, 9.30am",
        &[
            "2024-07-18 is a date",
            "18/07/2024 is a date",
            "10:30 is a date",
            "9.30am is a date",
        ],
    );
    check("they may 12 times", &["12 = 12"]);
    check("July 2024", &["July 2024 is a date"]);
}

#[test]
fn what_is_no_quantity_is_passed_over() {
    for text in [
        "the first, second and 21st",
        "no one and someone",
        "a third of it",
        "two-thirds",
        "G7, COP26 and MI5",
        "1,00 and 12,34,56",
        "24/7",
        "3.10.2",
        "half of them",
        "4x4",
        "the 5G net",
        "a and an",
        "hundred",
        "",
        "no one came",
        "every one of them",
        "one another",
    ] {
        assert_eq!(readings(text, "en"), [""; 0], "{text}");
    }
    let weak = read("one in, one out", "en");
    assert!(weak.len() == 2 && weak.iter().all(|r| r.is_word && r.is_bare_one()));
}

#[test]
fn languages_have_their_own_signs() {
    let check = |text: &str, language: &str, expect: &[&str]| {
        assert_eq!(readings(text, language), expect, "{text} ({language})");
    };
    check(
        "mehr als 380.000 Menschen, 1,5 Mio. €",
        "de",
        &["380.000 = more-than 380000", "1,5 Mio = 1500000"],
    );
    check(
        "41 Prozent am 18. Juli 2024",
        "de-DE",
        &["41 Prozent = 41 %", "18. Juli 2024 is a date"],
    );
    check(
        "plus de 380 000 personnes, 41,5 %",
        "fr",
        &["380 000 = more-than 380000", "41,5 % = 41.5 %"],
    );
    check(
        "1 500 000 lidí, 3,5 procenta",
        "cs",
        &["1 500 000 = 1500000", "3,5 procenta = 3.5 %"],
    );
    check("12 and 21,000 and four", "xx", &["12 = 12"]);
    check("380.000", "en", &["380.000 = 380"]);
}

#[test]
fn a_value_is_read_as_a_person_writes_it() {
    let check = |written: &str, expect: &str| {
        assert_eq!(read_value(written, "en").map(|q| amount(&q)), Ok(expect.to_owned()));
    };
    check("more than 380,000", "more-than 380000");
    check("£84 million", "84000000 £");
    check("about 50", "about 50");
    check(" 41 per cent ", "41 %");
    check("dozens", "dozens");
    check("four", "4");
    check("one", "1");
    check("380000", "380000");
    check("2000", "2000");
    check("at least 12 people", "at-least 12 people");
    check("100+", "at-least 100");
    let fault = |written: &str| read_value(written, "en").unwrap_err();
    assert_eq!(fault(""), ValueFault::NoNumber);
    assert_eq!(fault("many"), ValueFault::NoNumber);
    assert_eq!(fault("10 to 15"), ValueFault::Several(vec![0..2, 6..8]));
    assert_eq!(fault("18 July 2024"), ValueFault::Date);
    assert_eq!(fault("up by 50"), ValueFault::Words(0..5));
    assert_eq!(fault("41% of all"), ValueFault::Words(4..10));
    assert_eq!(fault("50 (sic)"), ValueFault::Words(3..8));
}

#[test]
fn a_passage_holds_a_value_or_shows_what_it_holds() {
    let value = |written: &str| read_value(written, "en").unwrap();
    let look = |passage: &str, written: &str| holds(passage, &value(written), "en");
    let passage = "More than 380,000 people – 17 per cent more – in 2023, for £84million";
    assert_eq!(look(passage, "more than 380,000"), Held::Yes { range: 10..17 });
    assert_eq!(
        look(passage, "380,000"),
        Held::DifferentQualifier { range: 10..17, found: Some(Qualifier::MoreThan) }
    );
    assert!(look(passage, "17%").is_yes());
    assert!(look(passage, "£84 million").is_yes());
    for absent in ["17", "84 million", "80,000", "$84m", "2023", "17 percentage points"] {
        assert!(!look(passage, absent).is_yes(), "{absent}");
    }
    let Held::No { nearest } = look(passage, "more than 390,000") else { panic!() };
    assert_eq!(&passage[nearest[0].range.clone()], "380,000");
    assert_eq!(nearest.len(), 3);
    let year = Quantity { unit: Some("year".into()), ..value("2023") };
    assert!(holds(passage, &year, "en").is_yes());
    assert!(look("persuade four volunteers", "4").is_yes());
    assert!(look("Dozens of leaders", "dozens").is_yes());
    assert!(look("50 migrants a week", "about 50 people").is_yes());
}

#[test]
fn a_number_of_years_is_no_year() {
    let years = read_value("50 years", "en").unwrap();
    assert!(holds("for 50 years", &years, "en").is_yes());
    let lapse =
        Quantity { unit: Some("years".into()), ..read_value("2000", "en").unwrap() };
    assert!(!holds("in 2000", &lapse, "en").is_yes());
}

#[test]
fn a_passage_that_cuts_through_a_number_is_noticed() {
    let text = Text::from_plain(
        "It says at least 12 people got £84 million in May, or 41 per cent.",
    );
    let cuts = |passage: &str| {
        let pattern = Pattern::parse(passage).unwrap();
        let found = find(&text, &pattern, Context::default()).unwrap();
        cut(&text, &found, "en").into_iter().map(|cut| cut.what).collect::<Vec<_>>()
    };
    assert_eq!(cuts("It says at least 12 people got £84 million"), []);
    assert_eq!(cuts("12 people got £84 million in May"), [CutWhat::Qualifier]);
    assert_eq!(cuts("at least 12 people got £84"), [CutWhat::Number]);
    assert_eq!(cuts("in May, or 41"), [CutWhat::Number]);
    assert_eq!(cuts("cent"), [CutWhat::Number]);
}

#[test]
fn a_sentences_numbers_are_looked_for_in_its_evidence() {
    let evidence = ["more than 380,000 in 2023", "persuade four volunteers, up 17%"];
    let lacking = |sentence: &str| {
        let missing = missing(sentence, &evidence, "en");
        missing.iter().map(|r| sentence[r.range.clone()].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(lacking("In 2023 some 380,000 came, 17 per cent more; 4 went."), [""; 0]);
    assert_eq!(
        lacking("In 2024 some 390,000 came, 17 more, one by one."),
        ["2024", "390,000", "17"]
    );
    assert_eq!(lacking("No number."), [""; 0]);
}
