//! Units that are read from the text itself: percent, percentage points and currencies.

use crate::model::Quantity;

/// The form in which a unit is kept: `per cent` is `%`, `pounds` are `£`.
///
/// What is not known stays as it is written.
pub(crate) fn canonical_unit(written: &str) -> String {
    let lower = written.trim().to_lowercase();
    let known = match lower.as_str() {
        "%" | "per cent" | "percent" | "per-cent" | "pc" => "%",
        "percentage points" | "percentage point" | "pp" => "percentage points",
        "£" | "gbp" | "pound" | "pounds" | "pounds sterling" | "sterling" => "£",
        "€" | "eur" | "euro" | "euros" => "€",
        "$" | "dollar" | "dollars" => "$",
        "us$" | "usd" | "us dollars" => "US$",
        _ => return written.trim().to_owned(),
    };
    known.to_owned()
}

/// Whether a sign is a currency's.
pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}')
}

/// The currency that a word behind a number names.
pub(super) fn currency_word(word: &str) -> Option<&'static str> {
    match word {
        "pounds" | "pound" | "gbp" | "£" => Some("£"),
        "euros" | "euro" | "eur" | "€" => Some("€"),
        "dollars" | "dollar" | "$" => Some("$"),
        "usd" => Some("US$"),
        _ => None,
    }
}

/// Whether two quantities are of one unit, as far as texts write units with numbers.
///
/// A noun such as `people` is written anywhere in a sentence and is not compared.
pub(super) fn same(there: &Quantity, wanted: &Quantity) -> bool {
    let written = |quantity: &Quantity| {
        let unit = quantity.unit.as_deref().map(canonical_unit)?;
        let sign =
            unit == "%" || unit == "percentage points" || unit.contains(is_currency);
        sign.then_some(unit)
    };
    written(there) == written(wanted)
}
