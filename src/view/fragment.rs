//! Addresses that open an original with the cited words marked.
//!
//! Text fragments as the Web Incubator Community Group's draft "URL Fragment Text Directives"
//! writes them: `#:~:text=start,end`, in which `&`, `-` and `,` of the text are always encoded.

use super::urls;

/// Passages of up to this many words are given whole; of longer ones beginning and end.
const WHOLE: usize = 8;
/// How many words of beginning and end a range names.
const ENDS: usize = 5;
/// What stands for words left out.
const ELLIPSIS: &str = "[…]";

/// The address of an original with these words marked; none where there are no words.
///
/// `is_one_block` says whether the words stand in one paragraph: a text that is given whole
/// cannot run over a paragraph's end, a range can.
pub(crate) fn href(url: &str, words: &str, is_one_block: bool) -> Option<String> {
    let directive = directive(words, is_one_block)?;
    // A fragment that is there already stays before the directive.
    let hash = if url.contains('#') { "" } else { "#" };
    Some(format!("{url}{hash}:~:text={directive}"))
}

fn directive(words: &str, is_one_block: bool) -> Option<String> {
    let parts: Vec<Vec<&str>> = words
        .split(ELLIPSIS)
        .map(|part| part.split_whitespace().collect::<Vec<_>>())
        .filter(|part| !part.is_empty())
        .collect();
    let (first, last) = (parts.first()?, parts.last()?);
    if parts.len() == 1 && is_one_block && first.len() <= WHOLE {
        return Some(encode(&first.join(" ")));
    }
    // Beginning and end of one short part must not overlap, or no text would match both.
    let ends = if parts.len() == 1 { ENDS.min(first.len() / 2).max(1) } else { ENDS };
    if parts.len() == 1 && first.len() < 2 {
        return Some(encode(&first.join(" ")));
    }
    let start: Vec<_> = first.iter().take(ends).copied().collect();
    let end: Vec<_> =
        last.iter().skip(last.len().saturating_sub(ends)).copied().collect();
    Some(format!("{},{}", encode(&start.join(" ")), encode(&end.join(" "))))
}

/// Encodes all but letters, digits and signs that mean nothing in a directive (RFC 3986).
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            urls::push_encoded(byte, &mut encoded);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(words: &str, directive: &str) {
        let href = href("https://example.org/a", words, true);
        assert_eq!(href, Some(format!("https://example.org/a#:~:text={directive}")));
    }

    #[test]
    fn few_words_are_given_whole() {
        check("some 50 migrants", "some%2050%20migrants");
        check("one in, one out", "one%20in%2C%20one%20out");
        check("a small-boat & more", "a%20small%2Dboat%20%26%20more");
        check("“new deterrent”", "%E2%80%9Cnew%20deterrent%E2%80%9D");
    }

    #[test]
    fn many_words_are_given_by_beginning_and_end() {
        check("a b c d e f g h i", "a%20b%20c%20d,f%20g%20h%20i");
        check("a b […] y z", "a%20b,y%20z");
    }

    #[test]
    fn words_over_two_paragraphs_are_a_range() {
        let href = href("https://example.org/a", "a b c d", false);
        assert_eq!(href.as_deref(), Some("https://example.org/a#:~:text=a%20b,c%20d"));
    }

    #[test]
    fn a_fragment_stays() {
        let href = href("https://example.org/a#top", "a b", true);
        assert_eq!(href.as_deref(), Some("https://example.org/a#top:~:text=a%20b"));
    }

    #[test]
    fn no_words_have_no_address() {
        assert_eq!(href("https://example.org/a", " […] ", true), None);
    }

    fn decode(text: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let hex: String = rest.by_ref().take(2).map(char::from).collect();
                bytes.push(u8::from_str_radix(&hex, 16).unwrap());
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    proptest! {
        #[test]
        fn what_is_encoded_decodes_and_has_no_sign_with_a_meaning(text in "\\PC{0,40}") {
            let encoded = encode(&text);
            prop_assert!(!encoded.contains(['-', ',', '&', '#', ' ', '"', '<', '=']));
            prop_assert_eq!(decode(&encoded), text);
        }
    }
}
