//! The form of language codes, as BCP 47 has it.

use crate::diag::{Code, Diagnostic};
use crate::source::Spanned;

use super::read::Fields;

impl Fields<'_> {
    /// The code of a language.
    pub(super) fn language(&self, key: &'static str) -> Option<Spanned<String>> {
        let text = self.word(key)?;
        let Some(Fault { what, help }) =
            fault(&text.value, &|code| format!("{key}: {code}"))
        else {
            return Some(text);
        };
        let problem = Diagnostic::at(Code::UnknownValue, text.span, what);
        self.reader.report(problem.help(help));
        None
    }
}

/// Why a text is no language code.
pub(super) struct Fault {
    /// What is wrong.
    pub(super) what: String,
    /// What to write; `written` of [`fault`] gives a code as it stands in its place.
    pub(super) help: String,
}

/// What is wrong with a language code; none where it is one.
pub(super) fn fault(text: &str, written: &dyn Fn(&str) -> String) -> Option<Fault> {
    if is_code(text) {
        return None;
    }
    let what = format!("`{text}` is no language code");
    // Systems name their languages so, and people copy it.
    let near = text.replace('_', "-");
    let help = if is_code(&near) {
        format!("did you mean `{}`?", written(&near))
    } else {
        format!("write a code such as `{}` or `{}`", written("en"), written("en-GB"))
    };
    Some(Fault { what, help })
}

/// Whether a text is a well-formed language code (RFC 5646, section 2.1). First words of four
/// to eight letters, which are reserved and which no language has, are refused: they are names
/// such as `English`.
pub(super) fn is_code(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let is_language = |part: &str| matches!(part.len(), 2..=3) && is_letters(part);
    if !parts.next().is_some_and(is_language) {
        return false;
    }
    for _ in 0..3 {
        parts.next_if(|part| part.len() == 3 && is_letters(part));
    }
    parts.next_if(|part| part.len() == 4 && is_letters(part));
    parts.next_if(|part| match part.len() {
        2 => is_letters(part),
        3 => part.bytes().all(|sign| sign.is_ascii_digit()),
        _ => false,
    });
    while parts.next_if(|part| is_variant(part)).is_some() {}
    // Extensions and private parts: one sign, and what belongs to it.
    while let Some(sign) = parts.next_if(|part| part.len() == 1 && is_word(part)) {
        let least = if sign.eq_ignore_ascii_case("x") { 1 } else { 2 };
        let belongs = |part: &&str| (least..=8).contains(&part.len()) && is_word(part);
        if parts.next_if(belongs).is_none() {
            return false;
        }
        while parts.next_if(belongs).is_some() {}
    }
    parts.next().is_none()
}

fn is_variant(part: &str) -> bool {
    let begins_with_digit = part.starts_with(|sign: char| sign.is_ascii_digit());
    is_word(part) && (matches!(part.len(), 5..=8) || part.len() == 4 && begins_with_digit)
}

fn is_word(part: &str) -> bool {
    part.bytes().all(|sign| sign.is_ascii_alphanumeric())
}

fn is_letters(part: &str) -> bool {
    part.bytes().all(|sign| sign.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(codes: &[&str], expect: bool) {
        for code in codes {
            assert_eq!(is_code(code), expect, "{code}");
        }
    }

    #[test]
    fn codes_of_every_form_are_known() {
        check(&["en", "en-GB", "gsw", "zh-Hant-TW", "es-419", "EN-gb"], true);
        check(&["zh-cmn-Hans-CN", "de-CH-1901", "sl-rozaj-biske", "en-x-a"], true);
        check(&["de-DE-u-co-phonebk", "en-a-bbb-x-a-ccc"], true);
    }

    #[test]
    fn names_and_slips_are_no_codes() {
        check(
            &["", "english", "English please", "en_GB", "e", "-", "en-", "en--GB"],
            false,
        );
        check(&["en GB", "en-GB-x", "en-u", "en-G", "en-GB-DE", "éé", "12"], false);
    }
}
