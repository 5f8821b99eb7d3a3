//! How languages write numbers: one table a language, chosen by its tag's first part.
//!
//! English is complete. Others have digits, scales and the word for percent, and the months
//! where they are common in the press. Of an unknown language only plain digits are read.

use crate::model::Qualifier::{self, About, AtLeast, LessThan, MoreThan, Nearly, UpTo};

/// What the reader knows of a language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Language {
    /// The signs that group digits by three.
    pub(super) groups: &'static [char],
    /// The sign before decimals.
    pub(super) decimal: Option<char>,
    /// Whether an ordinary space groups digits too; a no-break one does everywhere.
    pub(super) spaces_group: bool,
    /// The words for percent, in lower case.
    pub(super) percent: &'static [&'static str],
    /// The words for percentage points, in lower case.
    pub(super) points: &'static [&'static str],
    /// The words and letters for powers of ten, in lower case.
    pub(super) scales: &'static [(&'static str, u32)],
    /// The months, in lower case, a space between.
    pub(super) months: &'static str,
    /// The phrases before a number, in lower case.
    pub(super) before: &'static [(&'static str, Qualifier)],
    /// The phrases after a number, in lower case.
    pub(super) after: &'static [(&'static str, Qualifier)],
    /// Whether numbers in English words are read.
    pub(super) numerals: bool,
}

/// Finds a language by its tag (BCP 47).
pub(super) fn language(tag: &str) -> &'static Language {
    let first = tag.split(['-', '_']).next().unwrap_or_default();
    if first == "en" {
        return &ENGLISH;
    }
    match first.to_lowercase().as_str() {
        "en" => &ENGLISH,
        "de" => &GERMAN,
        "fr" => &FRENCH,
        "es" | "pt" | "it" | "nl" | "da" | "id" | "tr" | "el" | "ro" | "sl" | "hr" => {
            &POINTS
        }
        "cs" | "sk" | "pl" | "ru" | "uk" | "bg" | "sv" | "nb" | "nn" | "no" | "fi"
        | "hu" | "et" | "lv" | "lt" => &SPACES,
        "ga" | "cy" | "mt" | "he" | "ja" | "zh" | "ko" | "th" => &COMMAS,
        _ => &UNKNOWN,
    }
}

/// All languages of which something is known.
pub(super) static ALL: [&Language; 6] =
    [&ENGLISH, &GERMAN, &FRENCH, &POINTS, &SPACES, &COMMAS];

/// What is known of an unknown language: its plain digits.
static UNKNOWN: Language = NOTHING;

/// What others are made of.
const NOTHING: Language = Language {
    groups: &[],
    decimal: None,
    spaces_group: false,
    percent: &[],
    points: &[],
    scales: &[],
    months: "",
    before: &[],
    after: &[],
    numerals: false,
};

static ENGLISH: Language = Language {
    groups: &[','],
    decimal: Some('.'),
    spaces_group: false,
    percent: &["per cent", "percent", "per-cent", "pc"],
    points: &["percentage points", "percentage point"],
    scales: &[
        ("hundred", 2),
        ("k", 3),
        ("thousand", 3),
        ("m", 6),
        ("mn", 6),
        ("mln", 6),
        ("million", 6),
        ("b", 9),
        ("bn", 9),
        ("billion", 9),
        ("tn", 12),
        ("trn", 12),
        ("trillion", 12),
    ],
    months: "january february march april may june july august september october \
             november december jan feb mar apr jun jul aug sep sept oct nov dec",
    before: BEFORE_IN_ENGLISH,
    after: &[
        ("or more", AtLeast),
        ("or so", About),
        ("or thereabouts", About),
        ("or fewer", UpTo),
        ("or less", UpTo),
        ("at least", AtLeast),
        ("at most", UpTo),
    ],
    numerals: true,
};

/// Longer phrases stand before those that they end in.
const BEFORE_IN_ENGLISH: &[(&str, Qualifier)] = &[
    ("nearly as many as", About),
    ("in the region of", About),
    ("in the order of", About),
    ("a maximum of", UpTo),
    ("a minimum of", AtLeast),
    ("no fewer than", AtLeast),
    ("no less than", AtLeast),
    ("not less than", AtLeast),
    ("not fewer than", AtLeast),
    ("no more than", UpTo),
    ("not more than", UpTo),
    ("in excess of", MoreThan),
    ("just short of", Nearly),
    ("something like", About),
    ("an estimated", About),
    ("as many as", UpTo),
    ("as much as", UpTo),
    ("maximum of", UpTo),
    ("minimum of", AtLeast),
    ("upwards of", MoreThan),
    ("more than", MoreThan),
    ("greater than", MoreThan),
    ("higher than", MoreThan),
    ("less than", LessThan),
    ("fewer than", LessThan),
    ("lower than", LessThan),
    ("at least", AtLeast),
    ("at most", UpTo),
    ("up to", UpTo),
    ("close to", Nearly),
    ("not quite", Nearly),
    ("about", About),
    ("around", About),
    ("some", About),
    ("roughly", About),
    ("approximately", About),
    ("approx", About),
    ("circa", About),
    ("estimated", About),
    ("over", MoreThan),
    ("above", MoreThan),
    ("exceeding", MoreThan),
    ("under", LessThan),
    ("below", LessThan),
    ("nearly", Nearly),
    ("almost", Nearly),
    ("approaching", Nearly),
];

static GERMAN: Language = Language {
    groups: &['.', '\''],
    decimal: Some(','),
    spaces_group: false,
    percent: &["prozent", "v.h"],
    points: &["prozentpunkte", "prozentpunkten", "prozentpunkt"],
    scales: &[
        ("tausend", 3),
        ("mio", 6),
        ("million", 6),
        ("millionen", 6),
        ("mrd", 9),
        ("milliarde", 9),
        ("milliarden", 9),
        ("billion", 12),
        ("billionen", 12),
    ],
    months: "januar jänner februar märz april mai juni juli august september oktober \
             november dezember",
    before: &[
        ("mehr als", MoreThan),
        ("über", MoreThan),
        ("weniger als", LessThan),
        ("unter", LessThan),
        ("mindestens", AtLeast),
        ("wenigstens", AtLeast),
        ("höchstens", UpTo),
        ("bis zu", UpTo),
        ("etwa", About),
        ("rund", About),
        ("ungefähr", About),
        ("circa", About),
        ("fast", Nearly),
        ("beinahe", Nearly),
        ("knapp", Nearly),
    ],
    ..NOTHING
};

static FRENCH: Language = Language {
    decimal: Some(','),
    spaces_group: true,
    percent: &["pour cent", "pourcent"],
    points: &["points de pourcentage", "point de pourcentage"],
    scales: &[
        ("mille", 3),
        ("m", 6),
        ("million", 6),
        ("millions", 6),
        ("md", 9),
        ("mds", 9),
        ("milliard", 9),
        ("milliards", 9),
    ],
    months: "janvier février mars avril mai juin juillet août septembre octobre \
             novembre décembre",
    before: &[
        ("plus de", MoreThan),
        ("moins de", LessThan),
        ("au moins", AtLeast),
        ("au plus", UpTo),
        ("jusqu'à", UpTo),
        ("environ", About),
        ("quelque", About),
        ("près de", Nearly),
        ("presque", Nearly),
    ],
    ..NOTHING
};

/// Languages that group with commas and write a decimal point.
static COMMAS: Language = Language { groups: &[','], decimal: Some('.'), ..NOTHING };

/// Languages that group with points and write a decimal comma.
static POINTS: Language = Language {
    groups: &['.'],
    decimal: Some(','),
    percent: &["por ciento", "por cento", "per cento", "procent", "percento"],
    scales: &[
        ("mil", 3),
        ("mila", 3),
        ("duizend", 3),
        ("mln", 6),
        ("millón", 6),
        ("millones", 6),
        ("milhão", 6),
        ("milhões", 6),
        ("milione", 6),
        ("milioni", 6),
        ("miljoen", 6),
        ("millioner", 6),
        ("mrd", 9),
        ("miliardo", 9),
        ("miliardi", 9),
        ("miljard", 9),
        ("milliarder", 9),
    ],
    ..NOTHING
};

/// Languages that group with spaces and write a decimal comma.
static SPACES: Language = Language {
    decimal: Some(','),
    spaces_group: true,
    percent: &["procent", "procenta", "procento", "prosent", "prosenttia", "százalék"],
    scales: &[
        ("tis", 3),
        ("tisíc", 3),
        ("tusen", 3),
        ("mil", 6),
        ("milion", 6),
        ("milionu", 6),
        ("miliony", 6),
        ("milionů", 6),
        ("milionów", 6),
        ("miljoner", 6),
        ("millioner", 6),
        ("mld", 9),
        ("miliarda", 9),
        ("miliardy", 9),
        ("miliard", 9),
        ("miljarder", 9),
        ("milliarder", 9),
    ],
    ..NOTHING
};
