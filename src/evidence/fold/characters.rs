//! What single characters are to the matcher.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What a character is to the matcher.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Space,
    Skipped,
    Double,
    Single,
    Hyphen,
    Dash,
    Stop,
    Comma,
    Colon,
    Slash,
    Mark,
    Unspaced,
    Word,
}

/// What a character is; asked for in the form that NFC gives it.
pub(super) fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Word,
        _ if c.is_whitespace() => Class::Space,
        _ if is_skipped(c) => Class::Skipped,
        _ if is_double_quote(c) => Class::Double,
        _ if is_single_quote(c) => Class::Single,
        '-' | '\u{2010}' | '\u{2011}' => Class::Hyphen,
        '\u{2012}'..='\u{2015}' | '\u{2212}' => Class::Dash,
        '.' => Class::Stop,
        ',' => Class::Comma,
        ':' => Class::Colon,
        '/' => Class::Slash,
        '!' | '?' | ';' | '(' | ')' | '[' | ']' | '{' | '}' | '…' | '¡' | '¿' | '·'
        | '•' | '†' | '‡' | '¶' | '、' | '。' | '・' | '：' | '；' | '，' | '！'
        | '？' | '（' | '）' | '【' | '】' | '〈' | '〉' | '《' | '》' => {
            Class::Mark
        }
        _ if is_unspaced(c) => Class::Unspaced,
        _ => Class::Word,
    }
}

/// Whether a character is read as if it were not there.
pub(in crate::evidence) fn is_skipped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
        | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether a character is a double quotation mark of any language.
pub(in crate::evidence) fn is_double_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〝'
            | '〞'
            | '〟'
            | '＂'
    )
}

/// Whether a character is a single quotation mark or an apostrophe.
pub(in crate::evidence) fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`' | '´' | '\u{2bc}' | '＇')
}

/// Whether a character is of a script that writes no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A character as NFC writes it where it stands alone, if that is one character.
pub(super) fn single(c: char) -> char {
    if is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes {
        return c;
    }
    let mut composed = std::iter::once(c).nfc();
    match (composed.next(), composed.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}
